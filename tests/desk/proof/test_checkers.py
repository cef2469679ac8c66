"""The desk's own log, with all that happens to one over the years, before three checkers that share no code."""

import pytest

from answerable.desk.ledger import disposal, keys, proofs, sealing
from answerable.desk.ledger.recording import record
from answerable.evidence import Trust, check_evidence, make_bag, notes, update, witness, zip_bag
from evidence.bagged import checker_says
from evidence.test_agreement import needs_perl, perl_says

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(settings, tmp_path, at):
    """Two requests; one is disposed of, the key changes, and acts go on."""
    settings.LOG_KEY = tmp_path / "log-key.pem"
    for number in range(6):
        data = {"question": number, "words": "£ “ä” \u2028 \n", "parts": [True, None, {"a": [number]}]}
        record("answered", by="person:1", at=at, case=f"FOI-2026-{number % 2:04}", data=data)
    disposal.destroy(case="FOI-2026-0001", data={"class": "IG-FOI-01", "version": 3}, by="person:2", at=at)
    sealing.seal(at=at)
    sealing.change_key(by="person:3", at=at)
    record("answered", by="person:1", at=at, case="FOI-2026-0002", subject="question:1")
    sealing.seal(at=at)
    return proofs.whole()


@pytest.fixture
def bag(log, tmp_path):
    make_bag(tmp_path / "bag", log=log, about={"Bagging-Date": "2026-03-02"})
    return tmp_path / "bag"


@needs_perl
def test_three_checkers_find_nothing_wrong_with_the_desks_log(bag, tmp_path):
    published = [dated.verifier for dated in keys.verifiers()]
    zip_bag(bag, to=tmp_path / "bag.zip")
    for path in (bag, tmp_path / "bag.zip"):
        checked = check_evidence(path, trust=Trust(published=published))
        assert (checked.findings, checked.destroyed) == ((), 3)
        assert checker_says(path, published=published) == []
    assert perl_says(bag) == [[]]


@needs_perl
def test_three_checkers_find_what_was_done_behind_the_desk(bag):
    events = bag / "data" / "log" / "events.jsonl"
    events.write_bytes(events.read_bytes().replace(b"person:3", b"person:4"))
    assert {finding.code for finding in check_evidence(bag).findings} == {"digest", "leaf"}
    assert perl_says(bag) == [checker_says(bag)] == [["digest", "leaf"]]


def test_a_witness_follows_the_desks_log_over_the_change_of_keys(log, bag, tmp_path):
    kept, old = tmp_path / "kept", 0
    while (
        note := witness(kept, update=proofs.update_for(old), first=keys.verifiers()[0].verifier)
    ).checkpoint.size != old:
        old = note.checkpoint.size
    assert old == len(log.leaves)
    assert checker_says(bag, witness=kept) == []
    assert check_evidence(bag, trust=Trust(witnessed=notes(kept.read_text("utf-8")))).findings == ()
    assert update(log.notes, leaves=log.leaves, old=old).proof == ()
