"""The clocks of a case, reckoned from its rows: nothing here writes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from answerable.answers import CLOCKS
from answerable.casefile import Outcome, Regime, Stage
from answerable.desk.cases.models import BankHoliday, Case, ClockEvent, Question
from answerable.desk.registers.authority import authority
from answerable.law import Calendar, Deadline, Event, Holiday, Step, calendar, clock, deadline, deadline_values

BEFORE_SENT = (Stage.NEW, Stage.ANSWERING, Stage.CLARIFYING, Stage.FEE, Stage.APPROVAL, Stage.APPROVED)
IN_REVIEW = (Stage.REVIEW, Stage.REVIEW_APPROVAL, Stage.REVIEW_APPROVED)
REVIEWS = {
    Regime.FOIA: "foia.review",
    Regime.EIR: "eir.reconsideration",
    Regime.FOISA: "foisa.review",
}
ASKED, FEE = "clarification_asked", "fees_notice"
ENDS = {ASKED: "clarification_received", FEE: "fee_paid"}
PROMISED = "The notice of more time said that a decision would come by this day; work to it."
NO_RULE = (
    "Look here: the table of this law has no rule for a clarification, so the day stands as if nothing had been asked."
)


@dataclass(frozen=True, slots=True)
class Timed:
    """A clock, and the keys of the questions that it is for: none where it is for the case as a whole."""

    due: Deadline
    questions: tuple[int, ...] = ()
    has_no_rule: bool = False  # for a clarification that was asked for


def running(case: Case, *, holidays: Iterable[Holiday] | None = None) -> tuple[Timed, ...]:
    """The clocks that run now, that of the case first; none where no law's clock does.

    holidays: those proclaimed since the release, where they are known already.
    """
    more = proclaimed() if holidays is None else tuple(holidays)
    stage = Stage(case.stage)
    if stage in BEFORE_SENT:
        return response_deadlines(case, holidays=more)
    return review_deadlines(case, holidays=more) if stage in IN_REVIEW else ()


def response_deadlines(case: Case, *, holidays: Iterable[Holiday] | None = None) -> tuple[Timed, ...]:
    """The deadlines for an answer: one for the questions that share a law and what happened to its clock.

    The earliest first. One that waits for the applicant comes after those that run, as it holds nothing up; where
    the case itself waits, the one comes first that says until when.
    """
    more = proclaimed() if holidays is None else tuple(holidays)
    rows, waiting = tuple(case.events.all()), waits(case)
    alike: dict[tuple[Regime, tuple[Event, ...], bool], list[int]] = {}
    for question in owed(case) or (None,):
        regime = Regime((question.regime if question else "") or case.regime)
        name, key = response_clock(regime), question.pk if question else None
        has_no_rule = key in waiting and ASKED not in _known(name, case.received_on)
        events = _events_of(rows, case, name, question=key)
        alike.setdefault((regime, events, has_no_rule), []).extend([key] if key else [])
    found = [
        Timed(_deadline(case, response_clock(regime), case.received_on, events, more), tuple(keys), has_no_rule)
        for (regime, events, has_no_rule), keys in alike.items()
    ]
    stands = Stage(case.stage) in (Stage.CLARIFYING, Stage.FEE)
    return tuple(sorted(found, key=lambda one: _turn(one.due, case, stands=stands)))


def _turn(due: Deadline, case: Case, *, stands: bool) -> tuple[bool, bool, date, bool]:
    is_ended = bool(due.waiting and due.waiting.last_on)
    is_own = due.clock == response_clock(Regime(case.regime))
    return bool(due.waiting) != stands, stands and not is_ended, due.due_on, not is_own


def owed(case: Case) -> tuple[Question, ...]:
    """The questions that the applicant has still to hear about: not those of which a letter said that others hold it."""
    rows = tuple(case.questions.all())
    told = {
        key for row in case.events.all() if row.name == "transferred" and not row.voided_at for key in row.questions
    }
    return tuple(row for row in rows if not (row.pk in told and row.outcome == Outcome.TRANSFERRED)) or rows


def waits(case: Case, *, began: str = ASKED) -> dict[int, date]:
    """Since when the clock of each question waits for the applicant, by its key; 0 where the case has no question."""
    return {key: since for key, (since, until) in waited(case, began=began).items() if until is None}


def waited(case: Case, *, began: str = ASKED) -> dict[int, tuple[date, date | None]]:
    """From when until when the clock of each question last waited for the applicant, by its key; open while it does."""
    rows = [row for row in case.events.all() if row.name in (began, ENDS[began]) and not row.voided_at]
    keys = [row.pk for row in case.questions.all()] or [0] if rows else []
    found: dict[int, tuple[date, date | None]] = {}
    for row in sorted(rows, key=lambda row: (row.on, row.name != began)):
        for key in row.questions or keys:
            since, until = found.get(key, (row.on, row.on))
            if row.name == began and until:
                found[key] = row.on, None
            elif row.name != began and until is None:
                found[key] = since, row.on
    return {key: found[key] for key in keys if key in found}


def unclear(case: Case) -> dict[int, date]:
    """The questions that the applicant was asked to make clear and that are left at that, by key: since when."""
    if not (since := waits(case)):
        return {}
    unanswered = {row.pk for row in case.questions.all() if row.outcome == Outcome.CLARIFICATION}
    return {key: on for key, on in since.items() if key in unanswered}


def once_clear(case: Case, *, on: date) -> tuple[tuple[str, date | None], ...]:
    """The unclear questions, by number, each with the day its answer is due if the applicant makes it clear on that day.

    No day where the law's table has no rule for it.
    """
    if not (still := unclear(case)):
        return ()
    more, found = proclaimed(), []
    for question in case.questions.all():
        if question.pk in still:
            name = response_clock(Regime(question.regime or case.regime))
            events = _events_of(case.events.all(), case, name, question=question.pk)
            is_ruled = any(event.name == ASKED for event in events)
            events = (*events, Event(ENDS[ASKED], max(on, still[question.pk])))
            day = _deadline(case, name, case.received_on, events, more).due_on if is_ruled else None
            found.append((question.number, day))
    return tuple(found)


def own_days(case: Case) -> dict[int, date]:
    """The last days of the questions that have another one than the case, by key, as they were last reckoned."""
    return {
        key: date.fromisoformat(other["due_on"])
        for other in case.clock.get("beside", ())
        if not other["waiting"] and other["due_on"] != (case.due_on and case.due_on.isoformat())
        for key in other["questions"]
    }


def deadline_under(
    regime: Regime, case: Case, *, question: Question | None = None, holidays: Iterable[Holiday] | None = None
) -> Deadline:
    """The deadline for an answer to this case, or question, under one law, whether or not it is under it yet."""
    more = proclaimed() if holidays is None else tuple(holidays)
    name = response_clock(regime)
    events = _events_of(case.events.all(), case, name, question=question.pk if question else None)
    return _deadline(case, name, case.received_on, events, more)


def review_deadlines(case: Case, *, holidays: Iterable[Holiday] | None = None) -> tuple[Timed, ...]:
    """The deadline for the review that runs now; none under a law that has no clock for it."""
    more = proclaimed() if holidays is None else tuple(holidays)
    review = max(case.reviews.all(), key=lambda row: row.pk, default=None)
    name = REVIEWS.get(Regime(case.regime))
    if not review or not name:
        return ()
    events = _events_of(case.events.all(), case, name)
    return (Timed(_deadline(case, name, review.asked_on, events, more)),)


def due_and_working(found: tuple[Timed, ...]) -> tuple[date | None, dict[str, Any]]:
    """What a case keeps of its clocks: the last day, and the working with the other clocks beside it.

    While the case waits, the day is the last one of the applicant, where the law gives one.
    """
    if not found:
        return None, {}
    first, *others = found
    due_on = first.due.waiting.last_on if first.due.waiting else first.due.due_on
    return due_on, {**_values(first), "beside": [_values(one) for one in others]}


def moved(case: Case, due_on: date | None, working: dict[str, Any]) -> tuple[date | None, date | None] | None:
    """A last day of the case, or of a question of its own, with the day that it is by another reckoning; None if none moved."""
    if due_on != case.due_on:
        return case.due_on, due_on
    was, now = (
        [date.fromisoformat(one["due_on"]) for one in values.get("beside", ())] for values in (case.clock, working)
    )
    return next(((one, other) for one, other in zip(was, now, strict=False) if one != other), None)


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


def concerns(row: ClockEvent, key: int | None) -> bool:
    """True where the event is about that question: about all, or about it among others."""
    return not row.questions or key is None or key in row.questions


def _events_of(
    rows: Iterable[ClockEvent], case: Case, clock_name: str, *, question: int | None = None
) -> tuple[Event, ...]:
    """The events of the case that this clock knows, of the same proceedings (answer or review), about that question."""
    known, is_review = _known(clock_name, case.received_on), clock_name in REVIEWS.values()
    found = (row for row in rows if row.voided_at is None and row.name in known and concerns(row, question))
    return tuple(Event(row.name, row.on, row.until_on) for row in found if (row.clock in REVIEWS.values()) == is_review)


def _known(clock_name: str, on: date) -> set[str]:
    return {rule.name for rule in clock(clock_name, on=on).events}


def _deadline(
    case: Case, name: str, start_on: date, events: tuple[Event, ...], holidays: tuple[Holiday, ...]
) -> Deadline:
    nation = authority().profile.nation
    due = deadline(name, received=start_on, events=events, nation=nation, holidays=holidays)
    promised = max((event.until_on for event in events if event.until_on), default=None)
    if not promised or promised >= due.due_on:
        return due
    step = Step(promised, "promised", PROMISED)
    working = tuple(sorted((*due.working, step), key=lambda one: one.on))
    return replace(due, due_on=promised, working=working)


def _values(one: Timed) -> dict[str, Any]:
    notes = [*one.due.notes, *([NO_RULE] if one.has_no_rule else [])]
    return {**deadline_values(one.due), "questions": list(one.questions), "notes": notes}
