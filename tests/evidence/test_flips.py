"""Every single bit of a log of 120 events, turned over: the program and the stand-alone checker find each."""

import pytest

from answerable.errors import EvidenceError
from answerable.evidence import Note, Row, check_log, written
from answerable.evidence.verify import Bodies
from evidence.bagged import NEW, OLD, checker, disposed

LOG = disposed(120)
KEYS = [OLD.verifier, NEW.verifier]


def flipped(content):
    """The content with each bit turned in turn."""
    for bit in range(len(content) * 8):
        turned = bytearray(content)
        turned[bit // 8] ^= 1 << bit % 8
        yield bytes(turned)


def program_finds(row):
    bodies = Bodies()
    bodies.take(row, place=row.place)
    return bool(list(bodies.findings()))


def as_log(rows, notes):
    """The same, as the checker has it."""
    keys = [checker.key_of(str(key)) for key in KEYS]
    bodies = [row.body or b"" for row in rows]
    return checker.Log(keys, notes, bodies, range(len(rows)), [row.leaf for row in rows], None)


def checker_finds(row):
    log = checker.Log([], [], [row.body or b""], [row.place], [row.leaf], None)
    return bool(list(checker.check_bodies(log)))


def test_the_log_holds_as_it_is():
    notes = checker.notes_of(written(LOG.notes))
    assert check_log(LOG.rows, notes=LOG.notes, keys=KEYS).findings == ()
    assert list(checker.check_log(as_log(LOG.rows, notes))) == []


def test_no_bit_of_an_event_can_be_turned():
    tried, missed = 0, []
    for row in LOG.rows:
        for body in flipped(row.body or b""):
            tried += 1
            turned = Row(row.place, row.leaf, body)
            if not (program_finds(turned) and checker_finds(turned)):
                missed.append(body)
    assert tried > 200_000
    assert missed == []


@pytest.mark.parametrize("row", LOG.rows, ids=lambda row: str(row.place))
def test_no_bit_of_a_leaf_can_be_turned(row):
    notes = checker.notes_of(written(LOG.notes))
    for leaf in flipped(row.leaf):
        turned = Row(row.place, leaf, row.body)
        if row.body:
            assert program_finds(turned)
            assert checker_finds(turned)
        else:  # its bytes were destroyed: only the root can tell
            rows = [turned if one.place == row.place else one for one in LOG.rows]
            assert "root" in {found.code for found in check_log(rows, notes=LOG.notes, keys=KEYS).findings}
            assert {code for code, _ in checker.check_roots(as_log(rows, notes), [])} == {"root"}


@pytest.mark.parametrize("at", range(len(LOG.notes)))
def test_no_bit_of_a_checkpoint_can_be_turned(at):
    note, signer = LOG.notes[at], KEYS[0 if at < 2 else 1]
    by = checker.key_of(str(signer))
    for text in flipped(str(note).encode()):
        with pytest.raises((EvidenceError, UnicodeDecodeError)):
            Note.parse(text.decode()).successor(signer)
        try:
            (found,) = checker.notes_of(text.decode())
            signed = checker.is_signed(found, by) and (at != 1 or checker.is_signed(found, found.next_key or by))
        except ValueError:
            signed = False
        assert not signed or (at == 1 and found.next_key != checker.key_of(str(NEW.verifier)))


def test_a_signature_is_that_of_the_library_and_of_the_rfc():
    """RFC 8032, 7.1, tests 1 to 3; and what must not pass: a larger s, and another point."""
    vectors = [
        ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
         "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
        ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
         "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
        ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
         "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
    ]  # fmt: skip
    for public, message, signature in vectors:
        key, said, signed = map(bytes.fromhex, (public, message, signature))
        assert checker.has_signed(key, said, signed)
        larger = int.from_bytes(signed[32:], "little") + checker.ORDER
        assert not checker.has_signed(key, said, signed[:32] + larger.to_bytes(32, "little"))
        assert not checker.has_signed(key, said + b"!", signed)
        assert not checker.has_signed(b"\x02" + bytes(31), said, signed)
        assert not checker.has_signed(key, said, signed[:-1])
