"""Letters whole: their text, whatever file it came in; a text may also be a log with labels or a table in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.answers.logs import labels
from answerable.answers.logs.entry import Record, entries_of
from answerable.answers.logs.known import licence_in, publisher_in
from answerable.answers.logs.log import Item, Source
from answerable.answers.logs.records import has_labels, read_records
from answerable.answers.logs.tables import Row, is_table, read_table
from answerable.documents import Document, Outlined

_GREETINGS = re.compile(r"^[ \t>]*Dear\b", re.M)
_LABELLED = re.compile(r"^[ \t]*([A-Z][\w ’']{1,40})[ \t]*:", re.M)
_HEAD = 1_500


def read_document(document: Document, source: Source) -> Iterator[Item]:
    """The entries of a letter or of a log that was written as one document, and what in it could not be read."""
    text = document.all_text
    for part in document.unread:
        if part.part.startswith("page"):
            yield source.missing(part.part, "a page without words", part.reason.capitalize() + ".", "Ask the publisher for the words, or read the page by eye.")  # fmt: skip
    source.form = source.form or f"a letter ({document.kind})"
    yield from read_letter(text, source, title=document.headers.subject, pages=document.pages)


def read_letter(text: str, source: Source, *, title: str = "", pages: tuple[int, ...] = ()) -> Iterator[Item]:
    """The entries of a text: of a table or of labelled requests in it, else of the letter that it is."""
    source.licence = source.licence or licence_in(text)
    source.publisher = source.publisher or publisher_in(text[:_HEAD]) or publisher_in(text[-_HEAD:])
    rows = [line.split("\t") for line in text.split("\n") if "\t" in line]
    if len(rows) > 2 and is_table(rows) and len(_GREETINGS.findall(text)) < 2:
        source.form = f"{source.form}, with a table"
        yield from read_table(
            [Row(f"line {number} of the table", cells) for number, cells in enumerate(rows, 1)], source
        )
    elif _is_log(text):
        source.form = f"{source.form}, with labelled requests"
        yield from read_records([Outlined("text", block) for block in text.split("\n\n")], source)
    else:
        record = Record("", pages=pages)
        record.add(labels.LETTER, text)
        record.add(labels.TITLE, title)
        yield from entries_of(record, source)


def _is_log(text: str) -> bool:
    """Whether a text labels one request after another, each with its answer."""
    roles = [labels.label_role(label) for label in _LABELLED.findall(text)]
    several = roles.count(labels.QUESTION) > 1 and roles.count(labels.ANSWER) > 1
    return (
        several
        and not _GREETINGS.search(text)
        and has_labels([Outlined("text", block) for block in text.split("\n\n")])
    )
