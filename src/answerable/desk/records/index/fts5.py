"""SQLite: one FTS5 table without a copy of the texts, its row numbers in the order of time.

Newest first is therefore the order of the index itself, a stretch of days is a stretch of row numbers, and chats, people and
kinds are words of a column: no filter ever joins the table of messages, which is what makes such a search slow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from answerable.desk.records.index.rows import Doc, Either, Near, Part, Sought, Term
from answerable.desk.records.index.words import words_of

ATTACHED = 0.5  # what a word in a file weighs beside one in the message


class Fts5:
    """unicode61, bm25."""

    def write(self, docs: Sequence[Doc]) -> None:
        """In the order of their numbers: FTS5 ends a segment whenever a number is smaller than the one before."""
        statement = "INSERT INTO records_words (rowid, text, attached, tags) VALUES (%s, %s, %s, %s)"
        with connection.cursor() as cursor:
            cursor.executemany(statement, _values(docs))

    def drop(self, docs: Sequence[Doc]) -> None:
        """Given the same words again, FTS5 takes them out."""
        statement = (
            "INSERT INTO records_words (records_words, rowid, text, attached, tags) VALUES ('delete', %s, %s, %s, %s)"
        )
        with connection.cursor() as cursor:
            cursor.executemany(statement, _values(docs))

    def clear(self) -> None:
        """The whole index at once."""
        _run("INSERT INTO records_words (records_words) VALUES ('delete-all')")

    def tidy(self) -> None:
        """One segment is written of all, in which nothing stands that was dropped."""
        _run("INSERT INTO records_words (records_words) VALUES ('optimize')")

    def newest(self, sought: Sought, *, most: int) -> list[int]:
        """In the order of the index."""
        where, values = _where(sought)
        statement = f"SELECT rowid FROM records_words WHERE {where} ORDER BY rowid DESC LIMIT %s"
        return [row[0] for row in _run(statement, [*values, most])]

    def ranked(self, sought: Sought, *, among: int, most: int) -> list[int]:
        """By bm25, in which tags weigh nothing."""
        where, values = _where(sought)
        statement = f"""SELECT number FROM (SELECT rowid AS number, bm25(records_words, 1.0, {ATTACHED}, 0.0) AS score
            FROM records_words WHERE {where} ORDER BY rowid DESC LIMIT %s) ORDER BY score, number DESC LIMIT %s"""
        return [row[0] for row in _run(statement, [*values, among, most])]


def _values(docs: Sequence[Doc]) -> list[tuple[int, str, str, str]]:
    return sorted((doc.id, _parted(doc.text), _parted(doc.attached), doc.tags) for doc in docs)


def _parted(text: str) -> str:
    """The text as unicode61 parts it into the words of words_of; of ASCII it does so by itself."""
    return text if text.isascii() else " ".join(words_of(text))


def _run(statement: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values))
        return cursor.fetchall()


def _where(sought: Sought) -> tuple[str, list[Any]]:
    where = "records_words MATCH %s"
    values: list[Any] = [match(sought)]
    for sign, number in ((">=", sought.first), ("<", sought.last)):
        if number is not None:
            where += f" AND rowid {sign} %s"
            values.append(number)
    return where, values


def match(sought: Sought) -> str:
    """The search in the language of FTS5. Only words in plain form stand in it."""
    parts = [_part(part, sought) for part in sought.parts]
    words = f"{{text attached}} : ({' AND '.join(parts)})" if parts else ""
    tags = [f"tags : ({' OR '.join(group)})" for group in sought.tags]
    said = " AND ".join(filter(None, (words, *tags)))
    without = " OR ".join(_part(part, sought) for part in sought.without)
    return f"({said}) NOT ({{text attached}} : ({without}))" if without else said


def _part(part: Part, sought: Sought) -> str:
    if isinstance(part, Either):
        return f"({' OR '.join(_part(one, sought) for one in part.parts)})"
    if isinstance(part, Near):
        pairs = [
            f"NEAR({one} {other}, {part.within})"
            for one in _term(part.one, sought)
            for other in _term(part.other, sought)
        ]
        return f"({' OR '.join(pairs)})"
    return f"({' OR '.join(_term(part, sought))})"


def _term(term: Term, sought: Sought) -> list[str]:
    """The term's phrases, any of which will do."""
    if len(term.words) == 1:
        word = term.words[0]
        if term.is_beginning:
            return [f'"{one}"' for one in sought.beginnings.get(word, ())] or [f'"{word}" *']
        return [f'"{one}"' for one in sought.forms.get(word, (word,))]
    return [f'"{" ".join(term.words)}"' + (" *" if term.is_beginning else "")]
