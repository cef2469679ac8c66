"""The figures that letters print: time limits and the cost limit, from the tables of the law."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from answerable.casefile import Authority, Regime
from answerable.law import Clock, Limit, clock, limit_for

# field → the clock it is read from, and its reading where the law itself gives no number; an event
# of the clock that gives a longer time is named after a colon
_ANSWER = {regime: (f"{regime.value}.response", "") for regime in (Regime.FOIA, Regime.EIR, Regime.FOISA, Regime.EISR)}
_ANSWER[Regime.DPA] = ("dpa.access", "")
_SCOTTISH = {
    "ask_within": ("foisa.review_request", ""),
    "review_within": ("foisa.review", ""),
    "apply_within": ("foisa.appeal", ""),
}
_CLOCKS = {
    Regime.FOIA: {
        "ask_within": ("foia.review_request", "code"),
        "review_usual": ("foia.review", "usual"),
        "review_most": ("foia.review", "exceptional"),
        "apply_within": ("foia.complaint", "six-weeks"),
        "pay_within": ("foia.fee_window", ""),
    },
    Regime.EIR: {
        "ask_within": ("eir.representations", ""),
        "review_within": ("eir.reconsideration", ""),
        "apply_within": ("eir.complaint", "six-weeks"),
        "pay_within": ("eir.charge_window", ""),
        "extended_to": ("eir.response", ":extension"),
    },
    Regime.FOISA: {**_SCOTTISH, "pay_within": ("foisa.fee_window", "")},
    Regime.DPA: {},
    Regime.EISR: _SCOTTISH,  # its own review regulations were not read; the wording says so
}
_UNITS = {"working_day": "working day", "day": "day", "week": "week", "month": "month"}
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def terms(regime: Regime, *, on: date) -> Mapping[str, str]:
    """The time limits of a law in force on a day, in words, by the field that prints each."""
    places = {"answer_within": _ANSWER[regime], **_CLOCKS[regime]}
    return {field: _term(clock(name, on=on), part) for field, (name, part) in places.items()}


def limit_of(authority: Authority, regime: Regime, *, on: date) -> Limit:
    """The cost limit of an authority under a law. Refuses a sum the law does not have (BadEstimate)."""
    return limit_for(regime.value, on=on, pounds=authority.cost_limit if regime is Regime.FOIA else None)


def in_words(limit: int, unit: str) -> str:
    """A length of time as letters write it: 20 working days; six weeks for 42 days; three months."""
    if unit == "day" and limit % 7 == 0:
        limit, unit = limit // 7, "week"
    spelt = _WORDS[limit] if limit < len(_WORDS) else str(limit)
    return f"{spelt} {_UNITS[unit]}{'' if limit == 1 else 's'}"


def _term(row: Clock, part: str) -> str:
    if part.startswith(":"):
        event = next(event for event in row.events if event.name == part[1:])
        return in_words(event.limit, row.unit)
    if part:
        reading = row.reading(part)
        return in_words(reading.limit, reading.unit)
    return in_words(row.limit, row.unit)
