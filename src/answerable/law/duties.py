"""Duties: what each notice must contain; and guidance: who says what of the law, and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from answerable.errors import NotADuty
from answerable.law.acts import table
from answerable.law.provisions import Provision, parse
from answerable.law.schema import TABLES, Row, load


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that the law asks of a letter, so that a paragraph can say which duty it meets."""

    id: str  # foia.s17.1.b
    provision: Provision
    cite: str
    says: str
    letters: tuple[str, ...]  # the kinds of letter that it speaks of: "refusal", "extension", "not-held" …
    from_on: date
    until_on: date | None
    checked_on: date | None
    unsettled: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Someone's view of what a provision means: a tribunal's, a Commissioner's."""

    by: str
    says: str
    at: str


@dataclass(frozen=True, slots=True)
class Guidance:
    """A page or code that rules may name; it is no law."""

    id: str
    by: str
    name: str
    at: str
    on: date | None  # the day that it bears, where known
    checked_on: date | None
    unsettled: str


def duty(id: str, *, on: date) -> Duty:
    """The duty of that id as in force on a day. Refuses one that is not in the tables (NotADuty)."""
    found = [item for item in duties(id.partition(".")[0], on=on) if item.id == id]
    if not found:
        raise NotADuty(id=id, on=on)
    return found[0]


def duties(act: str, *, on: date, letter: str = "") -> tuple[Duty, ...]:
    """The duties of an Act on a day, or those that speak of one kind of letter, in the Act's order."""
    rows = table(act, "duties").named("duty")
    found = tuple(_duty(row) for row in rows if row.is_in_force(on=on))
    return tuple(item for item in found if not letter or letter in item.letters)


@cache
def guidance(id: str) -> Guidance:
    """The page or code of that id. Refuses one that is not in the table (NotADuty)."""
    for row in load(TABLES / "guidance.toml").named("guidance"):
        if row.id == id:
            day = row.fields.get("on")
            given = day if isinstance(day, date) else None
            return Guidance(id, row.text("by"), row.text("name"), row.text("at"), given, row.checked_on, row.unsettled)
    raise NotADuty(id=id, on="any day")


def reading_of(row: Row) -> Reading:
    """A reading as its row gives it."""
    return Reading(row.text("by"), row.text("says"), row.text("at"))


def _duty(row: Row) -> Duty:
    return Duty(
        id=row.id,
        provision=parse(row.id),
        cite=row.cite,
        says=row.text("says"),
        letters=row.texts("letters"),
        from_on=row.from_on,
        until_on=row.until_on,
        checked_on=row.checked_on,
        unsettled=row.unsettled,
    )
