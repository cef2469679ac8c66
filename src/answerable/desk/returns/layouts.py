"""The layouts of the quarterly statistics: tables of layouts.toml filled in for a period, a column a law."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from answerable.casefile import Regime
from answerable.desk.cases.queries.counting import CHALLENGED, CHALLENGES, FIGURES, INFORMATION, PROVISION
from answerable.desk.cases.queries.quarters import Cell, section_of
from answerable.desk.cases.queries.words import REGIMES
from answerable.desk.people.actors import Actor
from answerable.desk.returns.filters import Filters
from answerable.desk.returns.queries import (
    Column,
    Group,
    Line,
    Number,
    Part,
    cells_of,
    counts_of,
    part_of,
    percentage,
    provision_group,
    require_reader,
)
from answerable.errors import NoSuchThing

_TABLE = Path(__file__).with_name("layouts.toml")


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout, filled in."""

    id: str
    title: str
    use: str
    source: str
    unsettled: str
    filters: Filters
    columns: tuple[str, ...]
    parts: tuple[Part, ...]
    provisions: tuple[Group, ...]
    worked_at: datetime


@cache
def layouts() -> Mapping[str, Mapping[str, Any]]:
    """Every layout by its id, as the table holds it."""
    rows = tomllib.loads(_TABLE.read_text("utf-8"))["layout"]
    return {row["id"]: row for row in rows}


def layout(name: str, *, filters: Filters, by: Actor, on: date, at: datetime) -> Layout:
    """A layout filled in for a period. Refuses one that there is not (NoSuchThing), and who may not read (NotAllowed)."""
    require_reader(by)
    if name not in layouts():
        raise NoSuchThing(thing="such layout", where=name)
    row = layouts()[name]
    cells, worked_at = cells_of(filters, on=on, at=at)
    columns = _columns(filters, cells)
    parts = tuple(Part(part["heading"], tuple(_line(filters, line, columns) for line in part["rows"])) for part in row["part"])  # fmt: skip
    provisions = _provisions(filters, columns[-1]) if row.get("provisions") else ()
    headings = tuple(column.label for column in columns)
    return Layout(name, row["title"], row["for"], row["source"], row["unsettled"], filters, headings, parts, provisions, worked_at)  # fmt: skip


def _columns(filters: Filters, cells: tuple[Cell, ...]) -> tuple[Column, ...]:
    """One for each law that requests came in under, and one for all of them."""
    period = filters.period
    laws = [filters.regime] if filters.regime else [law.value for law in INFORMATION if any(cell.regime == law for cell in cells)]  # fmt: skip
    own = [Column(REGIMES[Regime(law)], period.first_on, period.last_on, counts_of(cells, filters.under(law))) for law in laws]  # fmt: skip
    if len(own) == 1:
        return tuple(own)
    return (*own, Column("All", period.first_on, period.last_on, counts_of(cells, filters)))


def _line(filters: Filters, row: Mapping[str, Any], columns: tuple[Column, ...]) -> Line:
    names, of = row["add"], row.get("of")
    every = {**FIGURES, **CHALLENGES}
    counts = " + ".join(every[name].label for name in names) + (f", of {' + '.join(every[name].label for name in of)}" if of else "")  # fmt: skip
    numbers = tuple(percentage(part_of(column.counts, names, of)) if of else _sum(filters, column, names) for column in columns)  # fmt: skip
    return Line("+".join(names), row["says"], counts, numbers, row.get("under", False))


def _sum(filters: Filters, column: Column, names: list[str]) -> Number:
    """A sum; one figure by itself leads to its cases, under the law of its column."""
    total = sum(column.counts[name] for name in names)
    law = next((law.value for law, label in REGIMES.items() if label == column.label), "")
    is_listed = total and len(names) == 1 and (names[0] in FIGURES or names[0] in CHALLENGED)
    url = filters.under(law).cases(names[0], first_on=column.first_on, last_on=column.last_on) if is_listed else ""
    return Number(f"{total:,}", total, url)


def _provisions(filters: Filters, column: Column) -> tuple[Group, ...]:
    """Requests by the section or exception relied on, in the order of the Acts; a request with several counts in each."""
    found = {section_of(name.removeprefix(PROVISION)) for name in column.counts if name.startswith(PROVISION)}
    return tuple(provision_group(filters, one, column, is_under=False) for one in sorted(found, key=_order))


def _order(provision: str) -> tuple[str, int, str]:
    """By Act, then by number: s.9 before s.12."""
    law, _, rest = provision.partition(".")
    digits = "".join(letter for letter in rest.split(".")[0] if letter.isdigit())
    return law, int(digits or 0), rest
