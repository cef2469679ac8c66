"""Letters that ask for more time to weigh the public interest (s.10(3)), and what they say of it."""

from __future__ import annotations

import re

from answerable.casefile import Regime
from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.passages import Passage, first
from answerable.letters.checking.phrases import MORE_TIME
from answerable.letters.checking.rights import is_of_rights_or_terms
from answerable.letters.checking.weighing import PUBLIC_INTEREST
from answerable.letters.reading.dates import days
from answerable.patterns import Pattern

_STRUCK = Pattern(
    r"\bout-?weigh\w*|\b(?:lies?|lay) in (?:maintaining|favour)|\bfavours? (?:main|dis|with)", re.IGNORECASE
)
_TO_WEIGH = Pattern(  # the balance as something still to be struck, some sentences from the word on time
    r"\b(?:consider|weigh|balance|assess|examine|decide|determine|settle|reflect on|look at|apply|carry out|complete|conclude|finish|consideration of"
    r"|considering|weighing|balancing|assessing|deciding|looking at|completing)\b[^.;]{0,40}\b(?:public interest|balance of)\b",
    re.IGNORECASE,
)
_EXTENDS = Pattern(r"\b(?:section|s\.?)\s?10\s?\(\s?3\s?\)|\b(?:extend\w*|extension)\b", re.IGNORECASE)
_GROUND = Pattern(r"\b(?:section|s\.?|exemption)\s?(?:2[2-9]|3\d|4[0-4])\b", re.IGNORECASE)
_WITHIN = Pattern(
    r"\bwithin (?:\w+ ){0,3}(?:\d+|twenty|ten|fifteen|forty) (?:further |more )?(?:working )?days\b",
    re.IGNORECASE,
)


def asks_for_time(letter: CheckedLetter) -> Passage | None:
    """Where a letter under the Act extends the time for a balance that it has not struck; None elsewhere."""
    if letter.regime is not Regime.FOIA or letter.find(_STRUCK):
        return None
    own = letter.own_sentences
    for at, place in enumerate(own):
        near = " ".join(one.words for one in own[at : at + 2])
        later = " ".join(one.words for one in own[max(0, at - 2) : at + 5])
        if MORE_TIME.search(place.words) and (PUBLIC_INTEREST.search(near) or _TO_WEIGH.search(later)):
            return first(MORE_TIME, place)
    # words that were taken for the applicant's, who would not extend the time of the Act
    taken = (one for one in letter.all_sentences if _EXTENDS.search(one.words) and PUBLIC_INTEREST.search(one.words))
    return next((hit for one in taken if (hit := first(MORE_TIME, one))), None)


def is_plain(letter: CheckedLetter, place: Passage) -> bool:
    """True where the authority's own words, as read, ask for the time and name the public interest beside it."""
    own = letter.own_sentences
    here = [at for at, one in enumerate(own) if place.span in one.span]
    return any(PUBLIC_INTEREST.search(" ".join(one.words for one in own[at : at + 2])) for at in here)


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
    later = (one.words for one in letter.all_sentences if one.span.start >= start)
    is_within = any(_WITHIN.search(words) and not is_of_rights_or_terms(words) for words in later)
    return is_within or any(True for _ in days(letter.text, place.span.start))
