"""How each database is asked: FTS5 on SQLite, tsvector on PostgreSQL. Parts are in plain form and never syntax."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connection

from answerable.desk.search.words import plain

LONGEST = 500_000  # characters that PostgreSQL is given to index, whose vectors hold a megabyte


@dataclass(frozen=True, slots=True)
class Asked:
    """What a document must have: parts (all of them, or any), tokens of tags, a number and a key among some."""

    parts: tuple[str, ...]
    tokens: tuple[str, ...]
    is_any: bool = False
    kind: str = ""
    keys: Collection[str] | None = None
    numbers: tuple[int, int] | None = None  # from, to before


class Engine(Protocol):
    """What the index needs of a database."""

    def write(self, number: int, *, title: str, body: str, tokens: Sequence[str]) -> None:
        """Let the words of a row be found."""

    def counts(self, parts: Sequence[str], tokens: Sequence[str], *, most: int) -> list[int]:
        """In how many documents each part stands, counted up to most."""

    def newest(self, asked: Asked, *, most: int) -> list[int]:
        """The numbers of what matches, newest first."""

    def ranked(self, asked: Asked, *, most: int) -> list[int]:
        """The numbers of what matches, of the newest, the best first."""


def engine() -> Engine:
    """The one for the database in use."""
    return Tsvector() if connection.vendor == "postgresql" else Fts5()


def _rows(statement: str, values: Iterable[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values))
        return cursor.fetchall()


class Fts5:
    """SQLite: bm25 over title (four times) and body. Triggers keep the words with the rows."""

    def write(self, number: int, *, title: str, body: str, tokens: Sequence[str]) -> None:
        """Nothing: the triggers of the table do it."""

    def counts(self, parts: Sequence[str], tokens: Sequence[str], *, most: int) -> list[int]:
        """One subquery a part, each of which stops at most."""
        one = "(SELECT count(*) FROM (SELECT 1 FROM search_words WHERE search_words MATCH %s LIMIT %s))"
        values = [value for part in parts for value in (self._match(Asked((part,), tuple(tokens))), most)]
        return list(_rows(f"SELECT {', '.join([one] * len(parts))}", values)[0])

    def newest(self, asked: Asked, *, most: int) -> list[int]:
        """In the order of the index itself."""
        where, values = self._where(asked)
        return [
            row[0]
            for row in _rows(
                f"SELECT rowid FROM search_words WHERE {where} ORDER BY rowid DESC LIMIT %s", [*values, most]
            )
        ]

    def ranked(self, asked: Asked, *, most: int) -> list[int]:
        """By bm25, in which tags weigh nothing."""
        where, values = self._where(asked)
        statement = f"""SELECT number FROM (SELECT rowid AS number, bm25(search_words, 4.0, 1.0, 0.0) AS score
            FROM search_words WHERE {where} ORDER BY rowid DESC LIMIT %s) ORDER BY score, number DESC"""
        return [row[0] for row in _rows(statement, [*values, most])]

    def _where(self, asked: Asked) -> tuple[str, list[Any]]:
        where = "search_words MATCH %s"
        values: list[Any] = [self._match(asked)]
        if asked.numbers:
            where += " AND rowid >= %s AND rowid < %s"
            values += asked.numbers
        if asked.keys is not None:
            where += " AND rowid IN (SELECT id FROM search_document WHERE kind = %s AND key IN (SELECT value FROM json_each(%s)))"
            values += [asked.kind, json.dumps(list(asked.keys))]
        return where, values

    def _match(self, asked: Asked) -> str:
        parts = [f'{{title body}} : "{part}"' for part in asked.parts]
        words = f"({' OR '.join(parts)})" if asked.is_any else " AND ".join(parts)
        return " AND ".join(filter(None, (words, *(f'tags : "{token}"' for token in asked.tokens))))


class Tsvector:
    """PostgreSQL: cover density over title and body, both under their English stems."""

    def write(self, number: int, *, title: str, body: str, tokens: Sequence[str]) -> None:
        """The words in plain form, so that hyphens and accents part and join words as they do on SQLite."""
        statement = """UPDATE search_document SET words = setweight(to_tsvector('english', %s), 'A')
            || setweight(to_tsvector('english', %s), 'B') || array_to_tsvector(%s) WHERE id = %s"""
        with connection.cursor() as cursor:
            cursor.execute(statement, [plain(title), plain(body)[:LONGEST], [f"={token}" for token in tokens], number])

    def counts(self, parts: Sequence[str], tokens: Sequence[str], *, most: int) -> list[int]:
        """One subquery a part, each of which stops at most."""
        values: list[Any] = []
        columns = []
        for part in parts:
            match, given = self._match(Asked((part,), tuple(tokens)))
            columns.append(
                f"(SELECT count(*) FROM (SELECT 1 FROM search_document WHERE words @@ ({match}) LIMIT %s) AS found)"
            )
            values += [*given, most]
        return list(_rows(f"SELECT {', '.join(columns)}", values)[0])

    def newest(self, asked: Asked, *, most: int) -> list[int]:
        """By the primary key, which grows with the moment."""
        where, values = self._where(asked)
        return [
            row[0]
            for row in _rows(f"SELECT id FROM search_document WHERE {where} ORDER BY id DESC LIMIT %s", [*values, most])
        ]

    def ranked(self, asked: Asked, *, most: int) -> list[int]:
        """By ts_rank_cd, in which a word of the title weighs four times one of the body."""
        where, values = self._where(asked)
        words, given = self._words(asked)
        statement = f"""SELECT id FROM (SELECT id, words FROM search_document WHERE {where} ORDER BY id DESC LIMIT %s) AS found
            ORDER BY ts_rank_cd('{{0, 0, 0.25, 1}}', words, {words}) DESC, id DESC"""
        return [row[0] for row in _rows(statement, [*values, most, *given])]

    def _where(self, asked: Asked) -> tuple[str, list[Any]]:
        match, values = self._match(asked)
        where = f"words @@ ({match})"
        if asked.numbers:
            where += " AND id >= %s AND id < %s"
            values += asked.numbers
        if asked.keys is not None:
            where += " AND kind = %s AND key = ANY(%s)"
            values += [asked.kind, list(asked.keys)]
        return where, values

    def _match(self, asked: Asked) -> tuple[str, list[Any]]:
        tags = " & ".join(f"'={token}'" for token in asked.tokens)  # no word begins with an equals sign
        if not asked.parts:
            return "%s::tsquery", [tags]
        words, values = self._words(asked)
        return f"{words} && %s::tsquery", [*values, tags]

    def _words(self, asked: Asked) -> tuple[str, list[Any]]:
        join = " || " if asked.is_any else " && "
        return f"({join.join(['phraseto_tsquery(%s, %s)'] * len(asked.parts))})", [
            value for part in asked.parts for value in ("english", part)
        ]
