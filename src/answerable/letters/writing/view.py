"""One answer seen with everything that its paragraphs need: the case, its regime and its need of reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from answerable.casefile import Answer, CaseFile, LetterKind, Outcome, Question, Regime
from answerable.errors import NoDetail
from answerable.letters.letter import Paragraph
from answerable.letters.writing.prose import blocks, day, sentence
from answerable.letters.writing.terms import terms
from answerable.letters.writing.wording import say


@dataclass(frozen=True, slots=True)
class View:
    """An answer, the case it stands in and the law it is given under."""

    answer: Answer
    case: CaseFile
    regime: Regime
    on: date

    @property
    def contact(self) -> str:
        """Where to write about this case."""
        who = self.case.authority
        return who.review_contact or who.email or ", ".join(who.address) or who.name

    @property
    def queried(self) -> Question | None:
        """The question, where the applicant was asked before what it means and that is still open."""
        if self.answer.outcome is not Outcome.CLARIFICATION or self.case.kind is LetterKind.CLARIFICATION:
            return None
        asked = (question for question in self.case.request.questions if question.number in self.answer.questions)
        return next((question for question in asked if question.queried_on and not question.clear_on), None)

    def say(self, id_: str, **fields: str) -> tuple[Paragraph, ...]:
        """A paragraph of the wording for this answer's questions."""
        found = say(id_, regime=self.regime, **{**terms(self.regime, on=self.on), **fields})
        return tuple(replace(part, questions=self.answer.questions) for part in found)

    def words(self, text: str, *, id_: str = "words", duty: str = "") -> tuple[Paragraph, ...]:
        """An officer's own text for this answer, resting on what the answer rests on."""
        return blocks(
            sentence(text) if "\n" not in text.strip() and "|" not in text else text,
            id_=id_,
            questions=self.answer.questions,
            because=self.answer.because,
            duty=duty,
        )


def views(case: CaseFile, *, on: date) -> tuple[View, ...]:
    """Every answer of a case, in the order in which its first question was asked.

    Refusals that follow each other and differ in nothing but their questions are one, so that reasons
    stand once.
    """
    order = {question.number: place for place, question in enumerate(case.request.questions)}
    answers = sorted(case.answers, key=lambda answer: min(order[number] for number in answer.questions))
    found: list[View] = []
    for answer in answers:
        view = View(answer, case, regime_of(answer, case), on)
        if found and _is_alike(found[-1], view):
            before = found[-1].answer
            both = replace(
                answer,
                questions=(*before.questions, *answer.questions),
                because=tuple(dict.fromkeys((*before.because, *answer.because))),
            )
            found[-1] = replace(view, answer=both)
        else:
            found.append(view)
    return tuple(found)


def _is_alike(one: View, other: View) -> bool:
    """True where two refusals say the same; what they rest on and how well it fits is not said."""
    said = [replace(view.answer, questions=(), because=(), score=None, reasons=(), ask="") for view in (one, other)]
    refuses = bool(one.answer.grounds) and one.answer.outcome is not Outcome.PART_RELEASED
    return refuses and said[0] == said[1] and one.regime is other.regime


def regime_of(answer: Answer, case: CaseFile) -> Regime:
    """The law an answer is given under: its first question's own, else the request's."""
    own = {question.number: question.regime for question in case.request.questions}
    return next((found for number in answer.questions if (found := own.get(number))), case.request.regime)


def regimes_of(case: CaseFile) -> tuple[Regime, ...]:
    """The laws that a letter is written under, the request's own first."""
    found = dict.fromkeys(regime_of(answer, case) for answer in case.answers) or {case.request.regime: None}
    return tuple(sorted(found, key=lambda regime: regime is not case.request.regime))


def detail(case: CaseFile, field: str, *, missing: str, because: str) -> str:
    """A detail that this kind of letter needs. Refuses a case file without it (NoDetail)."""
    if value := case.detail(field).strip():
        return value
    raise NoDetail(
        missing=missing,
        kind=case.kind.value,
        field=field,
        because=because,
        do_this="it belongs to the details",
    )


def day_of(case: CaseFile, field: str, *, missing: str, because: str) -> str:
    """A detail that is a day, printed as letters print it. Refuses one that is no date (NoDetail)."""
    value = detail(case, field, missing=missing, because=because)
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        raise NoDetail(
            missing=missing,
            kind=case.kind.value,
            field=field,
            because=because,
            do_this="a date such as 2026-03-12",
        ) from None
