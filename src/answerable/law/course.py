"""The course of a clock: what its events, in order, make of its start, its pauses and its extension."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from answerable.errors import EventBeforeReceipt, EventsDisagree, NotAnEvent
from answerable.law.calendars import days
from answerable.law.limits import Clock, EventRule

_STARTS = ("restart", "latest")
_MAY_COME_BEFORE = ("latest", "close")  # identity may be shown, or a school closed, before receipt


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a request, by the name its clock gives it.

    until_on is the last day of a closure, or the day that an extension's notice names.
    """

    name: str
    on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One wait or pause: the event that began it and the one that ended it, where they came."""

    rule: EventRule
    began: Event | None
    ended: Event | None = None
    is_cancelled: bool = False

    @property
    def events(self) -> tuple[Event, ...]:
        """The events of the round."""
        return tuple(event for event in (self.began, self.ended) if event)


@dataclass(frozen=True, slots=True)
class Course:
    """What the events make of a clock."""

    start_on: date
    restarted_on: date | None
    rounds: tuple[Round, ...]
    extension: Event | None
    closed: frozenset[date]
    events: tuple[tuple[Event, EventRule], ...]

    @property
    def pauses(self) -> tuple[tuple[EventRule, date, date], ...]:
        """The pauses that have ended: the rule, the first and the last day, none before the start."""
        return tuple(
            (r.rule, max(r.began.on, self.start_on), r.ended.on)
            for r in self.rounds
            if r.rule.effect == "pause" and r.began and r.ended and r.ended.on >= self.start_on
        )

    @property
    def open_round(self) -> Round | None:
        """The wait or pause that nothing has ended yet, the earliest; None where the clock runs."""
        waits = [r for r in self.rounds if r.began and not r.ended and not r.is_cancelled]
        return min(waits, key=lambda r: r.events[0].on, default=None)


def follow(law: Clock, *, received_on: date, events: tuple[Event, ...]) -> Course:
    """The course that events give a clock from the day of receipt.

    Refuses an event that the clock does not have (NotAnEvent), one before the receipt (EventBeforeReceipt),
    and events that cannot both be so (EventsDisagree).
    """
    rules = {rule.name: rule for rule in law.events}
    for event in events:
        _require_possible(law, rules, event, received_on)
    order = list(rules)
    ordered = sorted(events, key=lambda event: (event.on, order.index(event.name)))
    pairs = [r for rule in law.events if rule.ends_with for r in _rounds(law, rule, ordered)]
    rounds = _cancelled(law, ordered, pairs)
    dead = {event for r in rounds if r.is_cancelled for event in r.events}
    live = [(event, rules[event.name]) for event in ordered if event not in dead]
    restarts = [event.on for event, rule in live if rule.effect == "restart"]
    starts = [event.on for event, rule in live if rule.effect in _STARTS]
    return Course(
        start_on=max([received_on, *starts]),
        restarted_on=max(restarts, default=None),
        rounds=tuple(rounds),
        extension=_one_extension(law, [event for event, rule in live if rule.effect == "extend"]),
        closed=frozenset(
            day for event, rule in live if rule.effect == "close" for day in days(event.on, event.until_on or event.on)
        ),
        events=tuple((event, rules[event.name]) for event in ordered),
    )


def _require_possible(law: Clock, rules: dict[str, EventRule], event: Event, received_on: date) -> None:
    if event.name not in rules:
        near = get_close_matches(event.name, rules, n=1)
        meant = f"Did you mean {near[0]}? " if near else ""
        raise NotAnEvent(clock=law.id, event=event.name, meant=meant, known=", ".join(rules) or "none")
    if event.on < received_on and rules[event.name].effect not in _MAY_COME_BEFORE:
        raise EventBeforeReceipt(clock=law.id, event=event.name, on=event.on, received=received_on)
    if event.until_on and event.until_on < event.on:
        ends = event.until_on
        raise EventsDisagree(clock=law.id, first=event.name, one=event.on, second="its end", two=ends)


def _rounds(law: Clock, rule: EventRule, ordered: list[Event]) -> Iterator[Round]:
    """The rounds of one wait or pause. Only an arrival may come without its asking, and only once."""
    began: Event | None = None
    last: Event | None = None
    for event in ordered:
        if event.name == rule.name:
            if began:
                raise _disagreement(law, began, event)
            began = last = event
        elif event.name == rule.ends_with:
            if began is None and (last or rule.effect == "pause"):
                raise _disagreement(law, event, last)
            yield Round(rule, began, event)
            began, last = None, event
    if began:
        yield Round(rule, began)


def _cancelled(law: Clock, ordered: list[Event], rounds: list[Round]) -> list[Round]:
    """The rounds, with those marked that a later event shows to have had no effect."""
    cancels = {rule.name: rule.cancels for rule in law.events if rule.effect == "cancel"}
    for event in ordered:
        if event.name not in cancels:
            continue
        before = [
            (r.began.on, place)
            for place, r in enumerate(rounds)
            if r.began and r.rule.name == cancels[event.name] and r.began.on <= event.on
        ]
        if not before:
            raise _disagreement(law, event, None)
        place = max(before)[1]
        found = rounds[place]
        rounds[place] = Round(found.rule, found.began, found.ended, is_cancelled=True)
    return rounds


def _one_extension(law: Clock, extensions: list[Event]) -> Event | None:
    if len(extensions) > 1:
        raise _disagreement(law, extensions[0], extensions[1])
    return extensions[0] if extensions else None


def _disagreement(law: Clock, first: Event, second: Event | None) -> EventsDisagree:
    return EventsDisagree(
        clock=law.id,
        first=first.name,
        one=first.on,
        second=second.name if second else "no event that it could answer",
        two=second.on if second else "any day",
    )
