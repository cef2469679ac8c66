"""What happens to a clock: asking, paying, more time, transfer, the ends and the returns; each by the law's own names."""

from datetime import date, timedelta

import pytest

from answerable.casefile import Ground, Held, Likelihood, Outcome, PublicInterestTest, Regime, Stage
from answerable.desk.cases.actions.allocate import allocate
from answerable.desk.cases.actions.charge import charge
from answerable.desk.cases.actions.clarified import clarified
from answerable.desk.cases.actions.clarify import clarify
from answerable.desk.cases.actions.correct_event import correct_event
from answerable.desk.cases.actions.correct_receipt import correct_receipt
from answerable.desk.cases.actions.extend import extend
from answerable.desk.cases.actions.lapse import lapse
from answerable.desk.cases.actions.paid import paid
from answerable.desk.cases.actions.reopen import reopen
from answerable.desk.cases.actions.transfer import transfer
from answerable.desk.cases.actions.withdraw import withdraw
from answerable.desk.cases.models import Allocation, Case, CaseLetter, ClockEvent, Question
from answerable.desk.ledger.recording import history
from answerable.desk.mail.models import Message
from answerable.desk.people.actors import APPLICANT, acting
from answerable.errors import (
    BadDay,
    EventBeforeReceipt,
    EventsDisagree,
    LetterStopped,
    NoSuchThing,
    NotAllowed,
    NotComplete,
    WrongStage,
)
from answerable.law import parse

pytestmark = pytest.mark.django_db

FEE = {"fee": "£12.50", "fee_for": "125 pages of copies at 10p", "how_to_pay": "By card on 01632 960001"}


@pytest.fixture
def to(case, by, at):
    return {"reference": case.reference, "by": by, "at": at}


@pytest.fixture
def unclear(say):
    """Every question needs to be made clearer."""
    for number in ("1", "2", "3"):
        say(
            number, "Which kinds of fruit do you mean?", outcome=Outcome.CLARIFICATION, held=Held.UNSTATED,
            advice="You could name the suppliers, or the months.", is_finished=False,
        )  # fmt: skip


@pytest.fixture
def weighing(say):
    """Question 2 rests on a qualified exemption whose balance is not struck."""
    ground = Ground(
        parse("s.31(1)(a)"), "The list would show which phones have no filter.", Likelihood.WOULD_BE_LIKELY,
        "Knowing them would let someone choose whom to attack.", PublicInterestTest((), (), ""),
    )  # fmt: skip
    return say("2", "", outcome=Outcome.WITHHELD, grounds=(ground,), is_finished=False)


def events():
    return [(row.name, row.on) for row in ClockEvent.objects.all()]


def kinds(case):
    return [entry.kind for entry in history(case.reference)]


def later(at, days):
    return at + timedelta(days=days)


def test_asking_what_is_meant_stops_the_clock_and_sends_the_letter(case, to, unclear, on):
    clarify(**to, reply_by=date(2026, 12, 18))
    case.refresh_from_db()
    assert (case.stage, case.due_on, case.waits_for) == ("clarifying", None, "applicant")
    assert case.clock["waiting"]["since_on"] == "2026-11-20"
    assert events() == [("clarification_asked", on)]
    assert CaseLetter.objects.get().kind == "clarification"
    assert "Which kinds of fruit" in Message.objects.get().text
    assert kinds(case)[-1] == "clarification-asked"


def test_a_letter_that_asks_nothing_does_not_go(case, to):
    with pytest.raises(LetterStopped):
        clarify(**to)
    assert not Message.objects.exists()
    assert Case.objects.get().stage == Stage.NEW


def test_the_clock_begins_again_on_the_day_that_the_answer_comes(case, to, unclear, at):
    clarify(**to)
    clarified(**(to | {"at": later(at, 7)}), on=date(2026, 11, 26), words="Bananas only.")
    case.refresh_from_db()
    assert (case.stage, case.due_on) == (
        "answering",
        date(2026, 12, 29),
    )  # 20 days from the 27th, with St Andrew and Christmas
    question = Question.objects.get(number="3")
    assert (question.outcome, question.answer) == ("open", {})
    assert question.versions.get().answer["text"] == "Which kinds of fruit do you mean?"


def test_a_day_to_come_moves_no_clock(to, unclear, at):
    clarify(**to)
    with pytest.raises(BadDay):
        clarified(**to, on=date(2026, 11, 21))


def test_an_answer_before_the_question_back_is_refused_and_nothing_has_happened(case, to, unclear):
    clarify(**to)
    for day in (date(2026, 11, 1), date(2026, 11, 19)):
        with pytest.raises(BadDay):
            clarified(**to, on=day)
    assert Case.objects.get().stage == Stage.CLARIFYING
    assert Question.objects.get(number="3").outcome == "clarification"


def test_a_fees_notice_stops_the_clock_until_it_is_paid(case, to, at):
    charge(**to, details=FEE)
    case.refresh_from_db()
    assert (case.stage, case.due_on) == ("fee", date(2027, 2, 19))
    assert case.next_step == "The applicant: pay the fee by 19 February 2027"
    paid(**(to | {"at": later(at, 10)}), on=date(2026, 11, 27))
    case.refresh_from_db()
    assert (case.stage, case.due_on) == ("answering", date(2026, 12, 30))  # neither day of the pause counts


def test_a_fees_notice_without_its_fee_does_not_go(to):
    with pytest.raises(LetterStopped):
        charge(**to, details={"fee_for": "copies"})


def test_a_request_lapses_only_after_the_laws_own_time_to_pay(case, to, at):
    charge(**to, details=FEE)
    with pytest.raises(BadDay) as told:
        lapse(**(to | {"at": later(at, 91)}))  # 19 February 2027
    assert "19 February 2027" in told.value.part("what")
    lapse(**(to | {"at": later(at, 92)}))
    assert Case.objects.get().stage == Stage.LAPSED


def test_a_request_that_was_not_made_clear_lapses_after_two_months_at_least(to, unclear, at):
    clarify(**to, reply_by=date(2026, 12, 1))
    with pytest.raises(BadDay):
        lapse(**(to | {"at": later(at, 61)}))  # 20 January 2027
    lapse(**(to | {"at": later(at, 62)}))
    assert Case.objects.get().closed_at is not None


def test_a_lapsed_request_is_reopened_and_its_clock_begins_on_the_day_of_the_answer(to, unclear, at):
    clarify(**to)
    lapse(**(to | {"at": later(at, 62)}))
    reopen(**(to | {"at": later(at, 63)}), reason="She answered by telephone.", on=date(2027, 1, 22))
    case = Case.objects.get()
    assert (case.stage, case.closed_at) == ("answering", None)
    assert case.due_on == date(2027, 2, 19)
    assert [name for name, _ in events()] == ["clarification_asked", "clarification_received"]


def test_more_time_for_the_public_interest_needs_a_qualified_exemption(case, to, weighing):
    extend(**to, decide_by=date(2027, 1, 18))
    case.refresh_from_db()
    assert case.due_on == date(2027, 1, 18)  # what the notice promised
    assert case.clock["words_on"] == "2027-01-21"  # 40 working days in all, on the Commissioner's view
    assert "promised" in {step["label"] for step in case.clock["working"]}
    assert case.clock["also"][0]["clock"] == "foia.refusal_notice"
    assert events() == [("public_interest", date(2026, 11, 20))]


def test_more_time_without_one_is_refused(to):
    with pytest.raises(LetterStopped) as told:
        extend(**to, decide_by=date(2027, 1, 18))
    assert "no qualified exemption is named" in told.value.part("what") + told.value.part("why")


def test_more_time_is_not_taken_after_the_first_limit_nor_for_a_day_within_it(to, weighing, at):
    with pytest.raises(BadDay):
        extend(**(to | {"at": later(at, 40)}), decide_by=date(2027, 1, 18))
    with pytest.raises(BadDay):
        extend(**to, decide_by=date(2026, 12, 18))


def test_under_the_regulations_more_time_needs_complexity_and_volume(case, to):
    Case.objects.update(regime=Regime.EIR.value)
    with pytest.raises(LetterStopped):
        extend(**to, decide_by=date(2027, 1, 18), complexity="Nine surveys must be read together.")
    extend(
        **to,
        decide_by=date(2027, 1, 18),
        complexity="Nine surveys must be read together.",
        volume="There are 4,000 pages.",
    )
    case.refresh_from_db()
    assert (case.due_on, case.clock["words_on"], events()[0][0]) == (date(2027, 1, 18), "2027-01-21", "extension")


def test_a_notice_that_promises_a_later_day_than_the_law_gives_moves_nothing_past_it(case, to, weighing):
    extend(**to, decide_by=date(2027, 2, 26))
    case.refresh_from_db()
    assert case.due_on == date(2027, 1, 21)
    assert "later than this day" in " ".join(case.clock["notes"])


def test_a_second_extension_is_refused_by_the_law_room(to, weighing):
    extend(**to, decide_by=date(2027, 1, 18))
    with pytest.raises(EventsDisagree):
        extend(**to, decide_by=date(2027, 1, 29))
    assert len(events()) == 1


def test_a_request_that_is_wholly_somebody_elses_ends_with_the_transfer(case, to, say):
    where = "Northshire County Council, foi@northshire.example"
    for number in ("1", "2", "3"):
        say(number, "", outcome=Outcome.TRANSFERRED, held=Held.NO, where=where, is_finished=False)
    transfer(**to, is_passed_on=False)
    case.refresh_from_db()
    assert case.stage == Stage.TRANSFERRED
    assert case.answered_count == 3


def test_a_request_that_is_partly_somebody_elses_goes_on(case, to, say):
    say("3", "", outcome=Outcome.TRANSFERRED, held=Held.NO, where="Northshire County Council, foi@northshire.example")
    transfer(**to, is_passed_on=True)
    case.refresh_from_db()
    assert (case.stage, case.next_step) == ("answering", "Answer questions 1 and 2")


def test_a_withdrawn_request_ends_what_colleagues_were_asked(case, to, on):
    allocate(number="2", name="Hari", email="hari@harrowmere.example", due_on=on, **to)
    with pytest.raises(NotComplete):
        withdraw(**to, how=" ")
    withdraw(**to, how="By telephone, today.")
    assert Allocation.objects.get().state == "withdrawn"
    assert "no longer needs your answer" in Message.objects.last().text
    assert Case.objects.get().stage == Stage.WITHDRAWN


def test_the_applicant_withdraws_by_themselves(case, at):
    withdraw(reference=case.reference, how="", by=APPLICANT, at=at)
    assert history(case.reference)[-1].by == "applicant"


def test_a_corrected_day_of_receipt_moves_the_clock_and_says_why(case, to):
    correct_receipt(**to, received_on=date(2026, 11, 17), reason="The stamp says so.")
    case.refresh_from_db()
    assert (case.received_on, case.due_on) == (date(2026, 11, 17), date(2026, 12, 16))
    assert history(case.reference)[-1].data["due_on"] == ["2026-12-18", "2026-12-16"]
    assert "not on 19 November 2026. The stamp says so." in case.correspondence.last().text


def test_a_correction_needs_its_reason_and_a_day_that_can_be(to, unclear):
    for received_on, reason, error in [
        (date(2026, 11, 18), " ", NotComplete),
        (date(2026, 11, 21), "A slip.", BadDay),
    ]:
        with pytest.raises(error):
            correct_receipt(**to, received_on=received_on, reason=reason)
    clarify(**(to | {"at": to["at"]}))
    ClockEvent.objects.update(on=date(2026, 11, 18))
    with pytest.raises(EventBeforeReceipt):
        correct_receipt(**to, received_on=date(2026, 11, 20), reason="A slip.")


def test_a_wrong_day_of_a_reply_is_corrected_and_the_wrong_entry_stays(case, to, unclear, at):
    clarify(**to)
    to = to | {"at": later(at, 10)}
    clarified(**to, on=date(2026, 11, 30))
    row = ClockEvent.objects.get(name="clarification_received")
    correct_event(**to, event=row.pk, on=date(2026, 11, 26), reason="The mail lay in another box.")
    case.refresh_from_db()
    assert case.due_on == date(2026, 12, 29)
    assert [(one.on, bool(one.voided_at)) for one in ClockEvent.objects.filter(name=row.name)] == [
        (date(2026, 11, 26), False),
        (date(2026, 11, 30), True),
    ]
    assert history(case.reference)[-1].data["on"] == ["2026-11-30", "2026-11-26"]
    with pytest.raises(NoSuchThing):
        correct_event(**to, event=row.pk, on=date(2026, 11, 25), reason="Again.")


def test_a_corrected_day_must_go_with_the_others_and_have_its_reason(to, unclear, at):
    clarify(**to)
    row = ClockEvent.objects.get()
    for on, reason, error in [
        (date(2026, 11, 19), " ", NotComplete),
        (date(2026, 11, 21), "A slip.", BadDay),
        (date(2026, 11, 18), "A slip.", EventBeforeReceipt),
    ]:
        with pytest.raises(error):
            correct_event(**to, event=row.pk, on=on, reason=reason)
    assert ClockEvent.objects.get().on == date(2026, 11, 20)


def test_nothing_of_this_is_done_at_another_stage_or_by_another_role(case, to, approver, at):
    Case.objects.update(stage=Stage.SENT.value)
    for act in (
        lambda: clarify(**to),
        lambda: charge(**to, details=FEE),
        lambda: extend(**to, decide_by=date(2027, 1, 18)),
        lambda: transfer(**to, is_passed_on=True),
        lambda: withdraw(**to, how="By mail."),
        lambda: lapse(**to),
        lambda: reopen(**to, reason="Asked again.", on=date(2026, 11, 20)),
        lambda: correct_receipt(**to, received_on=date(2026, 11, 17), reason="The stamp."),
    ):
        with pytest.raises(WrongStage):
            act()
    with pytest.raises(NotAllowed):
        reopen(**(to | {"by": acting(approver)}), reason="Asked again.", on=date(2026, 11, 20))


def test_while_a_fee_is_awaited_the_day_is_said_to_be_the_last_to_pay(case, to, client_of, officer):
    charge(**to, details=FEE)
    text = client_of(officer).get(f"/cases/{case.reference}/clock/").content.decode()
    assert "Last day to pay the fee: <b>" in text
    assert "Last day: <b>" not in text
    assert "to be paid by" in text
