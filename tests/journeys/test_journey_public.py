"""Somebody asks on the public page, looks whether it is answered already, follows the request, and asks for a review."""

import re
from dataclasses import replace

import pytest

from desk.disclosure.conftest import copy, known  # noqa: F401  # fixtures
from journeys import browser as chromium
from journeys.acts import decide, open_case, send
from journeys.post import ASKER, text_of

WORDS = "How many parking permits did the council issue in 2025?"


@pytest.fixture
def published(copy, known, by, at):  # noqa: F811
    """An answer in the log to a question like the one that is asked."""
    from answerable.desk.disclosure.actions.publish import publish
    from answerable.desk.memory.actions.remembering import remember_published

    question = replace(copy.questions[0], text="How many parking permits were issued in 2024?")
    publish(copy=replace(copy, title="Parking permits", questions=(question,)), known=known, by=by, at=at)
    remember_published(copy.reference, at=at)
    return question.text


def test_a_request_is_made_and_followed_by_its_secret_link(keyboard, post, officer, approver, published):
    public = keyboard(at=chromium.PHONE).open("/").press("Make a request")
    public.fill("What information do you want?", WORDS)
    if not public.watched.has_scripts:
        public.press("Check what is already published")
    public.reads("Already answered?", published).press("Send the request").reads(
        "There is a problem", "Enter your name"
    )
    public.fill("Your name", "Robin Applicant").fill("Email address", ASKER).press("Send the request")
    public.reads("Request received", "Keep this link")
    link = re.search(r"https?://[^/\s]+(/follow/\S+)", text_of(post.left_for(ASKER)[0]))[1]

    desk = decide(open_case(keyboard(officer), ".*Parking permits"), "Give it")
    desk.fill("The answer", "The council issued 4,118 parking permits in 2025.").press("Save as finished")
    send(desk.reads("is finished"), keyboard(approver), ".*Parking permits")

    public.open(link).reads("Answered", "Letters we sent you")
    assert public.download(re.compile("^Download as PDF")).startswith(b"%PDF")
    public.press("Ask for an internal review").press("Ask for the review").reads("There is a problem")
    public.fill("What are you unhappy with?", "The figure leaves out visitors' permits.").press("Ask for the review")
    public.reads("We have your request for a review.")
    open_case(desk, ".*Parking permits").reads("Internal review").press("Correspondence").reads("leaves out visitors")
    assert keyboard().open("/follow/not-a-link/").status() == 404
