"""What the desk found for a question: the register or position, earlier answers, a draft, and what that promises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from answerable.casefile import Answer, Basis, Outcome, answer_from
from answerable.desk.cases.models import Question
from answerable.desk.cases.queries.promised import reports_in


@dataclass(frozen=True, slots=True)
class Earlier:
    """An answer given before, by us, to a question like this one."""

    ref: str
    question: str
    words: str
    on: date | None
    months: int | None
    changed_since: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What the desk found for a question: the register or position, earlier answers, and a draft where there is one."""

    words: str
    source: str
    as_at: date | None
    basis: tuple[Basis, ...]
    earlier: tuple[Earlier, ...]
    reasons: tuple[str, ...]
    cautions: tuple[str, ...]
    ask: str
    draft: Answer | None
    proposed_on: date | None


def answer_of(question: Question) -> Answer | None:
    """The answer as it was saved, or None while there is none."""
    return answer_from(question.answer) if question.answer else None


def known(question: Question) -> Known:
    """What was found for a question when it was last looked up."""
    values = question.proposal
    draft = answer_from(values["answer"]) if values.get("answer") else None
    found = values.get("found") or {}
    return Known(
        words=found.get("text", ""),
        source=found.get("register", ""),
        as_at=_day(values.get("as_at")),
        basis=draft.because if draft else (),
        earlier=tuple(_earlier(item, question.proposed_on) for item in values.get("earlier", ())),
        reasons=tuple(values.get("reasons", ())),
        cautions=tuple(values.get("cautions", ())),
        ask=draft.ask if draft else "",
        draft=draft if draft and draft.outcome is not Outcome.OPEN else None,
        proposed_on=question.proposed_on,
    )


def reports_of(question: Question) -> tuple[str, ...]:
    """The numbers of the reports that its answer says are sent with the letter; its draft, while there is no answer."""
    said = answer_of(question) or known(question).draft
    return reports_in(said.text) if said else ()


def _earlier(values: dict[str, Any], on: date | None) -> Earlier:
    day = _day(values.get("on"))
    months = (on.year - day.year) * 12 + on.month - day.month if on and day else None
    return Earlier(values["ref"], values.get("question", ""), values.get("words", ""), day, months, bool(values.get("changed_since")))  # fmt: skip


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
