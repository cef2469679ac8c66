"""From a link in a message to a desk that is open: passwords, codes, passkeys; and what an administrator does about people."""

import re

import pytest

from journeys import browser as chromium

PASSWORD = "three words apart"  # noqa: S105, of people made for a test


@pytest.fixture(autouse=True)
def _nothing_counted(transactional_db):
    from django.core.cache import cache

    cache.clear()


def link_to(person):
    """The path of a new link to set a password."""
    from answerable.desk.people.links import password_link

    return password_link(person).partition("//")[2].partition("/")[2]


def code_for(text):
    """What an authenticator app shows that was given the key on this page."""
    from desk.people.helping import code_now

    return code_now(re.search(r"type this key into the app:\s+(\w{32})", text)[1])


@pytest.mark.parametrize("at", [chromium.WIDE, chromium.PHONE], ids=["wide", "phone"])
def test_someone_new_sets_a_password_and_a_second_factor(keyboard, officer, at):
    desk = keyboard(at=at).open("/" + link_to(officer)).reads("Set your password")
    desk.fill("New password", "short").fill("New password again", "short").press("Set the password")
    desk.reads("There is a problem", "too short")
    desk.fill("New password", PASSWORD).fill("New password again", PASSWORD).press("Set the password")
    desk.reads("Your password is set").press("Sign in")
    desk.fill("Email address", officer.email).fill("Password", "not the password").press("Sign in", role="button")
    desk.reads("The email address or the password is not right")
    desk.fill("Password", PASSWORD).press("Sign in", role="button")
    desk.open("/me/").reads("Your role needs a second factor").press("Set up an authenticator app")
    desk.reads("Confirm that it is you").fill("Password", PASSWORD).press("Go on")
    desk.reads("Scan this picture").fill("Code", "000000").press("Set up the app").reads("The code is not right")
    desk.fill("Code", code_for(desk.page.inner_text("main"))).press("Set up the app")
    desk.reads("Recovery codes", "10 of 10 are left")
    desk.open("/me/").reads("FOI officer")


def test_a_code_is_asked_for_and_a_lost_device_has_words(keyboard, contributor):
    from desk.people.helping import code_now, give_app

    give_app(contributor)
    desk = keyboard().open("/sign-in/")
    desk.fill("Email address", contributor.email).fill("Password", "a long password for tests")
    desk.press("Sign in", role="button").reads("Enter a code", "Lost your device?")
    desk.fill("Code", "000000").press("Sign in", role="button").reads("The code is not right")
    desk.fill("Code", code_now()).press("Sign in", role="button")
    desk.open("/me/second-factor/").reads("In use").press("Remove the authenticator app")
    desk.reads("Confirm that it is you").fill("Password", "a long password for tests").press("Go on")
    desk.press("Remove the app").reads("Not set up")
    desk.open("/sign-out/").press("Sign out").is_at("/sign-in/")


def test_an_account_is_locked_after_too_many_failures_and_an_administrator_unlocks_it(
    keyboard, contributor, administrator
):
    door = keyboard().open("/sign-in/")
    for _ in range(10):
        door.fill("Email address", contributor.email).fill("Password", "not the password").press(
            "Sign in", role="button"
        )
        door.reads("There is a problem")
    right = ("Password", "a long password for tests")
    door.fill("Email address", contributor.email).fill(*right).press("Sign in", role="button")
    door.reads("There were too many failed attempts")
    desk = keyboard(administrator).open(f"/people/{contributor.pk}/").press(re.compile("^Unlock"))
    desk.press(re.compile("^Unlock")).reads("unlocked")
    door.fill("Email address", contributor.email).fill(*right).press("Sign in", role="button").is_at("/desk/")


def test_a_forgotten_password_has_a_way_back(keyboard):
    desk = keyboard(at=chromium.PHONE).open("/sign-in/").press("I have forgotten my password")
    desk.fill("Email address", "nobody").press("Send the link").reads("Enter an email address")
    desk.fill("Email address", "nobody@harrowmere.example").press("Send the link").reads("Look at your mail")
    desk.open("/password/1-abc-def/").reads("This link no longer works")
    desk.open("/sign-in/closed/").reads("Your account is closed")


def test_people_look_after_their_own_account(keyboard, officer):
    desk = keyboard(officer, at=chromium.PHONE).open("/me/")
    desk.fill("Your name", "Olive Other").press("Save the changes").reads("The change is saved.")
    desk.press("Keys for programs that act for you").reads("You have none.")
    desk.press("Make the key").reads("There is a problem", "Choose what the key may do")
    desk.fill("What is it for?", "Website").choose("Read statistics").press("Make the key")
    desk.reads("It is shown this once").press("Keys for programs").reads("Not used yet.")
    desk.press("End this key Website").reads("The key no longer works.")
    desk.open("/me/sign-ins/").reads("Where you are signed in")
    desk.open("/me/second-factor/").reads("Authenticator app", "Passkeys and security keys")
    desk.open("/me/second-factor/passkeys/").reads("You have none.")
    desk.open("/me/password/").reads("Change your password")


def test_an_administrator_keeps_people_teams_and_settings(keyboard, administrator, run_jobs):
    desk = keyboard(administrator).open("/people/").press("Teams").reads("There are no teams yet.")
    desk.fill("Name of the team", "Highways").press("Add the team").reads("Highways is added.")
    desk.press("People").press("Add someone").press("Add them and send the link").reads("Enter full name")
    desk.fill("Full name", "Ada Wren").fill("Email address", "ada.wren@harrowmere.example").pick(
        "Team (optional)", "Highways"
    )
    desk.choose("Auditor").press("Add them and send the link").reads("Ada Wren is added.")
    desk.press("Ada Wren").reads("nothing yet: no password is set", "Highways")
    desk.press("Change roles").choose("Reviewer").press("Save the roles").reads("Reviewer, Auditor")
    desk.press("Change name, address, job or team").fill("Job (optional)", "Clerk").press("Save the changes").reads(
        "Clerk"
    )
    desk.press("Close the account").reads("They are signed out everywhere").press("Close the account")
    desk.reads("The account is closed.").press("Open the account again").press("Open the account")
    desk.open("/settings/").press("Change Signing in").fill("Minutes that an account stays locked", "1")
    desk.press("Save the settings").reads("There is a problem")
    desk.fill("Minutes that an account stays locked", "30").press("Save the settings").reads("from “15” to “30”")
    desk.open("/people/teams/").press("Highways").press("Remove this team").press("Remove the team")
    desk.reads("Highways cannot be removed: people or requests belong to it.")


def test_a_page_for_another_role_says_so(keyboard, officer):
    desk = keyboard(officer, at=chromium.PHONE).open("/people/").reads("It is for people with the role Administrator.")
    assert desk.status() == 403


@pytest.mark.parametrize("has_scripts", [True], indirect=True, ids=["scripts"])
def test_a_passkey_is_added_and_signs_in_alone(keyboard, officer, desk_url):
    desk = keyboard(officer).open("/me/second-factor/passkeys/add/")
    tools = desk.page.context.new_cdp_session(desk.page)
    tools.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options = {"options": key | {"isUserVerified": True, "automaticPresenceSimulation": True}}
    tools.send("WebAuthn.addVirtualAuthenticator", options)
    desk.reads("Confirm that it is you").fill("Password", "a long password for tests").press("Go on")
    desk.fill("Name of the key (optional)", "Blue key")
    desk.choose("Sign in with this key alone, without a password").press("Add the key")
    desk.reads("Recovery codes").open("/me/second-factor/passkeys/").reads("Blue key")
    desk.press("Rename Blue key").fill("Name of the key", "Red key").press("Save the name").reads("Red key")
    desk.open("/sign-out/").press("Sign out")
    desk.focus("Sign in with a passkey")
    with desk.page.expect_navigation(url=lambda address: "/sign-in/" not in address):
        desk.keys("Enter")
    desk.open("/me/").reads("FOI officer")
