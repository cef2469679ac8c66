"""What the pages of others' logs show, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from answerable.casefile import Outcome
from answerable.desk.disclosure.words import OUTCOMES, Cited, cited, first_lines
from answerable.desk.memory import access
from answerable.desk.memory.models import Log, Step

STEPS = {
    Step.READING: "The file is being read",
    Step.READY: "Look at what was understood; nothing is kept yet",
    Step.KEEPING: "Answers are being kept",
    Step.KEPT: "Kept",
    Step.REFUSED: "Could not be read",
    Step.REMOVING: "Being removed",
}
AT_WORK = (Step.READING, Step.KEEPING, Step.REMOVING)
UNNAMED = "A log whose authority is not known yet"
MOST = 200  # logs in the list
ROLES = {
    "": "Left out",
    "question": "What was asked",
    "answer": "What was answered",
    "letter": "The letter, with questions and answers",
    "title": "The title of the request",
    "outcome": "The outcome",
    "provisions": "Exemptions",
    "reference": "Their reference",
    "number": "The number of the question",
    "on": "The day of the answer",
    "link": "An address",
    "publisher": "Which authority answered",
    "licence": "The licence",
    "a person, left out": "The applicant’s name, left out",
    "the day of the request, left out": "The day of the request, left out",
    "the day by which an answer was due, left out": "The day by which an answer was due, left out",
}


@dataclass(frozen=True, slots=True)
class LogLine:
    """One log in the list."""

    number: int
    publisher: str
    says: str
    is_kept: bool
    answers: int
    form: str
    licence: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Taken:
    """One answer of a log as it was understood."""

    question: str
    answer: str
    outcome_words: str
    provisions: tuple[Cited, ...]
    publisher: str
    on: date | None
    reference: str
    place: str


@dataclass(frozen=True, slots=True)
class Missing:
    """Something of the file that gave no answer: where, what, why, and what to do."""

    place: str
    what: str
    why: str
    do: str


@dataclass(frozen=True, slots=True)
class LogPage:
    """A log as its page shows it."""

    number: int
    publisher: str
    is_unnamed: bool  # nobody has said whose it is
    name: str
    address: str
    licence: str
    form: str
    step: str
    says: str
    is_at_work: bool
    found: int
    kept: int
    reason: str
    columns: tuple[
        tuple[str, str, str, str], ...
    ]  # headings and labels, what each was taken for, in words, its first cell
    first: tuple[Taken, ...]
    outcomes: tuple[tuple[str, int], ...]
    look: tuple[tuple[str, str], ...]  # places where words may still be about a person, with the words
    missing: tuple[Missing, ...]
    missing_count: int
    by: str
    at: datetime

    @property
    def is_link(self) -> bool:
        """True where the address is one that a browser opens."""
        return is_link(self.address)

    @property
    def percent(self) -> int:
        """How much of it is kept."""
        return min(100, 100 * self.kept // self.found) if self.found else 0


def logs() -> tuple[LogLine, ...]:
    """Every log that was brought in, the latest first."""
    rows = Log.objects.select_related("read_by")[:MOST]
    return tuple(LogLine(row.pk, row.publisher or UNNAMED, STEPS[Step(row.step)], row.step == Step.KEPT, row.kept, row.form, row.licence, row.read_at, _by(row)) for row in rows)  # fmt: skip


def log_page(number: int) -> LogPage:
    """One log. Refuses one that is not there (NoSuchThing)."""
    row = access.log_for_reading(number)
    about: dict[str, Any] = row.about
    samples = about.get("samples", {})
    return LogPage(
        number=row.pk,
        publisher=row.publisher or UNNAMED,
        is_unnamed=not row.publisher,
        name=row.stored.name if row.stored else "",
        address=row.address,
        licence=row.licence,
        form=row.form,
        step=row.step,
        says=STEPS[Step(row.step)],
        is_at_work=row.step in AT_WORK,
        found=row.found,
        kept=row.kept,
        reason=row.reason,
        columns=tuple(
            (heading, role, ROLES.get(role, role), samples.get(heading, ""))
            for heading, role in about.get("columns", ())
        ),
        first=tuple(_taken(one, row.read_at.date()) for one in about.get("first", ())),
        outcomes=tuple((outcome_words(name), count) for name, count in about.get("outcomes", ())),
        look=tuple((place, words) for place, words in about.get("look", ())),
        missing=tuple(Missing(**one) for one in row.not_understood),
        missing_count=int(about.get("unread", len(row.not_understood))),
        by=_by(row),
        at=row.read_at,
    )


def is_link(address: str) -> bool:
    """True for an address of the web; what else stands in others' files is shown and not linked."""
    return address.startswith(("https://", "http://"))


def outcome_words(name: str) -> str:
    """What an outcome is called."""
    return OUTCOMES.get(Outcome(name), "Not known")


def _taken(one: Mapping[str, Any], read_on: date) -> Taken:
    on = date.fromisoformat(one["on"]) if one["on"] else None
    places = tuple(cited(place, on=on or read_on) for place in one["provisions"])
    return Taken(one["question"], first_lines(one["answer"]), outcome_words(one["outcome"]), places, one["publisher"], on, one["reference"], one["place"])  # fmt: skip


def _by(row: Log) -> str:
    return row.read_by.name if row.read_by else "the desk"
