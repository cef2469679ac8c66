"""A million answers in less time: made and put in words by several processes, written in bulk.

The rows are those that the desk's own keeping writes, but for what one transaction owes another: wordings are told apart in
the memory of this one process. What importing costs is measured with the desk's own keeping, at sizes below.
"""

from __future__ import annotations

import os
import pickle
import secrets
from collections.abc import Iterator
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import earlier_answers

if TYPE_CHECKING:
    from django.db.models import Model

BATCH, PIECE = 20_000, 100_000


class Kept(NamedTuple):
    """A question with its answer, in words."""

    digest: bytes
    family: int
    packed: bytes
    letter: str
    number: str
    question: str
    answer: str
    outcome: str
    publisher: str
    asked_on: object
    answered_on: object
    origin: str


def batch(given: tuple[int, int, Path | None]) -> list[Kept]:
    """So many answers by one seed. Where there is a folder for them they are made once."""
    seed, count, folder = given
    path = folder / f"{seed}-{count}.pickle" if folder else None
    if path and path.exists():
        return [Kept(*row) for row in pickle.loads(path.read_bytes())]  # noqa: S301  # its own
    rows = _made(seed, count)
    if path:
        part = path.with_suffix(".part")
        part.write_bytes(pickle.dumps([tuple(row) for row in rows]))
        part.rename(path)
    return rows


def _made(seed: int, count: int) -> list[Kept]:
    from answerable.answers.matching import vocabulary
    from answerable.desk.memory.index.wordings import worded

    words, rows = vocabulary(), []
    for letter in earlier_answers.made(count, seed=seed):
        made = worded([one.question for one in letter.asked], heading="", words=words)
        for at, (one, found) in enumerate(zip(letter.asked, made, strict=True), 1):
            rows.append(
                Kept(
                    found.digest, found.family, found.packed(), f"{seed}-{letter.id}", str(at), one.question, one.answer,
                    one.outcome, letter.publisher, letter.asked_on, letter.answered_on, one.origin,
                )
            )  # fmt: skip
    return rows


def written(
    answers: int, *, seed: int, processes: int, folder: Path | None, log: int, at: object
) -> Iterator[tuple[int, dict[str, str]]]:
    """Batch by batch into tables and index: how many, and from which letter each question was made."""
    from django.db import connections

    from answerable.desk.memory.index.gathering import merge
    from answerable.desk.memory.models import Wording

    known = {bytes(digest): pk for pk, digest in Wording.objects.values_list("pk", "digest")}
    last, waiting = max(known.values(), default=0), []
    connections.close_all()
    orders = _orders(answers, seed, folder)
    with get_context("fork").Pool(processes, initializer=os.setsid) as pool:
        for rows in pool.imap(batch, orders):
            new = {}
            for row in rows:
                if row.digest not in known:
                    last += 1
                    known[row.digest] = last
                    new[last] = row
            _write(rows, new, known, log=log, at=at)
            waiting += new.items()
            if len(waiting) >= PIECE:
                _piece(waiting, at=at)
                waiting = []
            yield len(rows), {f"{row.letter}/{row.number}": row.origin for row in rows}
    if waiting:
        _piece(waiting, at=at)
    merge(at=at)


def origins(answers: int, *, seed: int, folder: Path | None) -> dict[str, str]:
    """From which letter each question of so many answers is made, which were written before."""
    rows = (row for order in _orders(answers, seed, folder) for row in batch(order))
    return {f"{row.letter}/{row.number}": row.origin for row in rows}


def _orders(answers: int, seed: int, folder: Path | None) -> list[tuple[int, int, Path | None]]:
    return [(seed * 1000 + at, min(BATCH, answers - at * BATCH), folder) for at in range(-(-answers // BATCH))]


def _write(rows: list[Kept], new: dict[int, Kept], known: dict[bytes, int], *, log: int, at: object) -> None:
    from django.db import connection, transaction

    from answerable.desk.memory.models import Earlier, Wording

    told = ("letter", "number", "question", "answer", "outcome", "publisher", "asked_on", "answered_on")
    with transaction.atomic():
        _put(
            Wording(is_theirs=True),
            ("id", "digest", "features", "family"),
            [(pk, row.digest, row.packed, row.family) for pk, row in new.items()],
        )
        _put(
            Earlier(log_id=log, kept_at=at),
            ("wording_id", *told),
            [(known[row.digest], *(_plain(getattr(row, name)) for name in told)) for row in rows],
        )
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT setval('memory_wording_id_seq', %s)", [max(known.values())])


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _put(like: Model, names: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    """Rows into a table: what is named, and what they have in common, as the model saves it."""
    from django.db import connection

    others = [field for field in like._meta.concrete_fields if field.column not in names and field.name != "id"]
    same = tuple(field.get_db_prep_save(getattr(like, field.attname), connection) for field in others)
    columns = ", ".join((*names, *(field.column for field in others)))
    table, filled = like._meta.db_table, [(*row, *same) for row in rows]
    if connection.vendor == "postgresql":
        with connection.connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in filled:
                copy.write_row(row)
    else:
        with connection.cursor() as cursor:
            marks = ", ".join(["%s"] * (len(names) + len(others)))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", filled)  # noqa: S608  # its own


def _piece(waiting: list[tuple[int, Kept]], *, at: object) -> None:
    from answerable.desk.memory.index.segments import THEIRS, Row, to_bytes, words_of
    from answerable.desk.memory.index.wordings import terms_of
    from answerable.desk.memory.models import Segment

    piece = words_of([Row(pk, THEIRS, row.family, terms_of(row.packed)) for pk, row in waiting])
    Segment.objects.create(key=secrets.randbits(63), kind="words", size=len(waiting), data=to_bytes(piece), made_at=at)
