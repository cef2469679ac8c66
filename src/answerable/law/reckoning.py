"""Reckoning: the last day of one limit on one course of events, and the same under another view."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from answerable.law.calendars import ONE_DAY, Calendar, Holiday, days
from answerable.law.counting import Count, Counted, months_beginning, months_on, next_working, paused_days
from answerable.law.course import Course, Event, follow
from answerable.law.limits import Clock, EventRule


@dataclass(frozen=True, slots=True)
class Term:
    """A limit: a number of units; by whose view, where not the law's; or the day that a notice named."""

    limit: int
    unit: str
    by: str = ""
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A limit, the course it runs on and the calendars; with several calendars the earliest day holds."""

    law: Clock
    course: Course
    term: Term
    calendars: tuple[Calendar, ...]
    holidays: tuple[Holiday, ...] = ()  # that the tables do not have
    pause: str = ""  # another view of what a pause of months takes out
    is_later: bool = False  # the start taken a day later

    @property
    def start_on(self) -> date:
        """The day that starts the count."""
        return self.course.start_on + self.is_later * ONE_DAY

    @property
    def due_on(self) -> date:
        """The last day. Refuses a day beyond the calendar (BeyondCalendar)."""
        return max(self.counted_on, self.term.until_on or self.counted_on)

    @property
    def counted_on(self) -> date:
        """The last day of the number of units."""
        if self.term.unit == "working_day":
            return min(self.walk(calendar)[-1].on for calendar in self.calendars)
        if self.law.is_moved:
            return min(next_working(self.before_moving, calendar=calendar) for calendar in self.calendars)
        return self.before_moving

    @property
    def before_moving(self) -> date:
        """The last day of a limit in days or months, before it moves off a weekend or holiday."""
        if self.term.unit == "day":
            return self.start_on + timedelta(days=self.term.limit)
        count = months_beginning if self.law.is_start_counted else months_on
        return count(self.start_on, months=self.term.limit) + timedelta(days=self.days_paused)

    @property
    def days_paused(self) -> int:
        """How many days the pauses of a limit in months take out."""
        return sum(paused_days(first, last, pause=self.pause or rule.pause) for rule, first, last in self.course.pauses)

    @property
    def paused(self) -> frozenset[date]:
        """Every day of every pause."""
        return frozenset(day for _, first, last in self.course.pauses for day in days(first, last))

    def walk(self, calendar: Calendar) -> tuple[Counted, ...]:
        """Every weekday of a count of working days, the last one its last day."""
        return Count(
            limit=self.term.limit,
            calendar=calendar,
            is_start_counted=self.law.is_start_counted,
            paused=self.paused,
            closed=self.course.closed,
            outer_limit=self.law.outer_limit,
        ).walk(self.start_on)

    def on(self, *calendars: Calendar) -> Reckoning:
        """The same reckoning on other calendars."""
        return replace(self, calendars=calendars)


@dataclass(frozen=True, slots=True)
class Matter:
    """What a deadline is asked about: a clock, the day it began, the calendars, and the reading to use."""

    law: Clock
    received_on: date
    calendars: tuple[Calendar, ...]
    reading: str = ""
    holidays: tuple[Holiday, ...] = ()  # that the tables do not have; the calendars hold them already

    def first(self, events: tuple[Event, ...]) -> Reckoning:
        """The reckoning of the first limit, before any extension."""
        return self.reckon(follow(self.law, received_on=self.received_on, events=events), term=self.term)

    @property
    def term(self) -> Term:
        """The first limit: the law's number, or that of the reading."""
        if self.law.limit and not self.reading:
            return Term(self.law.limit, self.law.unit)
        reading = self.law.reading(self.reading)
        return Term(reading.limit, reading.unit, reading.by)

    def extended(self, course: Course) -> Term:
        """The limit that applies after the extension of the course, or the first limit without one.

        Without a number in the law, a reading gives it, else the day that the notice named, else nothing.
        """
        if course.extension is None:
            return self.term
        rule = self.rule(course.extension)
        if rule.limit:
            return Term(rule.limit, self.law.unit)
        if rule.readings:
            return Term(rule.readings[0].limit, rule.readings[0].unit, rule.readings[0].by)
        return replace(self.term, until_on=course.extension.until_on)

    def rule(self, event: Event) -> EventRule:
        """What the clock says of an event that follow has accepted."""
        return next(rule for rule in self.law.events if rule.name == event.name)

    def reckon(self, course: Course, *, term: Term) -> Reckoning:
        """The reckoning of a term on a course."""
        return Reckoning(self.law, course, term, self.calendars, self.holidays)
