"""A question about the applicant's own data: seen, with its month, and made a subject access question by one press."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.casefile import Answer, Held, Outcome, answer_values
from answerable.desk.cases.models import Case, Question

pytestmark = pytest.mark.django_db

OWN = b"""From: Wynn Asker <wynn@example.org>
To: information@harrowmere.example
Subject: FOI request
Message-ID: <2@example.org>
Content-Type: text/plain; charset=utf-8

Dear Harrowmere Borough Council,

1. How much did the council spend on bananas in 2024?
2. Please send me a copy of all the personal data that you hold about me.
"""


@pytest.fixture
def browser(officer, client_of):
    return client_of(officer)


@pytest.fixture
def own_case(take):
    return take(OWN)


def page(browser, case, rest, **posted):
    address = f"/cases/{case.reference}/{rest}"
    answer = browser.post(address, posted, follow=True) if posted else browser.get(address, follow=True)
    return answer.status_code, " ".join(answer.content.decode().split())


def test_such_a_question_says_why_it_is_not_for_the_act_and_by_when_subject_access_is_due(browser, own_case):
    status, text = page(browser, own_case, "questions/2/")
    assert status == 200
    assert "looks like a request for the applicant’s own data" in text
    assert "s.40(1) FOIA is an absolute exemption" in text
    assert "Monday 21 December 2026" in text  # the month ends on Saturday 19 December
    assert "UK GDPR art.12A(1)" in text
    assert "own-data" not in page(browser, own_case, "questions/1/")[1]


def test_the_clock_shows_the_month_day_by_day_before_anyone_has_changed_the_law(browser, own_case):
    _, text = page(browser, own_case, "clock/")
    assert "if it is subject access" in text
    assert "Day by day, for subject access" in text
    assert text.count("21 December 2026") >= 1


def test_one_press_makes_it_a_subject_access_question_and_the_clock_knows(browser, own_case):
    question = Question.objects.get(case=own_case, number="2")
    status, text = page(browser, own_case, "questions/2/", do="own-data", version=question.version)
    assert status == 200
    question.refresh_from_db()
    assert (question.regime, question.is_own_data) == ("dpa", True)
    assert "Make it a subject access question" not in text
    assert "This is a subject access question" in text
    kept = Case.objects.get(pk=own_case.pk)
    days = [kept.clock["clock"], *(row["clock"] for row in kept.clock["beside"])]
    assert "dpa.access" in days
    assert kept.due_on == date(2026, 12, 18)  # the other question’s twentieth working day comes first


def test_a_second_press_on_an_old_page_says_that_someone_was_faster_or_changes_nothing(browser, own_case):
    page(browser, own_case, "questions/2/", do="own-data", version=1)
    version = Question.objects.get(case=own_case, number="2").version
    assert page(browser, own_case, "questions/2/", do="own-data", version=1)[0] == 200
    assert Question.objects.get(case=own_case, number="2").version == version


def test_who_may_not_edit_sees_the_day_and_no_button(client_of, auditor, own_case):
    _, text = page(client_of(auditor), own_case, "questions/2/")
    assert "Monday 21 December 2026" in text
    assert "Make it a subject access question" not in text


@pytest.mark.parametrize("outcome", ["disclosed", "refused", "partly_disclosed", "not_held", "ncnd", "cost_limit", "clarification"])  # fmt: skip
def test_the_form_of_a_subject_access_question_opens_for_every_outcome(browser, own_case, outcome):
    page(browser, own_case, "questions/2/", do="own-data", version=1)
    version = Question.objects.get(case=own_case, number="2").version
    status, _ = page(browser, own_case, "questions/2/", do="show", version=version, outcome=outcome)
    assert status == 200


def test_a_subject_access_question_is_answered_in_a_letter_and_never_published(browser, own_case, by, at):
    from answerable.casefile import Answer, Held, Outcome, Regime
    from answerable.desk.cases.actions.answer import answer
    from answerable.desk.cases.queries.previews import written
    from answerable.desk.cases.queries.public_copies import public_look

    page(browser, own_case, "questions/2/", do="own-data", version=1)
    version = Question.objects.get(case=own_case, number="2").version
    status, text = page(browser, own_case, "questions/2/", do="finish", version=version, outcome="partly_disclosed", text="Your council tax account has nothing owing.")  # fmt: skip
    assert status == 422
    assert 'id="id_withheld_error"' in text
    assert "Schedules 2 to 4 of that Act" in text
    why = "A letter from a neighbour, under Schedule 2 to the Data Protection Act 2018, as it would identify them."
    status, _ = page(browser, own_case, "questions/2/", do="finish", version=version, outcome="partly_disclosed", text="Your council tax account has nothing owing.", withheld=why)  # fmt: skip
    assert status == 200
    given = Answer(("1",), Outcome.RELEASED, Held.YES, "We spent £40.")
    answer(reference=own_case.reference, number="1", answer=given, version=1, by=by, at=at, is_finished=True)
    case = Case.objects.get(pk=own_case.pk)
    letter = written(case, on=at.date())
    assert not letter.stops, letter.stops
    assert why in letter.text
    assert "https://www.harrowmere.example/privacy" in letter.text
    copy = public_look(case, on=at.date()).copy
    assert [question.number for question in copy.questions] == ["1"]
    assert "council tax" not in copy.letter
    assert "personal data that you hold about me" not in copy.letter
    assert Question.objects.get(case=case, number="2").regime == Regime.DPA.value


def test_a_request_about_own_data_alone_cannot_be_published(own_case, by, at):
    from answerable.desk.cases.actions.publish import publish_within
    from answerable.desk.cases.queries.public_copies import Publication
    from answerable.errors import NotComplete

    Case.objects.filter(pk=own_case.pk).update(regime="dpa")
    own_case.refresh_from_db()
    own_case.questions.update(regime="")
    with pytest.raises(NotComplete, match="no question of it is for everyone"):
        publish_within(own_case, publication=Publication(), by=by, at=at)


BANANAS = Answer(("1",), Outcome.RELEASED, Held.YES, "Bananas and your file.")


def test_what_was_answered_about_someone_helps_no_other_request(own_case, at):
    from answerable.desk.cases.actions.indexing import index_answers
    from answerable.desk.memory.models import Earlier

    Question.objects.filter(case=own_case).update(outcome="disclosed", answer=answer_values(BANANAS))
    Case.objects.filter(pk=own_case.pk).update(sent_at=at, sent_by=None, channel="import")
    own_case.refresh_from_db()
    index_answers(own_case, at=at)
    assert [str(one) for one in Earlier.objects.all()] == [f"{own_case.reference}/1"]


ALL_OWN = OWN.replace(b"1. How much did the council spend on bananas in 2024?\n2. ", b"1. ")


def acts(case, by):
    from answerable.desk.cases.queries.case import open_acts

    return open_acts(Case.objects.get(pk=case.pk), by=by)


def test_a_request_all_of_whose_questions_are_subject_access_is_one_itself_and_back_again(browser, take, by, at):
    from answerable.casefile import Regime
    from answerable.desk.cases.actions.edit_question import edit_question

    case = take(ALL_OWN)
    page(browser, case, "questions/1/", do="own-data", version=1)
    kept, question = Case.objects.get(pk=case.pk), Question.objects.get(case=case)
    assert (kept.regime, question.regime, kept.due_on) == ("dpa", "", date(2026, 12, 21))
    assert "<span>FOIA</span>" not in page(browser, case, "questions/1/")[1]
    edit_question(reference=case.reference, number="1", text=question.text, regime=Regime.FOIA, is_own_data=False, version=question.version, by=by, at=at)  # fmt: skip
    kept, question = Case.objects.get(pk=case.pk), Question.objects.get(case=case)
    assert (kept.regime, question.regime, kept.due_on) == ("foia", "", date(2026, 12, 18))


def test_a_request_with_another_question_keeps_its_law(browser, own_case):
    page(browser, own_case, "questions/2/", do="own-data", version=1)
    assert Case.objects.get(pk=own_case.pk).regime == "foia"


def test_a_fee_more_time_and_a_transfer_are_not_offered_where_all_is_subject_access(browser, take, by, at):
    from answerable.desk.cases.actions.charge import charge
    from answerable.errors import NotAllowed

    case = take(ALL_OWN)
    assert {"charge", "extend"} <= acts(case, by)
    page(browser, case, "questions/1/", do="own-data", version=1)
    assert not {"charge", "extend", "transfer"} & acts(case, by)
    assert "clarify" in acts(case, by)  # its own law lets the clock wait for what is unclear
    with pytest.raises(NotAllowed):
        charge(reference=case.reference, details={}, by=by, at=at)


def test_nothing_from_the_registers_is_shown_or_held_for_ones_own_data(browser, take, by, at):
    from answerable.desk.cases.actions.propose import propose

    case = take(b"1. How many official WhatsApp groups does the council have?")
    propose(reference=case.reference, by=by, at=at)
    assert Question.objects.get(case=case).proposal["found"]
    page(browser, case, "questions/1/", do="own-data", version=1)
    assert Question.objects.get(case=case).proposal["found"] is None
    propose(reference=case.reference, by=by, at=at)
    kept = Question.objects.get(case=case).proposal
    assert (kept["found"], kept["earlier"], kept["is_answered"]) == (None, [], False)
    assert "are not looked through for the applicant’s own data. Ask the Data Protection Officer." in page(browser, case, "questions/1/")[1]  # fmt: skip
