"""New messages into their tables and the index, as fast as the database takes them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from django.db import connection

from answerable.desk.records import index
from answerable.desk.records.models import Message, MessageFile, Sighting
from answerable.desk.records.rows import Row

_COLUMNS = (
    "id", "chat_id", "capture_id", "seq", "start", "end", "local", "earliest", "latest", "party_id", "kind", "text",
    "is_edited", "flags", "same", "more",
)  # fmt: skip
_FILES = ("message_id", "name", "digest", "size", "member")
_SIGHTINGS = ("capture_id", "message_id", "seq", "start", "end")
_MORE = _COLUMNS.index("more")


def write(rows: Sequence[Row]) -> None:
    """The messages, their files and their words, in the transaction of the caller."""
    plain = [row[:-1] if row[_MORE] is None else (*row[:_MORE], json.dumps(row[_MORE])) for row in rows]
    insert(Message._meta.db_table, _COLUMNS, plain)
    write_files((row.id, row.files) for row in rows if row.files)
    index.write(rows)


def write_files(files: Iterable[tuple[int, Iterable[Any]]]) -> None:
    """The files that messages name."""
    named = [
        (number, one.name[:255], one.digest, one.size, one.member[:1000]) for number, each in files for one in each
    ]
    insert(MessageFile._meta.db_table, _FILES, named)


def write_sightings(seen: Sequence[tuple[int, int, int, int, int]]) -> None:
    """Capture, message, place and bytes of what an earlier capture showed already."""
    insert(Sighting._meta.db_table, _SIGHTINGS, seen)


def insert(table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Rows into a table of this app: by COPY where the database has it."""
    if not rows:
        return
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with connection.wrap_database_errors, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(columns))
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608  # names of ours


def take_out(numbers: Sequence[int]) -> None:
    """Messages out of their tables and the index, some thousands at a time."""
    index.take_out(numbers)
    Sighting.objects.filter(message__in=numbers).delete()
    MessageFile.objects.filter(message__in=numbers).delete()
    rows = Message.objects.filter(pk__in=numbers)
    rows._raw_delete(rows.db)


def flat(lists: Iterable[Sequence[int]]) -> list[int]:
    """One list of several."""
    return list(chain.from_iterable(lists))
