"""Always, or all of them, in the one answer; so many without in the other."""

from __future__ import annotations

import re

from answerable.answers.contradiction.figures import figures
from answerable.answers.contradiction.marks import of_words, quoted
from answerable.answers.contradiction.said import OPEN, Told, sentences
from answerable.answers.contradiction.subjects import terms_of
from answerable.answers.contradiction.verdicts import Kind, Pair, Verdict, contradicts
from answerable.registers import long_day

_ALWAYS = re.compile(r"\b(?:always|in every case|every|all|each|without exception|at all times)\b", re.I)
_NOT_QUITE = re.compile(
    r"\b(?:but|except|apart from|other than|most|nearly|almost|not all|at all(?! times)|in all|all of the above|save)\b",
    re.I,
)
_LACKS = re.compile(
    r"\b(?:no|not|none|without|never|lacked|missed|failed to|(?:run|ran) out|expired|lapsed|out of date|overdue|rejected|refused|declined|turned down|dismissed|left out|omitted)\b|n't\b",
    re.I,
)


def by_all(pair: Pair) -> Verdict | None:
    """All, or always, in what one says of a time that is over; and a number of the other's for which it was not so."""
    if not pair.is_sure or not _was_then(pair):
        return None
    for of_all, telling in ((pair.earlier, pair.now), (pair.now, pair.earlier)):
        every = next((one for one in sentences(of_all.said.answer)[:2] if _says_all(one)), "")
        if some := _exception(of_all, telling, every) if every else "":
            return _not_all(pair, every, some, is_earlier=of_all is pair.earlier)
    return None


def _exception(of_all: Told, telling: Told, every: str) -> str:
    """The sentence that gives a number of those for which it was not so."""
    topics = terms_of(f"{of_all.said.question} {every}")
    for one in sentences(telling.said.answer) if telling.said.outcome in OPEN else ():
        counted = any(a.value > 0 and a.unit == "" and not a.is_whole for a in figures(one))
        if counted and _LACKS.search(one) and not _says_all(one) and terms_of(one) & topics:
            return one
    return ""


def _says_all(sentence: str) -> bool:
    opening = sentence.split(",")[0]
    return bool(_ALWAYS.search(sentence)) and not _NOT_QUITE.search(sentence) and not _LACKS.search(opening)


def _was_then(pair: Pair) -> bool:
    """True where the present answer is about a time that was over when the earlier one was given."""
    named = [*pair.now.asked, *pair.now.times]
    return bool(named) and all(one.last <= pair.earlier.on for one in named)


def _not_all(pair: Pair, every: str, some: str, *, is_earlier: bool) -> Verdict:
    first, second = (every, some) if is_earlier else (some, every)
    marks = of_words(pair.earlier.said, first), of_words(pair.now.said, second)
    why = (
        f"On {long_day(pair.earlier.on)} the answer was {quoted(pair.earlier.said, marks[0])}; "
        f"the present one says {quoted(pair.now.said, marks[1])}."
    )
    kind = Kind.CONFIRMED_THEN_DENIED_NOW if is_earlier else Kind.DENIED_THEN_CONFIRMED_NOW
    return contradicts(pair, kind, why, marks)
