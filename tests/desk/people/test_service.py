from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from answerable.desk.ledger.models import Entry
from answerable.desk.people.models import Person, Setting
from answerable.desk.people.roles import Role
from desk.people.helping import kinds
from desk.people.service import Service

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(settings):
    """The authority's sign-in service, set up as the settings set it up."""
    made = Service()
    app = {
        "provider_id": "service",
        "name": "your Harrowmere account",
        "client_id": "desk",
        "secret": "known to both",
        "settings": {"server_url": made.url, "verified_email": False},
    }
    settings.OIDC_ISSUER, settings.OIDC_NAME = made.url, app["name"]
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    yield made
    made.close()


@pytest.fixture
def come_by(browser, service):
    """come_by(sub=…, email=…): goes to the service and comes back with these claims."""

    def go(**claims):
        service.claims = {"sub": "s-1", "email_verified": True, **claims}
        there = browser.post(reverse("openid_connect_login", args=["service"]))["Location"]
        asked = parse_qs(urlsplit(there).query)
        assert asked["code_challenge_method"] == ["S256"]
        assert asked["redirect_uri"] == ["http://testserver/sign-in/by/service/back/"]
        back = {"code": "once", "state": asked["state"][0]}
        return browser.get(reverse("openid_connect_callback", args=["service"]), back)

    return go


def test_the_sign_in_page_offers_the_service_first(browser, service):
    page = browser.get(reverse("account_login")).content.decode()
    assert page.index("Sign in with your Harrowmere account") < page.index("Or with a password of this desk")


def test_without_a_service_it_is_not_offered(browser):
    assert "Or with a password" not in browser.get(reverse("account_login")).content.decode()
    assert browser.get(reverse("openid_connect_login", args=["service"])).status_code == 404


def test_someone_whom_an_administrator_has_added_comes_in_without_a_second_factor_of_ours(browser, officer, come_by):
    assert come_by(email=officer.email.upper())["Location"] == "/desk/"
    assert browser.get(reverse("people:me")).status_code == 200
    assert Entry.objects.get(kind="signed-in").data == {"methods": ["socialaccount"]}
    assert not EmailAddress.objects.exists()
    assert mail.outbox == []


def test_they_are_known_again_even_when_the_service_changes_their_address(browser, officer, come_by):
    come_by(email=officer.email)
    browser.post(reverse("people:leave"))
    assert come_by(email="olive.married@harrowmere.example")["Location"] == "/desk/"
    assert browser.get(reverse("people:me")).status_code == 200


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "stranger@harrowmere.example"},
        {"email": "olive.officer@harrowmere.example", "email_verified": False},
        {"email": "olive.officer@harrowmere.example", "email_verified": "false"},
        {"email": "olive.officer@harrowmere.example", "email_verified": None},
        {},
    ],
)
def test_unknown_people_and_addresses_nobody_vouches_for_are_refused_kindly(browser, officer, come_by, claims):
    answer = come_by(**claims)
    assert answer.status_code == 403
    assert "You have no account here yet" in answer.content.decode()
    assert browser.get(reverse("people:me")).status_code == 302
    assert Person.objects.count() == 1


def test_a_closed_account_stays_closed(officer, come_by):
    Person.objects.filter(pk=officer.pk).update(is_active=False)
    assert come_by(email=officer.email).status_code == 403


def test_an_address_is_believed_without_the_mark_where_the_authority_says_so(settings, officer, come_by):
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"]["verified_email"] = True
    assert come_by(email=officer.email, email_verified=None)["Location"] == "/desk/"


def test_groups_give_roles_at_sign_in(officer, come_by):
    Setting.objects.create(name="group_roles", value="g-1 = approver\ng-2 = officer")
    come_by(email=officer.email, groups=["g-1", "g-7"])
    assert Person.objects.get(pk=officer.pk).roles == {Role.APPROVER}
    assert kinds() == ["roles-changed", "signed-in"]


def test_someone_who_is_signed_in_cannot_take_another_service_account_to_theirs(browser, officer, approver, come_by):
    come_by(email=officer.email)
    address = reverse("openid_connect_login", args=["service"]) + "?process=connect"
    assert browser.post(address).status_code == 302
    assert come_by(sub="s-2", email=approver.email)["Location"] == "/desk/"
    assert set(officer.socialaccount_set.values_list("uid", flat=True)) == {"s-1"}


def test_a_sign_in_that_the_service_ended_says_so(browser, service):
    there = browser.post(reverse("openid_connect_login", args=["service"]))["Location"]
    state = parse_qs(urlsplit(there).query)["state"][0]
    back = browser.get(
        reverse("openid_connect_callback", args=["service"]), {"error": "access_denied", "state": state}, follow=True
    )
    assert "You are not signed in" in back.content.decode()


def test_whoever_signs_in_by_the_service_alone_gets_no_password_by_mail(browser, officer, service, run_jobs):
    officer.set_unusable_password()
    officer.save()
    browser.post(reverse("account_reset_password"), {"email": officer.email})
    run_jobs()
    assert mail.outbox == []


def test_whoever_has_no_password_here_has_no_page_to_change_it(browser, officer, come_by):
    officer.set_unusable_password()
    officer.save()
    come_by(email=officer.email)
    assert browser.get(reverse("account_change_password")).status_code == 404
    assert "Change your password" not in browser.get(reverse("people:me")).content.decode()
