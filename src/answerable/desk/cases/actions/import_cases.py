"""Import cases of an older system: as they ended there, without a letter, a mail or an acknowledgement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import lru_cache

from django.db import transaction

from answerable.casefile import OPEN_STAGES, Answer, Held, Outcome, Regime, Stage, answer_values
from answerable.desk.cases import access
from answerable.desk.cases.actions.holds import hold_case
from answerable.desk.cases.actions.indexing import index_case, remember_cases
from answerable.desk.cases.actions.receive import same_text
from answerable.desk.cases.actions.reckoning import reckon
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import Case, Complaint, Correspondence, Question, Review
from answerable.desk.cases.queries.clocks import response_clock
from answerable.desk.cases.queries.outcomes import whole
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import DESK, Actor
from answerable.desk.registers.authority import authority
from answerable.errors import LawError
from answerable.law import deadline, long_day, uk_day
from answerable.letters import leads, split

_HELD = {Outcome.RELEASED: Held.YES, Outcome.PART_RELEASED: Held.YES, Outcome.NOT_HELD: Held.NO, Outcome.NEITHER: Held.NEITHER}  # fmt: skip
_NOON = time(12, tzinfo=UTC)
CHANNEL = "import"


@dataclass(frozen=True, slots=True)
class OldReview:
    """An internal review of an older system."""

    asked_on: date
    completed_on: date | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class OldComplaint:
    """A complaint to the Commissioner, of an older system."""

    opened_on: date
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class OldCase:
    """A case as an older system had it. stage: SENT, WITHDRAWN, LAPSED, TRANSFERRED, or NEW where it is still open."""

    reference: str
    received_on: date
    stage: Stage
    regime: Regime = Regime.FOIA
    subject: str = ""
    text: str = ""
    name: str = ""
    email: str = ""
    outcome: Outcome = Outcome.OPEN  # of every question: which of them had which is not known
    provisions: tuple[str, ...] = ()
    ended_on: date | None = None
    due_on: date | None = None
    team: int | None = None
    owner: int | None = None
    review: OldReview | None = None
    complaint: OldComplaint | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the words before it that hold for it."""

    number: str
    text: str
    lead: str = ""


@dataclass(slots=True)
class _Made:
    """A case about to be written, with what belongs to it."""

    old: OldCase
    case: Case
    asked: Sequence[Asked] = field(default_factory=tuple)


@transaction.atomic
def import_cases(*, cases: Iterable[OldCase], source: str, by: Actor, at: datetime) -> tuple[str, ...]:
    """Write these cases, and give the references of those that were written. One whose reference is there is left out.

    They are as many in one transaction as are given. source: what the ledger calls the import. Nothing is sent,
    acknowledged or proposed; an open case gets its clock, a closed one keeps the days it had. Refuses who may
    not log requests (NotAllowed).
    """
    access.require_receiver(by)
    given = list(cases)
    taken = set(Case.objects.filter(reference__in=[old.reference for old in given]).values_list("reference", flat=True))
    made = [_made(old, at) for old in given if old.reference not in taken]
    Case.objects.bulk_create([one.case for one in made])
    Question.objects.bulk_create([row for one in made for row in _questions(one)])
    Correspondence.objects.bulk_create([_request(one) for one in made if one.old.text])
    Review.objects.bulk_create([_review(one.case, one.old.review) for one in made if one.old.review])
    Complaint.objects.bulk_create([_complaint(one.case, one.old.complaint) for one in made if one.old.complaint])
    for one in made:
        _finish(one, uk_day(at))
        index_case(one.case)
        record("imported", by=by.key, at=at, case=one.case.reference, subject=source, words=one.old.text, data={"received_on": one.old.received_on.isoformat(), "stage": one.case.stage})  # fmt: skip
        if Stage(one.case.stage) in OPEN_STAGES:
            hold_case(one.case, by=DESK, at=at)
    remember_cases([one.case for one in made], at=at)
    return tuple(one.case.reference for one in made)


def asked_in(text: str, subject: str) -> tuple[Asked, ...]:
    """The questions of a request, or the request as one question where none is found in it."""
    found = split(text) if text else ()
    if not found:
        return (Asked("1", text or subject or "The request, whose words were not imported"),)
    return tuple(
        Asked(question.number, question.text, lead)
        for question, lead in zip(found, leads(text, questions=found), strict=True)
    )


def _made(old: OldCase, at: datetime) -> _Made:
    asked = asked_in(old.text, old.subject)
    is_sent = old.stage is Stage.SENT
    ended_at = datetime.combine(old.ended_on or old.received_on, _NOON)
    case = Case(
        reference=old.reference,
        stage=_stage(old).value,
        regime=old.regime.value,
        subject=old.subject[:300],
        text=old.text,
        channel=CHANNEL,
        applicant_name=old.name,
        applicant_email=old.email.lower(),
        received_on=old.received_on,
        due_on=old.due_on,
        owner_id=old.owner,
        team_id=old.team,
        same_text=same_text([one.text for one in asked]) if old.text else "",
        questions_count=len(asked),
        answered_count=0 if old.stage is Stage.NEW else len(asked),
        outcome=(whole([old.outcome.value]) or "") if is_sent else "",
        sent_at=ended_at if is_sent else None,
        answered_on=old.ended_on if is_sent else None,
        answer_due_on=(old.due_on or usual_day(old.regime, old.received_on)) if is_sent else None,
        closed_at=None if old.stage is Stage.NEW else ended_at,
        created_at=datetime.combine(old.received_on, _NOON),
    )
    return _Made(old, case, asked)


def _stage(old: OldCase) -> Stage:
    """The stage in which a case ended there, its review and its complaint with it."""
    if old.complaint:
        return Stage.DECIDED if old.complaint.decided_on else Stage.COMPLAINT
    if old.review and old.review.outcome != "withdrawn":
        return Stage.REVIEWED if old.review.completed_on else Stage.REVIEW
    return old.stage


@lru_cache(maxsize=32_768)
def usual_day(regime: Regime, received_on: date) -> date | None:
    """The last day by the ordinary limit, where the older system tells none; None before the law was in force."""
    try:
        return deadline(response_clock(regime), received=received_on, nation=authority().profile.nation).due_on
    except LawError:
        return None


def _questions(one: _Made) -> list[Question]:
    old, is_sent = one.old, one.old.stage is Stage.SENT
    provisions = f" {' '.join(old.provisions)} " if old.provisions and is_sent else ""
    rows = []
    for position, asked in enumerate(one.asked, 1):
        answer = Answer((asked.number,), old.outcome, _HELD.get(old.outcome, Held.UNSTATED))
        is_decided = is_sent and old.outcome is not Outcome.OPEN
        rows.append(
            Question(
                case=one.case,
                position=position,
                number=asked.number,
                text=asked.text,
                lead=asked.lead,
                outcome=old.outcome.value if is_decided else Outcome.OPEN.value,
                answer=answer_values(answer) if is_decided else {},
                provisions=provisions,
                answered_at=one.case.sent_at,
                is_finished=old.stage is not Stage.NEW,
            )
        )
    return rows


def _request(one: _Made) -> Correspondence:
    return Correspondence(case=one.case, is_incoming=True, kind="request", at=one.case.created_at, title=one.case.subject, text=one.old.text)  # fmt: skip


def _review(case: Case, old: OldReview) -> Review:
    note = "From an older system; the reasons were not imported."
    return Review(case=case, asked_on=old.asked_on, completed_on=old.completed_on, outcome=old.outcome, reasons="", note=note)  # fmt: skip


def _complaint(case: Case, old: OldComplaint) -> Complaint:
    return Complaint(case=case, opened_on=old.opened_on, decided_on=old.decided_on, note="From an older system.")


def _finish(one: _Made, on: date) -> None:
    """An open case gets the clock that runs and its next step; where its last day differs from theirs, it says so."""
    case, theirs = one.case, one.old.due_on
    if not Stage(case.stage).is_open:
        return
    try:
        reckon(case)
    except LawError as error:
        case.notices = [f"The clock could not be worked out: {error}"]
    if theirs and case.stage == Stage.NEW and case.due_on != theirs:
        case.notices = [*case.notices, f"The older system had {long_day(theirs)} as its last day."]
    settle(case, on)
    Case.objects.filter(pk=case.pk).update(version=1)  # untouched: what is done from now on counts it up
