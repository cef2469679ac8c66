"""A request for messages, from the capture of a chat to the bundle that anyone can download: by keyboard, by those whose work it is."""

import io
import re
import zipfile

import pytest

from answerable.documents import text_of
from journeys.acts import asks, decide, open_case, send
from journeys.post import ASKER

NUMBER, ILL = "07700 900461", "off sick with his back"
GROUND = "s.40(2): Other people's personal data"
WHY = {
    "Why this exemption applies to this information": "It is a driver's own telephone number, and what is said of another's health.",
    "Which data protection principle disclosure would break": "That personal data are processed lawfully, fairly and in a transparent way.",
    "Whose information it is, and what they expect": "Drivers, whose own numbers and health are not for the public.",
    "Legitimate interests 1: which interest disclosure would serve": "How the council dealt with ice on a main road.",
    "Legitimate interests 2: whether disclosure is necessary for it": "It is met by the messages without the number.",
    "Legitimate interests 3: the interest set against the person’s rights": "The drivers' rights weigh more.",
    "Which part of the information it covers (if not all)": "One number, and one message.",
}
CHAT = f"""19/01/2026, 05:41 - Tam Okoro: gritter 4 has stopped on Cold Ash Road by the chapel
19/01/2026, 05:44 - Tam Okoro: gritter 4: its driver is on {NUMBER}
19/01/2026, 05:50 - Bryony Cole: The school run is with gritter 2
19/01/2026, 06:01 - Bryony Cole: Who else drives that gritter? Huw is {ILL}
19/01/2026, 06:05 - Tam Okoro: Thank you
"""


@pytest.fixture
def has_scripts():
    """Made with scripts alone: what these pages do without them is tried by the desk's own tests."""
    return True


def test_messages_are_captured_searched_decided_and_published(keyboard, post, records, officer, approver, tmp_path):
    chat = tmp_path / "WhatsApp Chat with Severe weather duty cell.txt"
    chat.write_text(CHAT)
    asks(post, "All WhatsApp messages about the gritter on Cold Ash Road on 19 January 2026.", subject="Gritter")
    bring_in(keyboard(records), post, chat)
    desk = open_case(keyboard(officer), "Gritter").focus("Correspondence").press("Records")
    search_and_sort(desk)
    withhold_words(desk.press("Back to the records").press("Withhold words"))
    bundle(desk.press("Back to the records").press("Bundles"), post)
    say_so(desk.press("Questions"))
    send(desk, keyboard(approver), "Gritter")
    enclosed = [part.get_content() for part in post.left_for(ASKER)[-1].iter_attachments() if "bundle" in part.get_filename()]  # fmt: skip
    published = publish(desk, keyboard())
    for data in (*enclosed, *published):
        said = said_in(data)
        assert "by the chapel" in said
        assert NUMBER not in said and ILL not in said and "900461" not in said
    assert len(enclosed) == len(published) == 2


def bring_in(desk, post, chat):
    """A capture, which the queue reads while the page looks on."""
    desk.open("/desk/").press("Records").press("Bring in a capture")
    desk.press("Bring it in").reads("There is a problem", "Choose the file")
    desk.attach(re.compile("^The exported file"), chat).pick(re.compile("^Group"), "GRP-01 Severe weather duty cell")
    desk.press("Bring it in").reads("You can leave this page")
    post.run()
    desk.reads("Complete", "5 messages").look(again=True)


def search_and_sort(desk):
    """Found, gathered, and looked through by single keys: two in scope, one out, one withheld whole."""
    desk.press("Search captured messages").fill("All of these words", "gritter").press("Search messages")
    desk.reads("4 messages", "What was not searched").press("Keep it and gather what it found")
    desk.reads("Search 1 is kept.").keys("j")
    for key, words in (("i", "has stopped"), ("i", "its driver"), ("o", "school run")):
        follow(desk, key, words)
    assert ILL in row(desk)
    desk.keys("w").pick("On which ground?", GROUND).fill("Why does it apply?", "It is about his health.")
    desk.look(again=True)
    desk.press("Withhold it").reads("Every record has been looked at.")


def withhold_words(desk):
    """What is proposed: two names are kept with Backspace, a telephone number goes with Enter."""
    desk.press("Look for personal data in 2 records").reads("3 proposals wait for a decision.").keys("j")
    for key, words in (("Backspace", "Tam Okoro"), ("Backspace", "Tam Okoro"), ("Enter", NUMBER)):
        follow(desk, key, words)
    desk.reads("Every proposal is decided.", "Withheld under")


def bundle(desk, post):
    """The bundle, drawn by the queue; its PDF and all of it go with the letter."""
    desk.press("Put the bundle together").reads("being put together")
    post.run()
    desk.reads("2 places withheld").look(again=True)
    desk.press("Send the PDF with the letter").press("Send all of it").reads("Bundle 1 goes with the letter.")


def say_so(desk):
    """The answer: part of it is given."""
    decide(desk, "Give part of it").fill("What is given", "The messages are in the bundle that goes with this letter.")
    desk.pick("Which exemption or exception?", "Other people's personal data (s.40(2))").press("Add this ground")
    desk.choose("First condition: a data protection principle would be contravened (s.40(3A)(a))")
    for label, words in WHY.items():
        desk.fill(label, words)
    desk.press("Save as finished").reads("is finished")


def publish(desk, public):
    """The answer goes into the log with its files; gives what anyone downloads there."""
    desk.press("Publish").fill("Title", "The gritter on Cold Ash Road")
    for name in desk.page.get_by_label("bundle").all():
        desk.choose(name.evaluate("box => box.labels[0].innerText.trim()"))
    for _ in desk.page.locator("fieldset.app-box legend").all_inner_texts():
        desk.focus("Remove it", role="radio").keys("Space")
    desk.press("Publish without names").reads("The answer is in the disclosure log.")
    public.open("/disclosure-log/").press(re.compile("gritter")).reads("The gritter on Cold Ash Road")
    return [public.download(re.compile(rf"bundle.*\b{kind}\b", re.I)) for kind in ("PDF", "ZIP")]


def row(desk):
    """What the row with the focus says."""
    return " ".join(desk.page.evaluate("() => document.activeElement.innerText").split())


def follow(desk, key, words):
    """A key on the row with these words; the page that it leads to has the focus on the next row."""
    assert words in row(desk)
    desk.look()
    with desk.page.expect_navigation(wait_until="load"):
        desk.keys(key)


def said_in(data):
    """All the words of a file as its reader gets them; of a zip, of every file in it, and its raw bytes."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "\n".join(said_in(archive.read(name)) for name in archive.namelist())
    return text_of(data, name="a.pdf").text if data.startswith(b"%PDF") else data.decode("latin-1")
