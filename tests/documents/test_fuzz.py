"""Damage of any kind to a file of any kind ends in a Document or a LetterError, never in anything else."""

import io
from email.message import EmailMessage

import docx
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.documents import text_of
from answerable.errors import LetterError


def a_message():
    message = EmailMessage()
    message["From"] = "Rosa <rosa@applicant.example>"
    message["Subject"] = "Café"
    message.set_content("On Monday, x wrote:\n> How many?\n\nTwelve – “really”.\n")
    message.add_alternative("<p>How <b>many</b>?</p>", subtype="html")
    message.add_attachment(b"Words", maintype="text", subtype="plain", filename="a.txt")
    return message.as_bytes()


def a_docx():
    held = io.BytesIO()
    made = docx.Document()
    made.add_paragraph("How many?", style="List Number")
    made.add_table(rows=1, cols=2).cell(0, 0).text = "a"
    made.save(held)
    return held.getvalue()


SAMPLES = {
    "mail": a_message(),
    "word": a_docx(),
    "pdf": typst.compile(b"How many?\n\n1. One\n2. Two", format="pdf"),
    "html": b"<!doctype html><ol><li>How many?<li>Why?</ol><table><tr><td>a<td>b</table>",
    "text": "How many – “vans”?".encode("cp1252"),
}
CHANGES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6)), max_size=8)


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
@settings(max_examples=80, deadline=None)
@given(changes=CHANGES, end=st.floats(0, 1))
def test_damage_ends_in_a_document_or_a_clear_error(sample, changes, end):
    data = bytearray(sample[: max(1, int(len(sample) * end))])
    for place, put in changes:
        at = int(place * len(data))
        data[at : at + len(put)] = put
    try:
        text_of(bytes(data), name="letter")
    except LetterError as error:
        assert error.part("do")


@pytest.mark.parametrize("first", [b"", b"%PDF-1.7", b"PK\x03\x04", b"MIME-Version: 1.0\n", b"<html>", b"\xff\xfe"])
@settings(max_examples=80, deadline=None)
@given(rest=st.binary(max_size=300))
def test_any_bytes_end_in_a_document_or_a_clear_error(first, rest):
    try:
        text_of(first + rest, name="letter")
    except LetterError as error:
        assert error.part("do")
