"""Renumber the questions of a case, and put them in another order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.actions.approvals import lose_approval
from answerable.desk.cases.actions.questions import rename
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import Question
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.errors import BadNumbers
from answerable.law import uk_day

_NUMBER = re.compile(r"[0-9a-z]+(?:[./][0-9a-z]+)*")
LONGEST = 12


@transaction.atomic
def renumber(*, reference: str, numbers: Sequence[tuple[str, str]], by: Actor, at: datetime) -> list[Question]:
    """The questions in this order, each under its new number: pairs of the old and the new.

    Refuses pairs that do not name every question once, and numbers that no letter could carry (BadNumbers).
    """
    case = access.for_change(reference, by=by, to="edit-request")
    rows = {question.number: question for question in case.questions.all()}
    if fault := _fault(list(rows), numbers):
        raise BadNumbers(fault=fault, where=reference)
    questions = [rows[old] for old, _ in numbers]
    for position, (question, (_, new)) in enumerate(zip(questions, numbers, strict=True), 1):
        question.position = position
        rename(question, new)
    Question.objects.bulk_update(questions, ["position", "number", "answer", "proposal"])
    was_approved = lose_approval(case)
    settle(case, uk_day(at))
    data = {"was": [old for old, _ in numbers], "now": [new for _, new in numbers], "taken_back": was_approved}
    record("renumbered", by=by.key, at=at, case=reference, data=data)
    return questions


def _fault(there: list[str], numbers: Sequence[tuple[str, str]]) -> str:
    """What is wrong with the pairs, or nothing."""
    if sorted(old for old, _ in numbers) != sorted(there):
        return f"the case has the questions {', '.join(there)}, each once"
    new = [number for _, number in numbers]
    if twice := next((number for number in new if new.count(number) > 1), ""):
        return f"{twice} stands twice"
    odd = next((number for number in new if len(number) > LONGEST or not _NUMBER.fullmatch(number)), None)
    return f"“{odd}” is no number" if odd is not None else ""
