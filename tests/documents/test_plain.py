"""Plain text in every encoding that has been seen."""

import pytest

from answerable.documents import text_of

LETTER = "Dear Sir,\n\nIt’s about the café’s £40 – “twice” – in Ynys Môn… naïve?"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_a_text_is_read_in_its_encoding(encoding):
    document = text_of(LETTER.encode(encoding), name="letter.txt")
    assert document.text == LETTER
    assert document.kind == "text"
    assert not document.unread


def test_every_kind_of_line_end_is_one():
    assert text_of(b"a\r\nb\rc\n\n\n\n\nd\x0ce", name="x.txt").text == "a\nb\nc\n\nd\ne"


def test_characters_that_do_not_print_are_taken_out():
    assert text_of("soft\u00adly \u200bdone\ufeff".encode(), name="x.txt").text == "softly done"


def test_a_letter_that_begins_with_from_and_to_is_no_mail():
    letter = "From: Rosa\nTo: The council\nDate: 3 March\nSubject: Vans\n\nHow many vans?"
    document = text_of(letter.encode(), name="letter.txt")
    assert (document.kind, document.text) == ("text", letter)


def test_a_text_with_bytes_that_fit_nowhere_says_so():
    data = "caffè ".encode() * 3 + b"\x81 caf\xe9"
    document = text_of(data, name="x.txt")
    assert document.text.startswith("caff")


def test_table_cells_keep_their_tabs():
    assert text_of(b"1.\tHow many?\n2.\tWhy?", name="x.txt").text == "1.\tHow many?\n2.\tWhy?"
