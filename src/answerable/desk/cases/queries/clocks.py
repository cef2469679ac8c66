"""The clocks of a case, reckoned from its rows: nothing here writes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from answerable.answers import CLOCKS
from answerable.casefile import Regime, Stage
from answerable.desk.cases.models import BankHoliday, Case
from answerable.desk.registers.authority import authority
from answerable.law import Calendar, Deadline, Event, Holiday, calendar, clock, deadline, deadline_values

BEFORE_SENT = (Stage.NEW, Stage.ANSWERING, Stage.CLARIFYING, Stage.FEE, Stage.APPROVAL, Stage.APPROVED)
IN_REVIEW = (Stage.REVIEW, Stage.REVIEW_APPROVAL, Stage.REVIEW_APPROVED)
REVIEWS = {
    Regime.FOIA: "foia.review",
    Regime.EIR: "eir.reconsideration",
    Regime.FOISA: "foisa.review",
}


def running(case: Case, *, holidays: Iterable[Holiday] | None = None) -> tuple[Deadline, ...]:
    """The deadlines of the clock that runs now, the earliest first; none where no law's clock does.

    holidays: those proclaimed since the release, where they are known already.
    """
    more = proclaimed() if holidays is None else tuple(holidays)
    stage = Stage(case.stage)
    if stage in BEFORE_SENT:
        return response_deadlines(case, holidays=more)
    return review_deadlines(case, holidays=more) if stage in IN_REVIEW else ()


def response_deadlines(case: Case, *, holidays: Iterable[Holiday] | None = None) -> tuple[Deadline, ...]:
    """The deadline for an answer under each law that the case's questions are under, the earliest first."""
    more = proclaimed() if holidays is None else tuple(holidays)
    found = (deadline_under(regime, case, holidays=more) for regime in regimes_of(case))
    return tuple(sorted(found, key=lambda due: due.due_on))


def deadline_under(regime: Regime, case: Case, *, holidays: Iterable[Holiday] | None = None) -> Deadline:
    """The deadline for an answer to this case under one law, whether or not a question is under it yet."""
    more = proclaimed() if holidays is None else tuple(holidays)
    return _deadline(case, response_clock(regime), case.received_on, more)


def review_deadlines(case: Case, *, holidays: Iterable[Holiday] | None = None) -> tuple[Deadline, ...]:
    """The deadline for the review that runs now; none under a law that has no clock for it."""
    more = proclaimed() if holidays is None else tuple(holidays)
    review = max(case.reviews.all(), key=lambda row: row.pk, default=None)
    name = REVIEWS.get(Regime(case.regime))
    return (_deadline(case, name, review.asked_on, more),) if review and name else ()


def due_and_working(found: tuple[Deadline, ...]) -> tuple[date | None, dict[str, object]]:
    """What a case keeps of its deadlines: the last day, and the working with the other laws' days beside it.

    While the clock waits, the day is the last one of the applicant, where the law gives one.
    """
    if not found:
        return None, {}
    first, *others = found
    due_on = first.waiting.last_on if first.waiting else first.due_on
    return due_on, {**deadline_values(first), "beside": [_beside(due) for due in others]}


def response_clock(regime: Regime) -> str:
    """The clock of an answer under a law; a school has its own under FOIA."""
    is_school = regime is Regime.FOIA and authority().profile.kind == "school"
    return "foia.school" if is_school else CLOCKS[regime]


def regimes_of(case: Case) -> tuple[Regime, ...]:
    """The laws that the questions are under, the case's own first."""
    found = [question.regime or case.regime for question in case.questions.all()] or [case.regime]
    return tuple(Regime(value) for value in sorted(dict.fromkeys(found), key=lambda value: value != case.regime))


def proclaimed() -> tuple[Holiday, ...]:
    """The bank holidays that were added here since the release."""
    rows = BankHoliday.objects.all()
    return tuple(Holiday(row.on, row.name, tuple(row.parts), announced_on=row.announced_on) for row in rows)


def working_days(name: str = "uk-any-part") -> Calendar:
    """A calendar with the bank holidays that were added here."""
    return calendar(name).also(proclaimed())


def _events_of(case: Case, clock_name: str) -> tuple[Event, ...]:
    """The events of the case that this clock knows, of the same proceedings: an answer or a review."""
    known = {rule.name for rule in clock(clock_name, on=case.received_on).events}
    is_review = clock_name in REVIEWS.values()
    rows = (row for row in case.events.all() if row.voided_at is None and row.name in known)
    return tuple(Event(row.name, row.on, row.until_on) for row in rows if (row.clock in REVIEWS.values()) == is_review)


def _deadline(case: Case, name: str, start_on: date, holidays: tuple[Holiday, ...]) -> Deadline:
    nation = authority().profile.nation
    return deadline(name, received=start_on, events=_events_of(case, name), nation=nation, holidays=holidays)


def _beside(due: Deadline) -> dict[str, object]:
    return {"clock": due.clock, "heading": due.heading, "due_on": due.due_on.isoformat(), "cite": due.cite}
