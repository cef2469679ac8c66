"""The values that a computed clock gives: the Deadline, its steps, its doubts, the dates beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from answerable.law.counting import uk_time

APART = "—"  # the label of a day that does not count


def utc(moment: datetime) -> str:
    """A moment in UTC, as 2026-10-26T16:00:00Z."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def long_day(on: date) -> str:
    """A day as a letter writes it: 2 March 2026."""
    return f"{on.day} {on:%B %Y}"


def long_moment(at: datetime) -> str:
    """A moment by the clock in the United Kingdom: 2 March 2026 at 2:05pm."""
    wall = uk_time(at)
    return f"{long_day(wall.date())} at {wall.hour % 12 or 12}:{wall:%M}{'am' if wall.hour < 12 else 'pm'}"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of working: a day, what it is ("day 10", or "—" where it does not count), why, and where from.

    number is the number of the counted day, or 0. holiday names the bank holiday and parts who keeps it.
    """

    on: date
    label: str
    says: str = ""
    cite: str = ""
    number: int = 0
    holiday: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Another last day, and the view that gives it."""

    on: date
    says: str
    cite: str = ""
    at: datetime | None = None

    @property
    def due(self) -> str:
        """The day, or the moment in UTC, as ISO 8601 writes it."""
        return utc(self.at) if self.at else self.on.isoformat()


@dataclass(frozen=True, slots=True)
class Related:
    """Another date of the same case; by names whose expectation it is, and is empty for the law's own."""

    clock: str
    heading: str
    due_on: date
    cite: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A clock that stands still: since when, for what, and the last day for that where there is one."""

    since_on: date
    says: str
    cite: str
    last_on: date | None


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a clock, with its working.

    due_on is the day to work to. Where the law is unsettled it is the earliest of the days in unsettled, and
    words_on is the day that the words of the law give; else both are the same day. arguable holds days that
    somebody could argue for: an answer between due_on and one of them is never simply late. by names whose
    expectation the day is, and is empty where the law itself sets it. While waiting, due_on is the last day
    as if nothing had been asked for.
    """

    clock: str
    heading: str
    received_on: date
    due_on: date
    words_on: date
    cite: str
    term: str
    working: tuple[Step, ...]
    due_at: datetime | None = None
    by: str = ""
    promptly: str = ""
    also: tuple[Related, ...] = ()
    unsettled: tuple[Doubt, ...] = ()
    arguable: tuple[Doubt, ...] = ()
    waiting: Waiting | None = None
    notes: tuple[str, ...] = ()
    known_until: date | None = None

    @property
    def due(self) -> str:
        """The day that the words give, or the moment in UTC, as ISO 8601 writes it."""
        return utc(self.due_at) if self.due_at else self.words_on.isoformat()
