"""Figures by quarter: kept ones where nothing in the quarter has changed, the others worked out anew and kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from answerable.desk.cases.queries.quarters import Cell, cells, standing
from answerable.desk.returns.models import WorkedQuarter

_OPEN = ("open", "open-late", "waiting")


@dataclass(frozen=True, slots=True)
class Worked:
    """The figures of a quarter, and when they were worked out."""

    cells: tuple[Cell, ...]
    at: datetime


def worked_out(quarters: Sequence[date], *, on: date, at: datetime) -> dict[date, Worked]:
    """The figures of these quarters: two queries where all are kept, six more for each that is not."""
    marks = standing(quarters)
    kept = {row.first_on: row for row in WorkedQuarter.objects.filter(first_on__in=quarters)}
    return {first_on: _worked(first_on, kept.get(first_on), mark, on, at) for first_on, mark in marks.items()}


def _worked(first_on: date, row: WorkedQuarter | None, mark: str, on: date, at: datetime) -> Worked:
    if row and row.mark == mark and (row.is_settled or row.on == on):
        return Worked(tuple(Cell(**cell) for cell in row.cells), row.at)
    found = cells(first_on, on=on)
    is_settled = not any(cell.counts.get(name) for cell in found for name in _OPEN)
    values = {"mark": mark, "on": on, "is_settled": is_settled, "cells": [asdict(cell) for cell in found], "at": at}
    WorkedQuarter.objects.update_or_create(first_on=first_on, defaults=values)
    return Worked(found, at)
