"""What the API answers of earlier answers."""

from __future__ import annotations

from datetime import date
from typing import Literal

from answerable.desk.api.told import Told, means


class Alike(Told):
    """An earlier answer to a question that is like one asked."""

    id: int = means("Its number.", 17)
    kind: Literal["same", "related"] = means("Whether it asks the same, or something near it.")
    score: float = means("How near it is, to put it in order by; no measure of being right.", 0.91)
    why: str = means("Why it was found.")
    question: str = means("What was asked then.")
    outcome: str = means("What was decided, in words.", "Withheld")
    provisions: tuple[str, ...] = means("The provisions relied on.", ["foia.s43.2"])
    publisher: str = means("Whose answer it is; empty: ours. Another’s is for comparison, no source of our facts.")
    ref: str = means("As it is called: its letter and the number of the question.", "FOI-2026-0142/2")
    on: date | None = means("The day of the answer.")
    answers: int = means("How many answers there are to these words in all.")


class Asked(Told):
    """A question, and what is like it."""

    question: str = means("What was asked.")
    matches: tuple[Alike, ...] = means("The nearest first; empty where nothing is like it.")


class Matches(Told):
    """What is like each question."""

    rows: tuple[Asked, ...] = means("In the order in which they were asked.")


class Changed(Told):
    """A field of something that an answer rests on, then and now."""

    label: str = means("The field.")
    before: str = means("What it was when the answer was given.")
    after: str = means("What it is now.")


class Since(Told):
    """Something that an answer rests on, and how it stands today."""

    ref: str = means("Its reference; empty for what was added beside it in its register.", "BR-2025-008")
    source: str = means("Which register.", "breaches")
    state: Literal["stands", "changed", "removed", "unknown", "beside"] = means("How it stands today.")
    words: str = means("That in words.")
    differences: tuple[Changed, ...] = means("Which of its fields changed.")


class EarlierAnswer(Told):
    """One question that was answered before, with its answer."""

    id: int = means("Its number.", 17)
    is_ours: bool = means("False: another authority’s answer, for comparison, no source of our facts.")
    letter: str = means("The reference of its request, ours or theirs.", "FOI-2026-0142")
    number: str = means("The number of the question.", "2")
    question: str = means("What was asked.")
    answer: str = means("What was answered.")
    outcome: str = means("What was decided, in words.", "Given")
    provisions: tuple[str, ...] = means("The provisions relied on.")
    publisher: str = means("Whose answer it is; empty: ours.")
    address: str = means("Where theirs is published.")
    licence: str = means("The licence of theirs, as they state it.")
    slug: str = means("Of ours in the disclosure log; empty where it is not published.")
    asked_on: date | None = means("The day of the request.")
    on: date | None = means("The day of the answer.")
    is_old: bool = means("True where something that it rests on has changed since.")
    since: tuple[Since, ...] = means("What it rests on, and how that stands today; empty for who reads no registers.")
