"""The clock of a letter: its last day, from the facts of the case."""

from __future__ import annotations

from datetime import date

from answerable.errors import LawError
from answerable.law import Deadline, calendar, deadline
from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.findings import Certainty
from answerable.letters.checking.phrases import PAUSES, REVIEW_OUTCOME


def due(letter: CheckedLetter) -> Deadline | None:
    """The deadline of the letter's request without pauses; None where the day of receipt is not known."""
    received = letter.facts.received_on
    if received is None:
        return None
    try:
        return deadline(f"{letter.regime}.response", received=received)
    except LawError:
        return None


def is_late(letter: CheckedLetter) -> Certainty | None:
    """How surely the letter is late; None where it is in time or nothing is known.

    A due day that the case file gives holds as it is, its pauses counted. Without one, a pause or an
    extension in the letter, or a day in dispute, makes it less than sure.
    """
    if letter.facts.due_on:
        return Certainty.SURE if letter.on > letter.facts.due_on else None
    last = due(letter)
    if last is None or letter.on <= last.due_on or not letter.is_dated or letter.find(REVIEW_OUTCOME):
        return None
    if letter.find(PAUSES):
        return Certainty.LOOK
    disputed = [doubt.on for doubt in (*last.arguable, *last.unsettled)]
    special = letter.facts.authority is not None and letter.facts.authority.kind == "school"
    return Certainty.LIKELY if special or letter.on <= max([last.words_on, *disputed]) else Certainty.SURE


def last_day(letter: CheckedLetter) -> date | None:
    """The day by which the letter was due."""
    last = due(letter)
    return letter.facts.due_on or (last.due_on if last else None)


def working_days_until(letter: CheckedLetter, on: date) -> int | None:
    """How many working days from receipt a day lies; None where receipt is not known."""
    received = letter.facts.received_on
    if received is None or on < received:
        return None
    try:
        return calendar("uk-any-part").working_days(after=received, until=on)
    except LawError:
        return None


def long_day(on: date) -> str:
    """A day as letters write it: 4 November 2024."""
    return f"{on.day} {on:%B %Y}"
