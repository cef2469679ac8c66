"""Clocks as the tables give them: what a time limit is, what starts it and which events change it.

Nothing is computed here; answerable.law.clocks does that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from answerable.errors import ClockNotInForce, NotAClock, NotAReading
from answerable.law.acts import KEYS, table
from answerable.law.schema import TABLES, Row, Table, load

REGIMES = ("foia", "eir", "foisa", "eisr", "dpa", "rpsi")
UNITS = {"working_day": "working days", "day": "days", "month": "months", "hour": "hours"}


@dataclass(frozen=True, slots=True)
class Reading:
    """Someone's dated view of a limit or of a pause; never the statute's own number."""

    id: str
    by: str
    says: str
    at: str
    limit: int = 0
    unit: str = ""
    pause: str = ""

    @property
    def term(self) -> str:
        """The limit in words."""
        return in_words(self.limit, self.unit)


@dataclass(frozen=True, slots=True)
class EventRule:
    """What an event does to a clock: wait, restart, cancel, pause, resume, extend, latest, close or none."""

    name: str
    effect: str
    says: str
    cite: str
    ends_with: str = ""  # the event that ends a wait or a pause
    cancels: str = ""  # the event that this one shows to have had no effect
    opens: str = ""  # the clock that it starts
    still: str = ""  # the clock that it leaves as it was
    is_within: bool = False  # has no effect unless done by the first last day
    limit: int = 0  # extend: the whole limit, from the start
    pause: str = ""  # a pause of a clock in months: "both" ends do not count, "after" the first, "none"
    missing: str = ""  # what to know where the event is not given
    unsettled: str = ""
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """One time limit in force on some days; limit is 0 where the law gives no number and readings do."""

    id: str
    heading: str
    act: str
    cite: str
    limit: int
    unit: str
    calendar: str
    counts_by: str  # where the law says which days count
    starts: str
    day_one: str
    promptly: str
    is_start_counted: bool
    outer_limit: int  # the working day that ends the time in any case; 0 where there is none
    is_moved: bool  # the last day moves off a weekend or holiday
    later_start: str  # why the start may be a day later, where that is arguable
    other_calendar: str  # the calendar of the other view, where that is arguable
    then: str  # the clock that begins when this one ends
    shows: tuple[str, ...]  # the readings shown beside the one that is used
    events: tuple[EventRule, ...]
    readings: tuple[Reading, ...]
    from_on: date
    until_on: date | None
    checked_on: date | None
    unsettled: str

    @property
    def source(self) -> str:
        """The Act and the place in it: FOIA s.10(1)."""
        return f"{self.act} {self.cite}"

    @property
    def term(self) -> str:
        """The limit in words: 20 working days; or that the law gives no number."""
        return in_words(self.limit, self.unit) if self.limit else "no number in the law"

    def reading(self, name: str) -> Reading:
        """The reading of that name, or the first for an empty name. Refuses a name it lacks (NotAReading)."""
        for reading in self.readings:
            if name in ("", reading.id):
                return reading
        raise NotAReading(clock=self.id, reading=name, known=", ".join(r.id for r in self.readings) or "none")


def in_words(limit: int, unit: str) -> str:
    """A number of units in words: 20 working days, 1 month."""
    return f"{limit} {UNITS[unit].removesuffix('s') if limit == 1 else UNITS[unit]}"


def every_clock() -> tuple[Clock, ...]:
    """Every clock of every regime, in the order of the tables, earlier rows of one clock first."""
    return tuple(_clock(row) for name in REGIMES for row in _rows(name))


def clock(name: str, *, on: date) -> Clock:
    """The clock of that id in force on a day. Refuses an unknown id (NotAClock) or day (ClockNotInForce)."""
    regime = name.partition(".")[0]
    rows = [row for row in _rows(regime) if row.id == name] if regime in REGIMES else []
    if not rows:
        known = [row.id for regime in REGIMES for row in _rows(regime)]
        near = get_close_matches(name, known, n=1)
        raise NotAClock(
            clock=name,
            meant=f"Did you mean {near[0]}?" if near else "See all of them with: answerable clock --list",
        )
    for row in rows:
        if row.is_in_force(on=on):
            return _clock(row)
    raise ClockNotInForce(clock=name, on=on, first=min(row.from_on for row in rows))


def _table(regime: str) -> Table:
    # the Regulations on re-use have no table of grounds, so no act.toml to hold their places
    return table(regime, "clocks") if regime in KEYS else load(TABLES / regime / "clocks.toml")


def _rows(regime: str) -> tuple[Row, ...]:
    return _table(regime).named("clock")


def _clock(row: Row) -> Clock:
    head = load(row.path).head
    act, _, cite = row.cite.rpartition(" ")
    return Clock(
        id=row.id,
        heading=row.text("heading"),
        act=act or head.text("act"),
        cite=cite,
        limit=row.number("limit"),
        unit=row.text("unit") or "working_day",
        calendar=row.text("calendar") or head.text("calendar"),
        counts_by=row.text("counts_by") or head.text("counts_by"),
        starts=row.text("starts"),
        day_one=row.text("day_one"),
        promptly=row.text("promptly"),
        is_start_counted=row.fields.get("start_counts") is True,
        outer_limit=row.number("outer_limit"),
        is_moved=row.fields.get("moved") is True,
        later_start=row.text("later_start"),
        other_calendar=row.text("other_calendar"),
        then=row.text("then"),
        shows=row.texts("shows"),
        events=_events(row),
        readings=tuple(_reading(inner) for inner in row.rows("reading")),
        from_on=row.from_on,
        until_on=row.until_on,
        checked_on=row.checked_on,
        unsettled=row.unsettled,
    )


def _events(row: Row) -> tuple[EventRule, ...]:
    act = load(row.path).head.text("act")
    own = tuple(_event(inner, act) for inner in row.rows("event"))
    if shared := row.text("events_of"):
        like = clock(shared, on=row.from_on).events
        # an extension belongs to the clock that names it; a notice is due when it was
        own += tuple(replace(rule, still="") for rule in like if rule.effect != "extend")
    return own


def _event(row: Row, act: str) -> EventRule:
    return EventRule(
        name=row.text("name"),
        effect=row.text("effect"),
        says=row.text("says"),
        cite=row.cite.removeprefix(f"{act} "),
        ends_with=row.text("ends_with"),
        cancels=row.text("cancels"),
        opens=row.text("opens"),
        still=row.text("still"),
        is_within=row.fields.get("within") is True,
        limit=row.number("limit"),
        pause=row.text("pause"),
        missing=row.text("missing"),
        unsettled=row.unsettled,
        readings=tuple(_reading(inner) for inner in row.rows("reading")),
    )


def _reading(row: Row) -> Reading:
    return Reading(
        id=row.text("id"),
        by=row.text("by"),
        says=row.text("says"),
        at=row.text("at"),
        limit=row.number("limit"),
        unit=row.text("unit"),
        pause=row.text("pause"),
    )
