"""The report that a letter promises is asked for with one press, by its number, of the data protection officer who keeps it."""

from __future__ import annotations

import pytest

from answerable.desk.cases.actions.ask_report import ask_report
from answerable.desk.cases.models import Allocation
from answerable.desk.cases.queries.promised import promised_in, reports_in
from answerable.desk.mail.models import Message
from answerable.errors import NotComplete
from desk.cases.browsing import page, question_address

pytestmark = pytest.mark.django_db
SAID = "The leak is BR-2025-008. The investigation report RPT-2025-05 is sent with this letter."
BUTTON = "Ask the data protection officer for RPT-2025-05"


def test_one_press_asks_the_data_protection_officer_for_the_report_by_its_number(say, case, browser, data_protection):
    say(text=SAID, is_finished=False)
    assert BUTTON in page(browser, question_address(case))[1]
    body = page(browser, question_address(case), do="ask-report")[1]
    assert f"{data_protection.name}</b> has this question" in body
    assert BUTTON not in body
    row = Allocation.objects.get()
    assert (row.email, row.due_on < case.due_on) == (data_protection.email, True)
    mail = Message.objects.get(recipients=data_protection.email)
    assert "RPT-2025-05. Attach it in the form in which anybody may have it" in mail.text


def test_nothing_is_asked_for_where_the_answer_promises_no_report(say, case, browser, by, at, data_protection):
    say(text="RPT-2025-05 was written in June.", is_finished=False)
    assert "Ask the data protection officer for" not in page(browser, question_address(case))[1]
    with pytest.raises(NotComplete, match="a report that its answer promises"):
        ask_report(reference=case.reference, number="1", by=by, at=at)


def test_where_nobody_is_data_protection_officer_a_colleague_is_asked_instead(say, case, browser):
    say(text=SAID, is_finished=False)
    body = page(browser, question_address(case), do="ask-report")[1]
    assert "a person with the role data protection officer" in body
    assert not Allocation.objects.exists()


def test_the_sentence_that_promises_is_found_among_the_others():
    assert promised_in(f"{SAID} It has 12 pages.") == (
        "The investigation report RPT-2025-05 is sent with this letter.",
    )
    assert not promised_in("It has 12 pages. No file is sent with this letter.")


def test_each_report_that_goes_with_the_letter_is_named_once():
    words = "RPT-2025-05 and RPT-2025-06 are sent with this letter. RPT-2025-05 has 12 pages."
    assert reports_in(words) == ("RPT-2025-05", "RPT-2025-06")
    assert reports_in("RPT-2025-05 is not sent with this letter.") == ()
