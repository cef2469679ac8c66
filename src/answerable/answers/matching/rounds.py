"""The same questions sent to many: a key that an index of millions can hold, and how alike two sets of questions are.

What a round robin changes from one body to the next, or a wave to the next, is taken out first: names of bodies, dates
and years, the law, greetings. What is left are words without their endings, alone and in pairs, in any order of the
questions. Of these a signature is made (MinHash): twelve keys, of which two sets that share most of their words have at
least one in common. The same questions give the same keys on every machine and in every year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

from answerable.answers.matching.features import Features, without_law
from answerable.answers.matching.meaning import known_words
from answerable.answers.matching.times import without_times
from answerable.answers.matching.words import is_common, is_said, plain, spoken, stem

BANDS, ROWS = 12, 4  # two sets that share seven in ten meet in a band 96 times in 100; one in five, once in 50
SAME_ROUND = 0.5  # what two sets of questions have in common, from which they are of one round
_PRIME = (1 << 61) - 1
_COURTESY = re.compile(
    r"^\s*(?:dear\b[^,\n]{0,60}[,\n]|to whom it may concern\W*|good (?:morning|afternoon|evening)\W*|hello\W*)"
    r"|\b(?:yours (?:faithfully|sincerely)|(?:kind|best|warm) regards|many thanks|thank you(?: in advance)?)\b.*",
    re.I | re.S,
)
_BODY = re.compile(
    r"\b(?:(?:the|your|our|this) )?(?:[A-Z][\w'’&-]+ |and |of |upon |on ){1,5}(?:Council|Borough|Police|Constabulary|Trust|University|College"
    r"|Hospitals?|Authority|Board|Service|Partnership|Commission|Agency|Department|Ministry|Government|Academy|School)\b"
    r"|\b(?:the|your|our|this) (?:council|borough|county|district|city|trust|university|college|force|constabulary|authority|organisation|board|department|body)\b(?:['’]s)?"
)
_BODIES = frozenset(map(stem, ["trust", "university", "force", "constabulary"]))
_CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+(?:[-'’][A-Za-z]+)*")


def signature(questions: Iterable[str], *, bodies: Sequence[str] = ()) -> tuple[int, ...]:
    """The keys by which an index finds the rounds that questions are of; none where they say nothing.

    Two sets are worth comparing when any key is in both: each key is a number below 2**63 that says its band, so that
    one column holds them all. bodies: names to take out that no rule tells from words, such as a town's.
    """
    found = shingles(questions, bodies=bodies)
    if not found:
        return ()
    numbers = [_number(one) for one in found]
    least = [min((factor * number + more) % _PRIME for number in numbers) for factor, more in _factors()]
    bands = [least[at * ROWS : (at + 1) * ROWS] for at in range(BANDS)]
    return tuple(_number(f"{at} {band}") >> 1 for at, band in enumerate(bands))


def round_likeness(questions: Iterable[str], others: Iterable[str], *, bodies: Sequence[str] = ()) -> float:
    """How much two sets of questions have in common, 0 to 1; 1 for the same ones sent to another body in another year."""
    mine, theirs = shingles(questions, bodies=bodies), shingles(others, bodies=bodies)
    return _shared(mine, theirs)


def same_round(one: Features, other: Features, *, bodies: Sequence[str] = ()) -> bool:
    """Whether two requests are of one round: the same questions, or nearly, whoever was asked and of whatever year."""
    mine, theirs = ([part.text for part in side.parts] for side in (one, other))
    return round_likeness(mine, theirs, bodies=bodies) >= SAME_ROUND


def shingles(questions: Iterable[str], *, bodies: Sequence[str] = ()) -> frozenset[str]:
    """What is compared of questions: their words without endings, alone and in pairs."""
    return frozenset(one for question in questions for one in _of_one(question, tuple(bodies)))


def _of_one(question: str, bodies: tuple[str, ...]) -> frozenset[str]:
    text = _COURTESY.sub(" ", plain(without_times(without_law(question))))
    text = _CAPITAL.sub(_unless_known, _BODY.sub(" ", text))
    for name in bodies:
        text = re.sub(rf"\b{re.escape(name)}\b", " ", text, flags=re.I)
    words = [
        one
        for word in spoken(text)
        if is_said(word) and not word.isdigit() and not is_common(one := stem(word)) and one not in _BODIES
    ]
    return frozenset({*words, *(f"{one} {other}" for one, other in pairwise(words))})


def _unless_known(found: re.Match[str]) -> str:
    """A word with a capital within a sentence is a name, unless it is an ordinary word."""
    return found[0] if found[0].lower() in known_words() else " "


def _shared(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / len(mine | theirs) if mine or theirs else 0.0


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


@lru_cache(maxsize=1)
def _factors() -> tuple[tuple[int, int], ...]:
    """The numbers by which each row orders the words anew; the same ones on every machine."""
    return tuple(
        (_number(f"factor {row}") % (_PRIME - 1) + 1, _number(f"more {row}") % _PRIME) for row in range(BANDS * ROWS)
    )
