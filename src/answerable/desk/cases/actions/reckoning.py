"""The clock of a case: which one runs, its events, its last day and the working, kept on the case."""

from __future__ import annotations

from datetime import date

from answerable.answers import CLOCKS
from answerable.casefile import Regime, Stage
from answerable.desk.cases.models import Case, ClockEvent
from answerable.desk.registers.authority import authority
from answerable.law import Deadline, Event, clock, deadline, deadline_values

BEFORE_SENT = (Stage.NEW, Stage.ANSWERING, Stage.CLARIFYING, Stage.FEE, Stage.APPROVAL, Stage.APPROVED)
IN_REVIEW = (Stage.REVIEW, Stage.REVIEW_APPROVAL, Stage.REVIEW_APPROVED)
REVIEWS = {
    Regime.FOIA: "foia.review",
    Regime.EIR: "eir.reconsideration",
    Regime.FOISA: "foisa.review",
}


def reckon(case: Case) -> None:
    """Put the last day of the clock that runs, and its working, on the case. A clock that has ended stays as it was.

    Where questions stand under different laws the earliest day holds, and the others are kept beside it.
    Refuses what law.deadline refuses.
    """
    stage = Stage(case.stage)
    if stage in BEFORE_SENT:
        _keep(case, response_deadlines(case))
    elif stage in IN_REVIEW:
        _keep(case, review_deadlines(case))
    elif stage is Stage.COMPLAINT:
        complaint = case.complaints.order_by("-id").first()
        case.clock, case.due_on = {}, complaint.reply_due_on if complaint else None


def response_deadlines(case: Case) -> tuple[Deadline, ...]:
    """The deadline for an answer under each law that the case's questions are under, the earliest first."""
    found = (_deadline(case, response_clock(regime), case.received_on) for regime in regimes_of(case))
    return tuple(sorted(found, key=lambda due: due.due_on))


def review_deadlines(case: Case) -> tuple[Deadline, ...]:
    """The deadline for the review that runs now; none under a law that has no clock for it."""
    review = case.reviews.order_by("-id").first()
    name = REVIEWS.get(Regime(case.regime))
    return (_deadline(case, name, review.asked_on),) if review and name else ()


def response_clock(regime: Regime) -> str:
    """The clock of an answer under a law; a school has its own under FOIA."""
    is_school = regime is Regime.FOIA and authority().profile.kind == "school"
    return "foia.school" if is_school else CLOCKS[regime]


def regimes_of(case: Case) -> tuple[Regime, ...]:
    """The laws that the questions are under, the case's own first."""
    others = case.questions.exclude(regime="").values_list("regime", flat=True)
    is_used = not case.questions.exists() or case.questions.filter(regime__in=["", case.regime]).exists()
    own = [case.regime] if is_used else []
    return tuple(Regime(value) for value in dict.fromkeys([*own, *others]))


def events_of(case: Case, clock_name: str) -> tuple[Event, ...]:
    """The events of the case that this clock knows, of the same proceedings: an answer or a review."""
    known = {rule.name for rule in clock(clock_name, on=case.received_on).events}
    is_review = clock_name in REVIEWS.values()
    rows = ClockEvent.objects.filter(case=case, voided_at=None, name__in=known)
    return tuple(Event(row.name, row.on, row.until_on) for row in rows if (row.clock in REVIEWS.values()) == is_review)


def _deadline(case: Case, name: str, start_on: date) -> Deadline:
    return deadline(name, received=start_on, events=events_of(case, name), nation=authority().profile.nation)


def _keep(case: Case, found: tuple[Deadline, ...]) -> None:
    if not found:
        case.clock, case.due_on = {}, None
        return
    first, *others = found
    case.clock = {**deadline_values(first), "beside": [_beside(due) for due in others]}
    case.due_on = first.waiting.last_on if first.waiting else first.due_on


def _beside(due: Deadline) -> dict[str, object]:
    return {"clock": due.clock, "heading": due.heading, "due_on": due.due_on.isoformat(), "cite": due.cite}
