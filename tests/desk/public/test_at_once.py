"""Two forms at one moment, as a double click or two machines send them."""

import pytest
from django.test import RequestFactory

from answerable.casefile import Applicant
from answerable.desk.cases.actions.ask import ask
from answerable.desk.cases.models import Case
from answerable.desk.mail.models import Message
from answerable.desk.people.actors import APPLICANT
from answerable.desk.public import limits
from desk.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_one_form_that_is_sent_twice_at_one_moment_there_is_one_case_and_one_mail(at):
    applicant = Applicant("Ada Wren", "ada@post.example", "")
    words = "How many potholes were repaired in 2025?"
    secrets = at_once(*[lambda: ask(words=words, applicant=applicant, by=APPLICANT, at=at)] * 3)
    assert Case.objects.count() == 1 and Message.objects.filter(is_incoming=False).count() == 1
    assert len(set(secrets)) == 1


def test_no_more_is_taken_at_one_moment_than_the_limit(at):
    request = RequestFactory().post("/request/")
    taken = at_once(*[lambda: limits.take(request, "ask", most=3, at=at)] * 6)
    assert sorted(taken) == [False, False, False, True, True, True]


def test_an_hour_later_it_is_taken_again_and_what_is_given_back_is_not_counted(at):
    request = RequestFactory().post("/request/")
    assert [limits.take(request, "ask", most=1, at=at) for _ in range(2)] == [True, False]
    limits.give_back(request, "ask")
    assert [limits.take(request, "ask", most=1, at=at) for _ in range(2)] == [True, False]
    assert limits.take(request, "ask", most=1, at=at + limits.HOUR)
    limits.forget_old(at=at + 2 * limits.HOUR)
    assert not limits.Use.objects.exists()
