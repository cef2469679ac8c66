"""What several journeys do at the desk, by keyboard."""

import re

from journeys.post import letter

OFFICE = "information@harrowmere.example"


def asks(post, *questions, subject="Messaging", days_ago=0):
    """A request in the mailbox, with these questions."""
    numbered = "\n".join(f"{number}. {text}" for number, text in enumerate(questions, 1))
    words = f"Dear Harrowmere Borough Council,\n\nUnder the Freedom of Information Act 2000 please tell me:\n\n{numbered}\n\nYours faithfully,\nRobin Applicant\n"
    message = letter(words, to=OFFICE, subject=subject, days_ago=days_ago)
    post.arrives(message, days_ago=days_ago)
    return message


def open_case(desk, subject="Messaging"):
    """The case, opened from the desk."""
    return desk.open("/desk/").press(re.compile(f"^FOI-.* {subject}"))


def act(desk, words):
    """The page of one act, from the list of all that can be done now."""
    desk.press("Everything that can be done with this request now").press(words)
    return desk


def decide(desk, outcome):
    """An outcome is chosen, and its own boxes are there."""
    desk.choose(outcome)
    if not desk.watched.has_scripts:
        desk.press("Show what this needs")
    return desk


def withhold(desk, section, words, likelihood="Would be likely to"):
    """A ground is added and its form filled, box by box."""
    desk.pick("Which exemption or exception?", section).press("Add this ground")
    for label, text in words.items():
        desk.fill(label, text)
    return desk.choose(likelihood)


def day(desk, on):
    """A day in its three boxes."""
    return desk.fill("Day", str(on.day)).fill("Month", str(on.month)).fill("Year", str(on.year))


def send(desk, second, subject="Messaging"):
    """The letter is submitted, approved by somebody else at a window of their own, and sent."""
    desk.press("Letter").reads("Letter, as it will be sent", "Checks").press("Send for approval")
    desk.reads("The letter is with the approvers.")
    open_case(second, subject).press("Letter").reads("What it rests on").press("Approve the letter")
    second.reads("The letter is approved and can be sent.")
    return desk.press("Letter").press("Send to applicant").reads("The letter is on its way to the applicant.")
