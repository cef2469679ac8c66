"""Doubts: events that came too late to count, days that are unsettled, and days that could be argued for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from answerable.errors import BeyondCalendar
from answerable.law.calendars import PARTS, calendar
from answerable.law.course import Course, Event, follow
from answerable.law.deadlines import Doubt, long_day
from answerable.law.limits import EventRule
from answerable.law.reckoning import Matter, Reckoning


@dataclass(frozen=True, slots=True)
class Late:
    """An event that has no effect because it came too late, with the event that would have ended it."""

    rule: EventRule
    events: tuple[Event, ...]
    says: str


def sift(matter: Matter, *, events: tuple[Event, ...]) -> tuple[Course, tuple[Late, ...]]:
    """The course of the events that count, and those that came too late. Refuses what follow refuses."""
    late: tuple[Late, ...] = ()
    for effect in ("wait", "pause", "extend"):  # a restart that counts can make an extension too old
        course = follow(matter.law, received_on=matter.received_on, events=events)
        found = tuple(_late(matter, course, events, effect))
        dropped = {event for item in found for event in item.events}
        events = tuple(event for event in events if event not in dropped)
        late += found
    return follow(matter.law, received_on=matter.received_on, events=events), late


def _late(matter: Matter, course: Course, events: tuple[Event, ...], effect: str) -> Iterator[Late]:
    ends = {r.began: r for r in course.rounds}
    for event, rule in course.events:
        found = ends.get(event)
        if rule.effect != effect or (found and found.is_cancelled):
            continue
        own = found.events if found else (event,)
        if effect == "extend" and course.restarted_on and event.on < course.restarted_on:
            yield Late(rule, own, f"{rule.says}: before the new date of receipt, so of no effect")
        elif rule.is_within:
            others = tuple(other for other in events if other not in own)
            last = matter.first(others).due_on
            if event.on > last:
                yield Late(rule, own, f"{rule.says}: after its last day, {long_day(last)}, so of no effect")


def unsettled(reckoning: Reckoning) -> Iterator[Doubt]:
    """Every day that an unsettled pause leads to, that of the words first; nothing where none was used."""
    rules = {rule.name: rule for rule, _, _ in reckoning.course.pauses if rule.unsettled}
    for rule in rules.values():
        yield Doubt(reckoning.due_on, rule.unsettled, rule.cite)
        for reading in rule.readings:
            yield Doubt(replace(reckoning, pause=reading.pause).due_on, reading.says, reading.by)


def arguable(reckoning: Reckoning, *, full: Reckoning | None) -> tuple[Doubt, ...]:
    """The other days that could be argued for; full is the reckoning with the late events counted."""
    due_on = reckoning.due_on
    views = [*_views(reckoning), *_announced(reckoning, due_on)]
    if full:
        views.append((full, "if the late event counts all the same", ""))
    days = ((_reached(view), says, cite) for view, says, cite in views)
    return tuple(Doubt(on, says, cite) for on, says, cite in days if on and on != due_on)


def _reached(view: Reckoning) -> date | None:
    """The day of another view, or None where the calendar does not reach it: the first day stands alone."""
    try:
        return view.due_on
    except BeyondCalendar:
        return None


def _views(reckoning: Reckoning) -> Iterator[tuple[Reckoning, str, str]]:
    law = reckoning.law
    if law.later_start:
        yield replace(reckoning, is_later=True), law.later_start, law.cite
    if law.other_calendar:
        says = "if bank holidays of the whole UK stop this clock"
        yield reckoning.on(calendar(law.other_calendar).also(reckoning.holidays)), says, law.counts_by
    if law.is_moved:
        for part, name in PARTS.items():
            says = f"if the public holidays of {name} are the ones that count"
            yield reckoning.on(calendar(part).also(reckoning.holidays)), says, law.counts_by


def _announced(reckoning: Reckoning, due_on: date) -> Iterator[tuple[Reckoning, str, str]]:
    """Without each holiday that was announced while the clock ran: s.10(6) asks only whether it is one."""
    for on in sorted({on for days in reckoning.calendars for on in days.announced_after(reckoning.start_on)}):
        if on <= due_on:
            views = (days.without(on) for days in reckoning.calendars)
            says = f"if {long_day(on)}, made a bank holiday while this clock ran, is not counted as one"
            yield reckoning.on(*views), says, reckoning.law.counts_by
