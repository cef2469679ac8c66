from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from answerable.desk.people.actions.close_account import close_account
from answerable.desk.people.actions.tokens import end_token, issue
from answerable.desk.people.actors import DESK, acting
from answerable.desk.people.models import Person, Token
from answerable.desk.people.sessions import IDLE, SEEN, UNTIL
from answerable.desk.people.tokens import Scope, holder_of
from answerable.errors import NoSuchThing, NotAToken
from desk.people.helping import kinds

pytestmark = pytest.mark.django_db


def test_people_change_their_own_name_and_what_the_desk_does_for_them(officer, client_of):
    own = {"name": "Olive Other", "job": "Head of desk", "has_notices": "on"}
    client_of(officer).post(reverse("people:me"), own)
    changed = Person.objects.get(pk=officer.pk)
    assert (changed.name, changed.job, changed.has_shortcuts, changed.has_notices) == (
        "Olive Other", "Head of desk", False, True,
    )  # fmt: skip
    assert kinds() == ["own-account-changed"]


def test_nobody_changes_their_own_address_or_roles_there(officer, client_of):
    sent = {"name": "Olive Officer", "job": "", "email": "x@y.example", "roles": ["administrator"], "is_active": ""}
    client_of(officer).post(reverse("people:me"), sent)
    changed = Person.objects.get(pk=officer.pk)
    assert (changed.email, changed.roles, changed.is_active) == (officer.email, officer.roles, True)


def test_a_session_ends_after_some_time_without_activity(browser, contributor, sign_in):
    sign_in(browser, contributor)
    _age(browser, **{SEEN: 61 * 60})
    answer = browser.get(reverse("people:me"), follow=True)
    assert "You were signed out because the time of your session was over" in answer.content.decode()


def test_a_session_ends_after_some_hours_however_active(browser, contributor, sign_in):
    sign_in(browser, contributor)
    _age(browser, **{UNTIL: 13 * 3600})
    assert browser.get(reverse("people:me")).status_code == 302


@pytest.mark.parametrize("mark", [UNTIL, IDLE, SEEN])
def test_a_session_without_its_limits_is_over(browser, contributor, sign_in, mark):
    sign_in(browser, contributor)
    session = browser.session
    del session[mark]
    session.save()
    answer = browser.get(reverse("people:me"), follow=True)
    assert "You were signed out because the time of your session was over" in answer.content.decode()


def test_activity_keeps_a_session(browser, contributor, sign_in):
    sign_in(browser, contributor)
    for _ in range(3):
        _age(browser, **{SEEN: 50 * 60})
        assert browser.get(reverse("people:me")).status_code == 200


def test_people_see_their_sign_ins_and_end_one(browser, contributor, sign_in):
    sign_in(browser, contributor)
    other = Client(headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0"})
    sign_in(other, contributor)
    page = browser.get(reverse("people:sessions")).content.decode()
    assert "Firefox on Windows" in page
    assert "this browser" in page
    browser.post(reverse("people:sessions-end"))
    assert other.get(reverse("people:me")).status_code == 302
    assert browser.get(reverse("people:me")).status_code == 200


def test_nobody_ends_the_session_of_another(browser, contributor, officer, sign_in, client_of):
    from allauth.usersessions.models import UserSession

    sign_in(browser, contributor)
    theirs = UserSession.objects.get(user=contributor)
    assert client_of(officer).post(reverse("people:session-end", args=[theirs.pk])).status_code == 404
    assert browser.get(reverse("people:me")).status_code == 200


def test_what_is_over_is_forgotten(browser, contributor, sign_in, at):
    from allauth.usersessions.models import UserSession
    from django.contrib.sessions.models import Session

    from answerable.desk.people import attempts, sessions
    from answerable.desk.people.models import Failure

    sign_in(Client(), contributor)
    Session.objects.all().delete()
    sign_in(browser, contributor)
    sessions.forget_ended()
    assert UserSession.objects.get().session_key == browser.session.session_key
    for age in (timedelta(hours=23), timedelta(hours=25)):
        Failure.objects.create(address="a", origin="b", at=at - age)
    attempts.forget_old(at=at)
    assert Failure.objects.count() == 1


def test_a_key_is_shown_once_and_only_its_digest_is_kept(officer, client_of, at):
    browser, last = client_of(officer), timezone.localdate() + timedelta(days=30)  # noqa: TID251, as the page
    day = {"expires_on_day": last.day, "expires_on_month": last.month, "expires_on_year": last.year}
    page = browser.post(
        reverse("people:keys"), {"name": "Website", "scopes": ["read", "returns"], **day}
    ).content.decode()
    key = page.split('people-secret">')[1].split("<")[0]
    assert key.startswith("answerable_")
    assert key not in str(list(Token.objects.values()))
    assert key not in browser.get(reverse("people:keys")).content.decode()
    assert holder_of(key, at=timezone.now()) == (officer, frozenset({Scope.READ, Scope.RETURNS}))  # noqa: TID251, as the page


def test_a_key_works_until_its_last_day(officer, at):
    key = issue(name="Website", scopes=[Scope.READ], expires_on=at.date(), by=acting(officer), at=at)
    assert holder_of(key, at=at)
    assert holder_of(key, at=at + timedelta(days=1)) is None


def test_a_key_that_was_ended_works_no_more(officer, at):
    key = issue(name="Website", scopes=[Scope.READ], expires_on=at.date(), by=acting(officer), at=at)
    end_token(token=Token.objects.get().pk, by=acting(officer), at=at)
    assert holder_of(key, at=at) is None
    assert kinds() == ["token-made", "token-ended"]


def test_keys_end_with_the_account_and_stay_ended(officer, at):
    key = issue(name="Website", scopes=[Scope.READ], expires_on=at.date(), by=acting(officer), at=at)
    close_account(person=officer.pk, by=DESK, at=at)
    assert holder_of(key, at=at) is None
    Person.objects.filter(pk=officer.pk).update(is_active=True)
    assert holder_of(key, at=at) is None


def test_what_is_no_key_has_no_holder(at):
    assert holder_of("", at=at) is None
    assert holder_of("answerable_guessed", at=at) is None


@pytest.mark.parametrize(("scopes", "days"), [([], 30), ([Scope.READ], -1), ([Scope.READ], 400)])
def test_a_key_for_nothing_or_for_ever_is_refused(officer, at, scopes, days):
    with pytest.raises(NotAToken):
        issue(name="X", scopes=scopes, expires_on=at.date() + timedelta(days=days), by=acting(officer), at=at)


def test_nobody_ends_the_key_of_another(officer, approver, at):
    issue(name="Website", scopes=[Scope.READ], expires_on=at.date(), by=acting(officer), at=at)
    with pytest.raises(NoSuchThing):
        end_token(token=Token.objects.get().pk, by=acting(approver), at=at)


def _age(browser, **seconds):
    """Make the session look as it would some seconds later."""
    session = browser.session
    for name, past in seconds.items():
        session[name] -= past
    session.save()
