"""A colleague's link: one question, answered with a file or passed on; a link that is over says so."""

import re
from datetime import timedelta

from django.utils import timezone

from journeys import browser as chromium
from journeys.acts import asks, day, open_case
from journeys.post import text_of

COLLEAGUE = "callum.reyes@harrowmere.example"


def ask(desk, name, email):
    """A colleague is asked the question that is open."""
    desk.press(re.compile("^Ask a colleague")).fill("Name (optional)", name).fill("Address for mail (optional)", email)
    desk.fill("What to tell them (optional)", "The figures for the year are enough.")
    day(desk, timezone.localdate() + timedelta(days=7)).press("Send the question")
    return desk.reads(f"{name} is asked question")


def link_in(message):
    """The path that a message leads to."""
    return re.search(r"https?://[^/\s]+(/asked/\S+)", text_of(message))[1]


def test_a_colleague_answers_one_question_with_a_file_and_passes_another_on(keyboard, post, officer, tmp_path):
    asks(post, "How many potholes were mended in 2025?", "How many trees were planted in 2025?", subject="Streets")
    desk = ask(open_case(keyboard(officer), "Streets"), "Callum Reyes", COLLEAGUE)
    ask(desk.press(re.compile("^2 How many trees")), "Callum Reyes", COLLEAGUE)
    first, second = map(link_in, post.left_for(COLLEAGUE))

    table = tmp_path / "potholes.csv"
    table.write_text("month,mended\nJanuary,212\n")
    phone = keyboard(at=chromium.PHONE).open(first).reads("A question for you", "potholes", "The figures for the year")
    phone.reads_not("Robin").press("Send the answer").reads("There is a problem")
    phone.fill("Your answer", "2,604, as the highways system counts them.").attach("Files", table)
    phone.press("Send the answer").reads("Thank you. Olive Officer has your answer.", "potholes.csv")
    phone.open(second).press("This is not mine").press("Send it back").reads("Name a person or a team")
    phone.fill("Who should we ask?", "Parks, Mo Tree").press("Send it back").reads("will ask them")

    desk.open(desk.page.url).reads("says: ask Parks, Mo Tree").press(re.compile("^1 How many potholes"))
    assert desk.reads("2,604").download("potholes.csv") == table.read_bytes()


def test_a_link_that_is_over_says_what_to_do(keyboard, post, officer):
    from answerable.desk.cases.models import Allocation

    asks(post, "How many potholes were mended in 2025?", subject="Streets")
    ask(open_case(keyboard(officer), "Streets"), "Callum Reyes", COLLEAGUE)
    link = link_in(post.left_for(COLLEAGUE)[0])
    Allocation.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    phone = keyboard(at=chromium.PHONE).open(link).reads("This link has ended").reads_not("potholes")
    assert phone.status() == 404
