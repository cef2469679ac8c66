"""The two letters' requests, from the mailbox to the published answer."""

import re
from importlib.resources import files
from urllib.parse import urlsplit

from playwright.sync_api import expect

from answerable import documents
from journeys.acts import OFFICE, act, decide, open_case, send
from journeys.post import ASKER, files_of, letter, text_of

REQUESTS = files("answerable.cli") / "requests"
WORD = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
SECTION = "Law enforcement: the prevention or detection of crime (s.31(1)(a))"
REFUSAL = {
    "Why this exemption applies to this information": "It lists how the apps on our telephones are held back, setting by setting.",
    "How disclosure would lead to the harm": "A thief of telephones would learn which settings to work round.",
    "Public interest in favour of disclosing": "People can judge how well the council guards what they tell it.",
    "Public interest in favour of withholding": "A way round one setting opens every telephone that has it, and residents’ data with it.",
    "Where the balance lies, and why": "The harm to residents weighs more, because the settings cannot be changed soon.",
}


def take_on(desk):
    """The request is opened from the desk, and acknowledged."""
    act(open_case(desk), "Acknowledge it").press("Send the acknowledgement").reads("The acknowledgement is on its way.")
    return desk.press("Questions")


def use_draft(desk, number):
    """The draft of a question is taken, and finished."""
    desk.reads(f"Question {number}", "What we know").press("Use the draft")
    return desk.reads(f"Question {number} is saved.").press("Save as finished").reads(f"Question {number} is finished.")


def publish(desk, title):
    """The answer goes into the log, after a look at what may be personal data; gives its address."""
    desk.press("Publish").reads("What may be personal data", "The copy that anyone will read").fill("Title", title)
    for _ in desk.page.locator("fieldset.app-box legend").all_inner_texts():
        desk.focus("Remove it", role="radio").keys("Space")
    desk.press("Publish without names").reads("The answer is in the disclosure log.")
    return urlsplit(desk.page.url).path


def said_in(message):
    """The words of the letter in each of its forms: the message, the PDF and the Word file."""
    enclosed = files_of(message)
    return [text_of(message), *(documents.text_of(enclosed[kind], name=f"a.{kind}").text for kind in ("pdf", "docx"))]


def test_three_questions_that_are_neither_confirmed_nor_denied(keyboard, post, eastmarsh, officer, approver):
    words = (REQUESTS / "messaging-three.txt").read_text("utf-8").partition("\n")[2]
    post.arrives(letter(words, to="foi@eastmarsh.example", subject="Messaging"))
    desk = take_on(keyboard(officer)).reads("POS-IT-01")
    for number in range(1, 4):
        use_draft(desk, number)
    desk.press("Letter").choose(
        "Names of officers go with it: add the notice that they are no consent to marketing"
    ).press("Save this choice").reads("direct marketing")
    send(desk, keyboard(approver))
    acknowledged, answered = post.left_for(ASKER)
    assert "at the latest" in text_of(acknowledged)
    for said in said_in(answered):
        assert said.count("neither confirm nor deny") >= 3
        assert "section 31(3)" in said
        assert "direct marketing" in said
    address = publish(desk, "Rules about WhatsApp")
    keyboard().open("/disclosure-log/").press(re.compile("^Is there any policy")).is_at(address).reads("section 31(3)")


def test_seven_questions_and_a_different_answer_to_each(keyboard, post, officer, approver, tmp_path):
    file = ((REQUESTS / "messaging-seven.docx").read_bytes(), "request.docx", *WORD)
    words = "Dear Harrowmere Borough Council,\n\nPlease find my request attached.\n\nRobin Applicant\n"
    post.arrives(letter(words, to=OFFICE, subject="Messaging", file=file))
    desk = take_on(keyboard(officer))
    for number in range(1, 7):
        use_draft(desk, number)
    refuse(desk.reads("Question 7"))
    (report := tmp_path / "RPT-2025-05 redacted.txt").write_text("What was found, without names.")
    desk.press("Letter").reads("says that something is sent with it, and no file goes with the letter")
    desk.attach("Another file", report).press("Send this file along").reads("RPT-2025-05 redacted.txt")
    send(desk, keyboard(approver))
    for said in said_in(post.left_for(ASKER)[-1]):
        assert "section 31(1)(a)" in said
        assert "three open WhatsApp groups" in said
        assert "would learn which settings to work round" in said
    address = publish(desk, "WhatsApp at the council")
    keyboard().open("/disclosure-log/").press(re.compile("run any official WhatsApp groups")).is_at(address).reads(
        "WhatsApp at the council"
    )


def refuse(desk):
    """A refusal under section 31(1)(a), its form filled box by box; what is legally empty is not finished."""
    decide(desk, "Withhold it").pick("Which exemption or exception?", SECTION).press("Add this ground")
    if desk.watched.has_scripts:
        assert desk.focused()["name"] == "Add this ground"
        expect(desk.page.get_by_role("status").filter(has_text="Checks: 4 not complete")).to_be_attached()
    desk.press("Save as finished").reads("There is a problem", "needs its likelihood")
    for label, words in REFUSAL.items():
        desk.fill(label, words)
    return desk.choose("Would be likely to").press("Save as finished").reads("Question 7 is finished.")
