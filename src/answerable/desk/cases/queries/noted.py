"""Findings as pages show them: each with its places in the text, and the text in pieces that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from answerable.casefile import Span
from answerable.letters import (
    CODES,
    MEANINGS,
    Checked,
    Gathered,
    Mark,
    Piece,
    gather,
    marked,
    marks_of,
    summary,
)

SURENESS = {
    "sure": "Sure: the text alone shows it.",
    "likely": "Likely: an annex, another reading or a fact may say otherwise.",
    "look": "A place to look at: nothing is said to be wrong.",
}
_QUOTED = 60  # characters of a place that its link quotes


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands: the mark's key on the page, and how its words begin."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Noted:
    """One fault, told once wherever it stands. kind: what it looks like; page: True where the rule has a page."""

    id: str
    number: int
    rule: str
    level: str
    kind: str
    sure: str
    where: str
    places: tuple[Place, ...]
    says: str
    cite: str
    why: str
    suggest: str
    waived: str
    stops: bool
    page: bool
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ref:
    """The number after marked words, which leads to the finding. key: of the place, which the finding leads back to."""

    key: str
    id: str
    finding: int
    label: str


@dataclass(frozen=True, slots=True)
class Lit:
    """Words of a letter with the marks that end after them, as a page shows them. kind: of the gravest finding."""

    words: str
    kind: str
    ids: str  # of the findings on them, for lighting them up
    is_asked: bool
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class CheckedPage:
    """A letter that was checked, whole: its text in pieces, its findings, and what was not looked at, by reason."""

    name: str
    about: str  # what was known besides the text, in words
    summary: str
    lines: tuple[Lit, ...]
    findings: tuple[Noted, ...]
    unlooked: tuple[tuple[str, tuple[str, ...]], ...]
    is_request: bool

    @property
    def meanings(self) -> dict[str, str]:
        """What the words for findings mean."""
        return MEANINGS


def checked_page(checked: Checked, *, about: str = "", among: str = "") -> CheckedPage:
    """What a check gave, for a page. among: its number and a hyphen, where several letters stand on one page."""
    text, found = checked.reading.text, gather(checked.findings)
    asked = [question.span for question in checked.reading.questions if question.span]
    marks = marks_of(found, text=text)
    lacking = sorted(checked.not_looked_at, key=lambda one: one.why)
    return CheckedPage(
        name=checked.name,
        about=about,
        summary=summary(found),
        lines=lit(text, marks=marks, asked=asked, among=among),
        findings=noted(found, text=text, marks=marks, among=among),
        unlooked=tuple(
            (why, tuple(one.rule for one in group)) for why, group in groupby(lacking, key=lambda one: one.why)
        ),
        is_request=checked.is_request,
    )


def noted(found: Sequence[Gathered], *, text: str, marks: Sequence[Mark], among: str = "") -> tuple[Noted, ...]:
    """The findings, numbered in their order. marks: of the same findings."""
    return tuple(
        _noted(one, number, [mark for mark in marks if mark.finding == number], text, among)
        for number, one in enumerate(found, 1)
    )


def lit(
    text: str,
    *,
    marks: Sequence[Mark],
    asked: Iterable[Span] = (),
    within: Span | None = None,
    among: str = "",
) -> tuple[Lit, ...]:
    """The text, or a part of it, in pieces that lead to the findings."""
    return tuple(_lit(one, among) for one in marked(text, marks=marks, asked=asked, within=within))


def _kind(label: str) -> str:
    return {"look here": "look", "note": "practice"}.get(label, label.removeprefix("likely "))


def _lit(one: Piece, among: str) -> Lit:
    refs = tuple(Ref(_key(mark, among), f"{among}{mark.finding}", mark.finding, mark.label) for mark in one.ends)
    ids = " ".join(dict.fromkeys(f"{among}{mark.finding}" for mark in one.over))
    return Lit(one.words, _kind(one.label), ids, one.is_asked, refs)


def _key(mark: Mark, among: str) -> str:
    """The key of a marked place on its page."""
    return f"at-{among}{mark.finding}-{mark.place}"


def _noted(one: Gathered, number: int, marks: Sequence[Mark], text: str, among: str) -> Noted:
    first = one.first
    places = (Place(_key(mark, among), _quoted(mark.span, text)) for mark in marks)
    waived = f"{first.waived.by}: {first.waived.reason}" if first.waived else ""
    return Noted(
        id=f"{among}{number}",
        number=number,
        rule=first.rule,
        level=first.label[:1].upper() + first.label[1:],
        kind="waived" if first.waived else _kind(first.label),
        sure="" if first.waived else SURENESS[first.certainty.name.lower()],
        where=one.where[:1].upper() + one.where[1:],
        places=tuple(places),
        says=first.says,
        cite=first.authority,
        why=first.why,
        suggest=first.suggest.says if first.suggest and not first.waived else "",
        waived=waived,
        stops=first.stops,
        page=first.rule in CODES,
        questions=one.questions,
    )


def _quoted(span: Span, text: str) -> str:
    words = " ".join(span.of(text).split())
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED].rsplit(' ', 1)[0]} …"
