"""The page of the clock after the answer went: the working of the answer stays, and the review's stands beside it."""

from datetime import date, timedelta

import pytest

from answerable.desk.cases.actions.ask_review import ask_review
from answerable.desk.cases.actions.complain import complain, decide
from answerable.desk.cases.actions.send import send
from answerable.desk.people.actors import APPLICANT

pytestmark = pytest.mark.django_db
ANSWER = "Time for compliance with a request: 20 working days (FOIA s.10(1)). Last day: <b>Tuesday 1 December 2026</b>"


@pytest.fixture
def page(approved, by, at, client_of):
    """page(): the words of the clock's page of a case that was answered on Friday 20 November 2026."""
    send(reference=approved.reference, by=by, at=at)
    address = f"/cases/{approved.reference}/clock/"
    return lambda: " ".join(client_of(by.person).get(address).content.decode().split())


def test_the_clock_of_the_answer_stays_on_its_page_and_the_review_stands_beside_it(page, approved, at):
    ask_review(
        reference=approved.reference, asked_on=date(2026, 11, 25), reasons="Wrong.", by=APPLICANT, at=at + timedelta(days=5)
    )  # fmt: skip
    assert ANSWER in page()
    assert page().count("Last day: <b>") == 2
    assert page().count("Day by day") == 2


def test_the_clock_of_the_answer_stays_on_its_page_after_the_commissioner_decided(page, approved, by, at):
    complain(reference=approved.reference, their_reference="IC-1", opened_on=date(2026, 12, 1), reply_due_on=date(2026, 12, 29), by=by, at=at)  # fmt: skip
    assert "expects our reply by <b>Tuesday 29 December 2026</b>" in page()
    decide(reference=approved.reference, decided_on=date(2027, 3, 1), result="upheld", by=by, at=at)
    assert ANSWER in page()
    assert page().count("Day by day") == 1
    assert ": ()." not in page()


def test_a_decision_says_on_the_request_whether_the_complaint_was_upheld_and_what_is_to_be_done_by_when(page, approved, by, at, client_of):  # fmt: skip
    complain(reference=approved.reference, their_reference="IC-1", opened_on=date(2026, 12, 1), by=by, at=at)
    given = {"decided_on_day": "1", "decided_on_month": "3", "decided_on_year": "2027", "result": "partly-upheld", "note": "Release the list.", "do_by_day": "5", "do_by_month": "4", "do_by_year": "2027"}  # fmt: skip
    shown = client_of(by.person).post(f"/cases/{approved.reference}/act/decide/", given, follow=True)
    assert shown.status_code == 200, shown.content.decode()
    assert "decision of 1 March 2027: complaint upheld in part. What we have to do, by 5 April 2027: Release the list." in page()  # fmt: skip
