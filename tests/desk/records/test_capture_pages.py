"""The pages of captures: bring one in, settle what the file cannot say, see what it shows and what vanished."""

from __future__ import annotations

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.desk.records.models import Capture

pytestmark = pytest.mark.django_db
CHAT = """12/06/2026, 07:58 - Messages and calls are end-to-end encrypted.
12/06/2026, 07:58 - Priya Shah: The gritter on Cold Ash Road broke down
13/06/2026, 08:01 - Tom Hale: Who is on call?
14/06/2026, 08:05 - Priya Shah: Ana is
14/06/2026, 08:07 - Tom Hale: Salt is at the depot
14/06/2026, 08:09 - Ana Flores: On my way
"""
OPEN = """01/02/2026, 07:58 - Priya Shah: Who is on call?
01/02/2026, 08:01 - Tom Hale: Ana is
"""


def bring(browser, text=CHAT, **fields):
    file = SimpleUploadedFile("WhatsApp Chat with Severe weather.txt", text.encode())
    given = {"key": str(uuid.uuid4()), "file": file, "group": "GRP-01"} | fields
    return browser.post("/records/captures/new/", given)


@pytest.fixture
def browser(records, client_of):
    """The records officer at their browser."""
    return client_of(records)


def test_a_capture_is_brought_in_read_and_shown(browser, run_jobs):
    answer = bring(browser, account="Priya’s council phone")
    number = Capture.objects.get().pk
    assert answer.url == f"/records/captures/{number}/"
    assert "You can leave this page" in browser.get(answer.url).content.decode()
    run_jobs()
    text = browser.get(answer.url).content.decode()
    assert "<b>6</b> messages, " in text
    assert "Priya’s council phone" in text
    assert Capture.objects.get().sha256 in text
    index = browser.get("/records/").content.decode()
    assert "Severe weather duty cell" in index


def test_a_form_that_lacks_something_says_so_beside_the_box(browser):
    text = browser.post("/records/captures/new/", {"key": str(uuid.uuid4())}).content.decode()
    assert "Choose the file" in text
    assert "Choose the group, or enter whose messages they are" in text


def test_what_is_no_export_is_refused_with_the_reason(browser):
    answer = bring(browser, "Minutes of a meeting.\n")
    assert answer.status_code == 422
    assert not Capture.objects.exists()


def test_dates_that_read_two_ways_are_settled_by_a_person(browser, run_jobs):
    address = bring(browser, OPEN).url
    run_jobs()
    text = browser.get(address).content.decode()
    assert "Which of these is right?" in text
    assert browser.post(address, {"do": "settle"}).status_code == 422
    browser.post(address, {"do": "settle", "order": "dmy"})
    run_jobs()
    assert "Sunday 1 February 2026" in browser.get(address).content.decode()


def test_what_vanished_and_what_changed_stand_on_the_page_of_the_later_capture(browser, run_jobs):
    bring(browser)
    run_jobs()
    later = CHAT.replace("13/06/2026, 08:01 - Tom Hale: Who is on call?\n", "").replace(
        "Ana is", "This message was deleted"
    )
    address = bring(browser, later).url
    run_jobs()
    text = browser.get(address).content.decode()
    assert "Vanished since an earlier capture" in text
    assert "Who is on call?" in text
    assert "Changed since an earlier capture" in text
    assert "Ana is" in text


def test_a_capture_that_waits_can_be_given_up_with_a_reason(browser, run_jobs):
    address = bring(browser, OPEN).url
    run_jobs()
    assert browser.post(address, {"do": "give-up", "reason": ""}).status_code == 422
    browser.post(address, {"do": "give-up", "reason": "It is of the wrong group."})
    assert "It is of the wrong group." in browser.get(address).content.decode()


def test_who_reads_no_records_sees_no_capture(browser, run_jobs, contributor, client_of):
    address = bring(browser).url
    assert client_of(contributor).get(address).status_code == 404
    page = client_of(contributor).get("/records/")
    assert "Bring in a capture" not in page.content.decode()


def test_the_owner_of_a_group_captures_it_and_sees_that_group_alone(browser, run_jobs, person, client_of):
    from answerable.desk.people.roles import Role

    bring(browser, group="GRP-02")
    owner = client_of(person("Hari Resilience", Role.CONTRIBUTOR, job="Head of Resilience"))
    form = owner.get("/records/captures/new/").content.decode()
    assert "GRP-01" in form
    assert "GRP-02" not in form
    assert bring(owner, CHAT.replace("Ana", "Bo")).status_code == 302
    assert owner.get("/records/").content.decode().count("data-row") == 2  # its chat and its capture
