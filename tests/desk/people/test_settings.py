import pytest
from django.urls import reverse

from answerable.desk.ledger.models import Entry
from answerable.desk.people.actions.set_preferences import set_preferences
from answerable.desk.people.actors import DESK, acting
from answerable.desk.people.models import Setting
from answerable.desk.people.preferences import PREFERENCES, Kind, preference, preferences
from answerable.errors import NotAllowed, NotASetting

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("declared", PREFERENCES, ids=lambda declared: declared.name)
def test_every_preference_has_a_default_of_its_kind_a_label_and_help(declared):
    from answerable.desk.people.actions.set_preferences import trouble

    assert trouble(declared, declared.default) == ""
    assert declared.label
    assert declared.help
    assert bool(declared.choices) is (declared.kind is Kind.CHOICE)


def test_names_of_preferences_are_said_once():
    names = [declared.name for declared in PREFERENCES]
    assert len(names) == len(set(names))


def test_a_preference_is_its_default_until_someone_sets_it(administrator, at):
    assert preference("chaser_days") == 2
    set_preferences(values={"chaser_days": 4}, by=acting(administrator), at=at)
    assert preference("chaser_days") == 4
    assert preferences()["chaser_days"] == 4


def test_a_preference_that_nobody_declared_is_an_error():
    with pytest.raises(KeyError):
        preference("no_such_thing")


def test_the_ledger_says_what_was_chosen_and_of_words_only_that_they_changed(administrator, at):
    set_preferences(
        values={"chaser_days": 4, "mail_address": "foi@harrowmere.example"}, by=acting(administrator), at=at
    )
    assert Entry.objects.get().data == {"chaser_days": [2, 4], "mail_address": "changed"}


def test_saving_what_is_there_already_leaves_no_entry(administrator, at):
    assert set_preferences(values={"chaser_days": 2}, by=acting(administrator), at=at) == ()
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "values",
    [
        {"chaser_days": 0},
        {"chaser_days": True},
        {"mfa_required": "yes"},
        {"acknowledge": "sometimes"},
        {"mail_address": "not an address"},
        {"accent": "#ffff00"},
        {"accent": "blue"},
        {"group_roles": "g-1 = king"},
    ],
)
def test_values_that_a_preference_cannot_have_are_refused(values, at):
    with pytest.raises(NotASetting):
        set_preferences(values=values, by=DESK, at=at)
    assert not Setting.objects.exists()


def test_only_administrators_change_settings(officer, at):
    with pytest.raises(NotAllowed):
        set_preferences(values={"chaser_days": 4}, by=acting(officer), at=at)


def test_an_administrator_changes_a_group_of_settings_and_sees_who_changed_what(administrator, client_of):
    browser = client_of(administrator)
    page = browser.get(reverse("people:settings-group", args=["signing-in"])).content.decode()
    assert "Minutes without activity" in page
    data = {"idle_minutes": 30, "session_hours": 12, "sign_in_failures": 10, "lock_minutes": 15, "group_roles": ""}
    page = browser.post(reverse("people:settings-group", args=["signing-in"]), data, follow=True).content.decode()
    assert "Adam Administrator: Minutes without activity before someone is signed out from “60” to “30”" in page
    assert preference("mfa_required") is False  # its box was not ticked
    assert preference("idle_minutes") == 30


def test_what_cannot_be_is_said_beside_its_box_and_kept(administrator, client_of):
    page = client_of(administrator).post(reverse("people:settings-group", args=["look"]), {"accent": "#ffff00"})
    assert "Choose a darker colour" in page.content.decode()
    assert 'value="#ffff00"' in page.content.decode()


def test_a_group_that_does_not_exist_is_not_there(administrator, client_of):
    assert client_of(administrator).get("/settings/weather/").status_code == 404


def test_the_colour_that_is_chosen_is_the_colour_of_the_desk(browser, administrator, at):
    set_preferences(values={"accent": "#5b2a86"}, by=acting(administrator), at=at)
    assert "--accent:#5b2a86" in browser.get("/brand.css").content.decode()
