"""The work that a cost refusal counts: hours, minutes and pounds as written, and the sums made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from answerable.casefile import Span
from answerable.letters.checking.figures import every_limit
from answerable.patterns import Pattern, small

_N = r"(\d[\d,]*(?:\.\d+)?)"
_TIME = r"(hours?|hrs?|minutes?|mins?)"
_SPELT = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60,
}  # fmt: skip
_SPELT_TIME = Pattern(rf"\b({'|'.join(_SPELT)})(?=\s+(?:working |staff )?(?:{_TIME}|days?|weeks?)\b)", re.I)
_DURATION = Pattern(rf"{_N}\s?-?(hours?|hrs?|minutes?|mins?|(?:working |staff )?days?|weeks?)\b", re.I)
_EACH_AFTER = re.compile(
    r"\s*(?:(?:\w+ ){0,3}(?:each|apiece|per|for (?:each|every))\b"
    r"|to (?:open|read|check|search|review|examine|retrieve|view|process) (?:each|an?|one|every)\b"
    r"|(?:an?|every) (?:\w+ )?(?:file|case|record|item|document|e-?mail|complaint)\b|[x×*]\s?\d)",
    re.I,
)
_EACH_BEFORE = Pattern(
    r"\b(?:each(?!(?<=minutes each)\s*[:,]\s*$)|every|per \w+|apiece|one|a single)\b(?: of (?:the|these|those|our|its|some) [\d,]+)?"
    r"(?:(?!\b(?:is|are|that|makes?|(?<!need a )(?<!needs a )(?<!take a )(?<!takes a )(?<!spend a )(?<!require a )totals?|comes?)\b)[^.;=\d]){0,50}$",
    re.I,
)
_LIMIT = Pattern(
    r"\b(?:limit|threshold|exceed\w*|allow\w*|section 12|more than|over|maximum|beyond|past|above)\b", re.I
)
_TOTAL = Pattern(  # the work all told, though it be the limit's own number of hours
    r"\b(?:the |our |a )?(?:total\w*(?: is| of| comes to| would be)?|(?:comes?|came|adds? up|amounts?|brings? (?:it|this|us)) (?:up )?to)(?: (?:about|around|some|exactly|just))?\s*$",
    re.I,
)
_PARTS = 8  # times that a total is made of
_LONE = re.compile(
    r"(?<![\d£.,])\d{1,2}(?:\.\d)?(?=[.,;]?(?:\s|$)(?! ?[a-z]*(?:hour|hr|min|day|week)))"
)  # "making the list 3"
_ALL_TOLD = Pattern(  # words before a time that make it the work all told
    r"\b(?:total\w*|altogether|in all|all told|in sum|a sum|(?:comes?|came|adds? up|amounts?|brings? (?:it|this|us|the \w+)(?: \w+)?) (?:up )?to|(?:would|will)? ?makes?)"
    r"(?:\W+(?:that|this|which|it|is|are|was|of|to|for|the|work|would|be|comes?|makes?|time|estimate\w*|hours?|about|around|some|just|exactly)\b)*\W{0,3}$",
    re.I,
)
_ABOUT = (
    r"(?:(?:about|around|approximately|roughly|an?|average|of|at|least|up|to|no|less|than|over|some|total|that"
    r"|is|just|under|nearly|almost)\s+)*"
)
_IS = r"(?:=|\bis\b|\bare\b|would be|would take|totals?|comes? to|makes?|equates? to|equals?|,)"
_NUMBER_FIRST = Pattern(
    rf"{_N}\s+(?:[a-z-]+\s+){{0,4}}?(?:at|x|×|taking|multiplied by|\*)\s*{_ABOUT}{_N}\s?-?{_TIME}\b"
    rf"[^.;=]{{0,60}}?{_IS}\s*{_ABOUT}{_N}\s?-?{_TIME}\b",
    re.I,
)
_TIME_FIRST = Pattern(rf"{_N}\s?-?{_TIME}\s*(?:[x×*]|multiplied by)\s*{_N}[^.;=]{{0,40}}?=\s*{_N}\s?-?{_TIME}\b", re.I)
_TOLD = Pattern(  # leads to the product of what stands before it
    rf"(?:=|\b(?:which|that|this|it|together|all|altogether|these|they)\b(?: \w+)? (?:is|are|be|makes?|made|means?|gives?|comes? to|came to|adds? up to|amounts? to|totals?)"
    rf"|\b(?:making|giving|totalling|equalling|i\.e\.|equivalent to|(?:a|the|in) total(?: of| is)?|(?:would|will) take(?: us| an officer)?),?)"
    rf"(?: (?:up|to|be|take))?\s*{_ABOUT}$",
    re.I,
)
_IN_ALL = re.compile(r"(?:['’]? (?:of )?work)?,? (?:in (?:all|total)|altogether|all told)\b", re.I)
_RATE = Pattern(r"£\s?(\d+(?:\.\d\d)?)\s*(?:per|an|a|/)\s*(?:person[- ])?hour", re.I)
_COUNT = Pattern(rf"(?<![£\d.,/(]){_N}(?![\d,.]*\s?-?(?:{_TIME}|/|\())", re.I)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as written, in hours. is_each: for one item of several; is_limit: the limit itself."""

    hours: float
    span: Span
    is_each: bool
    is_limit: bool


@dataclass(frozen=True, slots=True)
class Sum:
    """A multiplication as written: number × each = total, in hours."""

    number: float
    each: float
    total: float
    span: Span

    @property
    def is_right(self) -> bool:
        """True where the total is the product, give or take the rounding that letters do."""
        product = self.number * self.each
        return abs(product - self.total) <= max(0.06 * product, 1.0)


def durations(text: str) -> tuple[Duration, ...]:
    """Every length of time in a text."""
    figures = _SPELT_TIME.sub(lambda word: str(_SPELT[small(word[1])]).rjust(len(word[1])), text)
    return tuple(_durations(figures))


def _durations(text: str) -> Iterator[Duration]:
    for hit in _DURATION.finditer(text):
        hours = _hours(hit[1], hit[2])
        clause = text[: hit.start()].rsplit(".", 1)[-1]
        near = clause[-120:] + text[hit.start() : hit.end() + 40]
        after = text[hit.end() :]
        is_each = bool(_EACH_AFTER.match(after) or (_EACH_BEFORE.search(clause) and not _IN_ALL.match(after)))
        is_limit = hours in _limits() and bool(_LIMIT.search(near)) and not _TOTAL.search(clause)
        yield Duration(hours, Span(hit.start(), hit.end()), is_each, is_limit)


def sums(text: str) -> tuple[Sum, ...]:
    """Every multiplication that a text carries out."""
    found = [
        Sum(_value(hit[1]), _hours(hit[2], hit[3]), _hours(hit[4], hit[5]), Span(hit.start(), hit.end()))
        for hit in _NUMBER_FIRST.finditer(text)
    ]
    found += [
        Sum(_value(hit[3]), _hours(hit[1], hit[2]), _hours(hit[4], hit[5]), Span(hit.start(), hit.end()))
        for hit in _TIME_FIRST.finditer(text)
    ]
    return tuple(found)


def rates(text: str) -> tuple[tuple[float, Span], ...]:
    """Every hourly rate in pounds."""
    return tuple((float(hit[1]), Span(hit.start(), hit.end())) for hit in _RATE.finditer(text))


def most_hours(text: str) -> float | None:
    """The most that the stated work can come to, reading every doubt upwards; None where none is stated.

    A time for one item counts with the largest number in the text, unless the text carries out that
    product itself; then the product stands among the other times.
    """
    total = _last_total(text)
    if total is not None:
        return total
    work = [one for one in durations(without_total(text)) if not one.is_limit]
    each = [one.hours for one in work if one.is_each]
    whole = [one.hours for one in work if not one.is_each]
    if not work:
        return None
    if each and not sums(text) and not _is_carried_out(text, sum(each), work):
        whole.append(max(each) * _largest_count(text))
    return sum(whole)


def _last_total(text: str) -> float | None:
    """The last time that is said to be the work all told, where times before it, earlier totals among them, add up to it."""
    times = [one for one in durations(text) if not one.is_each]
    totals = [one for one in times if _ALL_TOLD.search(text[max(0, one.span.start - 80) : one.span.start])]
    last = totals[-1] if totals else None
    if last is None or any(one.span.start > last.span.start and not one.is_limit for one in times):
        return None
    parts = [one for one in times if one.span.start < last.span.start and not one.is_limit][-_PARTS:]
    owed = sum(one.hours for one in parts if one in totals)
    bare = _LONE.findall(text, parts[0].span.end, last.span.start) if parts else []
    sums_ = {owed}
    for hours in (*(one.hours for one in parts if one not in totals), *map(float, bare[:4])):
        sums_ |= {sum_ + hours for sum_ in sums_}
    return last.hours if parts and any(abs(sum_ - last.hours) < 0.05 for sum_ in sums_) else None


def _is_carried_out(text: str, each: float, work: list[Duration]) -> bool:
    """True where a time is given out as the product of a number in the text and the time for one item."""
    first = min(one.span.start for one in work if one.is_each)
    told = [
        one.hours
        for one in work
        if not one.is_each
        and one.span.start > first
        and (_TOLD.search(text[: one.span.start]) or _IN_ALL.match(text[one.span.end :]))
    ]
    counts = [_value(hit[1]) for hit in _COUNT.finditer(text)]
    return any(Sum(count, each, total, work[0].span).is_right for total in told for count in counts)


def without_total(text: str) -> str:
    """The text without a time that is the sum of all its other times: their total, not more work."""
    times = [one for one in durations(text) if not one.is_each]
    for one in times if len(times) > 2 else ():
        others = sum(other.hours for other in times if other is not one and not other.is_limit)
        if abs(one.hours - others) < 0.05:
            return text[: one.span.start] + " " * (one.span.end - one.span.start) + text[one.span.end :]
    return text


@cache
def _limits() -> frozenset[float]:
    """The hours that the limits of the Acts buy."""
    return frozenset(float(limit.hours) for limit in every_limit() if limit.act == "foia")


def _largest_count(text: str) -> float:
    counts = (_value(hit[1]) for hit in _COUNT.finditer(text))
    return max((count for count in counts if not 1990 <= count <= 2050), default=1.0)


def _value(number: str) -> float:
    return float(number.replace(",", ""))


def _hours(number: str, unit: str) -> float:
    """A time in hours; a day read as 8 hours and a week as 40, upwards."""
    value, unit = _value(number), unit.lower()
    if unit.startswith("m"):
        return value / 60
    if unit.endswith(("day", "days")):
        return value * 8
    return value * 40 if unit.startswith("week") else value
