"""The body of each kind of letter, between the greeting and the applicant's rights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from answerable.casefile import CaseFile, LetterKind, Outcome, Regime
from answerable.errors import NoDetail, NoExtension, NotOpen
from answerable.law import calendar, clock, deadline
from answerable.letters.letter import Paragraph, Role
from answerable.letters.writing.answers import answered, asked
from answerable.letters.writing.needs import needs_of
from answerable.letters.writing.prose import blocks, day, question_name, question_numbers, unwrapped
from answerable.letters.writing.refusals import undecided
from answerable.letters.writing.terms import terms
from answerable.letters.writing.view import day_of, detail, regime_of, regimes_of, views
from answerable.letters.writing.wording import act_name, say, table

_TO_PAY = {Regime.FOIA: "foia.fee_window", Regime.FOISA: "foisa.fee_window", Regime.EIR: "eir.charge_window"}
_CLOCK = {regime: f"{regime.value}.response" for regime in (Regime.FOIA, Regime.EIR, Regime.FOISA, Regime.EISR)}
_ABOUT_OWN_DATA = (Outcome.RELEASED, Outcome.PART_RELEASED, Outcome.WITHHELD)
_DECISIONS = ("upheld", "partly", "overturned")


def body(case: CaseFile, *, on: date) -> tuple[Paragraph, ...]:
    """The paragraphs of a letter of this kind. Refuses a kind without the details it needs (NoDetail)."""
    return tuple(_BY_KIND[case.kind](case, on))


def _acknowledgement(case: CaseFile, on: date) -> Iterator[Paragraph]:
    regime = case.request.regime
    yield from _thanks(case)
    yield from say("acknowledgement.regime", regime=regime)
    yield from say("acknowledgement", regime=regime, due_on=_due(case))
    yield from say("acknowledgement.questions", regime=regime)
    for question in case.request.questions:
        number = (question.number,)
        for part in say("question.label", regime=regime, name=question_name(question.number)):
            yield replace(part, questions=number)
        yield Paragraph("question.asked", Role.QUESTION, unwrapped(question.text), questions=number)
    yield from say("acknowledgement.correct", regime=regime)


def _clarification(case: CaseFile, on: date) -> Iterator[Paragraph]:
    _needs(case, Outcome.CLARIFICATION, "A question that needs to be made clearer")
    yield from _thanks(case)
    yield from _dealing_with(case)
    yield from say("clarification", regime=case.request.regime)
    yield from _answers(case, on)
    yield from _rest(case)
    if case.detail("reply_by"):
        reply_by = day_of(case, "reply_by", missing="The day to reply by", because="the applicant is told a day")
        yield from say("clarification.reply-by", regime=case.request.regime, reply_by=reply_by)


def _fees_notice(case: CaseFile, on: date) -> Iterator[Paragraph]:
    regime = case.request.regime
    if regime is Regime.EISR:
        raise NotOpen(
            provision=act_name(regime),
            where="the regime of the request",
            fault="its rules on charges are not in the tables here",
            cite="the charging provision itself",
            do_this="write this notice by hand from the Regulations, with advice",
        )
    fee = {
        "fee": ("The amount", "a fees notice states the amount (FOIA s.9(1))"),
        "fee_for": (
            "What the fee is for",
            "the applicant can then check what is charged",
        ),
        "how_to_pay": ("How to pay", "a fee that cannot be paid keeps the information back"),
    }
    if regime is Regime.EIR:
        fee["schedule"] = (
            "The schedule of charges",
            "it must be published (EIR reg.8)",
        )
    told = {name: detail(case, name, missing=m, because=b).rstrip(".") for name, (m, b) in fee.items()}
    yield from _thanks(case)
    yield from _late(case, on)
    yield from _dealing_with(case)
    told |= {"pay_by": day(deadline(_TO_PAY[regime], received=on).due_on), **terms(regime, on=on)}
    for id_ in ("fee", "fee.for", "fee.pay", "fee.how", "fee.clock", "fee.narrow"):
        yield from say(id_, regime=regime, **told)


def _extension(case: CaseFile, on: date) -> Iterator[Paragraph]:
    regime = case.request.regime
    if regime is Regime.FOISA:
        raise NoExtension(
            fault="the Act has no extension for the public interest",
            where="the regime of the request",
            because="FOISA s.16(2) asks for the balance in the notice itself",
            do_this="make it a response; one that is late says sorry",
        )
    decide_by = day_of(
        case,
        "decide_by",
        missing="The day by which you expect to decide",
        because="the applicant is told when to expect the answer (FOIA s.17(2), EIR reg.7(3))",
    )
    yield from _thanks(case)
    yield from _late(case, on)
    yield from _dealing_with(case)
    yield from say("extension", regime=regime, **{**terms(regime, on=on), "decide_by": decide_by})
    if regime is Regime.FOIA:
        yield from say("extension.law", regime=regime)
        yield from _still_weighing(case, on, decide_by)
    else:
        for name in ("complexity", "volume"):
            because = "more time needs both complexity and volume (EIR reg.7(1))"
            yield from blocks(
                detail(case, name, missing=f"The {name}", because=because),
                id_=f"extension.{name}",
                questions=(),
            )
        yield from say("extension.until", regime=regime, decide_by=decide_by)


def _still_weighing(case: CaseFile, on: date, decide_by: str) -> Iterator[Paragraph]:
    """The s.17(1) notice under each question whose balance is not struck."""
    weighed = [view for view in views(case, on=on) if view.answer.grounds]
    if not weighed:
        raise _not_for_balance("no qualified exemption is named", "the answers")
    for view in weighed:
        neither = view.answer.outcome is Outcome.NEITHER
        number = ", ".join(view.answer.questions)
        for ground in view.answer.grounds:
            if neither or not needs_of(ground, view=view, neither=False).weighs:
                fault = "holding is not confirmed" if neither else f"{ground.provision} is not qualified"
                raise _not_for_balance(fault, f"question {number}")
        yield from asked(view)
        yield from view.say("extension.held")
        yield from undecided(view, view.answer.grounds, decide_by=decide_by)


def _not_for_balance(fault: str, where: str) -> NoExtension:
    return NoExtension(
        fault=fault,
        where=where,
        because="section 10(3) gives time only to weigh an exemption that is already found to apply",
        do_this="name the qualified exemption and why it applies",
    )


def _transfer(case: CaseFile, on: date) -> Iterator[Paragraph]:
    _needs(case, Outcome.TRANSFERRED, "A question for another body")
    yield from _thanks(case)
    yield from _dealing_with(case)
    yield from say("transfer", regime=case.request.regime)
    yield from _answers(case, on)
    if case.detail("transferred_on"):
        yield from say("transfer.clock", regime=case.request.regime, **terms(case.request.regime, on=on))
    yield from _rest(case)


def _response(case: CaseFile, on: date) -> Iterator[Paragraph]:
    yield from _thanks(case)
    yield from _late(case, on)
    yield from _dealt_with(case)
    yield from _summary(case, on)
    yield from _answers(case, on)
    yield from _supplement(case)


def _supplement(case: CaseFile) -> Iterator[Paragraph]:
    """What goes with an answer about somebody's own data (UK GDPR art.15(1) and (2)): by reference to the privacy notice."""
    told = (answer for answer in case.answers if answer.outcome in _ABOUT_OWN_DATA)
    if any(regime_of(answer, case) is Regime.DPA for answer in told):
        yield from say("supplement", regime=Regime.DPA)
        yield from say("supplement.notice", regime=Regime.DPA, privacy_notice=case.authority.privacy_notice.strip())
        yield from say("supplement.rights", regime=Regime.DPA)


def _review_outcome(case: CaseFile, on: date) -> Iterator[Paragraph]:
    regime = case.request.regime
    because = "a review says what it looked at, and that it was done afresh"
    told = {
        name: day_of(case, name, missing=missing, because=because)
        for name, missing in (
            ("review_asked_on", "The day the review was asked for"),
            ("original_on", "The day of the first answer"),
        )
    }
    reviewer = detail(case, "reviewer", missing="The post of the reviewer", because=because)
    decision = detail(case, "decision", missing="The decision", because=because)
    if decision not in _DECISIONS:
        raise NoDetail(
            missing="The decision",
            kind=case.kind.value,
            field="decision",
            because=because,
            do_this=f"one of {', '.join(_DECISIONS)}",
        )
    yield from say("review", regime=regime, reviewer=reviewer, **told)
    yield from _late(case, on)
    yield from _dealt_with(case, one="review.regime")
    yield from say(f"review.{decision}", regime=regime)
    if case.detail("findings"):
        yield from say("review.findings", regime=regime)
        yield from blocks(case.detail("findings"), id_="findings", questions=())
    yield from _answers(case, on)


def _answers(case: CaseFile, on: date) -> Iterator[Paragraph]:
    for view in views(case, on=on):
        yield from answered(view)


def _thanks(case: CaseFile) -> Iterator[Paragraph]:
    request = case.request
    dated = request.asked_on is not None and request.asked_on != request.received_on
    yield from say(
        "thanks.dated" if dated else "thanks",
        regime=request.regime,
        received_on=day(request.received_on),
        asked_on=day(request.asked_on) if request.asked_on else "",
    )


def _late(case: CaseFile, on: date) -> Iterator[Paragraph]:
    if case.due_on and on > case.due_on:
        late = _how_late(case.due_on, on=on, regime=case.request.regime)
        yield from say("late", regime=case.request.regime, due_on=day(case.due_on), late=late)


def _how_late(due_on: date, *, on: date, regime: Regime) -> str:
    """The time between two days in words, as the law counts it: 1 working day; 2 days, where none of them works."""
    if regime is Regime.DPA:  # its month counts every day
        return f"{(on - due_on).days} day{'' if (on - due_on).days == 1 else 's'}"
    calendars = calendar(clock(_CLOCK.get(regime, "foia.response"), on=on).calendar)
    working = calendars.working_days(after=due_on, until=on)
    number, what = (working, "working day") if working else ((on - due_on).days, "day")
    return f"{number} {what}{'' if number == 1 else 's'}"


def _dealing_with(case: CaseFile) -> Iterator[Paragraph]:
    yield from _dealt_with(case, one="acknowledgement.regime")


def _dealt_with(case: CaseFile, *, one: str = "regime") -> Iterator[Paragraph]:
    """Under which law; with several, which questions fall under each, and which of them are still open."""
    regimes = regimes_of(case)
    still_open = {n for answer in case.answers if answer.outcome is Outcome.OPEN for n in answer.questions}
    if len(regimes) == 1:
        yield from say("acknowledgement.regime" if still_open else one, regime=regimes[0])
        return
    for regime in regimes:
        numbers = numbers_under(case, regime)
        is_environmental = regime in (Regime.EIR, Regime.EISR)
        if done := tuple(number for number in numbers if number not in still_open):
            id_ = "regime.environmental" if is_environmental else "regime.questions"
            yield from say(id_, regime=regime, which=question_numbers(done))
        if waiting := tuple(number for number in numbers if number in still_open):
            falls = "fall" if len(waiting) > 1 else "falls"
            yield from say("regime.open", regime=regime, which=question_numbers(waiting), falls=falls)


def numbers_under(case: CaseFile, regime: Regime) -> tuple[str, ...]:
    """The numbers of the questions answered under a law, in the order asked."""
    under = {number for answer in case.answers if regime_of(answer, case) is regime for number in answer.questions}
    return tuple(question.number for question in case.request.questions if question.number in under)


def _summary(case: CaseFile, on: date) -> Iterator[Paragraph]:
    """One line an outcome, where a letter has several."""
    by_outcome: dict[str, list[str]] = {}
    for view in views(case, on=on):
        queried = view.queried
        outcome = ("heard" if queried.heard_on else "unheard") if queried else view.answer.outcome.value
        by_outcome.setdefault(outcome, []).extend(view.answer.questions)
    if len(by_outcome) < 2:
        return
    lines = table("subjects")["summary"]
    yield from say("summary", regime=case.request.regime)
    rows = tuple((lines[outcome].format(which=question_numbers(numbers)),) for outcome, numbers in by_outcome.items())
    yield Paragraph("summary.lines", Role.BULLETS, "", rows)


def _rest(case: CaseFile) -> Iterator[Paragraph]:
    """What happens to the questions that this letter leaves for later."""
    given = {number for answer in case.answers for number in answer.questions}
    apart = {*given, *case.detail("apart").split()}
    if waiting := case.detail("waiting").split():
        yield from say("clarification.waiting", regime=case.request.regime, which=question_numbers(waiting))
    if any(question.number not in apart for question in case.request.questions):
        yield from say("clarification.rest", regime=case.request.regime, due_on=_due(case))


def _needs(case: CaseFile, outcome: Outcome, missing: str) -> None:
    if not any(answer.outcome is outcome for answer in case.answers):
        raise NoDetail(
            missing=missing,
            kind=case.kind.value,
            field="answers",
            because="the letter would say nothing about any question",
            do_this=f"at least one question with the outcome {outcome.value}",
        )


def _due(case: CaseFile) -> str:
    if case.due_on is None:
        raise NoDetail(
            missing="The last day to reply",
            kind=case.kind.value,
            field="due_on",
            because="the applicant is told when to expect an answer (s.10(1), EIR reg.5(2))",
            do_this="the day that answerable clock gives",
        )
    return day(case.due_on)


_BY_KIND = {
    LetterKind.ACKNOWLEDGEMENT: _acknowledgement,
    LetterKind.CLARIFICATION: _clarification,
    LetterKind.FEES_NOTICE: _fees_notice,
    LetterKind.EXTENSION: _extension,
    LetterKind.TRANSFER: _transfer,
    LetterKind.RESPONSE: _response,
    LetterKind.REVIEW_OUTCOME: _review_outcome,
}
