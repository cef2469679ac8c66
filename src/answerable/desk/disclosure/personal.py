"""Looks at a public copy for personal data. It decides nothing.

Every finding means “look here”: the words may be of nobody, or may rightly be public. What is not found may
still be there, so a person reads the copy whatever this says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from answerable.casefile import Authority
from answerable.desk.disclosure.copies import Dealt, PublicCopy
from answerable.documents import Known, PersonalKind, Proposal, find_personal

AROUND = 40  # characters shown on either side


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where the words stand: in which part of the copy, and what is around them."""

    part: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Words that may be personal data, wherever they stand in the copy. key stays the same while they do."""

    kind: PersonalKind
    words: str
    why: str
    key: str  # a short name for forms and the ledger, from which the words cannot be read
    mark: str  # what stands in the place of words that go
    places: tuple[Stretch, ...] = ()


def look(copy: PublicCopy, *, known: Known = Known(), authority: Authority | None = None) -> tuple[Finding, ...]:  # noqa: B008  # frozen
    """What in the copy may be personal data, each once, in the order in which it stands.

    What the authority says of itself in its profile (its address, telephone, mail) is nobody's.
    """
    known = replace(known, own=own_words(authority) if authority else ())
    found: dict[str, Finding] = {}
    for part, text in parts(copy).items():
        for one in find_personal(text, known=known):
            held = found.setdefault(one.key, _finding(one))
            place = Stretch(part, text[max(0, one.start - AROUND) : one.start], text[one.end : one.end + AROUND])
            found[one.key] = replace(held, places=(*held.places, place))
    return tuple(found.values())


def _finding(one: Proposal) -> Finding:
    return Finding(one.kind, one.words, one.why, one.key, one.mark)


def own_words(authority: Authority) -> tuple[str, ...]:
    """The authority’s own published address, telephone and mailboxes, which are nobody’s personal data."""
    return (*authority.address, authority.email, authority.telephone, authority.review_contact)


def parts(copy: PublicCopy) -> dict[str, str]:
    """Every text of the copy that anyone may read, under what the page calls it."""
    texts = {"title": copy.title, "subject": copy.subject, "summary": copy.summary}
    for question in copy.questions:
        texts[f"question {question.number}"] = question.text
        texts[f"answer {question.number}"] = question.answer
    names = {f"name of file {number}": file.title for number, file in enumerate(copy.files, 1)}
    return {part: text for part, text in {**texts, **names, "letter": copy.letter}.items() if text}


def redacted(copy: PublicCopy, findings: Iterable[Finding]) -> PublicCopy:
    """The copy with the words of these findings taken out wherever they stand, a note in their place."""
    gone = [(_pattern(finding.words), finding.mark) for finding in sorted(findings, key=lambda item: -len(item.words))]

    def without(text: str) -> str:
        for pattern, mark in gone:
            text = pattern.sub(mark, text)
        return text

    return replace(
        copy,
        title=without(copy.title),
        subject=without(copy.subject),
        summary=without(copy.summary),
        letter=without(copy.letter),
        questions=tuple(replace(one, text=without(one.text), answer=without(one.answer)) for one in copy.questions),
        files=tuple(replace(file, title=without(file.title)) for file in copy.files),
    )


def not_dealt_with(findings: Iterable[Finding], dealt: Iterable[Dealt]) -> tuple[Finding, ...]:
    """The findings that nobody has decided about: neither taken out nor kept for a reason."""
    decided = {one.finding for one in dealt if not one.is_kept or one.reason.strip()}
    return tuple(finding for finding in findings if finding.key not in decided)


def _pattern(words: str) -> re.Pattern[str]:
    """These words wherever they stand, however the spaces between them are."""
    inner = r"\s+".join(map(re.escape, words.split()))
    is_capital = words[:1].isupper() and "@" not in words
    return re.compile(rf"(?<!\w){inner}(?!\w)", 0 if is_capital else re.IGNORECASE)
