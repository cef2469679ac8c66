"""What the desk found for a question: the register or position, earlier answers, a draft, and what that promises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from answerable.answers import Sentence, Words, origins
from answerable.casefile import Answer, Basis, Outcome, answer_from
from answerable.desk.cases.models import Question
from answerable.desk.cases.queries.promised import reports_in
from answerable.desk.disclosure.words import OUTCOMES


@dataclass(frozen=True, slots=True)
class Earlier:
    """An answer given before to a question like this one. publisher: whose it is; empty where it is ours.

    id: its number in memory; 0 for one in a letter of the authority's folder. changed: what it rests on that stands
    otherwise by now. of: how many answers there are to the question in those words. is_standing: it is a standing answer.
    """

    ref: str
    question: str
    words: str
    on: date | None
    months: int | None
    changed_since: bool
    id: int = 0
    publisher: str = ""
    outcome: str = ""
    is_same: bool = False
    why: str = ""
    changed: tuple[str, ...] = ()
    of: int = 1
    is_standing: bool = False

    @property
    def key(self) -> str:
        """What tells it from the others, of which several may be called the same by those who gave them."""
        return str(self.id) if self.id else self.ref


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
    of_draft: tuple[str, ...]  # what is to be looked at before an earlier answer that became the draft is used
    ask: str
    draft: Answer | None
    proposed_on: date | None

    @property
    def again(self) -> Basis | None:
        """The earlier answer that became the draft, where one did."""
        first = self.draft.because[0] if self.draft and self.draft.because else None
        return first if first and first.kind == "earlier" else None

    @property
    def was_asked_elsewhere(self) -> bool:
        """True where another authority answered the same question."""
        return any(one.is_same and one.publisher for one in self.earlier)


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
        of_draft=tuple(values.get("cautions_of_draft", ())),
        ask=draft.ask if draft else "",
        draft=draft if draft and draft.outcome is not Outcome.OPEN else None,
        proposed_on=question.proposed_on,
    )


def is_blind(question: Question) -> bool:
    """True where a position decides the question, or may, before any register is read: what was said before is not shown."""
    found = question.proposal.get("found") or {}
    return found.get("register_read") is False


def whose(found: Known, answer: Answer | None) -> tuple[Sentence, ...]:
    """Whose each sentence of an answer is; nothing where none of it is an earlier answer's."""
    own = [Words(f"the register of {found.source}" if found.source else "what was found", found.words)]
    ours = [Words(f"our answer {one.ref}", one.words) for one in found.earlier if not one.publisher]
    theirs = [Words(one.publisher, one.words, is_ours=False) for one in found.earlier if one.publisher]
    said = origins(answer.text, sources=(*own, *ours, *theirs)) if answer else ()
    return said if any(one.of and one.of is not own[0] for one in said) else ()


def reports_of(question: Question) -> tuple[str, ...]:
    """The numbers of the reports that its answer says are sent with the letter; its draft, while there is no answer."""
    said = answer_of(question) or known(question).draft
    return reports_in(said.text) if said else ()


def _earlier(values: dict[str, Any], on: date | None) -> Earlier:
    day = _day(values.get("on"))
    months = (on.year - day.year) * 12 + on.month - day.month if on and day else None
    return Earlier(
        ref=values["ref"],
        question=values.get("question", ""),
        words=values.get("words", ""),
        on=day,
        months=months,
        changed_since=bool(values.get("changed_since")),
        id=values.get("id", 0),
        publisher=values.get("publisher", ""),
        outcome=OUTCOMES.get(Outcome(values.get("outcome") or Outcome.OPEN), ""),
        is_same=values.get("kind") == "same",
        why="; ".join(values.get("reasons", ())),
        changed=tuple(values.get("changed", ())),
        of=values.get("of", 1),
        is_standing=bool(values.get("standing")),
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
