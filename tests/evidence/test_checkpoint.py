"""Checkpoints are signed notes in one exact form, and a key is vouched for by the one before it."""

import stat
from base64 import b64encode
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.errors import BadKey, BadNote, NotSigned
from answerable.evidence import EMPTY, Checkpoint, Dated, Key, Note, Verifier, dated, leaf_hash, notes, sign, written

ORIGIN = "harrowmere.example/log"
KEY, NEXT, STRANGER = (Key.make(ORIGIN) for _ in range(3))
AT_SEVEN = Checkpoint(ORIGIN, 7, leaf_hash(b"seven"))
NOTE = sign(AT_SEVEN, key=KEY)
# The example of the format's own page (golang.org/x/mod/sumdb/note): a note by a key that is published.
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_TEXT = b"If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
GO_SIGNED = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="


def test_a_note_is_read_as_it_is_written():
    assert Note.parse(str(NOTE)) == NOTE
    assert NOTE.successor(KEY.verifier) == KEY.verifier
    assert AT_SEVEN.mark == f"{AT_SEVEN.root.hex()[:16]} / 7"


def test_a_published_note_of_others_is_signed_by_its_published_key():
    from base64 import b64decode

    verifier = Verifier.parse(GO_KEY)
    blob = b64decode(GO_SIGNED)
    assert blob[:4] == verifier.key_id
    verifier.verify(GO_TEXT, blob[4:])


@given(st.integers(0, len(str(NOTE).encode()) * 8 - 1))
def test_no_bit_of_a_note_can_be_turned(bit):
    text = bytearray(str(NOTE).encode())
    text[bit // 8] ^= 1 << bit % 8
    with pytest.raises((BadNote, BadKey, NotSigned, UnicodeDecodeError)):
        Note.parse(text.decode()).successor(KEY.verifier)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n7\n", "\n07\n"),
        lambda text: text.replace("\n7\n", "\n+7\n"),
        lambda text: text.replace("\n7\n", "\n7 \n"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.rstrip("\n"),
        lambda text: text + "\n",
        lambda text: text + "a line more\n",
        lambda text: text.replace("\n\n", "\nanother line\n\n"),
        lambda text: text.replace("\n\n", "\n\n\n"),
        lambda text: text.replace("\n\n", "\n"),
        lambda text: text.split("—")[0],
        lambda text: text.replace("—", "-"),
        lambda text: text.replace("=\n\n", "==\n\n"),
        lambda text: "\n" + text,
        lambda text: text.replace(ORIGIN, "with space", 1),
        lambda text: text.replace(ORIGIN, "", 1),
        lambda text: "",
    ],
)
def test_a_note_in_any_other_form_is_refused(change):
    with pytest.raises(BadNote):
        Note.parse(change(str(NOTE)))


@pytest.mark.parametrize("origin", ["", "two\nlines", "a b", "a+b", "\x00", "é", "a" * 201])
def test_a_name_that_could_be_read_as_something_else_is_refused(origin):
    with pytest.raises(BadNote):
        Checkpoint(origin, 0, EMPTY)
    with pytest.raises(BadKey):
        Key.make(origin)


def test_a_root_or_size_out_of_bounds_is_refused():
    for size, top in ((-1, EMPTY), (2**53, EMPTY), (1, b"short")):
        with pytest.raises(BadNote):
            Checkpoint(ORIGIN, size, top)


def test_another_key_of_the_same_name_has_not_signed():
    with pytest.raises(NotSigned, match="has not signed"):
        NOTE.successor(STRANGER.verifier)


def test_a_signature_moved_to_another_checkpoint_does_not_fit():
    moved = Note(replace(AT_SEVEN, size=8), NOTE.signatures)
    with pytest.raises(NotSigned, match="does not fit"):
        moved.successor(KEY.verifier)


def test_signatures_of_others_stand_beside_ours():
    witnessed = Note(AT_SEVEN, (*NOTE.signatures, *sign(AT_SEVEN, key=STRANGER).signatures))
    assert Note.parse(str(witnessed)).successor(KEY.verifier) == KEY.verifier


def test_keys_change_by_a_note_that_both_sign():
    handover = sign(AT_SEVEN, key=KEY, next_key=NEXT)
    assert Note.parse(str(handover)) == handover
    assert handover.successor(KEY.verifier) == NEXT.verifier
    with pytest.raises(NotSigned):
        Note(handover.checkpoint, handover.signatures[:1]).successor(KEY.verifier)
    with pytest.raises(NotSigned):
        Note(handover.checkpoint, handover.signatures[1:]).successor(KEY.verifier)


def test_a_stranger_who_signs_beside_us_is_handed_nothing():
    beside = Note(AT_SEVEN, (*NOTE.signatures, *sign(AT_SEVEN, key=STRANGER).signatures))
    later = sign(replace(AT_SEVEN, size=9), key=STRANGER)
    with pytest.raises(NotSigned):
        later.successor(beside.successor(KEY.verifier))


def test_a_file_of_notes_is_read_as_it_is_written():
    several = tuple(sign(replace(AT_SEVEN, size=size), key=KEY) for size in (1, 7, 20))
    assert notes(written(several)) == several
    assert notes("") == ()
    assert notes(written(several[:1])) == several[:1]


@pytest.mark.parametrize("sizes", [(7, 7), (7, 6)])
def test_a_file_of_notes_only_grows(sizes):
    with pytest.raises(BadNote):
        notes(written(sign(replace(AT_SEVEN, size=size), key=KEY) for size in sizes))


def test_a_file_of_notes_is_of_one_log():
    with pytest.raises(BadNote):
        notes(written([NOTE, sign(Checkpoint("another.example/log", 9, EMPTY), key=KEY)]))


@pytest.mark.parametrize("more", ["\n", "x", "\n\n", "\nx\n"])
def test_a_file_of_notes_holds_nothing_else(more):
    with pytest.raises(BadNote):
        notes(str(NOTE) + more)


def test_a_public_key_is_read_as_it_is_written():
    assert Verifier.parse(str(KEY.verifier)) == KEY.verifier


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name",
        "name+00000000+AAAA",
        GO_KEY.replace("c74f20a3", "c74f20a4"),
        GO_KEY.replace("Peter", "Petra"),
        GO_KEY + "=",
        GO_KEY + " ",
        GO_KEY.upper(),
        "a b" + GO_KEY,
    ],
)
def test_a_public_key_whose_parts_do_not_agree_is_refused(text):
    with pytest.raises(BadKey):
        Verifier.parse(text)


def test_keys_have_the_day_from_which_they_sign():
    keys = (Dated(date(2026, 1, 5), KEY.verifier), Dated(date(2027, 3, 1), NEXT.verifier))
    text = "".join(map(str, keys))
    assert dated(text) == keys
    for wrong in (text[:-1], text + "\n", text.replace("2026-01-05", "20260105"), text.replace("2026-01-05 ", "")):
        with pytest.raises(BadKey):
            dated(wrong)


def test_the_key_is_kept_where_only_its_owner_reads(tmp_path):
    path = tmp_path / "log.key"
    KEY.write(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert Key.read(path, name=ORIGIN).verifier == KEY.verifier
    with pytest.raises(FileExistsError):
        NEXT.write(path)
    path.chmod(0o640)
    with pytest.raises(BadKey, match="others"):
        Key.read(path, name=ORIGIN)


def test_a_file_that_is_no_key_of_ours_is_refused(tmp_path):
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    other = generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    for content in (b"", b"no key", other):
        path = tmp_path / "key"
        path.write_bytes(content)
        path.chmod(0o600)
        with pytest.raises(BadKey):
            Key.read(path, name=ORIGIN)


def test_base64_has_one_form():
    spare = b64encode(AT_SEVEN.root).decode()
    other = spare[:-2] + chr(ord(spare[-2]) + 1) + "="  # the same bytes, spare bits set
    with pytest.raises(BadNote):
        Note.parse(str(NOTE).replace(spare, other))
