"""The 72 hours: when they end, how many are left, and the other way of reading them, which nothing here relies on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from answerable import law
from answerable.errors import LawError
from answerable.registers.values import Entry

BREACH = "personal data breach"
CLOCK = "dpa.breach"
HOURS = timedelta(hours=72)
OTHER_READING = (
    "Another reading of the law (Regulation 1182/71, article 3) leaves out the hour in which awareness fell and moves an end that "
    "falls on a day off to the end of the next working day. Whether it holds for the UK GDPR is not verified. Work to the strict "
    "deadline: nothing here counts as on time by the other reading."
)


@dataclass(frozen=True, slots=True)
class Running:
    """The clock of one breach at a moment: its strict deadline by UK time, the hours left, and where the other reading ends."""

    deadline: datetime
    hours_left: float
    other: datetime | None  # None beyond the calendar of bank holidays

    @property
    def is_over(self) -> bool:
        """True where the 72 hours have ended."""
        return self.hours_left < 0

    @property
    def left(self) -> str:
        """What is left in words, whole minutes, in hours as the law counts: 42 hours 12 minutes left. Over, in days: 3 days 7 hours over."""
        span = timedelta(hours=abs(self.hours_left))
        return f"{_said(span, days=True)} over" if self.is_over else f"{_said(span)} left"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that was given: the moments that count, and in words how long it took."""

    aware: datetime
    deadline: datetime
    told: datetime

    @property
    def is_late(self) -> bool:
        """True where it came after the 72 hours."""
        return self.told > self.deadline

    @property
    def words(self) -> str:
        """How long it took, and whether that was in time: 3 days 7 hours after awareness, 7 hours late."""
        taken = f"{_said(self.told - self.aware, days=True)} after awareness"
        return f"{taken}, {_said(self.told - self.deadline, days=True)} late" if self.is_late else f"{taken}, in time"

    @property
    def instants(self) -> str:
        """The moments in words, by the clock in the United Kingdom."""
        return f"Aware on {law.long_moment(self.aware)}, notified on {law.long_moment(self.told)}; the 72 hours ended on {law.long_moment(self.deadline)}."


def _said(span: timedelta, *, days: bool = False) -> str:
    """A span of time in whole minutes, none of them left out: 15 minutes late is late."""
    minutes = int(span.total_seconds() // 60)
    hours, rest = divmod(minutes, 60)
    whole, hours = divmod(hours, 24) if days else (0, hours)
    parts = ((whole, "day"), (hours, "hour"), (rest, "minute"))
    return " ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in parts if n) or "less than a minute"


def deadline(entry: Entry) -> datetime | None:
    """72 elapsed hours after awareness, in local time (art. 33(1)); weekends and clock changes alter nothing."""
    aware = entry.moment("aware_at")
    is_owed = entry.text("kind") == BREACH or entry.moment("commissioner.notified_at")  # what was notified stays so
    if aware is None or not is_owed:
        return None
    return law.uk_time(aware.astimezone(UTC) + HOURS)


def hours_taken(entry: Entry) -> float | None:
    """Elapsed hours from awareness to the notice, to two places."""
    aware, told = entry.moment("aware_at"), entry.moment("commissioner.notified_at")
    return round((told - aware).total_seconds() / 3600, 2) if aware and told else None


def is_late(entry: Entry) -> bool | None:
    """True where the notice came after the deadline; None where there was none."""
    due, told = deadline(entry), entry.moment("commissioner.notified_at")
    return told > due if due and told else None


def notice(entry: Entry) -> Notice | None:
    """The notice to the Commissioner, where one was given."""
    aware, due, told = entry.moment("aware_at"), deadline(entry), entry.moment("commissioner.notified_at")
    return Notice(aware, due, told) if aware and due and told else None


def running(entry: Entry, *, at: datetime) -> Running | None:
    """The clock of a breach that may still have to be notified; None where it was, or need not be, or is no breach."""
    due = deadline(entry)
    if (
        due is None
        or entry.moment("commissioner.notified_at")
        or entry.text("commissioner.decision") == "do not notify"
    ):
        return None
    return Running(due, (due - at).total_seconds() / 3600, other_reading(due))


def other_reading(due: datetime) -> datetime | None:
    """Where the other reading ends the period: at the next full hour; on a day off, with the next working day.

    due is the strict deadline. The law's own table gives the hour; days off are those of England and Wales. None where
    the law's tables do not reach.
    """
    try:
        reading = law.deadline(CLOCK, received=due.astimezone(UTC) - HOURS).arguable[0].at
        ends = law.uk_time(reading or due)
        day = ends.date()
        while not law.calendar("england-and-wales").is_working(day):
            day += timedelta(days=1)
    except LawError:
        return None
    return ends if day == ends.date() else _midnight(day + timedelta(days=1))


def reminder_at(due: datetime, *, hours: int, opens: int, closes: int) -> datetime:
    """When a reminder so many hours before a deadline goes out, between two hours of the day.

    One that falls in the night waits for the morning, and goes out the evening before where the morning is too late.
    """
    wanted = law.uk_time(due - timedelta(hours=hours))
    if opens <= wanted.hour < closes:
        return wanted
    day = wanted.date() + timedelta(days=wanted.hour >= closes)
    morning = _midnight(day, hour=opens)
    return morning if hours == 0 or morning < due else _midnight(day - timedelta(days=1), hour=closes)


def _midnight(day: date, *, hour: int = 0) -> datetime:
    """The beginning of a day by the clock in the United Kingdom, or an hour of it."""
    utc = datetime.combine(day, time(), UTC) + timedelta(hours=hour)
    return law.uk_time(utc - (law.uk_time(utc).utcoffset() or timedelta()))
