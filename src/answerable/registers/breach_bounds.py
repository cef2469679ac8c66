"""Bounds that a question sets: how many people were affected, and how long a report took."""

from __future__ import annotations

import re

from answerable.registers.breach_filters import Test, hours_taken
from answerable.registers.facts import Clause
from answerable.registers.phrases import compiled, plain
from answerable.registers.values import Entry

_PEOPLE = r"(?:other )?(?:people|individuals|persons|data subjects|residents|customers|records|employees|tenants)"
_SIZE = re.compile(
    rf"\b(more than|over|above|exceeding|at least|fewer than|less than|under|up to|exactly|only)\s+([\d,]+|one|two|three|five|ten|a hundred|a thousand)\s+{_PEOPLE}"
    rf"|\b([\d,]+)\s+or\s+(more|fewer)\s+{_PEOPLE}"
    rf"|\bbetween\s+([\d,]+)\s+and\s+([\d,]+)\s+{_PEOPLE}"
    r"|\b(?:just|only|a|exactly)\s+(one|single)\s+(?:person|individual|data subject|resident|customer|employee)",
    re.I,
)
_UNKNOWN_SIZE = (
    "number|how_many|numbers ~ affected|people|individuals|persons|subjects ~ unknown|not_known|unclear|uncertain|not_recorded|not_established|never_established",
    "unknown|uncertain|undetermined number",
    "not|never ~ known|establish*|know ~ how_many|number",
)
_IN_WORDS = {"one": 1, "two": 2, "three": 3, "five": 5, "ten": 10, "a hundred": 100, "a thousand": 1000}


def sizes(clause: Clause) -> list[tuple[Test, str]]:
    """More than 100 people: a bound on the number affected; an unknown number passes neither way."""
    spoken = plain(clause.text)
    if compiled(_UNKNOWN_SIZE).search(spoken) and not clause.has("discovered-how"):
        return [
            (
                lambda entry: entry.number("people_affected.number") is None,
                "where the number of people affected is not known",
            )
        ]
    match = _SIZE.search(spoken)
    if match is None:
        return []
    least, most = _bounds(match)

    def test(entry: Entry) -> bool:
        number = entry.number("people_affected.number")
        return number is not None and least <= number <= most

    return [(test, f"affecting {match[0].strip()}")]


def _bounds(match: re.Match[str]) -> tuple[float, float]:
    """The least and the greatest number of people that the words allow."""

    def number(text: str) -> float:
        return _IN_WORDS.get(text.lower()) or float(text.replace(",", ""))

    if match[7]:
        return 1, 1
    if match[5]:
        return number(match[5]), number(match[6])
    if match[3]:
        return (number(match[3]), float("inf")) if match[4].lower() == "more" else (0, number(match[3]))
    words, bound = match[1].lower(), number(match[2])
    if words in ("exactly", "only"):
        return bound, bound
    if words in ("fewer than", "less than", "under"):
        return 0, bound - 1
    return (0, bound) if words == "up to" else (bound + (words != "at least"), float("inf"))


_SPAN = re.compile(
    r"\b(within|inside|in under|in less than|under|less than|more than|over|longer than|later than|after|exceeding|at least)\s+"
    r"(?:the (?:first )?)?(\d+|one|two|three|four|five|six|seven|ten|twelve|twenty-four|forty-eight|a)\s+(hours?|days?|weeks?)\b"
    r"|\b(?:on )?the (same) day\b",
    re.I,
)
_SPAN_WORDS = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "ten": 10,
    "twelve": 12,
    "twenty-four": 24,
    "forty-eight": 48,
}


def spans(clause: Clause) -> list[tuple[Test, str]]:
    """Reported within 24 hours: a bound on the time from awareness to the report; the 72 hours have their own words."""
    spoken = plain(clause.text)
    match = _SPAN.search(spoken)
    if match is None or not clause.has("reported") or clause.has("told-people", "average-time"):
        return []
    if match[4]:
        return [
            (
                lambda e: (told := e.day("commissioner.notified_at")) is not None and told == e.day("aware_at"),
                "on the day that it became known",
            )
        ]
    number = _SPAN_WORDS.get(match[2].lower()) or int(match[2])
    bound = number * {"h": 1, "d": 24, "w": 168}[match[3][0].lower()]
    if bound == 72:
        return []
    below = match[1].lower() in ("within", "inside", "in under", "in less than", "under", "less than")

    def test(entry: Entry) -> bool:
        taken = hours_taken(entry)
        return taken is not None and (taken <= bound if below else taken > bound)

    return [(test, match[0].strip())]
