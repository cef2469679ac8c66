"""Whether an answer has everything that the statute needs before it can be called finished."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from answerable.casefile import Answer, LetterKind
from answerable.desk.cases.models import Case
from answerable.desk.cases.queries.casefiles import at_work, case_file
from answerable.errors import AnswerableError, NotComplete
from answerable.letters import faults


def missing(case: Case, *, number: str, answer: Answer, on: date) -> tuple[AnswerableError, ...]:
    """What the answer to that one question lacks, each with its section: what stops a letter stops it."""
    file = case_file(case, at_work(case, LetterKind.RESPONSE), kind=LetterKind.RESPONSE, on=on)
    alone = tuple(question for question in file.request.questions if question.number == number)
    return faults(replace(file, request=replace(file.request, questions=alone), answers=(answer,), details=()))


def require_complete(case: Case, *, number: str, answer: Answer, on: date) -> None:
    """Refuses an answer that lacks something, naming all of it (NotComplete; its field faults holds them one by one)."""
    found = missing(case, number=number, answer=answer, on=on)
    if not found:
        return
    raise NotComplete(
        thing=f"Question {number}",
        missing="; ".join(fault.part("what").rstrip(".") for fault in found),
        where=f"{case.reference}, question {number}",
        why=" ".join(dict.fromkeys(fault.part("why") for fault in found)),
        do=" ".join(dict.fromkeys(fault.part("do") for fault in found)),
        faults=found,
    )
