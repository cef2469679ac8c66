import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.urls import reverse

from answerable.desk.ledger.models import Entry
from answerable.desk.people.actions.add_person import add_person
from answerable.desk.people.actions.close_account import close_account, open_account
from answerable.desk.people.actions.give_roles import give_roles, give_roles_by_groups
from answerable.desk.people.actions.help_in import reset_second_factor
from answerable.desk.people.actions.teams import add_team, remove_team
from answerable.desk.people.actors import DESK, acting
from answerable.desk.people.models import Person, Setting, Team
from answerable.desk.people.roles import Role
from answerable.errors import AddressTaken, NotAllowed, StillUsed
from desk.people.helping import give_app, kinds, link_in_mail

pytestmark = pytest.mark.django_db


def fields_of(person, **changed):
    return {"name": person.name, "email": person.email, "job": person.job, "team": "", **changed}


def test_an_administrator_adds_someone_who_sets_a_password_and_signs_in(
    administrator, client_of, browser, sign_in, run_jobs
):
    new = {"name": "Ada Wren", "email": "Ada.Wren@harrowmere.example", "job": "Clerk", "team": "", "roles": ["auditor"]}
    answer = client_of(administrator).post(reverse("people:new"), new, follow=True)
    assert "Ada Wren is added" in answer.content.decode()
    run_jobs()
    assert mail.outbox[0].to == ["ada.wren@harrowmere.example"]
    form = browser.get(link_in_mail())["Location"]
    browser.post(form, {"password1": "three words apart", "password2": "three words apart"})
    ada = Person.objects.get(name="Ada Wren")
    assert sign_in(browser, ada, "three words apart").status_code == 302
    assert ada.roles == {Role.AUDITOR}
    assert Entry.objects.get(kind="person-added").data == {"roles": ["auditor"]}


def test_without_a_mail_server_the_account_is_made_and_the_page_says_what_to_do(
    administrator, client_of, settings, django_capture_on_commit_callbacks
):
    settings.MAIL_HOST = settings.MAIL_FOLDER = ""
    new = {"name": "Ada Wren", "email": "ada@harrowmere.example", "job": "", "team": ""}
    with (
        pytest.raises(Exception, match="no mail server is set"),
        django_capture_on_commit_callbacks(execute=True),
    ):
        client_of(administrator).post(reverse("people:new"), new)
    assert Person.objects.filter(name="Ada Wren").exists()


def test_two_accounts_for_one_address_are_refused_beside_what_was_typed(administrator, officer, client_of):
    new = fields_of(officer, name="Someone Else")
    page = client_of(administrator).post(reverse("people:new"), new).content.decode()
    assert "There is already an account for this address." in page
    assert "Someone Else" in page


def test_an_address_is_one_address_whatever_its_capitals(officer, at):
    with pytest.raises(AddressTaken):
        add_person(name="X", email=officer.email.upper(), roles=[], by=DESK, at=at)


def test_an_administrator_changes_particulars_and_the_ledger_names_fields_only(administrator, officer, client_of):
    client_of(administrator).post(reverse("people:change", args=[officer.pk]), fields_of(officer, job="Head of desk"))
    officer.refresh_from_db()
    assert officer.job == "Head of desk"
    assert Entry.objects.get(kind="person-changed").data == {"fields": ["job"]}


def test_whoever_gets_another_address_is_told_at_the_old_one(administrator, officer, client_of):
    new = fields_of(officer, email="olive@elsewhere.example")
    client_of(administrator).post(reverse("people:change", args=[officer.pk]), new)
    assert mail.outbox[0].to == ["olive.officer@harrowmere.example"]
    assert "The address that you sign in with was changed." in mail.outbox[0].body


def test_an_administrator_gives_and_takes_roles(administrator, officer, client_of):
    client_of(administrator).post(reverse("people:roles", args=[officer.pk]), {"roles": ["approver", "reviewer"]})
    assert Person.objects.get(pk=officer.pk).roles == {Role.APPROVER, Role.REVIEWER}
    assert Entry.objects.get().data == {"given": ["approver", "reviewer"], "taken": ["officer"]}


def test_nobody_changes_their_own_roles(administrator, person, at):
    person("Other Administrator", Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        give_roles(person=administrator.pk, roles=list(Role), by=acting(administrator), at=at)


def test_nobody_closes_their_own_account(administrator, person, at):
    person("Other Administrator", Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        close_account(person=administrator.pk, by=acting(administrator), at=at)


def test_nobody_resets_their_own_second_factor_past_its_pages(administrator, at):
    with pytest.raises(NotAllowed):
        reset_second_factor(person=administrator.pk, by=acting(administrator), at=at)


def test_the_last_administrator_stays_one(administrator, at):
    with pytest.raises(NotAllowed):
        give_roles(person=administrator.pk, roles=[], by=DESK, at=at)
    with pytest.raises(NotAllowed):
        close_account(person=administrator.pk, by=DESK, at=at)


def test_a_closed_administrator_does_not_count_as_one(administrator, person, at):
    other = person("Other Administrator", Role.ADMINISTRATOR)
    close_account(person=other.pk, by=acting(administrator), at=at)
    with pytest.raises(NotAllowed):
        close_account(person=administrator.pk, by=DESK, at=at)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_administrators_see_people_and_settings(person, client_of, role):
    someone = person("Sam Someone", role)
    for name in ("list", "new", "teams", "settings"):
        answer = client_of(someone).get(reverse(f"people:{name}"))
        assert answer.status_code == 403
        assert "It is for people with the role Administrator." in answer.content.decode()


def test_whoever_may_not_see_people_is_not_told_who_exists(officer, client_of):
    there = client_of(officer).get(reverse("people:person", args=[officer.pk]))
    not_there = client_of(officer).get(reverse("people:person", args=[987654]))
    assert there.status_code == not_there.status_code == 403


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_administrators_act_on_people(person, at, role):
    someone = acting(person("Sam Someone", role))
    for act in (
        lambda: add_person(name="X", email="x@y.example", roles=[], by=someone, at=at),
        lambda: give_roles(person=1, roles=[], by=someone, at=at),
        lambda: close_account(person=1, by=someone, at=at),
        lambda: add_team(name="X", by=someone, at=at),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_person_who_is_not_there_is_an_address_that_leads_nowhere(administrator, client_of):
    assert client_of(administrator).get(reverse("people:person", args=[987654])).status_code == 404


def test_closing_an_account_asks_once_then_ends_every_session(administrator, officer, client_of, sign_in, browser):
    Setting.objects.create(name="mfa_required", value=False)
    sign_in(browser, officer)
    assert browser.get(reverse("people:me")).status_code == 200
    step = reverse("people:step", args=[officer.pk, "close"])
    administrators = client_of(administrator)
    assert "They are signed out everywhere" in administrators.get(step).content.decode()
    administrators.post(step)
    assert browser.get(reverse("people:me")).status_code == 302
    assert kinds()[-1] == "account-closed"


def test_an_account_that_is_opened_again_has_its_roles(administrator, officer, at):
    close_account(person=officer.pk, by=acting(administrator), at=at)
    assert Person.objects.get(pk=officer.pk).roles == frozenset()
    open_account(person=officer.pk, by=acting(administrator), at=at)
    assert Person.objects.get(pk=officer.pk).roles == {Role.OFFICER}


def test_resetting_a_second_factor_removes_all_of_it(administrator, officer, client_of):
    give_app(officer)
    client_of(administrator).post(reverse("people:step", args=[officer.pk, "reset"]))
    assert not Authenticator.objects.filter(user=officer).exists()
    assert mail.outbox[0].to == [officer.email]


def test_an_administrator_unlocks_an_account(administrator, contributor, client_of, browser, sign_in):
    for _ in range(10):
        sign_in(browser, contributor, "not the password")
    page = client_of(administrator).get(reverse("people:person", args=[contributor.pk])).content.decode()
    assert "Locked" in page
    client_of(administrator).post(reverse("people:step", args=[contributor.pk, "unlock"]))
    assert sign_in(browser, contributor).status_code == 302


def test_a_step_that_does_not_exist_is_not_there(administrator, officer, client_of):
    assert client_of(administrator).post(f"/people/{officer.pk}/promote/").status_code == 404


def test_people_are_found_by_name_job_team_and_address(administrator, person, client_of, at):
    roads = add_team(name="Highways", by=DESK, at=at)
    person("Rosa Road", Role.CONTRIBUTOR, team=roads, job="Engineer")
    browser = client_of(administrator)
    for words in ("rosa", "engineer", "highw", "rosa.road@", "Rosa Engineer"):
        page = browser.get(reverse("people:list"), {"q": words}).content.decode()
        assert "Rosa Road" in page
        assert "Adam Administrator</a>" not in page
    assert "Nobody is found" in browser.get(reverse("people:list"), {"q": "zebra"}).content.decode()


def test_the_list_of_people_asks_the_same_few_questions_however_many_they_are(
    administrator, person, client_of, django_assert_max_num_queries
):
    browser = client_of(administrator)
    for number in range(20):
        person(f"Person Number{number}", Role.OFFICER, Role.APPROVER)
    with django_assert_max_num_queries(6):
        browser.get(reverse("people:list"))


def test_teams_are_added_renamed_and_removed(administrator, client_of):
    browser = client_of(administrator)
    browser.post(reverse("people:teams"), {"name": "Highways"})
    team = Team.objects.get()
    browser.post(reverse("people:team", args=[team.pk]), {"name": "Roads"})
    assert Team.objects.get().name == "Roads"
    page = browser.post(reverse("people:teams"), {"name": "roads"}).content.decode()
    assert "There is already a team of that name" in page
    browser.post(reverse("people:team-remove", args=[team.pk]))
    assert not Team.objects.exists()
    assert kinds() == ["team-added", "team-renamed", "team-removed"]


def test_a_team_with_people_in_it_stays(person, at):
    team = add_team(name="Highways", by=DESK, at=at)
    person("Rosa Road", team=team)
    with pytest.raises(StillUsed):
        remove_team(team=team.pk, by=DESK, at=at)


def test_groups_of_the_sign_in_service_give_and_take_the_roles_that_are_named(officer, administrator, at):
    Setting.objects.create(name="group_roles", value="g-1 = approver\ng-2 = officer")
    give_roles_by_groups(person=officer.pk, groups={"g-1", "g-9"}, at=at)
    assert Person.objects.get(pk=officer.pk).roles == {Role.APPROVER}
    give_roles_by_groups(person=officer.pk, groups={"g-1"}, at=at)
    assert kinds() == ["roles-changed"]
    assert Entry.objects.get().by == "desk"


def test_groups_never_take_the_last_administrator_away(administrator, at):
    Setting.objects.create(name="group_roles", value="g-1 = administrator")
    give_roles_by_groups(person=administrator.pk, groups=set(), at=at)
    assert Person.objects.get(pk=administrator.pk).roles == {Role.ADMINISTRATOR}


def test_a_service_that_names_no_groups_changes_no_roles(officer, at):
    Setting.objects.create(name="group_roles", value="g-1 = approver")
    give_roles_by_groups(person=officer.pk, groups=None, at=at)
    assert Person.objects.get(pk=officer.pk).roles == {Role.OFFICER}


def test_no_name_and_no_address_stands_in_the_ledger(administrator, client_of, officer):
    browser = client_of(administrator)
    browser.post(reverse("people:change", args=[officer.pk]), fields_of(officer, name="Another Name"))
    browser.post(reverse("people:step", args=[officer.pk, "link"]))
    kept = str([entry.said for entry in Entry.objects.all()])
    assert "Another" not in kept
    assert "@" not in kept


@pytest.mark.django_db(transaction=True)
def test_two_administrators_who_close_each_others_account_at_once_leave_one(person, at):
    from threading import Barrier, Thread

    from django.db import connection

    both = [person("Adam One", Role.ADMINISTRATOR), person("Eve Two", Role.ADMINISTRATOR)]
    start, refused = Barrier(2), []

    def close(mine, theirs):
        start.wait()
        try:
            close_account(person=theirs.pk, by=acting(mine), at=at)
        except NotAllowed:
            refused.append(mine.pk)
        finally:
            connection.close()

    threads = [Thread(target=close, args=pair) for pair in (both, both[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert Person.objects.filter(is_active=True).count() == 1
