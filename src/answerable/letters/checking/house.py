"""House rules: words that the authority's profile asks of its letters or keeps out of them, found as words.

Spacing, capitals and the form of quotes and hyphens do not matter. What they find is good practice, never a breach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from answerable.casefile import HouseRule, Span
from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.findings import Certainty, Finding, Level, NotLookedAt, Suggestion
from answerable.letters.checking.passages import Passage, matches, passage

NAME = "house-rule"
FAMILY = "HR"
NO_FOLDER = NotLookedAt(FAMILY, NAME, "needs the authority's folder, in which its house rules stand")
_ENDING = 3  # paragraphs at the end of a letter that are its closing, whatever they were read as
_LIKE = {"'": "['‘’]", '"': '["“”]', "-": "[-‐‑–]"}
_PLACES = {"anywhere": "in this document", "closing": "in the closing of this document", "refusals": "in this refusal"}
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


def house_findings(letter: CheckedLetter) -> Iterator[Finding]:
    """What the house rules of the letter's authority find in it; none is asked of a letter from before its day."""
    for rule in _in_force(letter):
        if rule.forbid:
            yield from _standing(rule, letter)
        elif rule.place == "refusals":
            yield from _missing_in_refusals(rule, letter)
        elif letter.closes and not any(True for part in _parts(rule, letter) for _ in matches(_words(rule), part)):
            yield _finding(rule, letter, Span(letter.end.end, letter.end.end))


def house_rules_unlooked(letter: CheckedLetter) -> Iterator[NotLookedAt]:
    """The house rules that could not be held to a letter whose end is not in the text."""
    for rule in _in_force(letter):
        if rule.require and rule.place != "refusals" and not letter.closes:
            yield NotLookedAt(rule.code, NAME, "needs the end of the letter, which is not in this text")


def _in_force(letter: CheckedLetter) -> Iterator[HouseRule]:
    rules = letter.facts.authority.house_rules if letter.facts.authority else ()
    yield from (rule for rule in rules if not rule.since or letter.on >= rule.since)


def _standing(rule: HouseRule, letter: CheckedLetter) -> Iterator[Finding]:
    for part in _parts(rule, letter):
        for place in matches(_words(rule), part):
            asked = (answer.questions for answer in letter.answers if _lies_in(place.span, answer.span))
            yield _finding(rule, letter, place.span, next(asked, ()))


def _missing_in_refusals(rule: HouseRule, letter: CheckedLetter) -> Iterator[Finding]:
    for answer in letter.refusals:
        if answer.is_complete and not answer.find(_words(rule)):
            yield _finding(rule, letter, answer.span, answer.questions)


def _parts(rule: HouseRule, letter: CheckedLetter) -> tuple[Passage, ...]:
    """The authority's own words at the place that a rule is about, in their order."""
    own = sorted((*letter.general, *(answer.own for answer in letter.answers)), key=lambda one: one.span.start)
    if rule.place == "refusals":
        return tuple(answer.own for answer in letter.refusals)
    if rule.place == "closing":
        begins = _closing(letter)
        later = (Span(max(one.span.start, begins), one.span.end) for one in own if one.span.end > begins)
        return tuple(passage(letter.text, span) for span in later)
    return tuple(own)


def _closing(letter: CheckedLetter) -> int:
    """Where the closing begins: after the last answer, and not later than the last paragraphs."""
    answered = max((answer.span.end for answer in letter.answers), default=0)
    gaps = [gap.end() for gap in _PARAGRAPH.finditer(letter.text.rstrip())][-_ENDING:]
    return min([answered, *gaps[:1]])


def _lies_in(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _words(rule: HouseRule) -> re.Pattern[str]:
    return _pattern(rule.forbid or rule.require)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these words, as words, in any spacing and in capitals or not."""
    each = (r"\s+".join(_spelt(word) for word in one.split()) for one in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.I)


def _spelt(word: str) -> str:
    plain = word.translate(str.maketrans("‘’“”‐‑–", "''\"\"---"))
    return "".join(_LIKE.get(sign, re.escape(sign)) for sign in plain)


def _finding(rule: HouseRule, letter: CheckedLetter, span: Span, questions: tuple[str, ...] = ()) -> Finding:
    name = letter.facts.authority.name if letter.facts.authority else ""
    return Finding(
        rule=rule.code,
        name=NAME,
        level=Level.PRACTICE,
        certainty=Certainty.SURE,
        span=span,
        says=_said(rule),
        cite=f"good practice: a house rule of {name}",
        why=rule.why or f"{name} asks this of its own letters.",
        suggest=Suggestion(rule.instead or _mend(rule)),
        questions=questions,
    )


def _said(rule: HouseRule) -> str:
    if rule.forbid:
        return rule.says or "These words are not to stand in a letter of this authority."
    looked = f"Not found {_PLACES[rule.place]}: {_either(rule.require)}."
    return f"{rule.says} {looked}" if rule.says else looked


def _mend(rule: HouseRule) -> str:
    return "Say it in other words." if rule.forbid else f"Write {_either(rule.require)}."


def _either(words: tuple[str, ...]) -> str:
    return " or ".join(f"“{one}”" for one in words)
