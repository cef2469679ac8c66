"""Letters that ask for more time to weigh the public interest (s.10(3)), and what they say of it."""

from __future__ import annotations

import re

from answerable.casefile import Regime
from answerable.letters.checked_letter import CheckedLetter
from answerable.letters.dates import days
from answerable.letters.passages import Passage, first
from answerable.letters.phrases import MORE_TIME, PUBLIC_INTEREST

_STRUCK = re.compile(
    r"\bout-?weigh\w*|\b(?:lies?|lay) in (?:maintaining|favour)|\bfavours? (?:main|dis|with)", re.IGNORECASE
)
_GROUND = re.compile(r"\b(?:section|s\.?|exemption)\s?(?:2[2-9]|3\d|4[0-4])\b", re.IGNORECASE)
_WITHIN = re.compile(
    r"\bwithin (?:\w+ ){0,3}(?:\d+|twenty|ten|fifteen|forty) (?:further |more )?(?:working )?days\b",
    re.IGNORECASE,
)


def asks_for_time(letter: CheckedLetter) -> Passage | None:
    """Where a letter under the Act extends the time for a balance that it has not struck; None elsewhere."""
    if letter.regime is not Regime.FOIA or letter.find(_STRUCK):
        return None
    for place, after in zip(letter.own_sentences, (*letter.own_sentences[1:], None), strict=True):
        near = f"{place.words} {after.words if after else ''}"
        if MORE_TIME.search(place.words) and PUBLIC_INTEREST.search(near):
            return first(MORE_TIME, place)
    return None


def names_a_ground(letter: CheckedLetter) -> bool:
    """True where the letter names an exemption by its number."""
    return letter.find(_GROUND) is not None or any(
        provision.parts[0].isdigit() and int(provision.parts[0]) > 21
        for answer in letter.answers
        for provision in answer.provisions
    )


def names_a_day(letter: CheckedLetter, place: Passage) -> bool:
    """True where a day, or a number of days, stands after the place or just before it."""
    start = max(0, place.span.start - 200)
    later = letter.text[start:]
    return any(True for _ in days(letter.text, place.span.start)) or _WITHIN.search(later) is not None
