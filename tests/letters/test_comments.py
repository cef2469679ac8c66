"""Comments in letters that the project itself writes: every word of them can be marked, and nothing else changes."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from zipfile import ZipFile

from lxml import etree

from answerable.casefile import Outcome
from answerable.documents import Note, annotated, text_of
from answerable.letters import check_text, comments, to_docx, write
from letter_cases import WITHHELD, answer, case

AT = datetime(2026, 3, 2, tzinfo=UTC)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLE = answer(
    Outcome.RELEASED,
    text="By ward:\n\nWard | Fines\nHarbour | 14\nMill Lane | 9\n\nSee https://harrowmere.example/fines.",
)


def a_file() -> bytes:
    return to_docx(write(case(TABLE, replace(WITHHELD, questions=("2",)))))


def marked(data: bytes) -> dict[str, str]:
    """For each comment, by its number, the words between its marks."""
    open_now: set[str] = set()
    found: dict[str, str] = {}
    for node in etree.fromstring(ZipFile(io.BytesIO(data)).read("word/document.xml")).iter():
        if node.tag == f"{W}commentRangeStart":
            open_now.add(node.get(f"{W}id"))
        elif node.tag == f"{W}commentRangeEnd":
            open_now.discard(node.get(f"{W}id"))
        elif node.tag in (f"{W}t", f"{W}noBreakHyphen"):
            for number in open_now:
                found[number] = found.get(number, "") + ("-" if node.tag.endswith("Hyphen") else node.text or "")
    return found


def test_every_word_of_a_letter_is_marked_where_it_stands():
    data = a_file()
    text = text_of(data, name="letter.docx").text
    notes, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        notes.append(Note(at, at + len(word), (word,)))
        at += len(word)
    made = annotated(data, name="letter.docx", notes=notes, author="Answerable", at=AT)
    found = marked(made)
    differ = [note.lines[0] for number, note in enumerate(notes) if found[str(number)] != note.lines[0]]
    printed_by_word = {"•", "1.", "2.", "3."}  # labels of lists stand for their items
    foot = set(text.rsplit("\n\n", 1)[-1].split())
    assert set(differ) <= printed_by_word | foot | {"(https://harrowmere.example/fines)"}
    assert text_of(made, name="letter.docx").text == text


def test_findings_of_a_letter_become_comments_at_their_words():
    data = a_file()
    checked = check_text(text_of(data, name="letter.docx").text)
    assert checked.findings
    notes = comments(checked)
    made = annotated(data, name="letter.docx", notes=notes, author="Answerable", at=AT)
    assert len(marked(made)) == len(notes)
