"""What a case has been through: its clock day by day, what came and went, every act, every version of an answer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from difflib import ndiff
from typing import Any

from answerable.casefile import Stage, answer_from
from answerable.desk.cases import access
from answerable.desk.cases.models import Case, Correspondence, Question, Task
from answerable.desk.cases.queries.case import OUTCOMES
from answerable.desk.cases.queries.clocks import (
    BEFORE_SENT,
    REVIEWS,
    due_and_working,
    response_deadlines,
    review_deadlines,
)
from answerable.desk.files.models import StoredFile
from answerable.desk.ledger.acts import in_words
from answerable.desk.ledger.recording import history
from answerable.desk.people.actors import Actor
from answerable.desk.people.naming import names_of
from answerable.errors import LawError, NoSuchThing


@dataclass(frozen=True, slots=True)
class ClockStep:
    """One line of the working of a clock."""

    on: date
    label: str
    says: str
    cite: str


@dataclass(frozen=True, slots=True)
class ClockEventRow:
    """Something that moved the clock."""

    key: int
    name: str
    on: date
    until_on: date | None
    note: str
    by: str
    is_void: bool
    questions: tuple[str, ...]  # the numbers of those that it is about, where it is not about all


@dataclass(frozen=True, slots=True)
class OneClock:
    """The working of a clock, with what is doubtful about it. questions: the numbers of those that it is for."""

    values: dict[str, Any]
    steps: tuple[ClockStep, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClockPage:
    """The clock of the answer, those of the questions that have another and of a review beside it, and what moved them."""

    values: dict[str, Any]
    steps: tuple[ClockStep, ...]
    questions: tuple[str, ...]  # that it is for, where not for all
    beside: tuple[OneClock, ...]
    events: tuple[ClockEventRow, ...]
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that came or went."""

    key: int
    is_incoming: bool
    kind: str
    at: datetime
    title: str
    text: str
    sender: str  # of a message that came in
    by: str  # the person who wrote it or kept it
    files: tuple[StoredFile, ...]
    state: str


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One act, in words."""

    at: datetime
    who: str
    did: str
    subject: str
    digest: str


@dataclass(frozen=True, slots=True)
class Version:
    """An answer as it stood, with what the next one changed."""

    version: int
    by: str
    at: datetime
    outcome: str
    text: str
    changes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TaskRow:
    """Something that a person must look at."""

    key: int
    kind: str
    words: str
    reference: str
    at: datetime
    message: int | None
    may_finish: bool


def clock_page(case: Case) -> ClockPage:
    """The clock of the answer as it was last reckoned, afresh where the case keeps another by now, and the review's beside it."""
    numbers = dict(case.questions.values_list("pk", "number"))
    due_on, values, review = _reckoned(case)
    first = _clock(values, numbers)
    beside = tuple(_clock(one, numbers) for one in (*values.get("beside", ()), *review))
    events = tuple(
        ClockEventRow(row.pk, row.name.replace("_", " "), row.on, row.until_on, row.note, row.by.name if row.by else "the desk", row.voided_at is not None, _numbered(row.questions, numbers))
        for row in case.events.select_related("by")
    )  # fmt: skip
    return ClockPage(values, first.steps, first.questions if beside else (), beside, events, due_on)


def _reckoned(case: Case) -> tuple[date | None, dict[str, Any], tuple[dict[str, Any], ...]]:
    """The last day for the answer, its working, and the working of the review where there was one."""
    if Stage(case.stage) in BEFORE_SENT:
        return case.due_on, case.clock, ()
    try:
        review = due_and_working(review_deadlines(case))[1]
        answer_due_on, answer = due_and_working(response_deadlines(case))
    except LawError:  # a day beyond the calendar: what was reckoned in its time stands
        return None, case.clock, ()
    is_kept = case.clock.get("clock") not in (None, *REVIEWS.values())
    due_on = case.answer_due_on or answer_due_on
    return due_on, case.clock if is_kept else answer, (review,) if review else ()


def _clock(values: dict[str, Any], numbers: dict[int, str]) -> OneClock:
    steps = tuple(
        ClockStep(date.fromisoformat(step["on"]), step.get("label", ""), step.get("says", ""), step.get("cite", ""))
        for step in values.get("working", ())
    )
    return OneClock(values, steps, _numbered(values.get("questions", ()), numbers))


def _numbered(keys: Collection[int], numbers: dict[int, str]) -> tuple[str, ...]:
    """The numbers of the questions of these keys in their order, unless they are all."""
    return () if set(numbers) <= set(keys) else tuple(number for key, number in numbers.items() if key in keys)


def correspondence(case: Case) -> tuple[Item, ...]:
    """Everything that came or went, the latest first."""
    rows = Correspondence.objects.filter(case=case).select_related("by", "message").prefetch_related("files")
    return tuple(_item(row) for row in reversed(rows))


def history_rows(case: Case) -> tuple[HistoryRow, ...]:
    """Every act on the case, the latest first, with people by name."""
    entries = history(case.reference)
    names = names_of(entry.by for entry in entries)
    return tuple(
        HistoryRow(entry.at, names[entry.by], in_words(entry.kind), entry.subject.replace(":", " "), entry.digest)
        for entry in reversed(entries)
    )  # fmt: skip


def versions(case: Case, position: int) -> tuple[Version, ...]:
    """Every version of one answer, the latest first, with the words that each changed. Refuses a question that is not there (NoSuchThing)."""
    question = Question.objects.filter(case=case, position=position).select_related("answered_by").first()
    if question is None:
        raise NoSuchThing(thing="such question", where=case.reference)
    kept = [
        (row.version, row.by.name if row.by else "", row.at, row.answer)
        for row in question.versions.select_related("by")
    ]
    if question.answer and question.answered_at:
        who = question.answered_by.name if question.answered_by else ""
        kept.append((question.version, who, question.answered_at, question.answer))
    found, before = [], ""
    for number, who, at, values in kept:
        answer = answer_from(values) if values else None
        text = answer.text if answer else ""
        found.append(
            Version(number, who, at, OUTCOMES[answer.outcome] if answer else "open", text, _changes(before, text))
        )
        before = text
    return tuple(reversed(found))


def file_of(case: Case, key: int) -> StoredFile:
    """A file of the case's correspondence, letters or contributions. Refuses one of another case (NoSuchThing)."""
    own = StoredFile.objects.filter(pk=key)
    from_letters = (
        case.letters.filter(pdf_id=key) | case.letters.filter(docx_id=key) | case.letters.filter(attachments=key)
    )
    from_letters |= case.letters.filter(taken_off=key)
    from_colleagues = Question.objects.filter(case=case, allocations__contributions__files=key)
    from_post = case.correspondence.filter(files=key) | case.correspondence.filter(message__raw_id=key)
    found = own.first()
    if found is None or not (from_post.exists() or from_letters.exists() or from_colleagues.exists()):
        raise NoSuchThing(thing="such file", where=case.reference)
    return found


def open_tasks(by: Actor) -> tuple[TaskRow, ...]:
    """What waits for a person, the oldest first; of it what is theirs to see."""
    rows = Task.objects.filter(access.tasks_of(by), done_at=None).select_related("case")[:200]
    return tuple(_task(row, by) for row in rows)


def _task(row: Task, by: Actor) -> TaskRow:
    return TaskRow(
        key=row.pk,
        kind=row.kind.replace("-", " "),
        words=row.words,
        reference=row.case.reference if row.case else "",
        at=row.at,
        message=row.message_id,
        may_finish=by.has_role(*access.finishers(row.kind, is_of_case=row.case is not None)),
    )


def _item(row: Correspondence) -> Item:
    sender = row.message.sender if row.message and row.is_incoming else ""
    by = row.by.name if row.by else ""
    files = tuple(row.files.all())
    state = row.message.get_state_display() if row.message and not row.is_incoming else ""
    return Item(
        row.pk, row.is_incoming, row.kind.replace("-", " "), row.at, row.title, row.text, sender, by, files, state
    )


def _changes(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """The lines that were taken out and put in."""
    lines = ndiff(before.splitlines(), after.splitlines())
    kinds = {"+ ": "put in", "- ": "taken out"}
    return tuple((kinds[line[:2]], line[2:]) for line in lines if line[:2] in kinds)
