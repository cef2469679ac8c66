"""Propose: what the registers, positions and earlier answers say to each question, kept for the officer."""

from __future__ import annotations

import logging
from datetime import date, datetime

from django.db import transaction
from django_tasks import task

from answerable.answers import Evidence, Received, proposals
from answerable.casefile import Answer, Applicant, Held, Outcome, Regime, Request, answer_values
from answerable.casefile import Question as Asked
from answerable.desk.cases import access
from answerable.desk.cases.actions.earlier import Remembered, Repeated, remembered, repeated
from answerable.desk.cases.actions.holds import hold_asked
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import Case, Question
from answerable.desk.cases.queries.given import given_figures
from answerable.desk.cases.queries.own_data import is_own
from answerable.desk.ledger.recording import digest_of, record
from answerable.desk.people.actors import DESK, Actor
from answerable.desk.registers.authority import authority
from answerable.errors import NoSuchThing, WrongStage
from answerable.law import uk_day
from answerable.registers import Kind

log = logging.getLogger(__name__)
OFFICER = "Data Protection Officer"


@task()
def propose_later(reference: str, at: str) -> None:
    """What the queue does after a request is received. A case that has moved on in the meantime is left alone."""
    try:
        propose(reference=reference, by=DESK, at=datetime.fromisoformat(at))
    except (NoSuchThing, WrongStage) as error:
        log.info("%s was not looked up: it has moved on (%s)", reference, error.code)


def propose(*, reference: str, by: Actor, at: datetime, number: str = "") -> Case:
    """The case with a fresh proposal on each question, or on the one of that number. Answers are not touched.

    What is known is looked up before the case is locked; a question that was edited in the meantime keeps what it had.
    """
    case = access.for_reading(reference, by=by)
    if refused := access.refusal(case, by=by, to="search"):
        raise refused
    questions = [row for row in case.questions.all() if not is_own(case, row)]
    received, given = _received(case, questions), given_figures(case)
    found = proposals(received, authority=authority(), on=uk_day(at), given=given)
    together = zip(questions, found, remembered(case, questions, on=uk_day(at)), strict=True)
    values = {_asked(row, case): _with_earlier(row, *one, before) for row, one, before in together}
    values |= {_asked(row, case): own_data_values(row.number) for row in case.questions.all() if is_own(case, row)}
    wanted = {asked: one for asked, one in values.items() if number in ("", asked[1])}
    return _keep(reference, wanted, by, at)


def own_data_values(number: str) -> dict[str, object]:
    """What stands where a question asks for the applicant's own data: registers and earlier answers say nothing to it."""
    why = "it asks for the applicant's own data: the registers are not looked through for it"
    return _values((), Answer((number,), Outcome.OPEN, Held.UNSTATED, ask=OFFICER, score=0.0, reasons=(why,)))


@transaction.atomic
def _keep(reference: str, values: dict[tuple[object, ...], dict[str, object]], by: Actor, at: datetime) -> Case:
    case, on = access.for_change(reference, by=by, to="search"), uk_day(at)
    changed = [row for row in case.questions.all() if _asked(row, case) in values]
    for question in changed:
        question.proposal, question.proposed_on = values[_asked(question, case)], on
    Question.objects.bulk_update(changed, ["proposal", "proposed_on"])
    settle(case, on)
    basis = [one.get("ref") for question in changed for one in question.proposal["answer"].get("because", [])]
    hold_asked(case, by=DESK, at=at)
    digest = digest_of("\n".join(question.text for question in changed))
    data = {"questions": [question.number for question in changed], "found": basis}
    record("searched", by=by.key, at=at, case=reference, digest=digest, data=data)
    return case


def _asked(question: Question, case: Case) -> tuple[object, ...]:
    """All of a question that a proposal depends on."""
    return (
        question.pk,
        question.number,
        question.text,
        question.lead,
        question.regime or case.regime,
        question.is_own_data,
    )


def _received(case: Case, questions: list[Question]) -> Received:
    """The request as the pure rooms know it, with the questions as they stand now."""
    request = Request(
        reference=case.reference,
        received_on=case.received_on,
        regime=Regime(case.regime),
        questions=tuple(Asked(row.number, row.text, regime=Regime(row.regime or case.regime)) for row in questions),
        applicant=Applicant(),  # a proposal is made blind to who asks
        text=case.text,
    )
    return Received(request, leads=tuple(row.lead for row in questions))


def _with_earlier(
    question: Question, evidence: tuple[Evidence, ...], answer: Answer, before: tuple[Remembered, ...]
) -> dict[str, object]:
    """The values of a question with what was answered before; where nothing else answers it, an answer that may stand again.

    Where a position neither confirms nor denies, or may, nothing else is shown; where an exemption is to be considered
    before anything is said, nothing is drafted.
    """
    proposals = [one.proposal for one in evidence if one.proposal]
    if answer.outcome is Outcome.NEITHER or any(one.is_blind for one in proposals):
        return _values(evidence, answer)
    is_kept = any(one.kind is Kind.EXEMPT for one in proposals)
    again = repeated(question, before) if answer.outcome is Outcome.OPEN and not is_kept else None
    return _values(evidence, answer, before, again)


def _values(
    evidence: tuple[Evidence, ...],
    answer: Answer,
    before: tuple[Remembered, ...] = (),
    again: Repeated | None = None,
) -> dict[str, object]:
    """What the case page shows of a question: what is known, what was said before, and the proposed answer.

    found: what the register or position says (answers.Proposal.as_json). earlier: the answers of other letters,
    the most alike first. answer: the proposed answer as casefile.answer_values.
    """
    own = next((one.proposal for one in evidence if one.proposal), None)
    days = [basis.as_at for basis in (own.because if own else ()) if basis.as_at]
    as_at, used = max(days, default=None), again.answer if again else None
    draft = used or answer
    letters = [_of_letter(one, as_at) for one in evidence if one.kind == "earlier"]
    return {
        "found": own.as_json() if own else None,
        "as_at": as_at.isoformat() if as_at else None,
        "positions": sorted({basis.ref for basis in draft.because if basis.kind == "position"}),
        "earlier": [*map(_of_memory, before), *letters],
        "reasons": list(used.reasons if used else own.reasons if own else answer.reasons),
        "cautions": [*(own.cautions if own else ()), *(again.cautions if again and not used else ())],
        "cautions_of_draft": list(again.cautions if again and used else ()),
        "is_answered": draft.outcome is not Outcome.OPEN,
        "answer": answer_values(draft),
    }


def _of_memory(one: Remembered) -> dict[str, object]:
    """An earlier answer that is remembered: its words and day, whose it is, why it is shown, what has changed."""
    said = one.said
    return {
        "id": said.id,
        "ref": said.standing or said.ref,
        "standing": bool(said.standing),
        "question": said.question,
        "words": said.answer,
        "outcome": said.outcome,
        "provisions": list(said.provisions),
        "publisher": said.publisher,
        "on": said.on.isoformat() if said.on else None,
        "kind": said.kind,
        "score": said.score,
        "reasons": [said.why],
        "of": said.of,
        "changed": list(one.changed),
        "changed_since": bool(one.changed),
    }


def _of_letter(one: Evidence, as_at: date | None) -> dict[str, object]:
    """An answer in a letter of the authority's folder: its words, and whether the register has a later day."""
    on = one.because[0].as_at if one.because else None
    return {
        "ref": one.ref,
        "question": one.question,
        "words": one.words,
        "on": on.isoformat() if on else None,
        "kind": "related",
        "score": one.score,
        "reasons": list(one.reasons),
        "changed_since": bool(on and as_at and as_at > on),
    }
