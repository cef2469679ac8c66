"""The shape of a law table: every row dated, cited, and either checked or marked unsettled.

A table is a TOML file: a head of single values and arrays of rows. Rows inside a row (an event of a
clock, a reading) have a source of their own and the dates of the row that holds them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from answerable.errors import BadRow, RowsOverlap, RowWithoutDates, RowWithoutSource

TABLES = Path(__file__).parent / "tables"
VIEWS = (
    "reading",
    "guidance",
)  # what a person or a Commissioner says of the law: by, at, and the day where known


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its name ("exemption"), its fields, and where it stands in its file."""

    name: str
    fields: Mapping[str, object]
    path: Path
    place: int  # the n-th row of that name in the file, from 0
    holder: Row | None = None

    @property
    def id(self) -> str:
        """Its identifier: foia.s43.2, foia.response; the day for a row that is one day; else its name."""
        given = self.fields.get("id", self.fields.get("name", self.fields.get("on", self.name)))
        return f"{given} {self.fields['part']}" if "part" in self.fields else str(given)

    @property
    def cite(self) -> str:
        """The exact place in the law that it rests on."""
        return self.text("cite")

    @property
    def from_on(self) -> date:
        """The first day it is in force; its holder's where it has none of its own."""
        return self.day("from") or self.day("on") or (self.holder.from_on if self.holder else date.max)

    @property
    def until_on(self) -> date | None:
        """The last day it is in force, or None while it is."""
        return self.day("until") or self.day("on") or (self.holder.until_on if self.holder else None)

    @property
    def checked_on(self) -> date | None:
        """The day the row was carried over from a reading of the text; None where there was none (see unsettled)."""
        return self.day("checked")

    @property
    def unsettled(self) -> str:
        """Why the row is not certain, or an empty string."""
        return self.text("unsettled")

    @property
    def where(self) -> str:
        """The file and line, for an error."""
        return f"{'/'.join(self.path.parts[-2:])}, line {_line(self)}, {self.name} {self.id}"

    def is_in_force(self, *, on: date) -> bool:
        """True where the row applies on that day."""
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)

    def text(self, field: str) -> str:
        """A field that is words; an empty string where it is not there. Refuses anything else (BadRow)."""
        value = self.fields.get(field, "")
        if not isinstance(value, str):
            raise BadRow(row=self.where, field=field, wanted="words", got=value)
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        """A field that is a list of words; empty where it is not there. Refuses anything else (BadRow)."""
        value = self.fields.get(field, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise BadRow(row=self.where, field=field, wanted="a list of words", got=value)
        return tuple(value)

    def number(self, field: str) -> int:
        """A field that is a whole number; 0 where it is not there. Refuses anything else (BadRow)."""
        value = self.fields.get(field, 0)
        if not isinstance(value, int) or isinstance(value, bool):
            raise BadRow(row=self.where, field=field, wanted="a whole number", got=value)
        return value

    def day(self, field: str) -> date | None:
        """A field that is a day; None where it is not there. Refuses anything else (BadRow)."""
        value = self.fields.get(field)
        if value is not None and type(value) is not date:
            raise BadRow(row=self.where, field=field, wanted="a day, as 2026-11-21", got=value)
        return value

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of that name inside this one."""
        inner = self.fields.get(name, [])
        if not isinstance(inner, list) or not all(isinstance(item, dict) for item in inner):
            raise BadRow(row=self.where, field=name, wanted="rows", got=inner)
        return tuple(Row(name, item, self.path, place, self) for place, item in enumerate(inner))

    def inner(self) -> Iterator[Row]:
        """The rows inside this one that must have a source of their own: all but readings."""
        for name, value in self.fields.items():
            if _is_rows(value) and name not in VIEWS:
                yield from self.rows(name)


@dataclass(frozen=True, slots=True)
class Table:
    """One file: its head and its rows, in order."""

    head: Row
    rows: tuple[Row, ...]

    def named(self, name: str) -> tuple[Row, ...]:
        """The rows of one name."""
        return tuple(row for row in self.rows if row.name == name)


@cache
def load(path: Path) -> Table:
    """A table read from its file and kept; call load.cache_clear() only in tests.

    Refuses a row without from or on (RowWithoutDates), without cite or without checked or unsettled,
    guidance without by and at (RowWithoutSource), and two rows with one id in force on one day (RowsOverlap).
    """
    with path.open("rb") as file:
        data = tomllib.load(file)
    head = Row("head", {k: v for k, v in data.items() if not _is_rows(v)}, path, 0)
    rows = tuple(
        Row(name, fields, path, place)
        for name, value in data.items()
        if _is_rows(value)
        for place, fields in enumerate(value)
    )
    for row in rows:
        if row.name in VIEWS:
            _require_author(row)
        else:
            _require_dates(row)
            _require_source(row)
    _refuse_overlaps(rows)
    return Table(head, rows)


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _require_dates(row: Row) -> None:
    if "from" not in row.fields and "on" not in row.fields:
        raise RowWithoutDates(row=row.where)
    first, until = row.from_on, row.until_on
    if until is not None and until < first:
        raise BadRow(row=row.where, field="until", wanted="a day on or after from", got=until)


def _require_author(row: Row) -> None:
    if not row.text("by") or not row.text("at") or (row.checked_on is None and not row.unsettled):
        raise RowWithoutSource(row=row.where)


def _require_source(row: Row) -> None:
    if not row.cite or (row.checked_on is None and not row.unsettled):
        raise RowWithoutSource(row=row.where)
    for inner in row.inner():
        _require_source(inner)


def _refuse_overlaps(rows: tuple[Row, ...]) -> None:
    seen: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        for other in seen.setdefault((row.name, row.id), []):
            if row.is_in_force(on=max(row.from_on, other.from_on)) and other.is_in_force(
                on=max(row.from_on, other.from_on)
            ):
                raise RowsOverlap(row=row.where, other=other.where)
        seen[(row.name, row.id)].append(row)


def _line(row: Row) -> int:
    """The line of the row's header. Counted only when an error is shown: the TOML reader keeps no lines."""
    if row.name == "head":
        return 1
    lines = row.path.read_text("utf-8").splitlines()
    start = _line(row.holder) if row.holder else 0
    name = f"{row.holder.name}.{row.name}" if row.holder else row.name
    headers = [n for n, line in enumerate(lines, 1) if n > start and line.strip().startswith(f"[[{name}]]")]
    return headers[row.place] if row.place < len(headers) else start or 1
