"""The figures of an answer: how much, of what unit, for what time, and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from answerable.answers.contradiction.subjects import terms_of
from answerable.answers.contradiction.times import How, Time, times
from answerable.law import citations
from answerable.registers import plain

_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]  # fmt: skip
_TENS = {
    word: 10 * n
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_WORDS = {word: n for n, word in enumerate(_ONES)} | _TENS
_WORDS |= {f"{ten}-{one}": n + m for ten, n in _TENS.items() for m, one in enumerate(_ONES[1:10], 1)}
_WORDS |= {
    "none": 0,
    "nil": 0,
    "nobody": 0,
    "not one": 0,
    "not a single": 0,
    "once": 1,
    "twice": 2,
    "a dozen": 12,
    "a hundred": 100,
}
_NUMBER = re.compile(
    r"(?<![\w.])(?:(?P<pound>£)\s?)?(?:(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)|(?P<word>"
    + "|".join(sorted(_WORDS, key=len, reverse=True))
    + r"))(?:\s?(?P<size>million|billion|thousand|bn|m|k)(?![\w²³]))?(?P<share>\s?%|\s+per\s?cent\b)?(?![\w/])",
    re.I,
)
_HUNDREDS = re.compile(
    r"\b(?P<n>a|one|two|three|four|five|six|seven|eight|nine) hundred(?: and (?P<rest>[a-z]+(?:-[a-z]+)?))?\b", re.I
)  # two hundred and six
_FREE = re.compile(
    r"\b(?:paid nothing|cost nothing|nothing was (?:paid|spent)|spent nothing|lent (?:it )?free|free of charge)\b", re.I
)
_SIZES = {"million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "thousand": 1e3, "k": 1e3}
_UNIT = re.compile(
    r"\s?(?:such |full |whole )?(?P<unit>working days?|days?|weeks?|months?|years?|hours?|minutes?|seconds?|mph|miles an hour|miles per hour"
    r"|sq(?:uare|\.)? ?(?:metres?|m|feet|ft)|m²|miles?|kilomet(?:re|er)s?|km|hectares?|acres?|tonnes?|litres?|kwh|kg|metres?)\b",
    re.I,
)
_UNITS: dict[str, tuple[str, float]] = {
    "second": ("time", 1 / 86400), "minute": ("time", 1 / 1440), "hour": ("time", 1 / 24), "working day": ("working time", 1.0),
    "day": ("time", 1.0), "week": ("time", 7.0), "month": ("time", 365 / 12), "year": ("time", 365.0),
    "mph": ("speed", 1.0), "miles an hour": ("speed", 1.0), "miles per hour": ("speed", 1.0), "mile": ("length", 1.609),
    "km": ("length", 1.0), "kilometre": ("length", 1.0), "hectare": ("land", 1.0), "acre": ("land", 0.4047),
}  # fmt: skip
_RATE = re.compile(r"^(?:[^.;,\d]{0,25}?\b)?(?:(?:a|an|per|each|every) (?P<per>day|week|month|quarter|year)\b|(?P<adverb>monthly|weekly|yearly|annually|daily))", re.I)  # fmt: skip
_RATES = {"day": 365.0, "week": 52.0, "month": 12.0, "quarter": 4.0, "year": 1.0, "monthly": 12.0, "weekly": 52.0, "yearly": 1.0, "annually": 1.0, "daily": 365.0}  # fmt: skip
_EVERY = re.compile(r"\b(?:every|each|once (?:an?|every|per)) (?P<per>day|week|month|quarter|year)\b|\b(?P<adverb>weekly|monthly|quarterly|yearly|annually|daily)\b", re.I)  # fmt: skip
_SMALL = 0.03  # of a figure: what rounding may change
_NOT_COUNTED = re.compile(
    r"\bwithin (?:\d+|\w+) (?:working )?(?:days|weeks|months|hours)\b|\bQ[1-4]\b|\bstages? (?:\d|one|two|three)\b|\bcovid-?\s?19\b"
    r"|\b(?i:bands?|types?|wards?|[Ss]chedules?|[Cc]lauses?|[Pp]aragraphs?|[Pp]ages?|[Cc]hapters?|[Vv]ersions?|[Rr]ooms?|[Uu]nits?|zones?|phases?|tables?|appendix|annex|questions?|items?|grades?|levels?|tiers?|options?) \d+\b"
    r"|\b\d+[a-z]? (?:[A-Z]\w+ ){1,3}(?:Road|Street|Lane|Avenue|Close|House|Court|Way|Drive|Place|Square|Terrace|Crescent|Gardens)\b"
    r"|\b(?:[Oo]ne|[Tt]wo|[Tt]hree|\d+) in (?:every )?(?:two|three|four|five|six|eight|ten|twenty|\d{1,2})\b(?!,)"
    r"|\b(?:under|over)(?:-\d+s?| \d+s)\b|\baged? \d+(?: to \d+)?\b|\b\d+[- ]year[- ]olds?\b|\b[A-Z]{2,}[-/]?\d[\d/-]*\b|\b19\d\d\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:first|second|last|next|previous|past) (?:\d+|two|three|four|five|six|seven|nine|ten|twelve) (?:years|months|weeks|days|quarters|half)\b"
)
_PRONOUN = re.compile(
    r"(?:\b(?:without|write|make|send|give|buy|need|want|issue|provide|hold|holds|is|have|has|had|any|the|this|that|each|no|such|another|every|which|keep|receive|not|as|at) |[’'])$",
    re.I,
)
_LOOSE = re.compile(r"\b(?:about|around|roughly|approximately|nearly|almost|just (?:under|over)|some|circa|over|more than|under|less than|fewer than|below|up to|at least|c\.) ?£?$", re.I)  # fmt: skip
_UNDER = re.compile(r"\b(?:under|less than|fewer than|below|up to|no more than|at most|not more than) ?£?$", re.I)
_OVER = re.compile(r"\b(?:over|more than|at least|no fewer than|no less than|upwards of) ?£?$", re.I)
_WHOLE = re.compile(
    r"(?:\d|\b(?:"
    + "|".join(_WORDS)
    + r"|third|half|quarter|all|fifth|tenth))(?: out)? of (?:the |our |a total of )?$",
    re.I,
)
_PART = re.compile(r"\b(?:of (?:which|whom|these|those|them)|including|includes|of the)\b[^.;]*$", re.I)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of an answer. value is in the base of its unit; words are as it was written."""

    value: float
    unit: str
    words: str
    start: int
    terms: frozenset[str] = frozenset()  # what the words around it name
    time: Time | None = None
    per_year: float = 0.0  # how many times a year, where it is so much a month
    is_loose: bool = False
    least: float = 0.0  # of "more than 40", the 40; of others nought
    most: float = 0.0  # of "fewer than five", the five
    is_part: bool = False
    is_whole: bool = False  # the 44 of "11 of 44"
    step: float = 1.0  # the last place that is written

    @property
    def tolerance(self) -> float:
        """How far what it stands for may be from it."""
        return max(self.step / 2, abs(self.value) * 0.035 if self.is_loose else 0.0)

    def agrees(self, other: Figure) -> bool:
        """True where both can be the same, one of them rounded."""
        if any(
            a.most and b.value < a.most * 1.0001 and b.value * 2 > a.most - 10
            for a, b in ((self, other), (other, self))
        ):
            return True
        if any(a.least and a.least <= b.value <= a.least * 1.5 for a, b in ((self, other), (other, self))):
            return True
        return abs(self.value - other.value) <= max(self.tolerance, other.tolerance) * 1.0001


@lru_cache(maxsize=1024)
def figures(answer: str) -> tuple[Figure, ...]:
    """The figures of an answer, without its dates, its law and its addresses."""
    text = plain(answer)
    named = times(text)
    blank = _blanked(text, named)
    hundreds = [(one, match) for match in _HUNDREDS.finditer(blank) if (one := _of_hundreds(match))]
    for _, match in hundreds:
        blank = blank[: match.start()] + " " * len(match[0]) + blank[match.end() :]
    found = [one for one, _ in hundreds]
    found += [_figure(text, blank, match) for match in _NUMBER.finditer(blank) if _counts(blank, match)]
    found += [Figure(0.0, "£", m[0], m.start()) for m in _FREE.finditer(blank)]
    found.sort(key=lambda one: one.start)
    found += [
        Figure(_RATES.get((m["per"] or m["adverb"]).lower(), 4.0), "times a year", m[0], m.start())
        for m in _EVERY.finditer(text)
        if not found
    ]
    return tuple(_in_words(text, _timed(text, _together(_between(found, text), text), named), blank))


def _of_hundreds(match: re.Match[str]) -> Figure | None:
    """Two hundred and six."""
    rest = (match["rest"] or "zero").lower()
    if rest not in _WORDS:
        return None
    return Figure(_WORDS.get(match["n"].lower(), 1) * 100 + _WORDS[rest], "", match[0], match.start())


def _blanked(text: str, named: Sequence[Time]) -> str:
    """The text with what is no figure blanked out, every other character in its place."""
    spans = [(one.start, one.end) for one in named]
    spans += [(one.start, one.end) for one in citations.find(text, act="foia")]
    spans += [match.span() for match in _NOT_COUNTED.finditer(text)]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _counts(text: str, match: re.Match[str]) -> bool:
    """False of "we hold one", which counts nothing."""
    word = (match["word"] or "").lower()
    before = text[: match.start()]
    if word in ("once", "twice"):
        return not re.match(r"\s+(?:an?|every|each|per) ", text[match.end() :]) and not before.endswith("at ")
    if word == "none" and re.match(r"\s*of (?:which|whom)\b", text[match.end() :]):
        return False
    if word in ("one", "none"):
        return not _PRONOUN.search(before) and not re.match(
            r"\s*(?:of|is|may|was|to|can)\b", text[match.end() :] if word == "one" else ""
        )
    return word != "nobody" or not before.strip() or before.rstrip().endswith((".", ":", ";"))


def _figure(text: str, blank: str, match: re.Match[str]) -> Figure:
    digits = (match["digits"] or "").replace(",", "")
    value = float(digits) if digits else float(_WORDS[match["word"].lower()])
    size = _SIZES.get((match["size"] or "").lower(), 1.0)
    step = (10.0 ** -len(digits.partition(".")[2]) if "." in digits else 1.0) * size
    unit, factor, end = "", 1.0, match.end()
    if match["pound"]:
        unit = "£"
    elif match["share"]:
        unit = "%"
    elif measured := _UNIT.match(text, end):
        word = measured["unit"].lower()
        unit, factor = _unit(word)
        end = measured.end()
    rate = _RATE.match(text[end : end + 40])
    per_year = _RATES[(rate["per"] or rate["adverb"]).lower()] if rate and unit not in ("time", "%") else 0.0
    if step == 1.0 and value >= 100:
        step = _rounded_to(value)
    return Figure(
        value * size * factor, unit, text[match.start() : end].strip(), match.start(),
        per_year=per_year, most=value * size * factor if _UNDER.search(blank[: match.start()]) else 0.0,
        least=value * size * factor if _OVER.search(blank[: match.start()]) else 0.0, is_loose=bool(_LOOSE.search(blank[: match.start()])),
        is_whole=bool(_WHOLE.search(blank[: match.start()])),
        is_part=bool(_PART.search(re.split(r"[.;] ", blank[: match.start()])[-1])), step=step * factor,
    )  # fmt: skip


def _rounded_to(value: float) -> float:
    """The hundred, thousand … that a whole number may be rounded to: no more than makes a small difference."""
    steps = (10.0**n for n in range(9, 0, -1))
    return next((step for step in steps if value % step == 0 and step / 2 <= _SMALL * value), 1.0)


def _unit(word: str) -> tuple[str, float]:
    """The kind of unit, and how much of its base one is."""
    if word.startswith(("sq", "m²")):
        return "area", 0.0929 if "f" in word.removeprefix("sq") else 1.0
    for name, known in _UNITS.items():
        if word.rstrip("s") == name or word == name:
            return known
    return word.rstrip("s"), 1.0


_BETWEEN = re.compile(r"\bbetween £?$", re.I)


def _between(found: Sequence[Figure], text: str) -> list[Figure]:
    """Between 30 and 35: a figure that is one of these."""
    made: list[Figure] = []
    for one in found:
        last = made[-1] if made else None
        gap = text[last.start + len(last.words) : one.start].strip(" £") if last else ""
        if last and gap == "and" and last.unit == one.unit and _BETWEEN.search(text[: last.start]):
            words = text[last.start : one.start + len(one.words)]
            middle, width = (last.value + one.value) / 2, one.value - last.value
            made[-1] = replace(last, value=middle, words=words, step=max(width, one.step))
        else:
            made.append(one)
    return made


def _together(found: Sequence[Figure], text: str) -> list[Figure]:
    """4 minutes 12 seconds is one figure."""
    made: list[Figure] = []
    for one in found:
        last = made[-1] if made else None
        gap = text[last.start + len(last.words) : one.start].strip() if last else "-"
        if last and one.unit == last.unit == "time" and gap in ("", "and", ","):
            made[-1] = replace(last, value=last.value + one.value, words=f"{last.words} {one.words}", step=one.step)
        else:
            made.append(one)
    return made


_CLAUSE = re.compile(r"(?<=\D)[.;](?=\s)|(?<=[\d%])[.;](?=\s|$)|;|\n|,\s|\s(?:and|or|but|against)\s|\)\s?,?|\(")


def _bounds(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """The stretches of the text between what the pattern finds."""
    cuts = [0, *(at for match in pattern.finditer(text) for at in match.span()), len(text)]
    return [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if a < b]


_SENTENCE = re.compile(r"[.;?!](?=\s+[A-Z£\d]|\s*$)|\n")


def _timed(text: str, found: Sequence[Figure], named: Sequence[Time]) -> Iterator[Figure]:
    """Each figure with the time that its clause, or else its sentence, names; none where that is several."""
    clauses, sentences = _bounds(text, _CLAUSE), _bounds(text, _SENTENCE)
    named = [time for time in named if not _ENDS.search(text[: time.start])]
    for one in found:
        after = text[one.start + len(one.words) :]
        if re.match(r"\s*(?:in all|in total)?:", after):
            yield one  # "four: March 2021, October 2021"
            continue
        if beside := _in_brackets(text, one, named):
            yield replace(one, time=beside)
            continue
        near = _only(one, clauses, named) or _only(
            one, sentences, [time for time in named if time.how is not How.SINCE]
        )
        yield replace(one, time=near) if near else one


def _in_brackets(text: str, one: Figure, named: Sequence[Time]) -> Time | None:
    """52 days (2022/23)."""
    at = one.start + len(one.words)
    opening = re.match(r"\s*\(\s*(?:in |for |at )?", text[at:])
    return next((time for time in named if opening and time.start == at + opening.end()), None)


_ENDS = re.compile(
    r"\b(?:ends|end (?:in|on|by)|expires?|until|runs? to|due)\b[^.;\d]{0,20}$", re.I
)  # a day that is not the figure's


def _only(one: Figure, bounds: Sequence[tuple[int, int]], named: Sequence[Time]) -> Time | None:
    """The one time in the stretch that the figure stands in."""
    start, end = next(((a, b) for a, b in bounds if a <= one.start < b), (0, 0))
    inside = [time for time in named if start <= time.start < end and time.end]
    return inside[0] if len(inside) == 1 else None


def _in_words(text: str, found: Iterator[Figure], blank: str) -> Iterator[Figure]:
    """Each figure with what its words name: those after it, and those before it where no figure has them."""
    every = list(found)
    clauses = _bounds(text, _CLAUSE)
    for n, one in enumerate(every):
        start, end = next(((a, b) for a, b in clauses if a <= one.start < b), (0, 0))
        last, ahead = every[n - 1] if n else None, every[n + 1] if n + 1 < len(every) else None
        start = max(start, last.start + len(last.words)) if last and last.start >= start else start
        before = blank[start : one.start] if not last or last.start < start - len(last.words) else ""
        yield replace(one, terms=terms_of(before + blank[one.start : min(end, ahead.start if ahead else end)]))
