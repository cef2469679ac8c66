"""Deadlines: receipt, events and calendar make a last day, with its working and every doubt about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import cast

from answerable.errors import BeyondCalendar, ClockNotInForce, NeedsMoment, NotANation
from answerable.law.calendars import PARTS, Calendar, Holiday, calendar
from answerable.law.counting import uk_day, uk_time
from answerable.law.course import Course, Event, follow
from answerable.law.deadlines import Deadline, Doubt, Related, Waiting, long_day
from answerable.law.doubts import arguable, sift, unsettled
from answerable.law.limits import Clock, EventRule
from answerable.law.limits import clock as clock_in_force
from answerable.law.reckoning import Matter, Reckoning, Term
from answerable.law.steps import elapsed_steps, steps

_BY_PART = "division"  # each part of the UK by its own holidays
NATIONS = {
    "england": ("england-and-wales",),
    "wales": ("england-and-wales",),
    "england-and-wales": ("england-and-wales",),
    "scotland": ("scotland",),
    "northern-ireland": ("northern-ireland",),
    "uk": tuple(PARTS),  # the earliest of the three days
}


def deadline(
    clock: str,
    *,
    received: date | datetime,
    events: tuple[Event, ...] = (),
    nation: str = "england",
    reading: str = "",
    holidays: Iterable[Holiday] = (),
) -> Deadline:
    """The deadline of a clock that began on a day, after its events, with every day that does not count.

    nation moves the last day only of clocks that follow the controller's own holidays. reading names the view
    to use where the law gives no number. holidays: days proclaimed since the tables were written. Refuses an unknown clock, day, event, nation or reading, events that
    disagree, a day beyond the calendar, and a clock in hours without its moment (LAW020 to LAW028).
    """
    law = clock_in_force(clock, on=uk_day(received))
    if law.unit == "hour":
        return _elapsed(law, received, events)
    more = tuple(holidays)
    calendars = tuple(days.also(more) for days in _calendars(law, nation))
    return _counted(Matter(law, uk_day(received), calendars, reading, more), events)


def _counted(matter: Matter, events: tuple[Event, ...]) -> Deadline:
    """A clock in days or months, its events applied, with what is doubtful about it."""
    law = matter.law
    course, late = sift(matter, events=events)
    reckoning = matter.reckon(course, term=matter.extended(course))
    full = _full(matter, events) if late else None
    doubts = tuple(unsettled(reckoning))
    due_on = min([reckoning.due_on, *(doubt.on for doubt in doubts)])
    beside, out_of_reach = _beside(matter, course, due_on)
    return Deadline(
        clock=law.id,
        heading=law.heading,
        received_on=matter.received_on,
        due_on=due_on,
        words_on=reckoning.due_on,
        cite=law.source,
        term=law.term,
        working=steps(reckoning, received_on=matter.received_on, late=late),
        by=reckoning.term.by,
        promptly=law.promptly,
        also=beside,
        unsettled=doubts,
        arguable=arguable(reckoning, full=full),
        waiting=_waiting(course, beside),
        notes=(*_notes(matter, reckoning), *out_of_reach),
        known_until=_known_until(reckoning),
    )


def _elapsed(law: Clock, received: date | datetime, events: tuple[Event, ...]) -> Deadline:
    """A clock in hours: elapsed time, computed in UTC, through nights and changes of the clocks."""
    if not isinstance(received, datetime) or received.tzinfo is None:
        raise NeedsMoment(clock=law.id, given=received)
    follow(law, received_on=uk_day(received), events=events)
    began_at = received.astimezone(UTC)
    due_at = began_at + timedelta(hours=law.limit)
    # Regulation 1182/71 art.3(1): the hour in which the event falls is not counted
    whole_at = due_at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    other = Doubt(uk_day(whole_at), law.later_start, "Regulation 1182/71 art.3(1)", whole_at)
    return Deadline(
        clock=law.id,
        heading=law.heading,
        received_on=uk_day(received),
        due_on=uk_day(due_at),
        words_on=uk_day(due_at),
        cite=law.source,
        term=law.term,
        working=elapsed_steps(law, began_at=uk_time(began_at), due_at=uk_time(due_at)),
        due_at=due_at,
        promptly=law.promptly,
        arguable=(other,),
        notes=(law.unsettled,) if law.unsettled else (),
    )


def calendar_of(name: str, *, on: date) -> Calendar:
    """The calendar by which a clock counts on a day; before it was in force, the one that it began with.

    Where each part of the UK has its own, no holiday of any part is a working day. Refuses an unknown id (NotAClock).
    """
    try:
        law = clock_in_force(name, on=on)
    except ClockNotInForce as error:
        law = clock_in_force(name, on=cast(date, error.fields["first"]))
    return calendar("uk-any-part" if law.calendar == _BY_PART else law.calendar)


def _calendars(law: Clock, nation: str) -> tuple[Calendar, ...]:
    if nation not in NATIONS:
        raise NotANation(nation=nation, known=", ".join(NATIONS))
    names = NATIONS[nation] if law.calendar == _BY_PART else (law.calendar,)
    return tuple(calendar(name) for name in names)


def _full(matter: Matter, events: tuple[Event, ...]) -> Reckoning:
    """The reckoning with the late events counted all the same."""
    course = follow(matter.law, received_on=matter.received_on, events=events)
    return matter.reckon(course, term=matter.extended(course))


def _beside(matter: Matter, course: Course, due_on: date) -> tuple[tuple[Related, ...], tuple[str, ...]]:
    """The dates beside the deadline, and a note for each that the calendar does not reach."""
    law = matter.law
    asks: list[Callable[[], Related]] = [partial(_shown, matter, course, name) for name in law.shows]
    if course.extension and (still := matter.rule(course.extension).still):
        asks.insert(0, partial(_still_due, matter, course, still))
    if (standing := course.open_round) and standing.rule.opens:
        asks.append(partial(_related, standing.rule.opens, standing.events[0].on, matter))
    if law.then:
        asks.append(partial(_related, law.then, due_on, matter))
    found: list[Related] = []
    notes: list[str] = []
    for ask in asks:
        try:
            found.append(ask())
        except BeyondCalendar as error:
            notes.append(str(error))
    return tuple(found), tuple(notes)


def _still_due(matter: Matter, course: Course, still: str) -> Related:
    """The notice that an extension leaves due by the first limit (s.17(1), reg.7(3), art.12A)."""
    law = clock_in_force(still, on=matter.received_on)
    first = replace(matter, law=law).reckon(course, term=Term(law.limit, law.unit))
    due_on = min([first.due_on, *(doubt.on for doubt in unsettled(first))])
    return Related(law.id, law.heading, due_on, law.source)


def _shown(matter: Matter, course: Course, name: str) -> Related:
    law, reading = matter.law, matter.law.reading(name)
    shown = matter.reckon(course, term=Term(reading.limit, reading.unit, reading.by))
    return Related(law.id, reading.says, shown.due_on, law.source, reading.by)


def _related(clock: str, start_on: date, matter: Matter) -> Related:
    found = deadline(clock, received=start_on, holidays=matter.holidays)
    return Related(found.clock, found.heading, found.due_on, found.cite, found.by)


def _waiting(course: Course, beside: tuple[Related, ...]) -> Waiting | None:
    standing = course.open_round
    if standing is None:
        return None
    last_on = next((date.due_on for date in beside if date.clock == standing.rule.opens), None)
    return Waiting(standing.events[0].on, standing.rule.says, standing.rule.cite, last_on)


def _known_until(reckoning: Reckoning) -> date | None:
    """How far the calendar is known, where the deadline depends on one."""
    if reckoning.term.unit == "working_day" or reckoning.law.is_moved:
        return min(days.known_until for days in reckoning.calendars)
    return None


def _notes(matter: Matter, reckoning: Reckoning) -> Iterator[str]:
    """What a person must know before relying on the day."""
    law, course = matter.law, reckoning.course
    known = _known_until(reckoning)
    if known and reckoning.due_on > known:
        yield f"rests on bank holidays expected after {long_day(known)}, not yet proclaimed"
    if law.unsettled:
        yield law.unsettled
    given = {event.name for event, _ in course.events}
    yield from (rule.missing for rule in law.events if rule.missing and rule.name not in given)
    if course.extension:
        yield from _about_extension(matter, reckoning, course.extension)
    for rule, _, ended_on in course.pauses:
        yield from _about_payment(matter, course, rule, ended_on)


def _about_extension(matter: Matter, reckoning: Reckoning, extension: Event) -> Iterator[str]:
    rule, until_on = matter.rule(extension), extension.until_on
    if not (rule.limit or rule.readings or until_on):
        yield "the law gives the extension no number: name the day in the notice, as DAY..DAY"
    elif until_on and until_on > reckoning.due_on:
        yield f"the notice names {long_day(until_on)}, which is later than this day"


def _about_payment(matter: Matter, course: Course, rule: EventRule, paid_on: date) -> Iterator[str]:
    for found in course.rounds:
        if found.rule == rule and found.rule.opens and found.ended and found.ended.on == paid_on:
            window = _related(rule.opens, found.events[0].on, matter)
            if paid_on > window.due_on:
                yield f"paid after {long_day(window.due_on)}, the last day to pay ({window.cite})"
