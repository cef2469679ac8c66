"""What a request asks for is kept by the desk as far as the desk has it; whoever keeps the rest is told not to destroy it."""

from __future__ import annotations

import re

import pytest

from answerable.desk.cases.actions.propose import propose
from answerable.desk.cases.actions.tell_keeper import tell_keeper
from answerable.desk.cases.models import Correspondence
from answerable.desk.ledger.models import Entry
from answerable.desk.mail.models import Message
from answerable.errors import NoMailAddress, NotComplete
from desk.cases.browsing import page, question_address

pytestmark = pytest.mark.django_db
RECORDS = "The file on damp at 4 Mill Lane, 2024, in the housing system."


@pytest.fixture
def tell(case, by, at):
    def send(**given):
        whom = {"name": "Hal Housing", "email": "hal@harrowmere.example", "records": RECORDS}
        return tell_keeper(reference=case.reference, by=by, at=at, **(whom | given))

    return send


def test_a_case_says_what_the_desk_keeps_of_it_and_that_it_keeps_nothing_elsewhere(case, browser, by, at):
    body = page(browser, question_address(case))[1]
    assert "This desk destroys nothing that it keeps of this request: its own file and nothing else so far" in body
    assert "Records that lie elsewhere it cannot keep" in body
    assert f"/cases/{case.reference}/act/tell-keeper/" in body
    propose(reference=case.reference, by=by, at=at)
    assert re.search(r"its own file and \d+ records besides", page(browser, question_address(case))[1])


def test_a_service_is_told_which_records_to_keep_and_nothing_of_who_asked(case, browser):
    address = f"/cases/{case.reference}/act/tell-keeper/"
    posted = {"name": "Hal Housing", "email": "hal@harrowmere.example", "records": RECORDS}
    status, body = page(browser, address, **posted)
    assert (status, "Hal Housing was told not to destroy records" in body) == (200, True)
    sent = Message.objects.get(recipients="hal@harrowmere.example")
    assert sent.subject == f"Do not destroy these records ({case.reference})"
    assert RECORDS in sent.text
    assert "section 77" in sent.text
    assert "Wynn" not in sent.text
    assert Correspondence.objects.get(kind="keep-records").message == sent
    assert Entry.objects.filter(kind="keeper-told", case=case.reference).count() == 1


def test_the_section_of_one_act_is_not_named_to_a_service_under_another_law(case, tell):
    type(case).objects.filter(pk=case.pk).update(regime="eir")
    assert "section 77" not in tell().text


@pytest.mark.parametrize(("given", "refusal"), [({"records": " "}, NotComplete), ({"email": "nowhere"}, NoMailAddress)])
def test_nobody_is_told_to_keep_what_is_not_named_or_at_no_address(tell, given, refusal):
    with pytest.raises(refusal):
        tell(**given)
    assert not Correspondence.objects.filter(kind="keep-records").exists()
