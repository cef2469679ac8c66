import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from answerable.desk.people.gate import role_required, staff
from answerable.desk.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(rf):
    """ask(view, person): what the view answers to someone with a second factor; None is nobody."""
    from django.contrib.auth.models import AnonymousUser

    def sent(view, person=None, method="get", **headers):
        request = getattr(RequestFactory(), method)("/somewhere/?q=words", **headers)
        request.user, request.session = person or AnonymousUser(), {"second_factor": True}
        return view(request)

    return sent


def welcome(request):
    return HttpResponse("welcome")


def test_nobody_gets_past_the_gate_and_comes_back_after_signing_in(ask):
    answer = ask(staff(welcome))
    assert answer["Location"] == "/sign-in/?next=%2Fsomewhere%2F%3Fq%3Dwords"


def test_what_was_sent_to_a_page_does_not_become_an_address_to_come_back_to(ask):
    assert ask(staff(welcome), method="post")["Location"] == "/sign-in/?next=%2Fdesk%2F"


def test_everyone_with_a_role_gets_past_the_staff_gate(ask, person):
    for role in Role:
        assert ask(staff(welcome), person(f"Person {role}", role)).content == b"welcome"


def test_someone_without_a_role_is_told_so(ask, person):
    answer = ask(staff(welcome), person("Nell None"))
    assert answer.status_code == 403
    assert "You have no role at this desk yet." in answer.content.decode()


def test_someone_whose_account_is_closed_has_no_role(ask, officer):
    officer.is_active = False
    assert ask(staff(welcome), officer).status_code == 403


def test_one_of_the_roles_is_enough(ask, officer, auditor, reviewer):
    view = role_required(Role.OFFICER, Role.AUDITOR)(welcome)
    assert ask(view, officer).content == ask(view, auditor).content == b"welcome"
    page = ask(view, reviewer)
    assert page.status_code == 403
    assert "FOI officer or Auditor" in page.content.decode()


def test_pages_behind_the_gate_are_kept_by_no_cache(ask, officer):
    assert "no-store" in ask(staff(welcome), officer)["Cache-Control"]


def test_a_live_part_of_a_page_sends_the_whole_page_to_sign_in(browser):
    answer = browser.get(reverse("people:me"), headers={"HX-Request": "true"})
    assert answer["HX-Redirect"].startswith("/sign-in/")


def test_the_gate_asks_three_things_of_the_database(officer, client_of, django_assert_num_queries):
    browser = client_of(officer)
    browser.get(reverse("people:keys"))
    with django_assert_num_queries(4):  # session, person with team, roles; then the page's own
        browser.get(reverse("people:keys"))
