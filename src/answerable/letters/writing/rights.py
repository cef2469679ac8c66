"""What stands after the body: enclosures, the terms of use, the applicant's rights and how to reach us."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from answerable.casefile import CaseFile, LetterKind, Outcome, Regime
from answerable.letters.letter import Paragraph, Role
from answerable.letters.writing.kinds import numbers_under
from answerable.letters.writing.prose import blocks, day, question_numbers
from answerable.letters.writing.terms import terms
from answerable.letters.writing.view import regime_of, regimes_of
from answerable.letters.writing.wording import commissioner, say

_GIVES = (Outcome.RELEASED, Outcome.PART_RELEASED)
_SCOTTISH_FEES = (LetterKind.FEES_NOTICE, Regime.FOISA)  # FOISA s.19 reaches its fees notices
_NOTICES = (LetterKind.RESPONSE, LetterKind.EXTENSION, LetterKind.REVIEW_OUTCOME)


def closing(case: CaseFile, *, on: date) -> tuple[Paragraph, ...]:
    """The paragraphs after the body, in the order in which a reader wants them."""
    rights = tuple(_rights(case, on))
    first = () if rights else tuple(_contact(case))
    return (*first, *_enclosures(case), *_reuse(case), *_marketing(case), *rights)


def _enclosures(case: CaseFile) -> Iterator[Paragraph]:
    if case.attachments:
        yield from say("enclosures", regime=case.request.regime)
        yield Paragraph("enclosures.list", Role.BULLETS, "", tuple((name,) for name in case.attachments))


def _rights(case: CaseFile, on: date) -> Iterator[Paragraph]:
    if case.kind not in _NOTICES and (case.kind, case.request.regime) != _SCOTTISH_FEES:
        return
    regimes = regimes_of(case)
    yield from say("rights", regime=regimes[0])
    yield from _contact(case)
    for regime in regimes:
        if len(regimes) > 1:
            numbers = question_numbers(numbers_under(case, regime))
            yield from say("rights.for", regime=regime, which=numbers)
        yield from _route(case, regime, on)
    first = {commissioner(regime).name: regime for regime in reversed(regimes)}
    for regime in (regime for regime in regimes if regime in first.values()):
        who = commissioner(regime)
        yield from say(
            "rights.address",
            regime=regime,
            address="\n".join(who.address),
            telephone=who.telephone,
            website=who.website,
        )


def _route(case: CaseFile, regime: Regime, on: date) -> Iterator[Paragraph]:
    limits = terms(regime, on=on)
    if regime is Regime.DPA:  # it knows no internal review
        yield from say("rights.complaint", regime=regime, contact=_contact_of(case))
        return
    if case.kind is LetterKind.REVIEW_OUTCOME:
        yield from say("rights.after-review", regime=regime, **limits)
        return
    if not case.authority.has_review:  # s.17(7)(a) lets a notice say so; only this Act does
        yield from say("rights.no-review", regime=regime)
        yield from say("rights.commissioner.straight", regime=regime, **limits)
        return
    last = f"{day(case.due_on)}, which was our last day to answer" if case.due_on else _LAST_DAY
    yield from say("rights.review", regime=regime, contact=_to(case), review_from=last, **limits)
    yield from say("rights.commissioner", regime=regime, **limits)


_LAST_DAY = "the end of the time we had to answer"


def _reuse(case: CaseFile) -> Iterator[Paragraph]:
    given = (regime_of(answer, case) for answer in case.answers if answer.outcome in _GIVES)
    regime = next((regime for regime in given if regime is not Regime.DPA), None)
    if regime is None:  # one's own data are given to oneself, under no licence
        return
    yield from say("reuse", regime=regime)
    if Regime.DPA in regimes_of(case):
        others = (other for other in regimes_of(case) if other is not Regime.DPA)
        numbers = {number for other in others for number in numbers_under(case, other)}
        asked = tuple(question.number for question in case.request.questions if question.number in numbers)
        yield from say("reuse.only", regime=regime, which=question_numbers(asked))
    if case.authority.reuse.strip():
        yield from blocks(case.authority.reuse, id_="reuse.terms", questions=())
    else:
        yield from say("reuse.ask", regime=regime)


def _marketing(case: CaseFile) -> Iterator[Paragraph]:
    if case.names_officers and case.authority.marketing_notice.strip():
        yield from say("marketing", regime=case.request.regime)
        yield from blocks(case.authority.marketing_notice, id_="marketing.notice", questions=())


def _contact(case: CaseFile) -> Iterator[Paragraph]:
    yield from say(
        "contact",
        regime=case.request.regime,
        contact=_contact_of(case),
        reference=case.request.reference or "your request",
    )


def _contact_of(case: CaseFile) -> str:
    who = case.authority
    return who.email or who.telephone or ", ".join(who.address) or who.name


def _to(case: CaseFile) -> str:
    who = case.authority
    return who.review_contact or who.email or ", ".join(who.address) or who.name
