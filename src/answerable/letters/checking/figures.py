"""The figures of the law that rules hold a letter's figures against: cost limits, and days for reviews."""

from __future__ import annotations

from datetime import date
from functools import cache

from answerable.casefile import Authority, Regime
from answerable.law import Limit, act, clock, limit_for, limits
from answerable.letters.checking.phrases import phrase
from answerable.patterns import Pattern

_SPELT = {18: "eighteen", 24: "twenty[- ]four"}
_TO_ASK = {
    "foia": ("foia.review_request", "code"),
    "eir": ("eir.representations", ""),
    "foisa": ("foisa.review_request", ""),
}
_TO_DECIDE = {"foia": ("foia.review", "exceptional"), "eir": ("eir.reconsideration", ""), "foisa": ("foisa.review", "")}


def cost_limit(authority: Authority | None, *, on: date) -> Limit:
    """The appropriate limit of an authority under the Act; the lowest where its profile is not known."""
    return limit_for("foia", on=on, pounds=authority.cost_limit if authority else None)


def highest_limit(*, on: date) -> Limit:
    """The limit of government departments and the others of Part I of Schedule 1."""
    return limits("foia", on=on)[0]


@cache
def every_limit() -> tuple[Limit, ...]:
    """The limits of the Acts that have one, as their text was read."""
    return tuple(limit for name in ("foia", "foisa") for limit in limits(name, on=law_as_known()))


@cache
def names_limit(limit: Limit) -> Pattern:
    """Words that name the sum, or the hours it buys, as the limit."""
    hours = int(limit.hours)
    sums = rf"£ ?{limit.pounds}|{limit.pounds} pounds"
    time = rf"(?:{hours}|{_SPELT.get(hours, hours)})[- ](?:working )?hours?"
    return phrase(
        rf"(?:limit|threshold|maximum),?(?:,? \(?[\w’']+\)?){{0,12}},? \(?(?:{sums}|{time})",
        rf"(?:{sums}|{time})(?: \(?[\w ]{{0,20}}\)?)? (?:\w+ ){{0,3}}(?:limit|threshold)",
        rf"(?:exceeds?|over|above|beyond|in excess of|more than) (?:the )?(?:{sums})",
    )


def law_as_known() -> date:
    """The day of the text of the Act that the tables were set down from."""
    known = act("foia")
    return known.text_as_at or known.from_on


def extended_days(*, on: date) -> int:
    """Working days in all, the public interest weighed, by the Commissioner's guidance on section 10."""
    rules = {event.name: event for event in clock("foia.response", on=on).events}
    return rules["public_interest"].readings[0].limit


def days_to_ask(regime: Regime, *, on: date) -> int:
    """Working days in which an applicant may ask for a review."""
    return _days(*_TO_ASK.get(regime, _TO_ASK["foia"]), on=on)


def days_to_decide(regime: Regime, *, on: date) -> int:
    """The most working days that a review may take."""
    return _days(*_TO_DECIDE.get(regime, _TO_DECIDE["foia"]), on=on)


def complaint_term(*, on: date) -> str:
    """The time for a complaint, in the Commissioner's words: within six weeks; later is usually undue delay."""
    return clock("foia.complaint", on=on).reading("six-weeks").says.partition(";")[0]


def _days(name: str, reading: str, *, on: date) -> int:
    law = clock(name, on=on)
    return law.limit or law.reading(reading).limit
