import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse

from answerable.desk.ledger.models import Entry
from answerable.desk.people.models import Failure
from answerable.desk.people.roles import Role
from desk.people.helping import PASSWORD, code_now, give_app, kinds, link_in_mail

pytestmark = pytest.mark.django_db


def test_someone_without_a_role_that_needs_more_signs_in_with_address_and_password(browser, contributor, sign_in):
    answer = sign_in(browser, contributor)
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert browser.get(reverse("people:me")).status_code == 200
    entry = Entry.objects.get(kind="signed-in")
    assert (entry.by, entry.subject, entry.data) == (
        f"person:{contributor.pk}", f"person:{contributor.pk}", {"methods": ["password"]},
    )  # fmt: skip


def test_the_session_has_another_key_after_signing_in(browser, contributor, sign_in):
    browser.get(reverse("account_login"))
    session = browser.session
    session["before"] = "here"
    session.save()
    browser.cookies["sessionid"] = before = session.session_key
    sign_in(browser, contributor)
    assert browser.session.session_key != before


def test_a_wrong_password_is_told_without_saying_whether_the_account_exists(browser, contributor, sign_in):
    known = sign_in(browser, contributor, "not the password").content.decode()
    unknown = sign_in(browser, "nobody@harrowmere.example", "not the password").content.decode()
    assert "The email address or the password is not right" in known
    clean = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|value="[^"@]+@harrowmere.example"|"X-CSRFToken": "\w+"')
    assert clean.sub("", known) == clean.sub("", unknown)
    assert kinds() == ["sign-in-failed", "sign-in-failed"]
    assert list(Entry.objects.values_list("subject", flat=True)) == [f"person:{contributor.pk}", ""]


def test_no_address_stands_in_the_ledger_or_beside_the_failures(browser, contributor, sign_in):
    sign_in(browser, contributor, "not the password")
    kept = str([entry.said for entry in Entry.objects.all()]) + str(list(Failure.objects.values()))
    assert "harrowmere.example" not in kept
    assert "127.0.0.1" not in kept


def test_an_account_locks_after_the_failures_that_the_setting_allows_and_says_for_how_long(
    browser, contributor, sign_in
):
    for _ in range(10):
        sign_in(browser, contributor, "not the password")
    answer = sign_in(browser, contributor).content.decode()
    assert "Wait 15 minutes, or ask an administrator" in answer
    assert kinds() == ["sign-in-failed"] * 9 + ["account-locked"]
    assert browser.get(reverse("people:me")).status_code == 302


def test_the_lock_ends_when_the_failures_are_old_enough(browser, contributor, sign_in):
    from datetime import timedelta

    for _ in range(10):
        sign_in(browser, contributor, "not the password")
    for failure in Failure.objects.all():
        Failure.objects.filter(pk=failure.pk).update(at=failure.at - timedelta(minutes=16))
    assert sign_in(browser, contributor).status_code == 302
    assert not Failure.objects.exists()


def test_one_origin_may_not_try_many_accounts(browser, person, sign_in):
    for number in range(50):
        sign_in(browser, f"somebody{number}@harrowmere.example", "not the password")
    late = sign_in(browser, person("Una Usual")).content.decode()
    assert "too many failed attempts" in late
    assert sign_in(browser, "una.usual@harrowmere.example", REMOTE_ADDR="10.0.0.9").status_code == 302


def test_the_page_is_sent_with_the_address_kept_and_the_password_not(browser, sign_in):
    page = sign_in(browser, "nobody@harrowmere.example", "secret words here").content.decode()
    assert 'value="nobody@harrowmere.example"' in page
    assert "secret words here" not in page


def test_nobody_can_make_an_account(browser):
    assert browser.get("/sign-up/").status_code == 404
    assert "ign up" not in browser.get(reverse("account_login")).content.decode()


def test_an_empty_desk_says_how_the_first_administrator_is_made(browser):
    assert "answerable person add" in browser.get(reverse("account_login")).content.decode()


def test_a_desk_with_people_does_not(browser, contributor):
    assert "answerable person add" not in browser.get(reverse("account_login")).content.decode()


def test_a_closed_account_is_told_so_only_with_its_password(browser, contributor, sign_in):
    contributor.is_active = False
    contributor.save()
    assert "not right" in sign_in(browser, contributor, "not the password").content.decode()
    answer = sign_in(browser, contributor)
    assert answer["Location"] == reverse("account_inactive")
    assert "Your account is closed" in browser.get(answer["Location"]).content.decode()


def test_signing_out_is_a_post_and_leaves_an_entry(browser, contributor, sign_in):
    sign_in(browser, contributor)
    assert "Sign out?" in browser.get(reverse("people:leave")).content.decode()
    assert browser.post(reverse("people:leave"))["Location"] == "/sign-in/"
    assert kinds()[-1] == "signed-out"
    assert browser.get(reverse("people:me")).status_code == 302


def test_whoever_has_an_authenticator_app_must_show_a_code(browser, contributor, sign_in):
    give_app(contributor)
    assert sign_in(browser, contributor)["Location"] == reverse("mfa_authenticate")
    assert browser.get(reverse("people:me")).status_code == 302
    page = browser.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
    assert "The code is not right" in page
    assert browser.post(reverse("mfa_authenticate"), {"code": code_now()}).status_code == 302
    assert browser.get(reverse("people:me")).status_code == 200
    assert Entry.objects.get(kind="signed-in").data == {"methods": ["mfa", "password"]}


def test_a_code_works_once(browser, contributor, sign_in):
    give_app(contributor)
    sign_in(browser, contributor)
    code = code_now()
    assert browser.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
    other = Client()
    sign_in(other, contributor)
    assert other.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200


def test_wrong_codes_lock_the_account_as_wrong_passwords_do(browser, contributor, sign_in):
    give_app(contributor)
    sign_in(browser, contributor)
    for _ in range(10):
        browser.post(reverse("mfa_authenticate"), {"code": "000000"})
    page = browser.post(reverse("mfa_authenticate"), {"code": code_now()}).content.decode()
    assert "Wait 15 minutes" in page
    assert kinds()[-1] == "account-locked"


def test_a_right_password_does_not_forget_the_wrong_codes(browser, contributor, sign_in):
    give_app(contributor)
    for _ in range(10):
        other = Client()
        sign_in(other, contributor)
        other.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Wait 15 minutes" in sign_in(browser, contributor).content.decode()


def test_the_secret_of_an_app_is_not_in_the_table_as_it_is(contributor):
    assert "JBSWY3DPEHPK3PXP" not in str(give_app(contributor).data)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.APPROVER, Role.ADMINISTRATOR])
def test_a_role_that_needs_a_second_factor_sets_one_up_before_anything_else(browser, person, sign_in, role):
    someone = person("Nora New", role)
    sign_in(browser, someone)
    answer = browser.get(reverse("people:me"))
    assert answer["Location"] == reverse("people:second-factor")
    assert "Set up an authenticator app" in browser.get(answer["Location"]).content.decode()


@pytest.mark.django_db(transaction=True)
def test_setting_up_an_app_asks_for_the_password_again_then_opens_the_desk(browser, officer, sign_in):
    sign_in(browser, officer)
    asked = browser.get(reverse("mfa_activate_totp"))
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    browser.post(asked["Location"], {"password": PASSWORD})
    page = browser.get(reverse("mfa_activate_totp")).content.decode()
    assert "<svg" in page
    secret = re.search(r'people-secret">(\w+)<', page)[1]
    done = browser.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})
    assert done["Location"] == reverse("mfa_view_recovery_codes")
    assert len(re.findall(r"<code>", browser.get(done["Location"]).content.decode())) == 10
    assert browser.get(reverse("people:me")).status_code == 200
    assert mail.outbox[-1].subject == "An authenticator app was added"


def test_a_recovery_code_signs_in_once(browser, officer, sign_in):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    give_app(officer)
    code = RecoveryCodes.activate(officer).get_unused_codes()[0]
    sign_in(browser, officer)
    assert browser.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
    again = Client()
    sign_in(again, officer)
    assert again.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200


def test_the_authority_may_do_without_a_second_factor(browser, officer, sign_in):
    from answerable.desk.people.models import Setting

    Setting.objects.create(name="mfa_required", value=False)
    sign_in(browser, officer)
    assert browser.get(reverse("people:me")).status_code == 200


def test_a_forgotten_password_is_set_by_a_link_that_works_once(browser, contributor, sign_in, run_jobs):
    browser.post(reverse("account_reset_password"), {"email": contributor.email})
    run_jobs()
    assert mail.outbox[0].to == [contributor.email]
    link = link_in_mail()
    form = browser.get(link)["Location"]
    answer = browser.post(form, {"password1": "three words apart", "password2": "three words apart"})
    assert answer["Location"] == reverse("account_reset_password_from_key_done")
    assert sign_in(browser, contributor, "three words apart").status_code == 302
    assert "This link no longer works" in Client().get(link).content.decode()


def test_nobody_learns_from_the_forgotten_password_whether_there_is_an_account(browser, contributor, run_jobs):
    known = browser.post(reverse("account_reset_password"), {"email": contributor.email})
    unknown = browser.post(reverse("account_reset_password"), {"email": "nobody@harrowmere.example"})
    run_jobs()
    assert known["Location"] == unknown["Location"]
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("short", "too short"),
        ("password123456", "too common"),
        ("colin.contributor", "too similar"),
    ],
)
def test_weak_passwords_are_refused(browser, contributor, password, says, run_jobs):
    browser.post(reverse("account_reset_password"), {"email": contributor.email})
    run_jobs()
    form = browser.get(link_in_mail())["Location"]
    page = browser.post(form, {"password1": password, "password2": password}).content.decode()
    assert says in page


def test_whoever_changes_a_password_is_told_by_mail(browser, contributor, sign_in):
    sign_in(browser, contributor)
    new = {"oldpassword": PASSWORD, "password1": "three words apart", "password2": "three words apart"}
    assert browser.post(reverse("account_change_password"), new).status_code == 302
    assert mail.outbox[-1].subject == "Your password was changed"


def test_an_app_that_is_removed_no_longer_signs_in(browser, contributor, sign_in):
    give_app(contributor)
    sign_in(browser, contributor)
    browser.post(reverse("mfa_authenticate"), {"code": code_now()})
    asked = browser.get(reverse("mfa_deactivate_totp"))["Location"]
    browser.post(asked, {"password": PASSWORD})
    browser.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=contributor).exists()
