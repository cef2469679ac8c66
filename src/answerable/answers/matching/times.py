"""The years that a text speaks of, as years to compare; and the text without them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAIR = re.compile(r"\b(?P<a>(?:19|20)\d\d)\s*[/\-–]\s*(?P<b>(?:(?:19|20)\d\d|\d\d))\b(?![/\-–.]\d)")
_SHORT = re.compile(r"(?<![\d/.])(?P<a>[01]\d|2\d)\s*/\s*(?P<b>[0-3]\d)(?![\d/.])")
_RANGE = re.compile(
    r"\b(?:from|between|of)?\s*(?P<a>(?:19|20)\d\d)\b[^.;:?\n]{0,24}?\s(?:to|until|till|through|up to|and)\s[^.;:?\n\d]{0,24}(?:\d{1,2}(?:st|nd|rd|th)? \w+ )?(?P<b>(?:19|20)\d\d)\b",
    re.I,
)
_SINCE = re.compile(
    r"\b(?:since|from|after|starting in|beginning in)\b[^.;:?\n\d]{0,30}(?:\d{1,2}(?:st|nd|rd|th)? \w+ )?(?P<a>(?:19|20)\d\d)\b",
    re.I,
)
_NUMERIC = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?P<a>(?:19|20)?\d\d)\b")
_YEAR = re.compile(r"(?<![\d£,.])(?P<a>(?:19[5-9]|20[0-4])\d)(?![\d,]\d|%)\b")
_BACK = re.compile(
    r"\b(?:last|past|previous|preceding|recent|latest)\s+(?:(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|few|couple of|full|whole|"
    r"financial|calendar|academic|school|complete)\s+){0,3}(?:years?|months?|quarters?|decade|weeks?)\b|\b(?:over|in|during) (?:a|the) decade\b",
    re.I,
)
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)", re.I
)
_TIMES = (_BACK, _NUMERIC, _PAIR, _SHORT, _DAY, _YEAR)
_LATEST = 2040


@dataclass(frozen=True, slots=True)
class Years:
    """The years named; whether a stretch is counted back from now; the year from which it runs on, if one."""

    named: frozenset[int] = frozenset()
    is_counted_back: bool = False
    onward: int | None = None

    def covered_by(self, other: Years) -> float | None:
        """How much of these years another text speaks of, 0 to 1; None where one of the two names none."""
        mine = self.named | ({self.onward} if self.onward else frozenset())
        if not mine or not (other.named or other.onward):
            return 1.0 if self.is_counted_back and other.is_counted_back else None
        theirs = other.named | (
            frozenset(range(other.onward, max(_LATEST, other.onward + 1))) if other.onward else frozenset()
        )
        if self.onward and not self.named and max(theirs) >= self.onward:
            return 1.0 if min(theirs) - 2 <= self.onward < max(theirs) else 0.5
        return len(mine & theirs) / len(mine)

    def told(self) -> str:
        """The years in words: 2019; 2015 to 2018; 2018 on."""
        if self.onward and max(self.named, default=0) <= self.onward:
            return f"{self.onward} on"
        if len(self.named) > 1:
            return f"{min(self.named)} to {max(self.named)}"
        return str(min(self.named)) if self.named else "no year"


def years_of(text: str) -> Years:
    """The years of a text: 2015/16 is both, from 2015 to 2018 all of them."""
    named: set[int] = set()
    for found in _PAIR.finditer(text):
        named |= _stretch(found["a"], found["b"])
    for found in _SHORT.finditer(text):
        if int(found["b"]) == int(found["a"]) + 1:
            named |= _stretch("20" + found["a"], "20" + found["b"])
    for found in _RANGE.finditer(text):
        named |= _stretch(found["a"], found["b"])
    named |= {_full(found["a"]) for found in _NUMERIC.finditer(text)}
    named |= {int(found["a"]) for found in _YEAR.finditer(text)}
    since = [int(found["a"]) for found in _SINCE.finditer(text)]
    onward = min(since) if since and max(named, default=0) <= min(since) else None
    return Years(frozenset(named) - {onward}, bool(_BACK.search(text)), onward)


def without_times(text: str) -> str:
    """The text without dates and years, so that two texts are not alike by these."""
    for pattern in _TIMES:
        text = pattern.sub(" ", text)
    return text


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _stretch(first: str, last: str) -> set[int]:
    start = int(first)
    end = int(last) if len(last) == 4 else start // 100 * 100 + int(last)
    return set(range(start, end + 1)) if 0 <= end - start <= 25 else {start}
