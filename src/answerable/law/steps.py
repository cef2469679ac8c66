"""Steps: the working of a reckoning, line by line, as a person would check it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from answerable.law.calendars import ONE_DAY, Calendar, Holiday
from answerable.law.counting import Counted, months_on
from answerable.law.deadlines import APART, Step, long_day
from answerable.law.doubts import Late
from answerable.law.limits import Clock, in_words
from answerable.law.reckoning import Reckoning


def steps(reckoning: Reckoning, *, received_on: date, late: tuple[Late, ...]) -> tuple[Step, ...]:
    """The working in order of days: events and receipt where any, milestones, days not counted."""
    is_counted = reckoning.term.unit == "working_day"
    is_plain = is_counted and not reckoning.course.events and not late
    lines = [] if is_plain else [Step(received_on, "start", reckoning.law.starts)]
    lines += _events(reckoning)
    lines += (Step(item.events[0].on, APART, item.says, item.rule.cite) for item in late)
    lines += _working_days(reckoning) if is_counted else _whole_days(reckoning)
    lines.sort(key=lambda step: step.on)
    if reckoning.term.until_on and reckoning.term.until_on == reckoning.due_on:
        lines.append(Step(reckoning.due_on, "last day", "the day that the notice named"))
    return tuple(lines)


def elapsed_steps(law: Clock, *, began_at: datetime, due_at: datetime) -> tuple[Step, ...]:
    """The working of a clock in hours, in the time that clocks in the United Kingdom show."""
    return (
        Step(began_at.date(), "start", f"{began_at:%H:%M}, {law.starts}"),
        Step(due_at.date(), f"{law.limit} hours", f"{due_at:%H:%M}", law.cite),
    )


def _events(reckoning: Reckoning) -> Iterator[Step]:
    ends = {r.ended: r for r in reckoning.course.rounds if r.rule.effect == "pause"}
    for event, rule in reckoning.course.events:
        says = rule.says
        if found := ends.get(event):
            says += f": {_paused(reckoning, found.events[0].on, event.on)}"
        elif event.until_on and rule.effect == "close":
            says += f" to {long_day(event.until_on)}"
        yield Step(event.on, APART, says, rule.cite)


def _paused(reckoning: Reckoning, first: date, last: date) -> str:
    if reckoning.term.unit == "month":
        return f"{_many(reckoning.days_paused, 'day')} not counted"
    count = reckoning.calendars[0].working_days(after=first - ONE_DAY, until=last)
    return f"{_many(count, 'working day')} not counted"


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _working_days(reckoning: Reckoning) -> Iterator[Step]:
    law = reckoning.law
    for day in reckoning.walk(reckoning.calendars[0]):
        if day.holiday:
            yield _holiday(law, day.on, day.holiday)
        elif day.is_cap:
            says = f"working day {law.outer_limit}, before the count of {law.limit} is full"
            yield Step(day.on, "last day", says, law.cite)
        elif day.number == 1:
            yield Step(day.on, "day 1", _day_one(reckoning, day), law.cite, 1)
        elif day.number and (day.number % 10 == 0 or day.number == reckoning.term.limit):
            yield Step(day.on, f"day {day.number}", number=day.number)


def _day_one(reckoning: Reckoning, day: Counted) -> str:
    if reckoning.course.restarted_on:
        return "first working day after the new receipt"
    if any(first <= day.on for _, first, _ in reckoning.course.pauses):
        return "first working day that counts"
    return "the day itself" if day.on == reckoning.start_on else reckoning.law.day_one


def _whole_days(reckoning: Reckoning) -> Iterator[Step]:
    law, day, term = reckoning.law, reckoning.before_moving, reckoning.term
    says = _corresponding(reckoning) if term.unit == "month" else ""
    yield Step(day, in_words(term.limit, term.unit), says, law.cite)
    if day != reckoning.due_on:
        yield from _moves(law, day, reckoning)


def _corresponding(reckoning: Reckoning) -> str:
    months = reckoning.term.limit
    if months_on(reckoning.start_on, months=months).day != reckoning.start_on.day:
        says = "the last day of that month"
    else:
        says = "the day before the same date" if reckoning.law.is_start_counted else "the same date"
    return f"{says}, and {_many(paused, 'day')}" if (paused := reckoning.days_paused) else says


def _moves(law: Clock, day: date, reckoning: Reckoning) -> Iterator[Step]:
    calendar: Calendar = min(reckoning.calendars, key=lambda kept: reckoning.on(kept).due_on)
    while day < reckoning.due_on:
        holiday = calendar.holiday(day)
        yield _holiday(law, day, holiday) if holiday else Step(day, APART, f"{day:%A}", law.counts_by)
        day += ONE_DAY
    yield Step(day, "last day", "the next working day", law.counts_by)


def _holiday(law: Clock, day: date, holiday: Holiday) -> Step:
    cite = law.counts_by if holiday.is_named_in_act else f"{law.counts_by}, 1971 Act"
    return Step(day, APART, holiday.says, cite, holiday=holiday.name, parts=holiday.parts)
