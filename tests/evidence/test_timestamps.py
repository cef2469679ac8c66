"""A token of a time-stamping authority vouches for one checkpoint and no other."""

from datetime import UTC, datetime, timedelta

import pytest

from answerable.errors import NoTimestamp, NoTimestampPart
from answerable.evidence import Trust, check_bag, make_bag, require_timestamp, timestamp_request, whole_log
from evidence.bagged import ABOUT, KEYS, bag_of_log, checker_says, disposed
from evidence.made import log
from evidence.outside_clock import OutsideClock

NOTES = log(20).notes


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return OutsideClock(tmp_path_factory.mktemp("authority"))


def reply(authority, note, *more):
    return authority.reply(timestamp_request(note), *more)


def test_a_token_says_when_the_checkpoint_was_there(authority):
    token = reply(authority, NOTES[0])
    moment = require_timestamp(token, note=NOTES[0], roots=authority.certificates.read_bytes())
    assert abs(moment - datetime.now(UTC)) < timedelta(minutes=5)  # noqa: TID251  a real clock signs
    (authority.folder / "note").write_text(str(NOTES[0]), "utf-8")
    authority.openssl("ts", "-verify", "-data", "note", "-in", "reply.tsr", "-CAfile", "ca.pem")


def test_a_token_for_another_checkpoint_is_refused(authority):
    token = reply(authority, NOTES[0])
    with pytest.raises(NoTimestamp, match="Mismatch"):
        require_timestamp(token, note=NOTES[1], roots=authority.certificates.read_bytes())


def test_a_token_of_an_authority_that_is_not_trusted_is_refused(authority):
    other = authority.root("other")
    token = reply(authority, NOTES[0])
    with pytest.raises(NoTimestamp):
        require_timestamp(token, note=NOTES[0], roots=other.read_bytes())


@pytest.mark.parametrize("damage", [lambda token: b"", lambda token: token[:-9], lambda token: token[:-9] + bytes(9)])
def test_a_damaged_token_is_refused(authority, damage):
    token = reply(authority, NOTES[0])
    with pytest.raises(NoTimestamp):
        require_timestamp(damage(token), note=NOTES[0], roots=authority.certificates.read_bytes())


def test_no_trusted_certificate_is_said(authority):
    with pytest.raises(NoTimestamp):
        require_timestamp(reply(authority, NOTES[0]), note=NOTES[0], roots=b"")


def test_without_the_library_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "rfc3161_client", None)
    with pytest.raises(NoTimestampPart, match="rfc3161-client"):
        timestamp_request(NOTES[0])


def test_a_reply_with_its_chain_is_read_or_refused_in_words(authority):
    """Openssl writes the certificates of -chain as they come; whether a strict reader takes that order is chance."""
    token = reply(authority, NOTES[0], "-chain", "ca.pem")
    try:
        moment = require_timestamp(token, note=NOTES[0], roots=authority.certificates.read_bytes())
    except NoTimestamp as refused:
        assert refused.fields["fault"]
    else:
        assert moment.tzinfo


def stamped(folder, authority, *, spoil=lambda reply: reply):
    """A bag whose last checkpoint has a timestamp."""
    made = disposed()
    replies = {30: spoil(reply(authority, made.notes[-1]))}
    make_bag(folder, log=whole_log(made.rows, notes=made.notes, keys=KEYS, timestamps=replies), about=ABOUT)
    return folder


def test_in_a_bag_it_says_when_the_checkpoint_was_there(authority, tmp_path):
    bag = stamped(tmp_path / "bag", authority)
    checked = check_bag(bag, trust=Trust(clocks=authority.certificates.read_bytes()))
    ((checkpoint, moment),) = checked.moments
    assert (checked.findings, checkpoint.size) == ((), 30)
    assert abs(moment - datetime.now(UTC)) < timedelta(minutes=5)  # noqa: TID251  a real clock signs
    assert not any("timestamps" in said for said in checked.unproven)
    assert checker_says(bag) == []


def test_without_the_authoritys_certificates_nothing_is_said_of_its_moment(authority, tmp_path):
    checked = check_bag(stamped(tmp_path / "bag", authority))
    assert (checked.findings, checked.moments) == ((), ())
    assert any("certificates of who made them" in said for said in checked.unproven)


def test_one_that_its_certificates_do_not_lead_to_is_a_fault_in_a_bag(authority, tmp_path):
    other = Trust(clocks=authority.root("stranger").read_bytes())
    assert [one.code for one in check_bag(stamped(tmp_path / "bag", authority), trust=other).findings] == ["timestamp"]
    forged = bag_of_log(tmp_path / "forged")  # its replies are no more than digests
    trusted = Trust(clocks=authority.certificates.read_bytes())
    assert {one.code for one in check_bag(forged, trust=trusted).findings} == {"timestamp"}
    cut = stamped(tmp_path / "cut", authority, spoil=lambda whole: whole[:-1])
    assert [one.code for one in check_bag(cut, trust=trusted).findings] == ["timestamp"]
