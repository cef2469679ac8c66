"""Two grounds for the same information: whether they stand together, in the alternative, or for different parts."""

from __future__ import annotations

from answerable.casefile import Span
from answerable.law import Citation, Provision
from answerable.letters.checking.checked_letter import CheckedAnswer
from answerable.letters.checking.phrases import phrase

IN_THE_ALTERNATIVE = phrase(
    r"alternative(?:ly)?",
    r"(?:if|were|should|where|to the extent that|in so far as|insofar as) (?:[\w’'()]+ ){0,10}"
    r"(?:wrong|mistaken|not (?:to )?(?:apply|be|engaged|hold|exempt|found|accept\w*)|fails?|disagrees?|outside|unsound)",
    r"failing (?:that|which)",
    r"(?:but )?not both",
    r"fall(?:s|ing)? back",
    r"(?:otherwise|instead|or else),? (?:\w+ ){0,6}(?:section|s\.?) ?\d+",
)
_DIFFERENT_PARTS = phrase(
    r"respectively",
    r"(?:first|second|third|former|latter|each|remaind\w+|remaining|rest|others?|different|various)",
    r"(?:parts?|pages?|paragraphs?|schedules?|annexe?s?|appendix|documents?|items?|tables?) (?:\d+|[A-Z]|one|two|three)",
)
_APIECE = phrase(  # "… and the map under section 31": a thing of its own between the two
    r"(?:while|whereas|whilst)",
    r"(?:the|its|their|any|some|two|three|other) [\w’' ]{1,60} (?:under|by|within|in|covered|exempt|falls?|to)",
)
_TIE = phrase(r"and|both|with|plus")
_ALSO = phrase(r"also|additionally|as well|in addition|furthermore|further|moreover|both|likewise|equally")
_CLOSE = 90  # characters between two sections that are named in one breath
_SAY_NOTHING = {("23", "5"), ("24", "2"), ("30", "3"), ("31", "3")}
_PERSONAL = {"40", "17"}
_FEW = 2  # a longer row of sections is for more than one thing, and another rule asks which covers what


def claims(provision: Provision, section: str) -> bool:
    """True for a ground of that section of the Freedom of Information Act to withhold, and not to say nothing."""
    parts = provision.parts
    return provision.act == "foia" and parts[0] == section and parts[:2] not in _SAY_NOTHING


def joined(answer: CheckedAnswer, first: str, second: str) -> Span | None:
    """Where an answer lays two sections on the same information, in one breath or "also" in a later sentence.

    None where the letter says which part each is for, or that one is in the alternative.
    """
    ones = [c for c in answer.citations if _of(c, first)]
    others = [c for c in answer.citations if _of(c, second)] if ones else []
    if not others or len({p.parts[0] for p in answer.provisions} - _PERSONAL) > _FEW:
        return None
    if answer.find(IN_THE_ALTERNATIVE) or answer.find(_DIFFERENT_PARTS):
        return None
    together = (_together(answer, one, other) for one in ones for other in others)
    return next((place for place in together if place), None) or _later(answer, ones, others)


def _of(citation: Citation, section: str) -> bool:
    return claims(citation.provision, section) and citation.end > citation.start


def _together(answer: CheckedAnswer, one: Citation, other: Citation) -> Span | None:
    first, last = sorted((one, other), key=lambda c: c.start)
    within = next((s for s in answer.sentences if s.span.start <= first.start and last.end <= s.span.end), None)
    if within is None or last.start - first.end > _CLOSE:
        return None
    between = within.words[first.end - within.span.start : last.start - within.span.start]
    both_before = _ALSO.search(within.words) or _TIE.search(between)
    if not both_before or _APIECE.search(between) or " or " in between:
        return None
    return Span(first.start, last.end)


def _later(answer: CheckedAnswer, ones: list[Citation], others: list[Citation]) -> Span | None:
    """The second section, where a sentence of its own lays it on what the first has been said to cover."""
    for sentence in answer.sentences:
        inside = [c for c in others if sentence.span.start <= c.start < sentence.span.end]
        if inside and _ALSO.search(sentence.words) and any(c.end <= sentence.span.start for c in ones):
            return Span(inside[0].start, inside[0].end)
    return None
