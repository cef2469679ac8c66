"""Rows under a line of headings, in files of values or in tables drawn with bars: what a column says that it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.documents.personal.names import is_person
from answerable.documents.personal.proposal import Certainty, PersonalKind, Proposal
from answerable.documents.personal.words import is_given, is_surname, is_word

_KINDS = (
    (PersonalKind.REFERENCE, re.compile(r"(?i)(?:staff|employee|emp|payroll|pay|tenancy|rent|account|acc|case|claim|client|customer|pupil|student|patient|swift|mosaic|council tax|badge|passport|licence|crime|uprn|upn|hospital)[ _.]*(?:no|number|num|ref(?:erence)?|id|code)?[.:]?|uprn|upn|crn|mrn|person[ _]?id")),
    (PersonalKind.ADDRESS, re.compile(r"(?i)(?:home |postal |full |property )?address(?:[ _]?(?:line)?[ _]?1)?")),
    (PersonalKind.TELEPHONE, re.compile(r"(?i)(?:(?:home|work|mobile|contact)[ _]?)?(?:tel(?:ephone)?|phone|mobile|number)(?:[ _]?(?:no|number))?[.:]?")),
    (PersonalKind.BIRTH, re.compile(r"(?i)d\.?o\.?b\.?|date of birth|birth ?date|born|age")),
    (PersonalKind.NAME, re.compile(r"(?i)(?:(?:full|first|last|given|family|middle|known|preferred|contact|tenant|client|pupil|child|employee|staff|parent|applicant|customer|objector)['’]?s?[ _]?)?(?:name|surname|forename)s?|tenant|caller|claimant|driver|complainant|objector|applicant|employee|officer|client|passenger|carer|pupil|child|resident|manager|mother|father|parents?|contact|next of kin")),
)  # fmt: skip
_HEADINGS = re.compile(r"(?m)^[^\n,;|\t]{1,40}(?:[,;|\t][^\n,;|\t]{0,40}){1,40}$")
_CELLS = {mark: re.compile(rf'(?:"[^"\n]*"|[^{re.escape(mark)}\n])*') for mark in ",;|\t"}
_HOLDS = re.compile(r"[^\W_]")


def columns(text: str) -> Iterator[Proposal]:
    """What stands under headings that name something of a person."""
    for match in _HEADINGS.finditer(text) if "\n" in text else ():
        mark = max(",;|\t", key=match[0].count)
        heads = [head.strip(' \t"') for head in match[0].split(mark)]
        kinds = [next((kind for kind, words in _KINDS if words.fullmatch(head)), None) for head in heads]
        if kinds.count(None) < len(kinds) and (len(heads) > 2 or None not in kinds):
            yield from _rows(text, match.end() + 1, mark, kinds)


def _rows(text: str, at: int, mark: str, kinds: list[PersonalKind | None]) -> Iterator[Proposal]:
    while at < len(text):
        end = len(text) if (end := text.find("\n", at)) < 0 else end
        line = text[at:end]
        if line.count(mark) < len(kinds) - 1:
            if line.strip(" |+-:"):
                return
            at = end + 1
            continue
        start = at
        for kind in kinds:
            cell = _CELLS[mark].match(text, start, end)
            if cell is None:  # pragma: no cover  # the pattern fits an empty cell too
                return
            words = cell[0].strip(' \t"')
            if kind and _holds(kind, words):
                place = text.index(words, cell.start())
                why = "in a column whose heading says so"
                yield Proposal(kind, place, place + len(words), words, why, Certainty.LOOK)
            start = cell.end() + 1
        at = end + 1


def _holds(kind: PersonalKind, words: str) -> bool:
    """Whether what stands in a cell can be what the heading says."""
    if kind is PersonalKind.NAME:
        parts = words.replace(".", " ").split()
        return (
            0 < len(parts) < 6
            and not any(letter.isdigit() for letter in words)
            and (is_person(words[:1].upper() + words[1:]) or is_given(words) or len(parts) == 1)
            and any(is_surname(part) or is_given(part) or not is_word(part) for part in parts if _HOLDS.search(part))
        )
    least = 5 if kind is PersonalKind.TELEPHONE else 1
    return sum(letter.isdigit() for letter in words) >= least and len(words) < 100
