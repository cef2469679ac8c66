"""A log's file as answers to keep: read by answers.logs, each entry with a letter and a number of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from answerable.answers import Log as Found
from answerable.answers import LogEntry, read_log
from answerable.desk.files.keeping import content
from answerable.desk.memory.given import Given
from answerable.desk.memory.models import Log

LETTER, NUMBER, HEADING, ADDRESS = 200, 12, 300, 500  # as long as the columns


def read(log: Log) -> Found:
    """What stands in the file, with what was not understood. Refuses a file in which nothing can be read (AnswerableError)."""
    stored = log.stored
    if stored is None:
        raise ValueError("a log that is read has its file")
    return read_log(content(stored), stored.name, publisher=log.publisher, address=log.address, licence=log.licence, columns=log.columns)  # fmt: skip


def given(entries: Iterable[LogEntry], *, log: Log) -> Iterator[Given]:
    """The entries as memory keeps them, in their order: read again, each is called the same."""
    taken: set[tuple[str, str]] = set()
    for entry in entries:
        letter = (entry.reference or entry.request or entry.place)[:LETTER]
        number = _number(entry, letter, taken)
        taken.add((letter, number))
        yield Given(
            letter=letter,
            number=number,
            question=entry.question,
            answer=entry.answer,
            outcome=entry.outcome.value,
            provisions=tuple(entry.provisions),
            heading=entry.request[:HEADING],
            publisher=entry.publisher or log.publisher,
            address=(entry.address or log.address)[:ADDRESS],
            answered_on=entry.on,
            log=log.pk,
        )


def _number(entry: LogEntry, letter: str, taken: set[tuple[str, str]]) -> str:
    """The number of the question in its letter, or the next one that is free."""
    if entry.number and (letter, entry.number[:NUMBER]) not in taken:
        return entry.number[:NUMBER]
    number = 1
    while (letter, str(number)) in taken:
        number += 1
    return str(number)
