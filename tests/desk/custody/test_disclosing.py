"""What goes outside is one file that can be checked without the desk, by somebody who has nothing but that file."""

import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from uuid import uuid4

import pytest

from answerable.desk.custody.actions.disclose import Disclosed, disclose
from answerable.desk.custody.actions.move import move
from answerable.desk.custody.actions.open_investigation import open_investigation
from answerable.desk.custody.bagging import packed
from answerable.desk.custody.models import Item
from answerable.desk.custody.queries.agreeing import agrees
from answerable.errors import NoSuchThing
from answerable.evidence import check_bag
from desk.custody.hands import EXPORT, LAB, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(reference, keeper, at):
    open_investigation(title="Something else", said=said("Nobody outside may see this"), by=keeper, at=at)
    move(reference=reference, number=1, to=LAB, said=said("For the examination"), by=keeper, at=at)
    words = said("Asked for by notice", authority="UK GDPR Art 58(1)")
    given = {
        "reference": reference,
        "disclosed": Disclosed("The Commissioner", (1,)),
        "said": words,
        "by": keeper,
        "at": at,
    }
    done = disclose(**given)
    assert disclose(**given).pk == done.pk
    open_investigation(title="Something later", said=said(), by=keeper, at=at)
    return done


@pytest.fixture
def bag(event, tmp_path):
    """The disclosure as its recipient has it: unpacked, with nothing else."""
    with packed(event) as file, zipfile.ZipFile(file) as opened:
        opened.extractall(tmp_path)
    return next(tmp_path.iterdir())


def test_the_bag_holds_and_its_own_checker_says_so(bag):
    assert check_bag(bag).findings == ()
    ran = subprocess.run([sys.executable, "-I", str(bag / "check.py"), str(bag)], cwd="/", capture_output=True, text=True)  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_it_holds_this_investigation_and_nothing_of_another(bag, event):
    lines = [json.loads(line) for line in (bag / "data/log/events.jsonl").read_text().splitlines()]
    assert [line["subject"].partition("/")[0] for line in lines] == [f"evidence:{event.investigation.reference}"] * 5
    assert [line["kind"] for line in lines][-1] == "disclosed"
    everything = b"".join(path.read_bytes() for path in bag.rglob("*") if path.is_file())
    assert b"Nobody outside" not in everything and b"Something else" not in everything
    assert [path.read_bytes() for path in bag.glob("data/files/001*")] == [EXPORT]


def test_the_words_can_be_seen_to_be_those_that_the_log_keeps_the_digest_of(bag):
    events = {line["id"]: line for line in map(json.loads, (bag / "data/log/events.jsonl").read_text().splitlines())}
    account = json.loads((bag / "data/files/account.json").read_text())
    for entry in account["entries"]:
        words = json.dumps(entry["words"], sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        digest = hashlib.sha256(bytes.fromhex(entry["salt"]) + words).hexdigest()
        assert digest == events[entry["id"]]["data"]["words"]
    assert [entry["words"]["reason"] for entry in account["entries"]][-1] == "For the examination"


def test_a_changed_file_or_entry_is_found_by_the_recipient(bag):
    file = next(bag.glob("data/files/001*"))
    file.write_bytes(file.read_bytes() + b"x")
    assert [finding.code for finding in check_bag(bag).findings] == ["digest"]


def test_it_is_the_same_to_the_byte_whenever_it_is_made(event):
    with packed(event) as first, packed(event) as second:
        assert first.read() == second.read()


def test_what_was_given_stands_in_the_entry_and_agrees_with_the_log(event, keeper):
    assert [one["number"] for one in event.given] == [1] and event.result == "match"
    assert event.recipient == "The Commissioner" and event.outcome == ""
    assert [row for row in agrees(by=keeper) if not row.holds] == []


def test_only_digital_items_go(reference, keeper, at):
    with pytest.raises(NoSuchThing):
        disclose(reference=reference, disclosed=Disclosed("The police", (2,)), said=said(), by=keeper, at=at)


def test_bytes_that_are_not_those_that_came_in_go_with_a_mismatch(reference, keeper, at, settings):
    path = Path(settings.MEDIA_ROOT) / (digest := Item.objects.get(number=1).digest)[:2] / digest[2:4] / digest
    path.unlink()
    path.write_bytes(b"other")
    try:
        disclosed = Disclosed("The police", (1,), "They are to see what became of it.")
        event = disclose(reference=reference, disclosed=disclosed, said=said(), by=keeper, at=at)
    finally:
        path.write_bytes(EXPORT)
    assert event.result == "mismatch" and "Item 1: The stored bytes are not those that came in." in event.outcome


def test_whoever_disclosed_downloads_it_and_nobody_else(reference, data_protection, auditor, client_of):
    browser = client_of(data_protection)
    given = {"key": str(uuid4()), "reason": "Notice", "recipient": "The Commissioner", "authority": "Art 58(1)", "items": ["1"]}  # fmt: skip
    page = browser.post(f"/evidence/{reference}/do/disclose/", given, follow=True).content.decode()
    path = re.search(r'href="([^"]+bag\.zip)"', page)[1]
    answer = browser.get(path)
    assert answer["Content-Disposition"] == f'attachment; filename="{reference}-4.zip"'
    assert zipfile.ZipFile(io.BytesIO(answer.getvalue())).testzip() is None
    assert client_of(auditor).get(path).status_code == 404
