"""Split a question in two where one holds what should be answered apart."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.actions.questions import in_order, question_of, rename, require_current, says_something
from answerable.desk.cases.actions.reckoning import reckon
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import Case, Question
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.errors import NotAPlace
from answerable.law import uk_day


@transaction.atomic
def split(
    *, reference: str, number: str, place: int, version: int, by: Actor, at: datetime
) -> tuple[Question, Question]:
    """The two questions that one becomes at a place in its words: 4 becomes 4a and 4b.

    The answer stays with the first, to be finished again. Refuses a version that somebody has replaced
    (ChangedMeanwhile) and a place that leaves one of them without words (NotAPlace).
    """
    case = access.for_change(reference, by=by, to="split")
    first = question_of(case, number)
    require_current(first, version)
    words, rest = first.text[:place].strip(), first.text[place:].strip()
    if not (says_something(words) and says_something(rest)):
        raise NotAPlace(where=f"{reference}, question {number}", length=len(first.text))
    questions = list(case.questions.all())
    own, other = _numbers(number, [question.number for question in questions])
    first.text, first.is_finished, first.proposal, first.proposed_on = words, False, {}, None
    rename(first, own)
    first.version += 1
    first.save()
    second = Question.objects.create(
        case=case, position=first.position, number=other, text=rest, lead=first.lead, regime=first.regime,
        is_own_data=first.is_own_data, owner=first.owner,
    )  # fmt: skip
    in_order(
        case, [row for question in questions for row in ((first, second) if question.pk == first.pk else (question,))]
    )
    _share_clock(case, first, second)
    settle(case, uk_day(at))
    data = {"was": number, "now": [first.number, second.number]}
    record(
        "split",
        by=by.key,
        at=at,
        case=reference,
        subject=f"question:{number}",
        words=f"{words}\n{rest}",
        data=data,
    )
    return first, second


def _share_clock(case: Case, first: Question, second: Question) -> None:
    """What happened to the clock of one happened to both."""
    for event in case.events.all():
        if first.pk in event.questions:
            event.questions = [*event.questions, second.pk]
            event.save(update_fields=["questions"])
    reckon(case)


def _numbers(number: str, taken: list[str]) -> tuple[str, str]:
    """4 becomes 4a and 4b; 4a, whose letters are taken by its like, stays 4a and is followed by the next free one."""
    if number[-1:].isdigit() and not {f"{number}a", f"{number}b"} & set(taken):
        return f"{number}a", f"{number}b"
    stem = number.rstrip("abcdefghijklmnopqrstuvwxyz") if not number.isalpha() else ""
    letters = "abcdefghijklmnopqrstuvwxyz"
    free = next((f"{stem}{letter}" for letter in letters if f"{stem}{letter}" not in taken), f"{number}/2")
    return number, free
