"""The times that a question or an answer names, and how two of them lie to each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from answerable.answers.when import mentions, when
from answerable.registers import long_day, months_on, plain, year_from

FIRST, LAST = date(1800, 1, 1), date(2400, 1, 1)  # before and after anything that is asked about
_MONTH = 31
SLACK = 3  # days by which the end of a year and "at 31 December" may differ


class How(StrEnum):
    """Whether a time is a stretch, a day on which something stood, or open at one end."""

    STRETCH = "stretch"
    DAY = "day"
    SINCE = "since"
    UNTIL = "until"


@dataclass(frozen=True, slots=True)
class Time:
    """A time that a text names, with its place there."""

    first: date
    last: date
    how: How
    start: int = 0
    end: int = 0
    words: str = ""

    @property
    def is_open(self) -> bool:
        """True where one of its ends is not named."""
        return self.first == FIRST or self.last == LAST

    def meets(self, other: Time) -> bool:
        """True where the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def within(self, other: Time) -> bool:
        """True where the whole of it lies in the other."""
        return other.first - _SLACK_DAYS <= self.first and self.last <= other.last + _SLACK_DAYS

    def same(self, other: Time) -> bool:
        """True where both are the same time, whatever the words; a day and the month it ends are."""
        if How.DAY in (self.how, other.how):
            if self.how is other.how or How.UNTIL in (self.how, other.how):
                return abs(self.last - other.last) <= _SLACK_DAYS
            return max(self.length, other.length) <= _MONTH and self.meets(other)
        return abs(self.first - other.first) <= _SLACK_DAYS and abs(self.last - other.last) <= _SLACK_DAYS

    @property
    def length(self) -> int:
        """Its days."""
        return (self.last - self.first).days + 1

    def spoken(self) -> str:
        """As a sentence says it: 2021, 31 March 2022."""
        return self.words or (long_day(self.last) if self.how is How.DAY else f"{self.first.year}")


_SLACK_DAYS = timedelta(days=SLACK)
_AS_AT = re.compile(
    r"(?:\b(?:as )?(?:at|on|of|for)(?: the)?(?: date| day| night)?(?: of)?|\bnight of(?: the)?) $", re.I
)
_END_OF = re.compile(r"\b(?:end|close) of(?: the(?: \w+)?(?: year)?)? $|\byear[- ]end,? $", re.I)
_START_OF = re.compile(r"\b(?:start|beginning) of(?: the(?: \w+)?(?: year)?)? $", re.I)
_SINCE = re.compile(
    r"\b(?:since|after|from|starting(?: in| on)?)(?: the)?(?: (?:start|end|beginning) of)? $|\bsince \w+ing (?:\w+ ){0,3}(?:in|on) $",
    re.I,
)
_UNTIL = re.compile(r"\b(?:before|prior to|until|till|up to|to|by)(?: the)?(?: end of)? $", re.I)
_YEAR_TO = re.compile(r"\b(?:(\w+) )?(?:years?|12 months|twelve months) (?:to|ended|ending|up to)(?: on| the)? $", re.I)
_MONTHS = re.compile(
    r"\b(?:between (?:the (?:start|beginning) of )?)?(?P<a>[A-Z]\w+) (?:and|to|-) (?:the end of )?(?=(?P<b>[A-Z]\w+) 20\d\d)",
    re.I,
)
_COUNT = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SEASONS = {"winter": (12, 2), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
_SEASON = re.compile(r"\b(winter|spring|summer|autumn)(?: of)?(?: the)? (20\d\d)\b(?!\s?[/-]\d)", re.I)
_FEASTS = {
    "christmas day": (12, 25), "boxing day": (12, 26), "christmas eve": (12, 24), "new year's eve": (12, 31), "new year's day": (1, 1),
    "bonfire night": (11, 5), "halloween": (10, 31), "st andrew's day": (11, 30), "remembrance day": (11, 11),
}  # fmt: skip
_FEAST = re.compile(rf"\b({'|'.join(_FEASTS)})(?: of| in)?,? (20\d\d)\b", re.I)
_A_THING = re.compile(
    r"\s+(?!and|or|to|was|were|is|are|in|on|at|did|do|does|have|has|had|for|by|from|with|but|that|which|when|what|how|please)[a-z]"
)
_LISTED = re.compile(r"\b(?:on |at )?(\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)) (?:of |in )?(?:each of )?((?:20\d\d(?:, | and |, and )?){2,})", re.I)  # fmt: skip
_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")  # fmt: skip


@lru_cache(maxsize=2048)
def times(text: str) -> tuple[Time, ...]:
    """Every time that the text names, in its order."""
    spoken = plain(text)
    found = (
        list(_halves(spoken))
        + list(_seasons(spoken))
        + list(_same_days(spoken))
        + list(_feasts(spoken))
        + list(_of_one_year(spoken))
    )
    taken = [(one.start, one.end) for one in found]
    for start, end, period in mentions(spoken):
        start += len(spoken[start:end]) - len(spoken[start:end].lstrip())
        if any(start < b and a < end for a, b in taken) or not period.first or not period.last:
            continue
        found.append(_placed(spoken, start, end, period.first, period.last))
    return tuple(sorted(found, key=lambda one: one.start))


def _placed(text: str, start: int, end: int, first: date, last: date) -> Time:
    """The time with what stands before it: at, since, the end of, the year to."""
    before, words = text[max(0, start - 40) : start], text[start:end]
    if re.search(r"\bfinancial|\bfiscal|\bmunicipal", text, re.I) and re.fullmatch(r"20\d\d", words.strip()):
        year = year_from(first.year, unit="financial year")
        first, last = year.first, year.last
    if found := _YEAR_TO.search(before):
        years = _COUNT.get((found[1] or "").lower(), 1)
        return Time(months_on(last + timedelta(days=1), months=-12 * years), last, How.STRETCH, start, end, words)
    if (months := _MONTHS.search(before + words)) and months["a"].lower() in _NAMES:
        return Time(date(last.year, _NAMES.index(months["a"].lower()) + 1, 1), last, How.STRETCH, start, end, words)
    if _SINCE.search(before):
        opening = last + timedelta(days=1) if re.search(r"after|end of", before, re.I) else first
        return Time(opening, LAST, How.SINCE, start, end, words)
    if _END_OF.search(before) and (last - first).days < 367:
        return Time(last, last, How.DAY, start, end, words)
    if _START_OF.search(before):
        return Time(first, first, How.DAY, start, end, words)
    if _UNTIL.search(before) and not _A_THING.match(text[end:]):
        is_before = re.search(r"before|prior to", before, re.I) and not re.search(r"end of", before, re.I)
        return Time(FIRST, first - timedelta(days=1) if is_before else last, How.UNTIL, start, end, words)
    is_day = first == last or (_AS_AT.search(before) and (last - first).days < 32 and "as " in before[-8:])
    return Time(last if is_day else first, last, How.DAY if is_day else How.STRETCH, start, end, words)


def _seasons(text: str) -> list[Time]:
    """Autumn 2023, the winter of 2021."""
    found = []
    for match in _SEASON.finditer(text):
        a, b = _SEASONS[match[1].lower()]
        year = int(match[2])
        last = months_on(date(year + (a > b), b, 1), months=1) - timedelta(days=1)
        found.append(Time(date(year, a, 1), last, How.STRETCH, *match.span(), match[0]))
    return found


_HALF = re.compile(r"\b(first|second|last) half of (?:the year )?(20\d\d)\b(?!\s?[/-]\d)", re.I)


def _halves(text: str) -> list[Time]:
    """The second half of 2023."""
    found = []
    for match in _HALF.finditer(text):
        year, is_first = int(match[2]), match[1].lower() == "first"
        first, last = (date(year, 1, 1), date(year, 6, 30)) if is_first else (date(year, 7, 1), date(year, 12, 31))
        found.append(Time(first, last, How.STRETCH, *match.span(), match[0]))
    return found


_MONTH_NAME = "|".join(_NAMES)
_DAYS = re.compile(
    rf"\b(?:\d{{1,2}} (?:{_MONTH_NAME})(?:, and |, | and ))+\d{{1,2}} (?:{_MONTH_NAME}),? (20\d\d)\b", re.I
)
_DAY = re.compile(rf"(\d{{1,2}}) ({_MONTH_NAME})", re.I)


def _of_one_year(text: str) -> list[Time]:
    """19 January, 16 March and 11 May 2022: the days before the last, which has the year."""
    found = []
    for match in _DAYS.finditer(text):
        for day in list(_DAY.finditer(match[0]))[:-1]:
            at = match.start() + day.start()
            try:
                on = date(int(match[1]), _NAMES.index(day[2].lower()) + 1, int(day[1]))
            except ValueError:
                continue  # no day of the calendar
            found.append(Time(on, on, How.DAY, at, at + len(day[0]), day[0]))
    return found


def _feasts(text: str) -> list[Time]:
    """Christmas Day 2022."""
    found = []
    for match in _FEAST.finditer(text):
        month, day = _FEASTS[match[1].lower()]
        on = date(int(match[2]), month, day)
        found.append(Time(on, on, How.DAY, *match.span(), match[0]))
    return found


def _same_days(text: str) -> list[Time]:
    """1 January of 2023, 2024 and 2025: three days."""
    found = []
    for match in _LISTED.finditer(text):
        day, month = match[1].split()
        for year in re.finditer(r"20\d\d", match[2]):
            on = date(int(year[0]), _NAMES.index(month.lower()) + 1, int(day))
            at = match.start(2) + year.start()
            found.append(Time(on, on, How.DAY, at, at + 4, long_day(on)))
    return found


@lru_cache(maxsize=1024)
def asked_of(text: str, *, on: date) -> tuple[Time, ...]:
    """The times that a question asks of: those it names, or what it counts back from the day of asking."""
    found = times(text)
    if found and _GOES_ON.search(text) and not _OVER.search(text):
        found = tuple(one for one in found if not _OF_A_THING.search(_around(plain(text), one)))
        if not found:
            return ()
    if found:
        return found
    period = when(text, on=on).period
    if period is None or re.search(r"\b(?:current|present|today|now)\b", period.words, re.I):
        return ()
    return (Time(period.first or FIRST, period.last or LAST, How.STRETCH, 0, 0, period.words),)


_GOES_ON = re.compile(r"\b(?:is|are|do|does|have|has|remains?|still)\b", re.I)
_OVER = re.compile(r"\b(?:was|were|did|had)\b", re.I)
_OF_A_THING = re.compile(
    r"\bthe \[20\d\d\] (?!financial|calendar|academic|municipal|and|to|or|year)[a-z]|\bof \[20\d\d\]", re.I
)


def _around(text: str, one: Time) -> str:
    """A time with the words before and after it: the [2022] peer review."""
    return f"{text[max(0, one.start - 12) : one.start]}[{text[one.start : one.end]}]{text[one.end : one.end + 12]}"


@lru_cache(maxsize=1024)
def is_of_now(text: str) -> bool:
    """True where a question asks of the present: it says so, or names no time and speaks in the present."""
    return bool(_NOW.search(text)) or bool(not times(text) and _PRESENT.search(text) and not _PAST.search(text))


_NOW = re.compile(r"\b(?:current(?:ly)?|at present|presently|now|today|at the moment|as of this|so far|this year|still|date of this (?:request|letter|email)|to date|any longer|left)\b", re.I)  # fmt: skip
_PRESENT = re.compile(r"\b(?:is|are|do|does|has|have|can|may|who|what|which|works?|owns?|runs?|gets?|holds?)\b", re.I)
_PAST = re.compile(r"\b(?:did|was|were|ever|had|since|last|been|latest|most recent|previous|spent|paid|died)\b", re.I)
