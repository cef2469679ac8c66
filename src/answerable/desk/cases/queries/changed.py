"""What changed in the registers since an answer was written: only the entries that it rests on are looked at."""

from __future__ import annotations

from dataclasses import replace

from answerable.casefile import Answer, Basis, answer_from
from answerable.desk.cases.models import Question
from answerable.desk.registers.changes import otherwise
from answerable.registers import AuthorityFolder


def changed_since(question: Question, *, desk: AuthorityFolder | None = None) -> tuple[str, ...]:
    """The entries that the answer rests on, or what was found while there is none, that stand otherwise by now."""
    likely = (question.proposal.get("found") or {}).get("register", "")
    return otherwise(_rests_on(question), desk=desk, first=(likely, "positions"))


def resting_on(answer: Answer, found: tuple[Basis, ...]) -> Answer:
    """The answer as it is saved beside what was found last: it rests on those entries as they were shown."""
    shown = {(one.kind, one.ref): one for one in found}
    return replace(answer, because=tuple(shown.get((one.kind, one.ref), one) for one in answer.because))


def _rests_on(question: Question) -> tuple[Basis, ...]:
    found = question.proposal.get("answer")
    answer = answer_from(question.answer) if question.answer else None
    return answer.because if answer and answer.because else (answer_from(found).because if found else ())
