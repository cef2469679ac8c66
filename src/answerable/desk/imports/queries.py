"""What the pages of imports show, as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator

from answerable.desk.imports import access
from answerable.desk.imports.models import Import, Step
from answerable.desk.people.actors import Actor

PAGE = 50
PREVIEW = 8
STEPS = {
    Step.READING: "The file is being read",
    Step.COLUMNS: "Say which column is what",
    Step.WORDS: "Say what its words mean",
    Step.CHECKING: "Every row is being checked",
    Step.READY: "Checked; nothing is imported yet",
    Step.IMPORTING: "Cases are being written",
    Step.DONE: "Imported",
    Step.UNDOING: "Being taken back",
    Step.UNDONE: "Taken back",
    Step.REFUSED: "Could not be read",
}
_AT_WORK = (Step.READING, Step.CHECKING, Step.IMPORTING, Step.UNDOING)


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One import in the list."""

    number: int
    name: str
    step: str
    rows: int
    imported: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RowFaults:
    """A row that is not imported, and why: heading and words."""

    number: int
    faults: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ImportPage:
    """An import as its pages show it."""

    number: int
    name: str
    step: str
    says: str
    is_at_work: bool
    rows: int
    faulty: int
    imported: int
    reason: str
    notices: tuple[str, ...]
    headings: tuple[str, ...]
    preview: tuple[tuple[int, tuple[str, ...]], ...]
    left_out: tuple[str, ...]  # headings of columns that are not used
    other_sheets: tuple[str, ...]
    percent: int
    by: str
    at: datetime

    @property
    def good(self) -> int:
        """Rows without a fault."""
        return self.rows - self.faulty


def imports(*, by: Actor) -> tuple[ImportLine, ...]:
    """Every import, the latest first."""
    rows = access.visible(by)[:100]
    return tuple(
        ImportLine(
            row.pk, row.file.name, STEPS[Step(row.step)], row.rows_count, row.imported_count, row.by.name, row.at
        )
        for row in rows
    )


def import_page(number: int, *, by: Actor) -> ImportPage:
    """One import, with its first rows. Refuses one that this actor may not read (NoSuchThing)."""
    found = access.for_reading(number, by=by)
    headings = tuple(found.about["headings"])
    preview = tuple((row.number, tuple(row.values)) for row in found.rows.exclude(values=[])[:PREVIEW])
    used = set(found.columns.values())
    profile = found.about.get("profile", [])
    filled = [place for place, column in enumerate(profile) if column["filled"]]
    return ImportPage(
        number=found.pk,
        name=found.file.name,
        step=found.step,
        says=STEPS[Step(found.step)],
        is_at_work=found.step in _AT_WORK,
        rows=found.rows_count,
        faulty=found.faulty_count,
        imported=found.imported_count,
        reason=found.reason,
        notices=tuple(found.about.get("notices", ())),
        headings=headings,
        preview=preview,
        left_out=tuple(headings[place] or f"Column {place + 1}" for place in filled if place not in used)
        if used
        else (),
        other_sheets=tuple(sheet for sheet in found.about.get("sheets", ()) if sheet != found.sheet),
        percent=_percent(found),
        by=found.by.name,
        at=found.at,
    )


def faults_page(number: int, page: int, *, by: Actor) -> tuple[Page, tuple[RowFaults, ...]]:
    """A page of the rows that are not imported, each with its reasons."""
    found = access.for_reading(number, by=by)
    shown = Paginator(found.rows.filter(is_faulty=True), PAGE).get_page(page)
    return shown, tuple(RowFaults(row.number, _pairs(row.faults)) for row in shown.object_list)


def faults_as_rows(number: int, *, by: Actor) -> Iterator[list[str]]:
    """Every row that is not imported, as the file had it, with what is wrong: ready to be corrected and imported again."""
    found = access.for_reading(number, by=by)
    yield ["Row", "What is wrong", *found.about["headings"]]
    for row in found.rows.filter(is_faulty=True).iterator(chunk_size=1000):
        says = "; ".join(f"{heading}: {words}" for heading, words in row.faults)
        yield [str(row.number), says, *row.values]


def _pairs(faults: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((heading, words) for heading, words in faults)


def _percent(found: Import) -> int:
    """How much of the rows this step has dealt with, roughly: row numbers may have gaps."""
    last = found.rows.order_by("-number").values_list("number", flat=True).first()
    return min(100, 100 * found.position // last) if last else 0
