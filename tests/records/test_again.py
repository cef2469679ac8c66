"""A source is looked at again: the same bytes, and every record where it was found."""

import hashlib
from io import BytesIO

import pytest

from answerable.errors import NotRebuilt
from answerable.records import Settings, open_capture, verify_slices

CHAT = (
    "[23/03/22, 13:31:02] Una Gill: Bins on Mill Lane\nnot taken\r\n"
    "\u200e[23/03/22, 13:32:07] Dev Lomax: Here\u200e it is \u200e<attached: 01-PHOTO.jpg>\r\n"
    "[23/03/22, 13:33:40] Una Gill: Thanks 👍\r\n"
).encode()


def stored(raw):
    opened = open_capture(BytesIO(raw), name="_chat.txt", settings=Settings())
    return opened.source, [(record.start, record.end, record.text) for record in opened.records()]


def look_again(raw, slices, source):
    return verify_slices(
        BytesIO(raw), slices, digest=source.digest, name="_chat.txt", encoding=source.encoding.removesuffix("-sig")
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_an_unchanged_source_holds_every_record_at_its_place(encoding):
    raw = ("\ufeff" + CHAT.decode()).encode(encoding)
    source, slices = stored(raw)
    assert look_again(raw, slices, source) == (3, len(raw))


def test_one_changed_byte_is_found_inside_a_record_and_between_records():
    source, slices = stored(CHAT)
    for place in (CHAT.index(b"Mill"), CHAT.index(b"[23"), CHAT.index(b"\r\n"), len(CHAT) - 1):
        spoiled = CHAT[:place] + b"#" + CHAT[place + 1 :]
        with pytest.raises(NotRebuilt):
            look_again(spoiled, slices, source)


def test_a_file_cut_short_or_with_more_at_its_end_is_not_the_same():
    source, slices = stored(CHAT)
    for changed in (CHAT[:-1], CHAT + b"\n", CHAT[: CHAT.index(b"Dev")], b""):
        with pytest.raises(NotRebuilt):
            look_again(changed, slices, source)


def test_records_out_of_order_or_with_other_words_do_not_stand_in_the_file():
    source, slices = stored(CHAT)
    (start, end, _), *others = slices
    for wrong in (slices[::-1], [(start, end, "Bins on Kiln Road"), *others], [(start, end + 9999, ""), *others]):
        with pytest.raises(NotRebuilt):
            look_again(CHAT, wrong, source)


def test_a_source_of_many_blocks_is_read_once_whatever_lies_between_records():
    raw = b"x" * (3 << 20) + b"here" + b"y" * (2 << 20)
    digest = hashlib.sha256(raw).hexdigest()
    slices = [(0, 1, "x"), (3 << 20, (3 << 20) + 4, "here"), (len(raw) - 1, len(raw), "y")]
    assert verify_slices(BytesIO(raw), slices, digest=digest, name="chat.txt") == (3, len(raw))
