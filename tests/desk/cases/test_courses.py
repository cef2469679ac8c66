"""Whatever is done to a case in whatever order, it stays on the table of moves, and nothing comes back from sent to drafting."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from answerable.casefile import MOVES, Answer, Held, Outcome, Stage, acts_at, moved
from answerable.desk.cases.actions.answer import answer
from answerable.desk.cases.actions.charge import charge
from answerable.desk.cases.actions.clarified import clarified
from answerable.desk.cases.actions.clarify import clarify
from answerable.desk.cases.actions.correct_receipt import correct_receipt
from answerable.desk.cases.actions.lapse import lapse
from answerable.desk.cases.actions.paid import paid
from answerable.desk.cases.actions.reopen import reopen
from answerable.desk.cases.actions.start import start
from answerable.desk.cases.actions.transfer import transfer
from answerable.desk.cases.actions.withdraw import withdraw
from answerable.desk.cases.models import Case, Question
from answerable.desk.ledger.models import Entry
from answerable.errors import AnswerableError, WrongStage

DRAFTING = {Stage.NEW, Stage.ANSWERING, Stage.CLARIFYING, Stage.FEE, Stage.APPROVAL, Stage.APPROVED}
AFTER_SENT = {
    Stage.SENT,
    Stage.REVIEW,
    Stage.REVIEW_APPROVAL,
    Stage.REVIEW_APPROVED,
    Stage.REVIEWED,
    Stage.COMPLAINT,
    Stage.DECIDED,
}


class Course(RuleBasedStateMachine):
    """Any sequence of acts, allowed or not."""

    @initialize()
    def arrives(self):
        self.stage, self.was_sent = Stage.NEW, False

    @rule(act=st.sampled_from(sorted(MOVES)))
    def do(self, act):
        try:
            self.stage = moved(self.stage, act=act)
        except WrongStage:
            assert act not in acts_at(self.stage)
        self.was_sent |= self.stage is Stage.SENT

    @invariant()
    def on_the_table(self):
        stage = getattr(self, "stage", Stage.NEW)
        assert stage in Stage
        assert not (getattr(self, "was_sent", False) and stage in DRAFTING)


TestCourse = Course.TestCase


def test_no_act_leads_from_anything_that_was_sent_into_drafting():
    reached, waiting = set(), [Stage.SENT]
    while waiting:
        stage = waiting.pop()
        reached.add(stage)
        waiting += [after for act in acts_at(stage) if (after := moved(stage, act=act)) not in reached]
    assert reached <= AFTER_SENT


FEE = {"fee": "£12.50", "fee_for": "125 copies", "how_to_pay": "By card on 01632 960001"}
WORDS = {
    Outcome.RELEASED: {"text": "Here it is."},
    Outcome.CLARIFICATION: {"text": "Which year do you mean?", "advice": "You could name a year."},
    Outcome.TRANSFERRED: {"where": "Northshire County Council, foi@northshire.example"},
}


NAMES = [
    "start", "give", "unclear", "theirs", "clarify", "clarified", "charge", "paid", "lapse", "transfer", "withdraw",
    "reopen", "correct-receipt",
]  # fmt: skip


def acts(reference, by, at):
    """Every act that needs no second person, by its name, at a moment."""
    to = {"reference": reference, "by": by, "at": at}
    on = at.date()

    def say(outcome):
        row = Question.objects.filter(case__reference=reference).order_by("version").first()
        said = Answer((row.number,), outcome, Held.UNSTATED, **WORDS[outcome])
        answer(**to, number=row.number, answer=said, version=row.version)

    return {
        "start": lambda: start(**to),
        "give": lambda: say(Outcome.RELEASED),
        "unclear": lambda: say(Outcome.CLARIFICATION),
        "theirs": lambda: say(Outcome.TRANSFERRED),
        "clarify": lambda: clarify(**to),
        "clarified": lambda: clarified(**to, on=on),
        "charge": lambda: charge(**to, details=FEE),
        "paid": lambda: paid(**to, on=on),
        "lapse": lambda: lapse(**to),
        "transfer": lambda: transfer(**to, is_passed_on=True),
        "withdraw": lambda: withdraw(**to, how="By mail."),
        "reopen": lambda: reopen(**to, reason="Asked again.", on=on),
        "correct-receipt": lambda: correct_receipt(**to, received_on=date(2026, 11, 18), reason="The stamp."),
    }


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 100)), max_size=10))
def test_any_order_of_acts_keeps_stage_clock_and_ledger_together(take, by, at, steps):
    save = transaction.savepoint()
    try:
        case, moment = take(), at
        for name, days in steps:
            moment += timedelta(days=days)
            before = Case.objects.values().get(pk=case.pk), Entry.objects.count()
            try:
                with transaction.atomic():
                    acts(case.reference, by, moment)[name]()
            except AnswerableError:
                assert (Case.objects.values().get(pk=case.pk), Entry.objects.count()) == before, (
                    "what is refused leaves nothing behind"
                )
                continue
            now = Case.objects.get(pk=case.pk)
            stage, was = Stage(now.stage), Stage(before[0]["stage"])
            assert stage is was or stage in {moved(was, act=act) for act in acts_at(was)}
            assert Entry.objects.count() - before[1] <= 1
            waits = bool(now.clock.get("waiting"))
            assert waits == (stage in (Stage.CLARIFYING, Stage.FEE)) or not stage.is_open
            assert (now.closed_at is None) == stage.is_open
            assert now.questions_count == 3
    finally:
        transaction.savepoint_rollback(save)
