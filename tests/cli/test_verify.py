"""Evidence is checked from the command line, and what cannot be shown is said."""

import json
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner

from answerable.cli.verify import command
from answerable.cli.witness import command as witness_command
from answerable.errors import BadKey, Forked, NotABag
from answerable.evidence import make_bag, receipt, timestamp_request, update, whole_log, written, zip_bag
from evidence.bagged import ABOUT, KEYS, NEW, OLD, bag_of_log, bag_of_part, disposed
from evidence.made import Log, log, row
from evidence.outside_clock import OutsideClock


def verify(*words):
    return CliRunner().invoke(command, [*map(str, words)], catch_exceptions=False)


def test_a_whole_bag_is_said_to_be_whole_and_what_that_does_not_show(tmp_path):
    result = verify(bag_of_log(tmp_path / "bag"))
    assert result.exit_code == 0
    assert (
        "Nothing was changed, taken out or put in: 30 events (4 destroyed, as recorded disposals say) and 2 files."
        in result.output
    )
    assert "- That the key is the authority's: compare it with the one that it publishes." in result.output
    assert "- That what an event says is true" in result.output


def test_what_is_known_from_elsewhere_shows_more(tmp_path):
    made = disposed()
    kept = tmp_path / "kept"
    kept.write_text(written(made.notes[:2]), "utf-8")
    result = verify(bag_of_log(tmp_path / "bag", made), "--key", NEW.verifier, "--witness", kept)
    assert result.exit_code == 0
    assert "the key is the authority's" not in result.output
    assert "only a witness's copy" not in result.output
    assert "replace what follows the first 18 events, which a witness saw" in result.output
    kept.write_text(written(made.notes), "utf-8")
    assert "witness" not in verify(tmp_path / "bag", "--key", NEW.verifier, "--witness", kept).output


def test_what_is_wrong_is_said_where_it_is(tmp_path):
    bag = bag_of_part(tmp_path / "bag")
    events = bag / "data" / "log" / "events.jsonl"
    events.write_bytes(events.read_bytes().replace(b"person:12", b"person:13", 1))
    zip_bag(bag, to=tmp_path / "bag.zip")
    for path in (bag, tmp_path / "bag.zip"):
        result = verify(path)
        assert result.exit_code == 1
        assert "fault  leaf       the event in place 2 is not the one that was recorded" in result.output
        assert "Nothing was changed" not in result.output


def test_what_an_outside_clock_says_of_the_last_checkpoint_is_said(tmp_path):
    (tmp_path / "clock").mkdir()
    clock, made = OutsideClock(tmp_path / "clock"), disposed()
    replies = {note.checkpoint.size: clock.reply(timestamp_request(note)) for note in made.notes[-2:]}
    kept = whole_log(made.rows, notes=made.notes, keys=KEYS, timestamps=replies)
    make_bag(tmp_path / "bag", log=kept, about=ABOUT)
    words = [str(tmp_path / "bag"), "--timestamps-ca", str(clock.certificates)]
    said = CliRunner().invoke(command, words)
    assert said.exit_code == 0
    assert re.findall(r"An outside clock vouches that the first (\d+) events were there at \d{4}-", said.output) == [
        "30"
    ]
    (told,) = json.loads(CliRunner().invoke(command, [*words, "--json"]).output)
    assert [one["events"] for one in told["timestamps"]] == [25, 30]
    refused = CliRunner().invoke(command, [words[0], "--timestamps-ca", str(clock.root("stranger"))])
    assert refused.exit_code == 1 and "30.tsr does not vouch for its checkpoint" in refused.output


def test_findings_as_json(tmp_path):
    bag = bag_of_log(tmp_path / "bag")
    (bag / "more").write_text("x")
    (found,) = json.loads(verify(bag, "--json").output)
    assert found["faults"] == [{"name": "extra", "says": "more is there and not listed"}]
    assert (found["events"], found["files"], found["log"]) == (30, 2, "harrowmere.example/log")
    assert found["checkpoint"].endswith(" / 30")
    assert len(found["not_shown"]) == 6


def a_receipt(tmp_path, **changed):
    made = log(30, key=OLD)
    text = str(receipt(made.rows[4].body, place=4, leaves=made.leaves, note=made.notes[-1], key=OLD.verifier))
    path = tmp_path / "receipt.txt"
    path.write_text(text.replace(*changed.get("words", ("", ""))), "utf-8")
    return path


def test_a_receipt_is_checked(tmp_path):
    result = verify(a_receipt(tmp_path), "--key", OLD.verifier)
    assert result.exit_code == 0
    assert "1 event." in result.output
    for key, words in (
        (NEW, ("", "")),
        (OLD, ("person:12", "person:13")),
        (OLD, ("answerable-receipt 1", "answerable-receipt 1 ")),
    ):
        result = verify(a_receipt(tmp_path, words=words), "--key", key.verifier)
        assert result.exit_code == 1
        assert "fault  receipt" in result.output


def test_a_receipt_against_what_a_witness_saw(tmp_path):
    path, kept = a_receipt(tmp_path), tmp_path / "kept"
    for notes, ended in ((log(30, key=OLD).notes, 0), (Log([row(0, by="x"), *log(30).rows[1:]], key=OLD).notes, 1)):
        kept.write_text(written(notes), "utf-8")
        assert verify(path, "--witness", kept).exit_code == ended
    kept.write_text(written(log(30, key=OLD).notes[:1]), "utf-8")
    assert "only a witness's copy can show that" in verify(path, "--witness", kept).output  # it kept none of this size


def test_what_is_no_evidence_is_refused(tmp_path):
    with pytest.raises(NotABag):
        verify(tmp_path)
    with pytest.raises(BadKey):
        verify(a_receipt(tmp_path), "--key", "no key")


def witnessed(*words, stdin=None):
    return CliRunner().invoke(witness_command, [*map(str, words)], input=stdin, catch_exceptions=False)


def test_a_witness_is_brought_updates_and_says_what_to_ask_for_next(tmp_path):
    made, file = log(30, key=OLD), tmp_path / "kept"
    words = (file, "--key", OLD.verifier)
    assert "Ask for the update from 0" in witnessed(*words).output
    first = tmp_path / "update.txt"
    first.write_text(str(update(made.notes[:1], leaves=made.leaves, old=0)), "utf-8")
    assert "10 events witnessed" in witnessed(file, first, *words[1:]).output
    following = str(update(made.notes, leaves=made.leaves, old=10))
    assert "Ask next for the update from 30" in witnessed(file, "-", *words[1:], stdin=following).output


def test_a_witness_refuses_a_log_that_was_rewritten(tmp_path):
    made, file = log(30, key=OLD), tmp_path / "kept"
    witnessed(file, "-", "--key", OLD.verifier, stdin=str(update(made.notes[:1], leaves=made.leaves, old=0)))
    other = Log([row(0, by="x"), *made.rows[1:]], key=OLD)
    with pytest.raises(Forked):
        witnessed(file, "-", "--key", OLD.verifier, stdin=str(update(other.notes, leaves=other.leaves, old=10)))


def test_checking_needs_no_desk(tmp_path):
    bag = bag_of_log(tmp_path / "bag")
    code = "import sys; from answerable.cli.verify import command; command([sys.argv[1]], standalone_mode=False); assert 'django' not in sys.modules"
    subprocess.run([sys.executable, "-c", code, str(bag)], check=True, capture_output=True)
