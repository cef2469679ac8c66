"""An internal review: asked for by mail, done by somebody who took no part, its outcome sent."""

import pytest
from django.utils import timezone

from journeys.acts import OFFICE, act, asks, day, decide, open_case, send
from journeys.post import ASKER, letter, text_of

FOUND = "I asked Highways again and looked through the machines' contract myself. The figure is right."


@pytest.fixture
def deputy(person):
    """Someone who approves letters and reviews answers: never both of one request."""
    from answerable.desk.people.roles import Role

    return person("Dee Deputy", Role.APPROVER, Role.REVIEWER)


def test_a_review_is_done_afresh_by_somebody_else(keyboard, post, officer, deputy, approver, reviewer):
    asks(post, "How much did the council take in parking fines in 2025?", subject="Parking")
    desk = decide(open_case(keyboard(officer), "Parking"), "Give it")
    desk.fill("The answer", "£212,400, of which £9,000 was paid back.").press("Save as finished").reads("is finished")
    send(desk, keyboard(deputy), "Parking")
    answered = post.left_for(ASKER)[-1]
    said = "I ask for an internal review. The figure cannot be right: last year it was twice that.\n"
    post.arrives(letter(said, to=OFFICE, subject=f"Re: {answered['Subject']}", answers=answered))

    desk.press("Correspondence").reads("I ask for an internal review")
    day(act(desk, "An internal review is asked for"), timezone.localdate())
    desk.fill("What they say is wrong", said).press("Open the review").reads("The review is open.")
    act(desk, "Choose the reviewer").pick("Reviewer", "Dee Deputy").press("Give it to them")
    desk.reads("There is a problem", "Dee Deputy did")
    desk.pick("Reviewer", "Rhea Reviewer").press("Give it to them").reads("The review has its reviewer.")

    took_part = open_case(keyboard(deputy), "Parking")
    took_part.open(took_part.page.url.partition("/questions/")[0] + "/act/conduct-review/")
    took_part.choose("The first answer was right").fill("What you looked at, and what you find", FOUND)
    took_part.press("Keep the findings").reads("There is a problem", "by someone who took no part")

    afresh = act(open_case(keyboard(reviewer), "Parking"), "Write down what the review finds")
    afresh.choose("The first answer was right").fill("What you looked at, and what you find", FOUND)
    afresh.press("Keep the findings").reads("The findings are in the letter.")
    send(afresh, keyboard(approver), "Parking")
    outcome = text_of(post.left_for(ASKER)[-1])
    assert "looked through the machines' contract" in outcome and "Information Commissioner" in outcome
