"""What moves the clock or ends it early: asking what is meant, more time, the cost limit."""

import re
from datetime import timedelta

from django.utils import timezone

from journeys.acts import OFFICE, act, asks, day, decide, open_case, send, withhold
from journeys.post import ASKER, letter, text_of

TENDER = "How much did each firm bid for the council's parking machines?"
REASONS = {
    "Why this exemption applies to this information": "The bids show what each firm charges for a machine and its upkeep.",
    "Whose commercial interests": "the firms that bid, which said so, and of the council",
    "How disclosure would lead to the harm": "Rivals would learn the price to undercut when the contract is let again in March.",
    "Public interest in favour of disclosing": "People can judge whether the council bought well.",
    "Public interest in favour of withholding": "Fewer firms bid where their prices are shown, and the council pays more.",
    "Where the balance lies, and why": "Not decided yet: the firms have been asked, and one has not replied.",
}


def last_day(desk):
    """The last day, as the page of the clock says it."""
    return re.search(r"Last day: (.+?\d{4})", desk.press("Clock").page.inner_text("main"))[1]


def test_what_is_meant_is_asked_and_the_reply_starts_the_clock_again(keyboard, post, officer):
    today = timezone.localdate()
    request = asks(post, "Please send the parking figures.", subject="Parking", days_ago=6)
    desk = open_case(keyboard(officer), "Parking")
    before = last_day(desk)
    decide(desk.press("Questions"), "Ask what is meant").press("Save as finished").reads("There is a problem")
    desk.fill("What you need to know", "“The parking figures” may be income, fines, or the number of places.")
    desk.fill("How they could make it clear", "Tell us which of these you want, and for which years.")
    desk.press("Save as finished").reads("is finished")
    day(act(desk, "Ask the applicant what is meant"), today + timedelta(days=60)).press(
        "Send the letter to the applicant"
    )
    desk.reads("The applicant has been asked.", "the clock stands still")
    asked = post.left_for(ASKER)[-1]
    assert "income, fines, or the number of places" in text_of(asked)
    assert asked["In-Reply-To"] == request["Message-ID"]

    said = "I mean the income from fines in 2024 and 2025.\n"
    post.arrives(letter(said, to=OFFICE, subject=f"Re: {asked['Subject']}", answers=asked, days_ago=0))
    desk.open("/desk/").press(re.compile("for a person")).reads("Tasks for a person").press(re.compile("^FOI-"))
    desk.press("Correspondence").reads("I mean the income from fines")
    day(act(desk, "The applicant has replied"), today).press("Start the clock again").reads("The clock runs again.")
    assert last_day(desk) != before
    desk.press("Questions").reads("open")


def test_one_unclear_question_waits_while_the_other_is_due_by_its_day(keyboard, post, officer):
    today = timezone.localdate()
    asks(post, "How many car parks are there?", "Please send the parking figures.", subject="Parking", days_ago=6)
    desk = open_case(keyboard(officer), "Parking")
    before = last_day(desk)
    decide(desk.press("Questions").press(re.compile("^2 Please send")), "Ask what is meant")
    desk.fill("What you need to know", "“The parking figures” may be income, fines, or the number of places.")
    desk.fill("How they could make it clear", "Tell us which of these you want, and for which years.")
    desk.press("Save as finished").reads("is finished")
    act(desk, "Ask the applicant what is meant").reads("Which questions are unclear?")
    desk.press("Send the letter to the applicant").reads("waiting for the applicant since", "Answer question 1")
    asked = post.left_for(ASKER)[-1]
    assert "The rest of your request is clear to us" in text_of(asked)
    assert "car parks" not in text_of(asked)
    assert last_day(desk) == before

    said = "I mean the income from fines in 2024 and 2025.\n"
    post.arrives(letter(said, to=OFFICE, subject=f"Re: {asked['Subject']}", answers=asked, days_ago=0))
    desk.open("/desk/").press(re.compile("for a person")).reads("question 2 is due by").press(re.compile("^FOI-"))
    day(act(desk, "The applicant has replied"), today).press("Start the clock again").reads("The clock runs again.")
    desk.reads("Day by day, question 2", "further information received")
    assert last_day(desk) == before
    desk.press("Questions").reads("open, due ")


def test_more_time_is_taken_to_weigh_the_public_interest_and_the_notice_goes_in_time(keyboard, post, officer):
    asks(post, TENDER, subject="Parking", days_ago=12)
    desk = open_case(keyboard(officer), "Parking")
    before = last_day(desk)
    withhold(decide(desk.press("Questions"), "Withhold it"), "Commercial interests (s.43(2))", REASONS)
    desk.press("Save as a draft").reads("is saved")
    today = timezone.localdate()
    day(act(desk, "Take more time"), today).press("Send the notice to the applicant").reads("There is a problem")
    day(desk, today + timedelta(days=40)).press("Send the notice to the applicant").reads("The notice is on its way.")
    notice = text_of(post.left_for(ASKER)[-1])
    assert "section 43(2)" in notice and "public interest" in notice
    assert last_day(desk) != before


def test_a_request_over_the_cost_limit_is_refused_with_its_worksheet(keyboard, post, officer, approver):
    asks(post, "Please send every email about parking since 2015.", subject="Parking")
    desk = decide(open_case(keyboard(officer), "Parking"), "Over the cost limit")
    hours = re.compile("^Hours: .*locat", re.I)
    desk.focus(hours).keys("1", "2")
    desk.press("Save as a draft").reads("12 hours in all", "so section 12 does not apply")
    desk.focus(hours).keys("ControlOrMeta+a", "9", "0")
    desk.fill(
        "How the hours were worked out",
        "Twelve mailboxes were sampled: 20 minutes each for a month, 270 months in all.",
    )
    desk.fill("How the request could be made smaller", "One team and one year could be searched within the limit.")
    desk.press("Save as finished").reads("There is a problem", "whether anything is held")
    desk.choose("To find it and bring it together: we hold it (section 12(1))")
    desk.press("Save as finished").reads("is finished")
    send(desk, keyboard(approver), "Parking")
    refusal = text_of(post.left_for(ASKER)[-1])
    assert "section 12" in refusal and "90 hours" in refusal and "One team and one year" in refusal
