"""What a search of captured messages finds: the newest first, or the best of the newest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from time import perf_counter

from django.db import connection
from django.db.models import Q
from django.db.models.functions import Substr

from answerable.desk.people.actors import Actor
from answerable.desk.records import access
from answerable.desk.records.asked import Asked, Understood, understood
from answerable.desk.records.index.engines import engine
from answerable.desk.records.index.forms import beginnings_of, forms_of
from answerable.desk.records.index.rows import Sought
from answerable.desk.records.marking import Forms, marked, places
from answerable.desk.records.models import FileText, Message, Party
from answerable.desk.records.queries.messages import MessageRow, message_rows
from answerable.desk.records.queries.not_searched import Unsearched, not_searched
from answerable.desk.records.queries.scope import chats_of
from answerable.desk.records.rows import first_id
from answerable.desk.search.words import Piece
from answerable.law import uk_time

PAGE = 20
COUNTED = 1000  # hits are counted so far, and are “more than” this beyond
AMONG = 2000  # of so many of the newest the best are found
BEST = 200  # hits that can be paged through in the order of the best
PEOPLE = 300  # parties that a name may be
READ = 100_000  # characters of a file's words in which the searched ones are shown


@dataclass(frozen=True, slots=True)
class Hit:
    """A message that was found, its words marked; and the file in it that has them, where the message has none of them."""

    message: MessageRow
    pieces: tuple[Piece, ...]
    file: str = ""
    file_pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One page of a search. problem: why it was not made; then there is nothing else."""

    asked: Asked
    understood: Understood
    rows: tuple[Hit, ...] = ()
    total: int = 0
    is_more: bool = False
    is_best_of_newest: bool = False  # more were found than the best were looked for among
    next: int | None = None  # Asked.before, or Asked.place, of the page after it
    ms: float = 0.0
    problem: str = ""
    notes: tuple[str, ...] = ()
    not_searched: tuple[Unsearched, ...] = ()

    @property
    def among(self) -> int:
        """Of how many of the newest the best were looked for."""
        return AMONG

    @property
    def count(self) -> str:
        """How many, in words: "12", "more than 10,000"."""
        return f"more than {self.total:,}" if self.is_more else f"{self.total:,}"


def find(asked: Asked, *, by: Actor, on: date, counted: int = COUNTED) -> Found:
    """One page of what this actor may read of it, and what could not be searched as of that day.

    counted: hits are counted so far; where a number is to be exact, as many as there can be.
    """
    began = perf_counter()
    read = understood(asked)
    sought, problem, notes = _sought(asked, read, by=by)
    if problem:
        return Found(asked, read, problem=problem, notes=notes)
    found = _numbers(sought, most=counted + 1) if sought else []
    total, is_more = min(len(found), counted), len(found) > counted
    numbers, following = _page(asked, sought, found) if sought else ([], None)
    hits = _hits(numbers, read, sought.forms if sought else {})
    return Found(
        asked, read, hits, total, is_more, asked.order == "best" and (is_more or total > AMONG), following,
        (perf_counter() - began) * 1000, "", notes, not_searched(asked, by=by, on=on),
    )  # fmt: skip


def all_ids(asked: Asked, *, by: Actor, most: int) -> tuple[int, ...]:
    """The numbers of everything that is found, newest first, up to so many."""
    sought, _, _ = _sought(asked, understood(asked), by=by)
    return tuple(_numbers(sought, most=most)) if sought else ()


def _sought(asked: Asked, read: Understood, *, by: Actor) -> tuple[Sought | None, str, tuple[str, ...]]:
    """What the index is asked, or nothing where nothing can be found; why it cannot be asked; what is to be noted."""
    notes = read.notes
    if problem := read.problem or _problem(asked, read):
        return None, problem, notes
    tags: list[tuple[str, ...]] = []
    if asked.chats or asked.groups or asked.tool or not access.may_read(by):
        tags.append(tuple(f"c{number}" for number in chats_of(asked, by=by).values_list("pk", flat=True)))
    for name in asked.people:
        parties, is_cut = _parties(name)
        tags.append(parties)
        if is_cut:
            notes = (
                *notes,
                f"More than {PEOPLE} names have “{name}” in them. Only messages of {PEOPLE} of them were looked through: type more of the name.",
            )
        elif not parties:
            notes = (*notes, f"No message is from or to anybody with “{name}” in the name.")
    if asked.has_file:
        tags.append(("f",))
    if asked.kind:
        tags.append((f"k{asked.kind.replace('_', '')}",))
    if not all(tags):
        return None, "", notes
    forms = forms_of((*read.parts, *read.without))
    beginnings = beginnings_of((*read.parts, *read.without)) if connection.vendor == "sqlite" else {}
    first, last = _minutes(asked)
    return Sought(read.parts, read.without, tuple(tags), first, last, forms, beginnings), "", notes


def _problem(asked: Asked, read: Understood) -> str:
    is_kept = bool(asked.people or asked.groups or asked.chats or asked.tool or asked.has_file or asked.kind)
    if read.without and not read.parts and not is_kept:
        return "Only words to leave out were given. Say a word to look for, or choose a chat, a group or a person."
    if not read.parts and not is_kept and not (asked.first or asked.last):
        return "Nothing to look for was understood. Type a word with letters or digits, or choose a chat, a group, a person or days."
    if asked.first and asked.last and asked.first > asked.last:
        return "The last day is before the first."
    return ""


def _parties(name: str) -> tuple[tuple[str, ...], bool]:
    found = list(
        Party.objects.filter(Q(name__icontains=name) | Q(key__icontains=name)).values_list("pk", flat=True)[
            : PEOPLE + 1
        ]
    )
    return tuple(f"p{number}" for number in found[:PEOPLE]), len(found) > PEOPLE


def _minutes(asked: Asked) -> tuple[int | None, int | None]:
    """The first number of the first day, and that of the day after the last, by the clock in the United Kingdom."""
    first = first_id(_midnight(asked.first)) if asked.first else None
    return first, first_id(_midnight(asked.last + timedelta(days=1))) if asked.last else None


def _midnight(on: date) -> int:
    """The minute since 1970 at which a day begins."""
    utc = datetime(on.year, on.month, on.day, tzinfo=UTC)
    return int((utc - (uk_time(utc).utcoffset() or timedelta())).timestamp()) // 60


def _numbers(sought: Sought, *, most: int) -> list[int]:
    """The newest that match; of a stretch of days alone those of the table itself."""
    if sought.parts or sought.tags:
        return engine().newest(sought, most=most)
    rows = Message.objects.order_by("-pk")
    if sought.first is not None:
        rows = rows.filter(pk__gte=sought.first)
    if sought.last is not None:
        rows = rows.filter(pk__lt=sought.last)
    return list(rows.values_list("pk", flat=True)[:most])


def _page(asked: Asked, sought: Sought, found: Sequence[int]) -> tuple[list[int], int | None]:
    """The numbers of one page, and what the page after it is asked with."""
    if asked.order == "best" and sought.parts:
        best = engine().ranked(sought, among=AMONG, most=BEST)
        end = asked.place + PAGE
        return best[asked.place : end], end if len(best) > end else None
    if asked.before is not None:
        found = _numbers(replace(sought, last=min(asked.before, sought.last or asked.before)), most=PAGE + 1)
    numbers = list(found[:PAGE])
    return numbers, numbers[-1] if len(found) > PAGE else None


def _hits(numbers: Sequence[int], read: Understood, forms: Forms) -> tuple[Hit, ...]:
    rows = message_rows(numbers)
    found = [rows[number] for number in numbers if number in rows]
    elsewhere = [row for row in found if row.files and read.parts and not places(row.text, read.parts, forms)]
    texts = _file_texts(elsewhere)
    return tuple(_hit(row, read, forms, texts) for row in found)


def _file_texts(rows: Sequence[MessageRow]) -> dict[str, str]:
    digests = {file.digest for row in rows for file in row.files if file.digest}
    if not digests:
        return {}
    found = FileText.objects.filter(digest__in=digests)
    return dict(found.values_list("digest", Substr("text", 1, READ)))


def _hit(row: MessageRow, read: Understood, forms: Forms, texts: dict[str, str]) -> Hit:
    pieces = marked(f"{row.subject}\n{row.text}" if row.subject else row.text, read.parts, forms)
    if any(piece.is_hit for piece in pieces):
        return Hit(row, pieces)
    for file in row.files:
        words = texts.get(file.digest, "")
        if words and places(words, read.parts, forms):
            return Hit(row, pieces, file.name, marked(words, read.parts, forms))
    return Hit(row, pieces)
