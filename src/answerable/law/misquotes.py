"""Misquotes: places where a text cites law that does not exist, or makes the law say what it does not.

Made for requests, which may quote the law wrongly and stand all the same: nothing in the Act asks an applicant
to quote it at all. A misquote is told to the officer, never to the applicant, and decides nothing. What rests on
a choice of words is found only in the forms that the tables list, so silence does not say that a quotation is right.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from answerable.errors import NoSuchProvision, NotAGround, NotInForce
from answerable.law.acts import act as act_of
from answerable.law.acts import acts, table
from answerable.law.citations import find
from answerable.law.exemptions import exemption, exists
from answerable.law.provisions import Citation, Provision, parse
from answerable.law.schema import Row


class Wrong(StrEnum):
    """What is wrong with a quotation of the law."""

    NO_SUCH_PLACE = "no-such-place"
    NOT_IN_FORCE = "not-in-force"
    OTHER_SUBJECT = "other-subject"  # the place exists and is about something else
    SAYS_OTHERWISE = "says-otherwise"  # the law does not say what is said of it


@dataclass(frozen=True, slots=True)
class Misquote:
    """One wrong quotation: where it stands (characters of the text), what is wrong, and one sentence with its source."""

    start: int
    end: int
    wrong: Wrong
    says: str
    cite: str  # the place of the law that shows it: "FOIA s.10(1)"


@dataclass(frozen=True, slots=True)
class _Claim:
    key: str
    cite: str
    cited: frozenset[str]
    needs: re.Pattern[str] | None
    said: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None
    says: str


@dataclass(frozen=True, slots=True)
class _Subject:
    place: Provision
    heading: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    words: str
    citations: tuple[Citation, ...]


def misquotes(text: str, *, on: date) -> tuple[Misquote, ...]:
    """Every misquote that can be seen in a text, in its order, by the law of a day; one place is told once."""
    if not _LAW.search(text):
        return ()
    citations = [citation for citation in find(text) if citation.provision.act != "dpa"]
    found = [*_impossible(citations, on)]
    for sentence in _sentences(text, citations):
        found += _of_another_subject(sentence, on)
        found += _of_another_kind(sentence, on)
        found += _claimed(sentence, on)
    kept: list[Misquote] = []
    for one in sorted(found, key=lambda one: (one.start, one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


_LAW = re.compile(r"\b(?:Act|FOIA?|FOISA|EIRs?|Regulations?|sections?|s\.?\s?\d+|regs?\.?)\b", re.IGNORECASE)
# a full stop after a short form ("s. 10", "reg. 12") is followed by a number, so it ends nothing
_END = re.compile(r"(?<=[\w)”\"’'%][.!?])\s+(?=[A-Z“\"‘(•*-])|\n\s*\n|\n(?=\s*(?:\d{1,2}[.)]|[-•*(]))")


def _sentences(text: str, citations: list[Citation]) -> Iterator[_Sentence]:
    at, taken = 0, 0
    for end in (*(match.start() for match in _END.finditer(text)), len(text)):
        words, first = text[at:end], taken
        taken = bisect_left(citations, end, first, key=lambda citation: citation.start)
        if words.strip():
            yield _Sentence(at, words, tuple(citations[first:taken]))
        at = end


def _impossible(citations: list[Citation], on: date) -> Iterator[Misquote]:
    """Places that the Act does not have, or had and has no more."""
    for citation in citations:
        if exists(citation.provision, on=on):
            continue
        owner = act_of(citation.provision.act)
        try:
            exemption(citation.provision, on=on)
        except NotInForce:
            says, wrong = f"{citation.provision.opening} is not in force any more.", Wrong.NOT_IN_FORCE
        except (NoSuchProvision, NotAGround):
            has = "has" if owner.mark == "s." else "have"
            says, wrong = f"The {owner.name} {has} no {citation.provision.words}.", Wrong.NO_SUCH_PLACE
        else:
            continue
        yield Misquote(citation.start, citation.end, wrong, says, owner.name)


_ABOUT = (
    r"(?:deals?|dealing)\s+with|concerns?|concerning|covers?|covering|relates?\s+to|relating\s+to|is\s+about|regarding"
)
_AFTER = re.compile(
    rf"\s*(?:(?:FOIA?|FOISA|EIRs?)\b(?:\s+Act)?(?:\s+\d{{4}})?\s*|of\s+(?:the\s+)?(?:[A-Z][\w()]*\s+){{1,6}}(?:\d{{4}})?\s*)?"
    rf"(?:\(|[-–—:]\s|,?\s+(?:which\s+)?(?:{_ABOUT})\s+|\s+exemption\s+for\s+)(?:the\s+)?(?P<label>[^().;:\n]{{3,60}})",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?P<label>[\w-]+(?:\s+[\w-]+){0,3})\s+(?:exemptions?|exceptions?|provisions?|rules?|duty|grounds?)?\s*"
    r"(?:\(\s*|\s(?:under|in|at|of)\s+)$",
    re.IGNORECASE,
)


def _of_another_subject(sentence: _Sentence, on: date) -> Iterator[Misquote]:
    """A place named with the subject of another: "section 43 (personal data)"."""
    for number, citation in enumerate(sentence.citations):
        if not exists(citation.provision, on=on):
            continue
        subjects = [one for row, one in _subjects(citation.provision.act) if row.is_in_force(on=on)]
        own = [one for one in subjects if one.place.covers(citation.provision) or citation.provision.covers(one.place)]
        label = _label(sentence, number)
        if not own or not label or any(_names(one, label) for one in own):
            continue
        others = [one for one in subjects if one not in own and _names(one, label, whole=True)]
        if others:
            place, other = own[0].place, others[0]
            says = f"{place.opening}: {own[0].heading}. {other.place.opening}: {other.heading}."
            cite = f"{act_of(place.act).short} {place}"
            yield Misquote(citation.start, citation.end, Wrong.OTHER_SUBJECT, says, cite)


def _label(sentence: _Sentence, number: int) -> str:
    """What the text calls the subject of a citation, beside it; empty where it calls it nothing."""
    citation = sentence.citations[number]
    start, end = citation.start - sentence.start, citation.end - sentence.start
    following = sentence.citations[number + 1].start - sentence.start if number + 1 < len(sentence.citations) else None
    if after := _AFTER.match(sentence.words[:following], end):
        return after["label"].lower()
    before = _BEFORE.search(sentence.words[max(0, start - 80) : start])
    if before and (before[0].rstrip().endswith("(") or _KIND.search(before[0])):
        return before["label"].lower()
    return ""


_KIND = re.compile(r"\b(?:exemption|exception|provision|rule|duty|ground)s?\b", re.IGNORECASE)


def _names(subject: _Subject, label: str, *, whole: bool = False) -> bool:
    """True where a label names a subject; whole: with a name of two words or more, or with nothing beside it."""
    plain = " ".join(label.replace("-", " ").split())
    for words in subject.words:
        if re.search(rf"\b{re.escape(words)}\b", plain) and (not whole or " " in words or len(plain.split()) <= 2):
            return True
    return False


_ABSOLUTE = re.compile(r"\bis\s+(?:an?\s+)?(?:\w+\s+)?absolute\b", re.IGNORECASE)
_QUALIFIED = re.compile(
    r"\bis\s+(?:only\s+)?(?:an?\s+)?qualified\b|\bsubject\s+to\s+(?:a|the)\s+public\s+interest\b", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:not|never|isn[’']t|nor|neither|unless|if)\b", re.IGNORECASE)


def _of_another_kind(sentence: _Sentence, on: date) -> Iterator[Misquote]:
    """A ground called absolute that is qualified, or weighed where nothing is weighed."""
    if len({citation.provision for citation in sentence.citations}) != 1 or _NOT.search(sentence.words):
        return
    citation = sentence.citations[0]
    try:
        row = exemption(citation.provision, on=on)
    except (NoSuchProvision, NotInForce, NotAGround):
        return
    place, owner = citation.provision.opening, act_of(citation.provision.act)
    cite = "FOIA s.2" if owner.key == "foia" else owner.name
    if row.is_qualified and not row.absolute_for and _ABSOLUTE.search(sentence.words):
        says = f"{place} is a qualified ground: the public interest is weighed."
    elif row.kind == "absolute" and not row.unsettled and _QUALIFIED.search(sentence.words):
        says = f"{place} is an absolute exemption: no public interest test is asked for."
    elif row.kind == "not-an-exemption" and row.test == "procedural" and _QUALIFIED.search(sentence.words):
        says = f"{place} is not an exemption under Part II, and no public interest test is asked for."
    else:
        return
    yield Misquote(citation.start, citation.end, Wrong.SAYS_OTHERWISE, says, cite)


def _claimed(sentence: _Sentence, on: date) -> Iterator[Misquote]:
    """What the tables list as often said and wrong."""
    for claim in (claim for row, claim in _claims() if row.is_in_force(on=on)):
        if claim.cited and not any(
            citation.provision.act == claim.key and citation.provision.parts[0] in claim.cited
            for citation in sentence.citations
        ):
            continue
        if claim.unless and claim.unless.search(sentence.words):
            continue
        if claim.needs and not claim.needs.search(sentence.words):
            continue
        for said in claim.said:
            if hit := said.search(sentence.words):
                start = sentence.start + hit.start()
                yield Misquote(start, sentence.start + hit.end(), Wrong.SAYS_OTHERWISE, claim.says, claim.cite)
                break


@cache
def _claims() -> tuple[tuple[Row, _Claim], ...]:
    return tuple(
        (row, _claim(row, key=one.key, short=one.short))
        for one in acts()
        for row in table(one.key, "claims").named("misreading")
    )


def _claim(row: Row, *, key: str, short: str) -> _Claim:
    unless, needs = row.texts("unless"), row.text("needs")
    return _Claim(
        key=key,
        cite=f"{short} {row.cite}" if row.cite.startswith(("s.", "reg.")) else row.cite,
        cited=frozenset(row.texts("cited")),
        needs=re.compile(needs, re.IGNORECASE) if needs else None,
        said=tuple(re.compile(said, re.IGNORECASE) for said in row.texts("said")),
        unless=re.compile("|".join(unless), re.IGNORECASE) if unless else None,
        says=row.text("says"),
    )


@cache
def _subjects(act: str) -> tuple[tuple[Row, _Subject], ...]:
    rows = table(act, "claims").named("subject")
    return tuple((row, _Subject(parse(row.id), row.text("heading"), row.texts("words"))) for row in rows)
