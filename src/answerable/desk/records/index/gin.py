"""PostgreSQL: a table of numbers and words beside the messages, each word with the stretch of time that it was said in.

A GIN index has no order: to find the newest twenty of a word, every message with it would be fetched, or every message looked
at from the newest on. Therefore a stretch of three weeks stands before each word, and a search asks for the newest stretch,
then for two more, four, eight, until it has enough: a common word stops at once, a rare one has few messages to fetch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from django.db import connection

from answerable.desk.records.index.rows import Doc, Either, Near, Part, Sought, Term
from answerable.desk.records.index.words import LONGEST, words_of

STRETCH = 29  # bits of a number below its stretch: 32,768 minutes
SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"
PIECE = 2000  # words of which positions are kept in one row: PostgreSQL counts to 16,383, and 256 of one word
OVERLAP = 50  # words of a piece that stand in the next one too, so that phrases are not cut
ATTACHED = "{0.5, 1, 1, 1}"  # what a word in a file (D) weighs beside one in the message (A)


class Gin:
    """tsvector and GIN, made of our own words: the database's parser keeps addresses whole and parts numbers its own way."""

    def write(self, docs: Sequence[Doc]) -> None:
        """By COPY."""
        lines = [f"{doc.id}\t{words}\n" for doc in docs for words in _vectors(doc)]
        with connection.cursor() as cursor, cursor.copy("COPY records_words (id, words) FROM STDIN") as copy:
            copy.write("".join(lines))
        _run("SELECT gin_clean_pending_list('records_words_words')")  # a search reads through what waits there
        _run(
            "INSERT INTO records_stretch SELECT unnest(%s::integer[]) ON CONFLICT DO NOTHING",
            [sorted({_stretch(doc.id) for doc in docs})],
        )

    def drop(self, docs: Sequence[Doc]) -> None:
        """By their numbers."""
        _run("DELETE FROM records_words WHERE id = ANY(%s)", [[doc.id for doc in docs]])

    def clear(self) -> None:
        """The whole index at once."""
        _run("TRUNCATE records_words, records_stretch")

    def tidy(self) -> None:
        """PostgreSQL clears up by itself."""

    def newest(self, sought: Sought, *, most: int) -> list[int]:
        """A growing window of time after the other, until there are enough."""
        found: list[int] = []
        for window in _windows(sought):
            where, values = _where(sought, window)
            # id + 0: else the planner may walk all messages from the newest on, for a word that hardly any has
            statement = f"SELECT DISTINCT id + 0 FROM records_words WHERE {where} ORDER BY id + 0 DESC LIMIT %s"
            found += [row[0] for row in _run(statement, [*values, most - len(found)])]
            if len(found) >= most:
                break
        return found

    def ranked(self, sought: Sought, *, among: int, most: int) -> list[int]:
        """By ts_rank_cd among the newest."""
        best: list[tuple[float, int]] = []
        for window in _windows(sought):
            where, values = _where(sought, window)
            statement = f"""SELECT max(ts_rank_cd('{ATTACHED}', words, query)), id FROM
                (SELECT id, words FROM records_words WHERE {where} ORDER BY id + 0 DESC LIMIT %s) AS found
                JOIN unnest(%s::integer[], %s::tsquery[]) AS asked(stretch, query) ON stretch = greatest(0, id >> {STRETCH})
                GROUP BY id"""
            queries = [query(sought, [stretch]) for stretch in window]
            found = _run(statement, [*values, among, list(window), queries])
            best += found
            among -= len(found)
            if among <= 0:
                break
        return [number for _, number in sorted(best, reverse=True)[:most]]


def _run(statement: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values))
        return cursor.fetchall() if cursor.description else []


def _stretch(number: int) -> int:
    return max(0, number >> STRETCH)


def _sign(stretch: int) -> str:
    """A stretch as three signs."""
    high, low = divmod(stretch % 36**3, 36)
    return f"{SIGNS[high // 36]}{SIGNS[high % 36]}{SIGNS[low]}"


def _vectors(doc: Doc) -> Iterator[str]:
    """The words of a message as tsvectors: one, or of a long one several, each with all words and with the places of some."""
    sign = _sign(_stretch(doc.id))
    text, attached = words_of(doc.text), words_of(doc.attached) if doc.attached else []
    tags = " ".join([f"{sign}={tag}" for tag in doc.tags.split()])
    if len(text) + len(attached) <= PIECE:
        yield f"{tags} {_placed(sign, text, 1, 'A')} {_placed(sign, attached, len(text) + OVERLAP, '')}"
        return
    every = " ".join(sign + word[:LONGEST] for word in {*text, *attached})
    for words, letter in ((text, "A"), (attached, "")):
        for start in range(0, len(words), PIECE):
            yield f"{tags} {every} {_placed(sign, words[start : start + PIECE + OVERLAP], 1, letter)}"


def _placed(sign: str, words: Sequence[str], first: int, letter: str) -> str:
    return " ".join([f"{sign}{word[:LONGEST]}:{place}{letter}" for place, word in enumerate(words, first)])


def _windows(sought: Sought) -> Iterator[list[int]]:
    """The stretches of time that there are, newest first: one, two more, four, and so on."""
    first = 0 if sought.first is None else _stretch(sought.first)
    last = 36**3 if sought.last is None else _stretch(sought.last)
    found = _run(
        "SELECT number FROM records_stretch WHERE number BETWEEN %s AND %s ORDER BY number DESC", [first, last]
    )
    numbers, size = [row[0] for row in found], 1
    while numbers:
        window, numbers = numbers[:size], numbers[size:]
        yield window
        size *= 2


def _where(sought: Sought, window: Sequence[int]) -> tuple[str, list[Any]]:
    where = "words @@ %s::tsquery"
    values: list[Any] = [query(sought, window)]
    for sign, number in ((">=", sought.first), ("<", sought.last)):
        if number is not None:
            where += f" AND id + 0 {sign} %s"  # the index of numbers is no short cut: the stretches are bounds enough
            values.append(number)
    return where, values


def query(sought: Sought, window: Sequence[int]) -> str:
    """The search as a tsquery over some stretches of time. Only words in plain form stand in it."""
    return " | ".join(f"({_query(sought, _sign(stretch))})" for stretch in window)


def _query(sought: Sought, sign: str) -> str:
    parts = [_part(part, sought, sign) for part in sought.parts]
    tags = [f"({' | '.join(f'{sign}={tag}' for tag in group)})" for group in sought.tags]
    without = [f"!{_part(part, sought, sign)}" for part in sought.without]
    return " & ".join((*parts, *tags, *without))


def _part(part: Part, sought: Sought, sign: str) -> str:
    if isinstance(part, Either):
        return f"({' | '.join(_part(one, sought, sign) for one in part.parts)})"
    if isinstance(part, Near):
        one, other = _term(part.one, sought, sign), _term(part.other, sought, sign)
        places = chain.from_iterable(
            (f"{one} <{far}> {other}", f"{other} <{far}> {one}") for far in range(1, part.within + 2)
        )
        return f"({' | '.join(places)})"
    return _term(part, sought, sign)


def _term(term: Term, sought: Sought, sign: str) -> str:
    words = [sign + word[:LONGEST] for word in term.words]
    if len(words) == 1 and not term.is_beginning:
        return f"({' | '.join(sign + form[:LONGEST] for form in sought.forms.get(term.words[0], term.words))})"
    return f"({' <-> '.join(words)}{':*' if term.is_beginning else ''})"
