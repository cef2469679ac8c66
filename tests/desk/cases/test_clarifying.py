"""Asking what some questions mean: they wait for the applicant, the clear ones keep their day, and nothing is lost."""

import re
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from answerable.casefile import LetterKind, Outcome, Regime, Stage
from answerable.desk.cases.actions.approve import approve
from answerable.desk.cases.actions.charge import charge
from answerable.desk.cases.actions.clarified import clarified
from answerable.desk.cases.actions.clarify import clarify
from answerable.desk.cases.actions.correct_event import correct_event
from answerable.desk.cases.actions.merge import merge
from answerable.desk.cases.actions.paid import paid
from answerable.desk.cases.actions.proclaim import proclaim
from answerable.desk.cases.actions.repair import repair
from answerable.desk.cases.actions.reply import reply
from answerable.desk.cases.actions.send import send
from answerable.desk.cases.actions.split import split
from answerable.desk.cases.actions.submit import submit
from answerable.desk.cases.actions.transfer import transfer
from answerable.desk.cases.models import Case, CaseLetter, ClockEvent, Question, Task
from answerable.desk.cases.queries import record
from answerable.desk.cases.queries.affected import affected
from answerable.desk.cases.queries.calendar import address_key, feed
from answerable.desk.cases.queries.case import question_page
from answerable.desk.cases.queries.clocks import due_and_working, running
from answerable.desk.cases.queries.desk import Filters, desk
from answerable.desk.cases.queries.mail import once_clear
from answerable.desk.cases.queries.previews import written
from answerable.desk.cases.queries.values import questions_of, request_whole
from answerable.desk.mail.models import Message
from answerable.desk.people.actors import APPLICANT, acting
from answerable.errors import BadDay, BadNumbers, LetterStopped, NoSuchThing, NotComplete, WrongStage

pytestmark = pytest.mark.django_db

DUE, ASKED, CAME, OWN = date(2026, 12, 18), date(2026, 11, 20), date(2026, 11, 26), date(2026, 12, 29)
FEE = {"fee": "£12.50", "fee_for": "125 pages of copies at 10p", "how_to_pay": "By card on 01632 960001"}


@pytest.fixture
def to(case, by, at):
    return {"reference": case.reference, "by": by, "at": at}


@pytest.fixture
def later(to, at):
    """The same, a week later."""
    return to | {"at": at + timedelta(days=7)}


@pytest.fixture
def vague(say):
    """vague("3"): question 3 needs to be made clearer."""

    def make(*numbers):
        for number in numbers:
            say(
                number, f"Which of the things in {number} do you mean?", outcome=Outcome.CLARIFICATION,
                held="unstated", is_finished=False, advice="You could name the months.",
            )  # fmt: skip

    return make


def page(browser, address, **posted):
    answer = browser.post(address, posted, follow=True) if posted else browser.get(address, follow=True)
    return answer.content.decode()


def now():
    return Case.objects.get()


def states(case, by, on=CAME):
    return {row.number: row.state for row in question_page(case.reference, 1, by=by, on=on).rows}


def test_the_clear_questions_keep_their_day_while_one_waits(case, to, vague, by):
    vague("3")
    clarify(**to)
    case = now()
    assert (case.stage, case.due_on, case.waits_for) == ("answering", DUE, "")
    assert case.next_step == "Answer questions 1 and 2; the applicant: say what is meant by question 3"
    assert states(case, by)["3"] == "waiting for the applicant since 20 November 2026"
    assert "waiting" not in states(case, by)["1"]
    assert not case.clock["waiting"]
    assert case.clock["beside"][0]["waiting"]["since_on"] == "2026-11-20"


def test_the_letter_asks_about_those_alone_and_promises_the_rest_by_its_day(to, vague):
    vague("2", "3")
    clarify(**to, questions=["3"])
    text = CaseLetter.objects.get().text
    assert "things in 3" in text and "things in 2" not in text
    assert "We are working on it, and will reply by 18 December 2026." in text
    assert ClockEvent.objects.get().questions == [Question.objects.get(number="3").pk]


def test_a_second_letter_says_that_the_first_is_not_answered_yet(to, vague, later):
    vague("3")
    clarify(**to)
    vague("2")
    clarify(**later)
    text = CaseLetter.objects.latest("id").text
    assert "things in 2" in text and "things in 3" not in text
    assert "We also still need to hear from you about question 3" in text
    assert "will reply by 18 December 2026" in text


def test_a_letter_that_asks_about_the_last_clear_question_promises_no_rest_and_the_case_waits(to, vague, later):
    vague("2", "3")
    clarify(**to)
    vague("1")
    clarify(**later)
    assert "The rest of your request is clear" not in CaseLetter.objects.latest("id").text
    assert (now().stage, now().due_on, now().waits_for) == ("clarifying", None, "applicant")


def test_all_of_the_questions_unclear_stop_the_clock_of_the_case(to, vague):
    vague("1", "2", "3")
    clarify(**to, questions=["1", "2", "3"])
    assert (now().stage, now().due_on) == ("clarifying", None)
    assert now().clock["beside"] == []


def test_a_question_that_says_nothing_to_ask_is_not_asked_about(to, vague):
    vague("3")
    with pytest.raises(NotComplete) as told:
        clarify(**to, questions=["2", "3"])
    assert "Ask what is meant" in told.value.part("do")
    with pytest.raises(NoSuchThing):
        clarify(**to, questions=["9"])
    assert not Message.objects.exists()


def test_nobody_is_asked_twice_before_they_have_replied(to, vague):
    vague("3")
    clarify(**to)
    for questions in ([], ["3"]):
        with pytest.raises(NotComplete):
            clarify(**to, questions=questions)


def test_what_was_made_clear_has_a_day_of_its_own_and_the_case_shows_the_earliest(case, to, later, vague, by):
    vague("3")
    clarify(**to)
    clarified(**later, on=CAME, words="Bananas only.")
    case = now()
    assert (case.stage, case.due_on) == ("answering", DUE)
    assert states(case, by)["3"] == "open, due 29 December 2026"
    assert case.next_step == "Answer questions 1, 2 and 3"
    clock = record.clock_page(case)
    assert (clock.questions, clock.beside[0].questions) == (("1", "2"), ("3",))
    assert clock.beside[0].steps[-1].on == OWN
    assert any("further information received" in step.says for step in clock.beside[0].steps)
    assert not any("further information" in step.says for step in clock.steps)
    assert [row.questions for row in clock.events] == [("3",), ("3",)]


def test_a_reply_ends_the_wait_for_the_questions_that_it_makes_clear_and_no_other(case, to, later, vague, by):
    vague("2", "3")
    clarify(**to)
    clarified(**later, on=CAME, questions=["2"])
    assert states(case, by)["2"].startswith("open, due 29 December")
    assert states(case, by)["3"].startswith("waiting for the applicant")
    assert Question.objects.get(number="3").outcome == "clarification"
    with pytest.raises(NoSuchThing):
        clarified(**later, on=CAME, questions=["2"])
    clarified(**later, on=CAME + timedelta(days=1), questions=["3"])
    with pytest.raises(WrongStage):
        clarified(**later, on=CAME)


def test_part_of_a_case_that_waits_as_a_whole_starts_again_by_itself(to, later, vague):
    vague("1", "2", "3")
    clarify(**to)
    clarified(**later, on=CAME, questions=["2"])
    assert (now().stage, now().due_on, now().waits_for) == ("answering", OWN, "")


def test_two_waits_that_cross_each_have_their_own_order_of_days(to, later, vague):
    vague("3")
    clarify(**to)
    vague("2")
    clarify(**later)
    clarified(**later, on=CAME, questions=["3"])
    with pytest.raises(BadDay):
        clarified(**later, on=CAME, questions=["2"])


def test_a_corrected_day_is_that_of_its_questions_alone(case, to, later, vague, by):
    vague("3")
    clarify(**to)
    clarified(**later, on=CAME)
    row = ClockEvent.objects.get(name="clarification_received")
    correct_event(**later, event=row.pk, on=CAME - timedelta(days=1), reason="The stamp.")
    assert states(case, by)["3"] == "open, due 24 December 2026"
    assert now().due_on == DUE


def test_the_answer_goes_in_time_with_the_unclear_question_left_at_that(case, to, vague, say, by, approver):
    vague("3")
    clarify(**to)
    for number in ("1", "2"):
        say(number)
    assert now().next_step == (
        "Read the letter and send it for approval; the applicant: say what is meant by question 3"
    )
    assert (now().answered_count, now().questions_count) == (2, 3)
    submit(**to)
    digest = written(now(), on=ASKED).digest
    approve(**(to | {"by": acting(approver)}), digest=digest)
    send(**to)
    case = now()
    assert (case.stage, case.answer_due_on, case.answered_on) == ("sent", DUE, ASKED)
    text = CaseLetter.objects.get(kind=LetterKind.RESPONSE.value).text
    assert "things in 3" in text and "within 20 working days of the day we hear from you" in text
    assert once_clear(case.reference, on=CAME) == (("3", OWN),)
    reply(reference=case.reference, words="Bananas.", by=APPLICANT, at=to["at"] + timedelta(days=6))
    task = Task.objects.get(kind="reply").words
    assert "question 3 is due by 29 December 2026" in task and "request of its own" in task


def test_the_letter_says_of_a_question_that_still_waits_when_it_was_asked(to, vague, say):
    vague("3")
    clarify(**to)
    for number in ("1", "2"):
        say(number)
    preview = written(now(), on=CAME)
    assert "We asked you on 20 November 2026, and have not heard from you." in preview.text
    assert "Please clarify" not in preview.text and "We need to ask you something" not in preview.text
    assert (preview.stops, preview.findings) == ((), ())


def test_a_reply_that_nobody_has_read_yet_is_not_passed_over_in_the_letter(to, vague, say):
    vague("3")
    clarify(**to)
    for number in ("1", "2"):
        say(number)
    reply(reference=to["reference"], words="Bananas.", by=APPLICANT, at=to["at"] + timedelta(days=6))
    preview = written(now(), on=CAME)
    assert "you wrote to us on 26 November 2026" in preview.text and "have not heard" not in preview.text
    assert (preview.stops, preview.findings) == ((), ())


def test_the_letter_says_of_a_question_that_was_made_clear_what_was_asked_and_when_the_reply_came(
    to, later, vague, say
):
    vague("3")
    clarify(**to)
    clarified(**later, on=CAME, words="Bananas only.")
    for number in ("1", "2", "3"):
        say(number)
    preview = written(now(), on=CAME)
    asked = "On 20 November 2026 we asked you to make this clearer: “Which of the things in 3 do you mean?”"
    assert f"{asked} You answered on 26 November 2026." in " ".join(preview.text.split())
    assert (preview.stops, preview.findings, preview.text.count("we asked you")) == ((), (), 1)


def test_a_second_letter_about_other_questions_says_nothing_of_the_first(to, later, vague):
    vague("3")
    clarify(**to)
    clarified(**later, on=CAME)
    vague("3")
    clarify(**later)
    text = CaseLetter.objects.latest("id").text
    assert "Please clarify" in text and "You answered on" not in text


def test_an_unclear_question_that_was_not_asked_about_still_stops_the_letter(to, vague, say):
    vague("3")
    for number in ("1", "2"):
        say(number)
    with pytest.raises(LetterStopped):
        submit(**to)


def test_a_reply_takes_a_letter_back_that_was_out_for_approval(to, vague, say):
    vague("3")
    clarify(**to)
    for number in ("1", "2"):
        say(number)
    submit(**to)
    clarified(**to, on=ASKED)
    assert now().stage == Stage.ANSWERING
    assert CaseLetter.objects.get(kind="response").state == "draft"


def test_the_record_of_a_reply_is_offered_only_while_something_waits(case, to, vague, by):
    assert "clarified" not in request_whole(case.reference, by=by, on=ASKED).acts
    vague("3")
    clarify(**to)
    assert "clarified" in request_whole(case.reference, by=by, on=ASKED).acts


def test_desk_and_calendar_count_a_case_by_the_day_of_what_is_clear(case, to, later, vague, by, officer, at):
    vague("3")
    clarify(**to)
    late = desk(by=by, filters=Filters(show="late"), on=DUE + timedelta(days=1))
    assert [(row.reference, row.is_late) for row in late.rows] == [(case.reference, True)]
    clarified(**later, on=CAME)
    calendar = Calendar.from_ical(feed(address_key(officer), at=at))
    assert {str(event["summary"]): event["dtstart"].dt for event in calendar.walk("VEVENT")} == {
        f"{case.reference} is due (answering)": DUE,
        f"{case.reference}, question 3, is due (answering)": OWN,
    }


def test_a_fee_and_an_unclear_question_end_each_by_its_own(case, to, later, vague, by):
    vague("3")
    clarify(**to)
    charge(**to, details=FEE)
    assert (now().stage, now().due_on) == ("fee", date(2027, 2, 19))
    paid(**later, on=CAME)
    assert now().stage == Stage.ANSWERING
    assert states(case, by)["3"].startswith("waiting for the applicant")
    clarified(**later, on=CAME)
    assert now().due_on == date(2026, 12, 29)


def test_a_question_that_others_hold_does_not_keep_the_case_at_work(to, vague, say):
    vague("2", "3")
    clarify(**to)
    say("1", "", outcome=Outcome.TRANSFERRED, held="no", where="Northshire County Council, foi@northshire.example", is_finished=False)  # fmt: skip
    transfer(**to, is_passed_on=True)
    assert (now().stage, now().due_on) == ("clarifying", None)


def test_both_parts_of_a_question_that_is_split_wait(to, vague, case):
    vague("3")
    clarify(**to)
    question = Question.objects.get(number="3")
    first, second = split(**to, number="3", place=question.text.index("on bananas"), version=question.version)
    assert ClockEvent.objects.get().questions == [first.pk, second.pk]
    assert now().clock["beside"][0]["questions"] == [first.pk, second.pk]


def test_questions_with_different_clocks_are_not_merged(to, vague):
    vague("3")
    clarify(**to)
    with pytest.raises(BadNumbers):
        merge(**to, numbers=["2", "3"])
    merge(**to, numbers=["1", "2"])


def test_a_proclaimed_day_that_moves_one_question_alone_is_seen_and_repaired(to, later, vague, by, case):
    vague("3")
    clarify(**to)
    clarified(**later, on=CAME)
    proclaim(on=date(2026, 12, 22), parts=["england-and-wales"], name="A day", source="The Gazette", announced_on=ASKED, by=by, at=later["at"])  # fmt: skip
    assert [(row.was_on, row.now_on) for row in affected(by=by)] == [(OWN, date(2026, 12, 30))]
    repair(references=[case.reference], by=by, at=later["at"])
    assert now().due_on == DUE
    assert states(case, by)["3"] == "open, due 30 December 2026"
    assert affected(by=by) == ()


def test_environmental_questions_wait_by_their_own_law(to, later, vague):
    Question.objects.filter(number="3").update(regime=Regime.EIR.value)
    vague("3")
    clarify(**to)
    clarified(**later, on=CAME)
    assert [(other["clock"], other["due_on"]) for other in now().clock["beside"]] == [("eir.response", "2026-12-29")]


def test_where_a_law_has_no_rule_the_day_stays_and_the_page_says_look_here(case, vague, at):
    vague("3")
    Question.objects.filter(number="3").update(regime=Regime.EISR.value)
    ClockEvent.objects.create(case=case, clock="eisr.response", name="clarification_asked", on=ASKED, at=at, questions=[Question.objects.get(number="3").pk])  # fmt: skip
    due_on, working = due_and_working(running(now()))
    other = next(each for each in (working, *working["beside"]) if each["clock"] == "eisr.response")
    assert not other["waiting"]
    assert any(note.startswith("Look here") for note in other["notes"])
    assert due_on == date(2026, 12, 18)


def test_programs_see_what_waits_and_what_has_a_day_of_its_own(case, to, later, vague, by):
    vague("2", "3")
    clarify(**to)
    clarified(**later, on=CAME, questions=["2"])
    rows = {row.number: row for row in questions_of(case.reference, by=by)}
    assert [(rows[n].due_on, rows[n].waits_since) for n in "123"] == [(None, None), (OWN, None), (None, ASKED)]


def test_the_unclear_questions_are_ticked_on_the_page_that_asks_about_them(browser, case, vague):
    address = f"/cases/{case.reference}/act/clarify/"
    assert "Choose the questions that are unclear" in page(browser, address, reply_by_day="")
    vague("1", "2")
    ticked = re.findall(r'name="questions" value="(\d)"[^>]*?( checked)?>', page(browser, address))
    assert [number for number, _ in ticked] == ["1", "2", "3"]
    text = page(browser, address, questions=["3"], reply_by_day="")
    assert "its answer does not say what is unclear" in text
    assert "waiting for the applicant since" in page(browser, address, questions=["1", "2"], reply_by_day="")
    text = page(browser, f"/cases/{case.reference}/clock/")
    assert "Day by day, questions 1, 2" in text and "clarification asked, questions 1, 2" in text


def test_where_several_wait_the_page_asks_which_the_reply_makes_clear(browser, case, to, vague):
    vague("3")
    clarify(**to)
    address = f"/cases/{case.reference}/act/clarified/"
    assert "Which questions does the reply make clear?" not in page(browser, address)
    vague("2")
    clarify(**to)
    assert "Which questions does the reply make clear?" in page(browser, address)
    given = {"on_day": "20", "on_month": "11", "on_year": "2026", "words": "Bananas.", "questions": ["3"]}
    text = page(browser, address, **given)
    assert "The clock runs again." in text and "Day by day, question 2" in text
