"""A case as its pages show it: the head that stands on each of them, the questions, and one question whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from answerable.casefile import Answer, Authority, Held, Outcome, Regime, Stage
from answerable.desk.cases import access, gathered
from answerable.desk.cases.models import Allocation, Case, Question
from answerable.desk.cases.queries.changed import changed_since
from answerable.desk.cases.queries.clashes import Clash, clashes
from answerable.desk.cases.queries.clocks import BEFORE_SENT, own_days, proclaimed, unclear, waits
from answerable.desk.cases.queries.known import Known, answer_of, known, reports_of
from answerable.desk.cases.queries.own_data import OwnData, own_data
from answerable.desk.cases.queries.promised import REPORT
from answerable.desk.cases.queries.sources import Source, sources_of
from answerable.desk.cases.queries.tombstone import Tombstone, tombstone
from answerable.desk.cases.queries.words import REGIMES, STAGES, days_left, left_in_words
from answerable.desk.disclosure.queries import is_published
from answerable.desk.files.models import StoredFile
from answerable.desk.people.actors import Actor
from answerable.desk.retention.queries.holds import HoldRow, request_hold
from answerable.errors import NoSuchThing
from answerable.law import BARRED, activities, long_day

OUTCOMES = {
    Outcome.OPEN: "open",
    Outcome.RELEASED: "given",
    Outcome.PART_RELEASED: "given in part",
    Outcome.NOT_HELD: "not held",
    Outcome.WITHHELD: "withheld",
    Outcome.NEITHER: "neither confirmed nor denied",
    Outcome.ALREADY_ACCESSIBLE: "already accessible",
    Outcome.FUTURE_PUBLICATION: "to be published",
    Outcome.OVER_LIMIT: "over the cost limit",
    Outcome.VEXATIOUS_OR_REPEATED: "vexatious or repeated",
    Outcome.CLARIFICATION: "to be clarified",
    Outcome.TRANSFERRED: "held by someone else",
    Outcome.OUTSIDE: "not a request",
}
SAME_AT_MOST = 5
READY = "draft ready"
WAITS = "waiting for the applicant since"
ACT_WORDS = {
    "start": "Start on it",
    "assign": "Say whose it is",
    "acknowledge": "Acknowledge it",
    "search": "Look through the registers again",
    "clarify": "Ask the applicant what is meant",
    "clarified": "The applicant has replied",
    "charge": "Ask for a fee",
    "paid": "The fee is paid",
    "extend": "Take more time",
    "transfer": "Held by another authority",
    "tell-keeper": "Tell a service not to destroy records",
    "correspond": "Add a note, a call or a letter on paper",
    "correct-receipt": "Correct the day of receipt",
    "correct-details": "Correct the applicant’s name or address, or the subject",
    "withdraw": "The applicant withdraws it",
    "lapse": "Close without a reply",
    "reopen": "Open it again",
    "ask-review": "An internal review is asked for",
    "assign-review": "Choose the reviewer",
    "conduct-review": "Write down what the review finds",
    "withdraw-review": "The review is withdrawn",
    "complain": "A complaint to the Commissioner",
    "reply-complaint": "Reply to the Commissioner",
    "decide": "The Commissioner has decided",
    "take-down": "Take the published answer down",
}
TABS = (
    ("questions", "Questions", "cases:case"),
    ("letter", "Letter", "cases:letter"),
    ("correspondence", "Correspondence", "cases:correspondence"),
    ("records", "Records", "review:records"),
    ("clock", "Clock", "cases:clock"),
    ("history", "History", "cases:history"),
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top of every page of a case, and which acts are open to who looks."""

    reference: str
    subject: str
    stage: str
    stage_key: str
    regime: str
    regime_key: Regime
    received_on: date
    due_on: date | None
    left: str
    is_late: bool
    owner: str
    team: str
    applicant: str
    applicant_name: str
    applicant_email: str
    applicant_address: str
    next_step: str
    notices: tuple[str, ...]
    same: tuple[str, ...]  # other cases with the same questions
    acts: frozenset[str]
    hold: HoldRow | None  # that came with it
    gone: Tombstone | None  # what stays where its file was destroyed
    clock: dict[str, Any]

    @property
    def is_open(self) -> bool:
        return Stage(self.stage_key).is_open

    @property
    def needs_name(self) -> bool:
        """True under the Acts, which ask for a name and an address (section 8(1)(b) of each); the Regulations do not."""
        return self.regime_key in (Regime.FOIA, Regime.FOISA)

    @property
    def has_address(self) -> bool:
        """True where it is known where to write, and who asked where that is needed."""
        is_named = bool(self.applicant_name) or not self.needs_name
        return is_named and bool(self.applicant_email or self.applicant_address)

    @property
    def open_acts(self) -> tuple[tuple[str, str], ...]:
        """The acts that have a page of their own and are open now, with their words."""
        return tuple((act, words) for act, words in ACT_WORDS.items() if act in self.acts)

    @property
    def tabs(self) -> tuple[tuple[str, str, str], ...]:
        """The pages of the case: key, words, and the name of the address."""
        return TABS


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question in the list that is always there."""

    position: int
    number: str
    text: str
    state: str
    is_finished: bool
    is_current: bool
    regime: str


@dataclass(frozen=True, slots=True)
class Given:
    """A colleague's part: whom the question was given to, and what they sent back."""

    key: int
    name: str
    email: str
    state: str
    due_on: date
    is_late: bool
    passed_to: str
    sent: tuple[tuple[datetime, str, tuple[StoredFile, ...]], ...]
    is_of_reports: bool  # a report of a breach was asked for


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question whole: its words, what is known, what colleagues said, its answer."""

    head: Head
    rows: tuple[QuestionRow, ...]
    position: int
    number: str
    text: str
    lead: str
    regime: Regime
    own_data: OwnData | None
    known: Known
    sources: tuple[Source, ...]
    changed: tuple[str, ...]  # the entries of registers that stand otherwise since it was written
    clashes: tuple[Clash, ...]  # what we said before, and this answer says otherwise
    given: tuple[Given, ...]
    reports: tuple[str, ...]  # that the answer promises, and nobody was asked for yet
    answer: Answer | None
    answered_by: str
    answered_at: datetime | None
    outcome: str
    is_finished: bool
    version: int
    worksheet: dict[str, str]
    gathered: gathered.Gathered  # searches made and records looked through for it
    before: int | None
    after: int | None

    @property
    def measured(self) -> tuple[str, ...]:
        """The hours that were measured, in words, and whether that kind of work counts."""
        counting = activities(self.regime.value, on=self.head.received_on)
        return tuple(
            f"{hours} hours {counting[kind]}"
            if kind in counting
            else f"{hours} hours {BARRED.get(kind, kind)}, which never counts"
            for kind, hours in self.gathered.hours.items()
        )

    @property
    def has_drafts(self) -> bool:
        """True where several questions have a draft that nobody has used."""
        return sum(row.state.startswith(READY) for row in self.rows) > 1


def head(case: Case, *, by: Actor, on: date) -> Head:
    """The head of a case that this actor may read."""
    regime, stage = Regime(case.regime), Stage(case.stage)
    is_running = case.due_on is not None and stage.is_open and case.waits_for != "applicant"
    left = days_left(case.due_on, on=on, regime=regime, holidays=proclaimed()) if case.due_on and is_running else None
    same = Case.objects.filter(same_text=case.same_text).exclude(pk=case.pk) if case.same_text else Case.objects.none()
    return Head(
        reference=case.reference,
        subject=case.subject or ("File destroyed" if case.disposed_at else "Request without a subject"),
        stage=STAGES[stage],
        stage_key=stage.value,
        regime=REGIMES[regime],
        regime_key=regime,
        received_on=case.received_on,
        due_on=case.due_on if stage.is_open else None,
        left=left_in_words(left) if left is not None else "",
        is_late=bool(is_running and case.due_on and case.due_on < on),
        owner=case.owner.name if case.owner else "",
        team=case.team.name if case.team else "",
        applicant=case.applicant_name or "the applicant",
        applicant_name=case.applicant_name,
        applicant_email=case.applicant_email,
        applicant_address=case.applicant_address,
        next_step=case.next_step,
        notices=tuple(case.notices),
        same=tuple(same.values_list("reference", flat=True)[:SAME_AT_MOST]),
        acts=open_acts(case, by=by),
        hold=None if case.disposed_at else request_hold(case.reference),
        gone=tombstone(case, OUTCOMES),
        clock=case.clock,
    )


def open_acts(case: Case, *, by: Actor) -> frozenset[str]:
    """The acts that are open to who looks: nothing published can be taken down, and nothing waiting be clarified, where there is none."""
    acts = set(access.open_to(case, by=by))
    if "take-down" in acts and not (case.sent_at and is_published(case.reference)):
        acts.discard("take-down")
    if "clarified" in acts and case.stage != Stage.CLARIFYING and not waits(case):
        acts.discard("clarified")
    return frozenset(acts)


def first_to_do(case: Case) -> int:
    """The place of the first question that is not finished, else of the first."""
    rows = list(case.questions.values_list("position", "is_finished"))
    return next((place for place, is_finished in rows if not is_finished), rows[0][0] if rows else 0)


def received_days(references: Collection[str], *, by: Actor) -> dict[str, date]:
    """The days of receipt of those of these cases that this actor may read."""
    return dict(access.visible(by).filter(reference__in=references).values_list("reference", "received_on"))


def question_page(reference: str, position: int, *, by: Actor, on: date) -> QuestionPage:
    """One question of a case. Refuses a case or question that is not there for this actor (NoSuchThing)."""
    case = access.for_reading(reference, by=by)
    questions = list(case.questions.select_related("answered_by", "owner").all())
    question = next((item for item in questions if item.position == position), None)
    if question is None:
        raise NoSuchThing(thing="such question", where=reference)
    places = [item.position for item in questions]
    here = places.index(position)
    given = tuple(_given(row, on) for row in _allocations(question))
    stands = _stands(case, questions)
    return QuestionPage(
        head=head(case, by=by, on=on),
        rows=tuple(_row(item, position, stands[item.pk]) for item in questions),
        position=position,
        number=question.number,
        text=question.text,
        lead=question.lead,
        regime=Regime(question.regime or case.regime),
        own_data=own_data(case, question),
        known=known(question),
        sources=sources_of(question, by=by),
        changed=changed_since(question) if Stage(case.stage) in BEFORE_SENT else (),
        clashes=clashes(case, on=on, questions=[question]) if Stage(case.stage) in BEFORE_SENT else (),
        given=given,
        reports=() if any(row.is_of_reports for row in given) else reports_of(question),
        answer=answer_of(question),
        answered_by=question.answered_by.name if question.answered_by else "",
        answered_at=question.answered_at,
        outcome=OUTCOMES[Outcome(question.outcome)],
        is_finished=question.is_finished,
        version=question.version,
        worksheet=question.worksheet,
        gathered=gathered.of_question(question.pk),
        before=places[here - 1] if here else None,
        after=places[here + 1] if here + 1 < len(places) else None,
    )


def empty_answer(number: str) -> Answer:
    """An answer that says nothing yet."""
    return Answer((number,), Outcome.OPEN, Held.UNSTATED)


def _row(question: Question, current: int, state: str) -> QuestionRow:
    return QuestionRow(
        position=question.position,
        number=question.number,
        text=question.text,
        state=state,
        is_finished=question.is_finished and not state.startswith(WAITS),
        is_current=question.position == current,
        regime=REGIMES[Regime(question.regime)] if question.regime else "",
    )


def _stands(case: Case, questions: Iterable[Question]) -> dict[int, str]:
    """Where each question stands, by its key: with the applicant, with a colleague, and its own day where it has one."""
    with_colleagues = dict(
        Allocation.objects.filter(question__case=case, state="asked").values_list("question_id", "name")
    )
    is_unsent = Stage(case.stage) in BEFORE_SENT
    asked, days = (unclear(case), own_days(case)) if is_unsent else ({}, {})
    found = {}
    for row in questions:
        words = f"{WAITS} {long_day(asked[row.pk])}" if row.pk in asked else _state(row, with_colleagues)
        found[row.pk] = f"{words}, due {long_day(days[row.pk])}" if row.pk in days else words
    return found


def _state(question: Question, waiting: dict[int, str]) -> str:
    """Where a question stands, in the words of the list."""
    if question.is_finished:
        return OUTCOMES[Outcome(question.outcome)]
    if question.pk in waiting:
        return f"with {waiting[question.pk]}"
    if question.answer:
        return "being answered"
    return READY if question.proposal.get("is_answered") else "open"


def _allocations(question: Question) -> list[Allocation]:
    return list(question.allocations.exclude(state="withdrawn").prefetch_related("contributions__files"))


def _given(row: Allocation, on: date) -> Given:
    sent = tuple((item.at, item.text, tuple(item.files.all())) for item in row.contributions.all())
    is_late = row.state == "asked" and row.due_on < on
    return Given(
        row.pk,
        row.name,
        row.email,
        row.state,
        row.due_on,
        is_late,
        row.passed_to,
        sent,
        bool(REPORT.search(row.message)),
    )


__all__ = [
    "OUTCOMES",
    "Authority",
    "Head",
    "QuestionPage",
    "empty_answer",
    "first_to_do",
    "head",
    "question_page",
    "received_days",
]
