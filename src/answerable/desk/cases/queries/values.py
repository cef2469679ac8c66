"""A case as values for programs: keys where pages have words, in a fixed number of queries a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from answerable.casefile import Outcome, Stage
from answerable.desk.cases import access
from answerable.desk.cases.models import Allocation, Case, Question
from answerable.desk.cases.queries.case import open_acts
from answerable.desk.cases.queries.clocks import BEFORE_SENT, own_days, unclear
from answerable.desk.cases.queries.known import Known, known
from answerable.desk.people.actors import Actor
from answerable.errors import NoSuchThing


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request in a list."""

    reference: str
    subject: str
    stage: str
    regime: str
    received_on: date
    due_on: date | None
    is_late: bool
    waits_for: str
    questions: int
    answered: int
    next_step: str
    owner: str
    team: str
    is_round_robin: bool


@dataclass(frozen=True, slots=True)
class RequestWhole:
    """One request, with who asked and which acts are open to who looks."""

    row: RequestRow
    channel: str
    text: str
    applicant_name: str
    applicant_email: str
    applicant_address: str
    asked_on: date | None
    outcome: str
    notices: tuple[str, ...]
    acknowledged_at: datetime | None
    sent_at: datetime | None
    closed_at: datetime | None
    created_at: datetime
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionWhole:
    """One question with its answer as it was saved."""

    position: int
    number: str
    text: str
    lead: str
    regime: str
    is_own_data: bool
    outcome: str
    is_finished: bool
    answer: dict[str, Any] | None
    answered_by: str
    answered_at: datetime | None
    has_proposal: bool
    version: int
    due_on: date | None  # its own, where it is not the request's
    waits_since: date | None  # for the applicant to make it clear


@dataclass(frozen=True, slots=True)
class SentBack:
    """What a colleague sent back: words, and the keys of the files."""

    at: datetime
    text: str
    files: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AllocationWhole:
    """A question given to a colleague."""

    key: int
    reference: str
    number: str
    question: str
    name: str
    email: str
    state: str
    asked_at: datetime
    due_on: date
    chased: int
    passed_to: str
    sent: tuple[SentBack, ...]


@dataclass(frozen=True, slots=True)
class EventWhole:
    """Something that moved a clock."""

    key: int
    name: str
    on: date
    until_on: date | None
    note: str
    is_void: bool
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewWhole:
    """An internal review."""

    key: int
    asked_on: date
    reasons: str
    reviewer: str
    note: str
    outcome: str
    conclusions: str
    completed_on: date | None


@dataclass(frozen=True, slots=True)
class ComplaintWhole:
    """A complaint to the Commissioner."""

    key: int
    commissioner: str
    their_reference: str
    opened_on: date
    reply_due_on: date | None
    replied_on: date | None
    decided_on: date | None
    result: str
    note: str


def request_row(case: Case, *, on: date) -> RequestRow:
    """A case as a list has it; its owner and team are read already."""
    is_open = Stage(case.stage).is_open
    is_running = is_open and case.waits_for != "applicant"
    return RequestRow(
        reference=case.reference,
        subject=case.subject,
        stage=case.stage,
        regime=case.regime,
        received_on=case.received_on,
        due_on=case.due_on if is_open else None,
        is_late=bool(is_running and case.due_on and case.due_on < on),
        waits_for=case.waits_for,
        questions=case.questions_count,
        answered=case.answered_count,
        next_step=case.next_step,
        owner=case.owner.name if case.owner else "",
        team=case.team.name if case.team else "",
        is_round_robin=case.is_round_robin,
    )


def request_after(reference: str, *, by: Actor, on: date) -> RequestRow:
    """A request as it stands after an act."""
    return request_row(access.for_reading(reference, by=by), on=on)


def request_whole(reference: str, *, by: Actor, on: date) -> RequestWhole:
    """One request. Refuses one that is not there for this actor (NoSuchThing)."""
    case = access.for_reading(reference, by=by)
    acts = open_acts(case, by=by)
    return RequestWhole(
        row=request_row(case, on=on),
        channel=case.channel,
        text=case.text,
        applicant_name=case.applicant_name,
        applicant_email=case.applicant_email,
        applicant_address=case.applicant_address,
        asked_on=case.asked_on,
        outcome=case.outcome,
        notices=tuple(case.notices),
        acknowledged_at=case.acknowledged_at,
        sent_at=case.sent_at,
        closed_at=case.closed_at,
        created_at=case.created_at,
        acts=tuple(act for act in access.ACTS if act in acts),
    )


def stage_of(reference: str) -> str:
    """Where a case is now; empty where there is no such case."""
    return Case.objects.filter(reference=reference).values_list("stage", flat=True).first() or ""


def questions_of(reference: str, *, by: Actor) -> tuple[QuestionWhole, ...]:
    """The questions of a request, in order."""
    case = access.for_reading(reference, by=by)
    days = _days(case)
    return tuple(_question(row, case, days) for row in case.questions.select_related("answered_by"))


def question_at(reference: str, position: int, *, by: Actor) -> QuestionWhole:
    """One question by its place. Refuses one that is not there (NoSuchThing)."""
    case = access.for_reading(reference, by=by)
    return _question(_at(case, position), case, _days(case))


def evidence_at(reference: str, position: int, *, by: Actor) -> Known:
    """What the desk found for a question. Refuses one that is not there (NoSuchThing)."""
    return known(_at(access.for_reading(reference, by=by), position))


def allocations_of(reference: str, *, by: Actor) -> tuple[AllocationWhole, ...]:
    """Who was asked, and what they sent back."""
    case = access.for_reading(reference, by=by)
    rows = Allocation.objects.filter(question__case=case).select_related("question__case")
    return tuple(map(_allocation, rows.prefetch_related("contributions__files")))


def allocations_to(by: Actor) -> tuple[AllocationWhole, ...]:
    """The questions that wait for this person's answer: theirs alone, whatever else they may read."""
    rows = Allocation.objects.filter(person=by.person, state="asked").select_related("question__case")
    return tuple(map(_allocation, rows.prefetch_related("contributions__files"))) if by.person else ()


def events_of(reference: str, *, by: Actor) -> tuple[EventWhole, ...]:
    """What moved the clocks of a request."""
    case = access.for_reading(reference, by=by)
    numbers = dict(case.questions.values_list("pk", "number"))
    return tuple(
        EventWhole(row.pk, row.name, row.on, row.until_on, row.note, row.voided_at is not None, tuple(numbers[key] for key in row.questions if key in numbers))
        for row in case.events.all()
    )  # fmt: skip


def reviews_of(reference: str, *, by: Actor) -> tuple[ReviewWhole, ...]:
    """The internal reviews of a request."""
    rows = access.for_reading(reference, by=by).reviews.select_related("reviewer")
    return tuple(
        ReviewWhole(row.pk, row.asked_on, row.reasons, row.reviewer.name if row.reviewer else "", row.note, row.outcome, row.conclusions, row.completed_on)
        for row in rows
    )  # fmt: skip


def complaints_of(reference: str, *, by: Actor) -> tuple[ComplaintWhole, ...]:
    """The complaints to the Commissioner about a request."""
    rows = access.for_reading(reference, by=by).complaints.all()
    return tuple(
        ComplaintWhole(row.pk, row.commissioner, row.their_reference, row.opened_on, row.reply_due_on, row.replied_on, row.decided_on, row.result, row.note)
        for row in rows
    )  # fmt: skip


def _at(case: Case, position: int) -> Question:
    row = case.questions.select_related("answered_by").filter(position=position).first()
    if row is None:
        raise NoSuchThing(thing="such question", where=case.reference)
    return row


def _days(case: Case) -> tuple[dict[int, date], dict[int, date]]:
    """The own last days of questions, and since when those that are unclear wait, before the answer is sent."""
    return (own_days(case), unclear(case)) if Stage(case.stage) in BEFORE_SENT else ({}, {})


def _question(row: Question, case: Case, days: tuple[dict[int, date], dict[int, date]]) -> QuestionWhole:
    return QuestionWhole(
        position=row.position,
        number=row.number,
        text=row.text,
        lead=row.lead,
        regime=row.regime or case.regime,
        is_own_data=row.is_own_data,
        outcome=Outcome(row.outcome).value,
        is_finished=row.is_finished,
        answer=row.answer or None,
        answered_by=row.answered_by.name if row.answered_by else "",
        answered_at=row.answered_at,
        has_proposal=bool(row.proposal.get("is_answered")),
        version=row.version,
        due_on=days[0].get(row.pk),
        waits_since=days[1].get(row.pk),
    )


def _allocation(row: Allocation) -> AllocationWhole:
    sent = (
        SentBack(each.at, each.text, tuple(file.pk for file in each.files.all())) for each in row.contributions.all()
    )
    return AllocationWhole(
        key=row.pk,
        reference=row.question.case.reference,
        number=row.question.number,
        question=row.question.text,
        name=row.name,
        email=row.email,
        state=row.state,
        asked_at=row.asked_at,
        due_on=row.due_on,
        chased=row.chased,
        passed_to=row.passed_to,
        sent=tuple(sent),
    )
