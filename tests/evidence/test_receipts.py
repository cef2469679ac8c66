"""A receipt shows one event, that it is in the log, and no other event."""

import pytest

from answerable.errors import EvidenceError, NotProven, NotSigned
from answerable.evidence import Key, Receipt, receipt
from evidence.made import ORIGIN, log

LOG = log(30)
KEY = LOG.key.verifier


def made(place, size=3):
    return receipt(LOG.rows[place].body, place=place, leaves=LOG.leaves, note=LOG.notes[size - 1], key=KEY)


@pytest.mark.parametrize("place", range(30))
def test_every_event_has_a_receipt_that_holds(place):
    text = str(made(place))
    assert Receipt.parse(text).require(published=[KEY])["id"] == f"{place:032x}"
    others = [row.body.decode() for row in LOG.rows if row.place != place]
    assert not any(other in text for other in others)


def test_no_bit_of_a_receipt_can_be_turned():
    text = str(made(17)).encode()
    passed = []
    for bit in range(len(text) * 8):
        turned = bytearray(text)
        turned[bit // 8] ^= 1 << bit % 8
        try:
            Receipt.parse(turned.decode()).require(published=[KEY])
        except (EvidenceError, UnicodeDecodeError):
            continue
        passed.append(bit)
    assert passed == []


def test_a_receipt_by_a_key_that_is_not_published_shows_nothing():
    stranger = log(30, key=Key.make(ORIGIN))
    false = receipt(
        stranger.rows[0].body, place=0, leaves=stranger.leaves, note=stranger.notes[0], key=stranger.key.verifier
    )
    with pytest.raises(NotSigned, match="none of those published"):
        false.require(published=[KEY])


def test_a_receipt_that_would_not_hold_is_not_made():
    with pytest.raises(EvidenceError):
        receipt(LOG.rows[4].body, place=5, leaves=LOG.leaves, note=LOG.notes[2], key=KEY)
    with pytest.raises(NotProven):
        made(17, size=1)  # the checkpoint is older than the event


@pytest.mark.parametrize(
    "text", ["", "answerable-receipt 1", "answerable-receipt 2\n\n\n", "answerable-receipt 1\n\n\n\n"]
)
def test_what_is_no_receipt_is_refused(text):
    with pytest.raises(EvidenceError):
        Receipt.parse(text)
