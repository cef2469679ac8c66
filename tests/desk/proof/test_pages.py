"""The evidence log as pages: who may read it, what a receipt proves, and what anyone may fetch to watch it."""

import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from answerable.desk.ledger import disposal, keys, sealing
from answerable.desk.ledger.models import Entry
from answerable.desk.ledger.recording import digest_of, record
from answerable.errors import EvidenceError, NotSigned
from answerable.evidence import Note, Receipt, Update, notes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_key(settings, tmp_path):
    settings.LOG_KEY = tmp_path / "log-key.pem"


@pytest.fixture
def acts(at, officer):
    """acts(3): so many entries of one request."""
    return lambda count: [
        record("answered", by=f"person:{officer.pk}", at=at, case="FOI-2026-0142", subject=f"question:{n}")
        for n in range(count)
    ]


@pytest.fixture
def sealed(acts, at):
    """Three entries under one checkpoint."""
    entries = acts(3)
    sealing.seal(at=at)
    return [Entry.objects.get(pk=entry.pk) for entry in entries]


def test_the_log_says_who_did_what_and_how_far_it_is_sealed(client_of, auditor, officer, sealed, acts):
    acts(1)
    page = client_of(auditor).get("/evidence-log/").content.decode()
    assert page.count(officer.name) == 4
    assert "3 entries, on" in page and "1 entry, not proved" in page
    assert sealing.latest().checkpoint.mark in page


def test_the_log_is_read_a_page_at_a_time_and_by_kind(client_of, auditor, acts, at):
    acts(60)
    record("published", by="desk", at=at)
    reader = client_of(auditor)
    first = reader.get("/evidence-log/?kind=answered")
    assert "published" not in {row.did for row in first.context["page"].rows}
    later = reader.get("/evidence-log/", {"kind": "answered", "before": first.context["page"].next_before})
    shown = [row.uid for page in (first, later) for row in page.context["page"].rows]
    assert (len(shown), len(set(shown))) == (60, 60)
    assert later.context["page"].next_before is None


def test_who_keeps_accounts_sees_no_entry(client_of, administrator, contributor, sealed):
    for person in (administrator, contributor):
        for address in ("/evidence-log/", f"/evidence-log/{sealed[0].uid}/", f"/evidence-log/{sealed[0].uid}/receipt/"):
            assert client_of(person).get(address).status_code == 403


def test_a_receipt_proves_its_entry_and_shows_no_other(client_of, auditor, sealed):
    page = client_of(auditor).get(f"/evidence-log/{sealed[1].uid}/receipt/")
    assert "attachment" in page["Content-Disposition"]
    text = page.content.decode()
    receipt = Receipt.parse(text)
    said = receipt.require(published=[dated.verifier for dated in keys.verifiers()])
    assert (said["id"], said["subject"]) == (str(sealed[1].uid), "question:1")
    assert str(sealed[0].uid) not in text
    with pytest.raises(EvidenceError):
        Receipt.parse(text.replace("question:1", "question:2")).require()


def test_a_receipt_of_what_is_not_sealed_says_to_wait(client_of, auditor, acts):
    (entry,) = acts(1)
    page = client_of(auditor).get(f"/evidence-log/{entry.uid}/receipt/")
    assert page.status_code == 409
    assert "newer than the last checkpoint" in page.content.decode()


def test_a_check_of_the_whole_log_says_what_it_found_and_what_it_cannot_show(client_of, auditor, sealed):
    page = client_of(auditor).post("/evidence-log/check/").content.decode()
    assert "The log is as it was recorded" in page
    for words in ("newer than the last checkpoint", "only a witness", "That what an event says is true"):
        assert words in page


def test_anyone_may_fetch_the_checkpoint_and_the_keys_and_watch_the_log(client, acts, sealed, at):
    note = Note.parse(client.get("/evidence-log/published/checkpoint").content.decode())
    assert note == sealing.latest()
    assert str(keys.verifiers()[0]) == client.get("/evidence-log/published/keys").content.decode()
    acts(4)
    sealing.seal(at=at)
    update = Update.parse(client.get("/evidence-log/published/update?old=3").content.decode())
    assert (update.old, update.note.checkpoint.size) == (3, 7)
    assert client.get("/evidence-log/published/update?old=x").status_code == 404


def test_a_witness_keeps_each_checkpoint_and_refuses_a_file_that_somebody_wrote_in(acts, at, tmp_path, capsys):
    file = tmp_path / "witness"
    acts(3)
    sealing.seal(at=at)
    call_command("witnesslog", file)
    acts(2)
    sealing.change_key(by="desk", at=at)
    acts(1)
    sealing.seal(at=at)
    call_command("witnesslog", file)
    assert [note.checkpoint.size for note in notes(file.read_text())] == [3, 6, 7]
    before = file.read_text()
    file.write_text(before.replace("\n7\n", "\n9\n"))
    with pytest.raises(NotSigned):
        call_command("witnesslog", file)


def test_a_check_by_command_ends_in_an_error_where_it_found_one(sealed, capsys, monkeypatch):
    call_command("verifylog")
    assert "3 sealed entries" in capsys.readouterr().out
    monkeypatch.setattr("answerable.desk.ledger.keys.verifiers", lambda: ())
    with pytest.raises(CommandError, match="1 faults"):
        call_command("verifylog")


def test_the_whole_log_leaves_as_a_bag_that_its_own_checker_passes(acts, at, tmp_path, capsys):
    acts(5)
    call_command("exportlog", tmp_path / "bag")
    checked = subprocess.run(
        [sys.executable, "-I", tmp_path / "bag" / "check.py", tmp_path / "bag"], capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout
    assert Entry.objects.get(kind="exported").digest == digest_of(
        (tmp_path / "bag" / "manifest-sha256.txt").read_bytes()
    )
    with pytest.raises(CommandError, match="already"):
        call_command("exportlog", tmp_path / "bag")


def test_what_a_disposal_took_is_missing_from_the_bag_and_accounted_for(acts, at, tmp_path, capsys):
    acts(5)
    disposal.destroy(case="FOI-2026-0142", data={"class": "IG-FOI-01"}, by="person:1", at=at)
    call_command("exportlog", tmp_path / "bag")
    checked = subprocess.run(
        [sys.executable, "-I", tmp_path / "bag" / "check.py", tmp_path / "bag"], capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout
    assert (tmp_path / "bag" / "data" / "log" / "events.jsonl").read_text().startswith("\n" * 5)
