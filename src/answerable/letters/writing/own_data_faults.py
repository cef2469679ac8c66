"""What keeps a letter about the applicant's own data (UK GDPR art.15) from being written."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.casefile import CaseFile, LetterKind, Outcome, Regime
from answerable.errors import AnswerableError, NoDetail, NotOpen, NoWords
from answerable.letters.writing.view import View, regimes_of

LAW = "UK GDPR art.15"
KINDS = (LetterKind.ACKNOWLEDGEMENT, LetterKind.CLARIFICATION, LetterKind.RESPONSE)
OWN_DATA_OUTCOMES = (
    Outcome.OPEN,
    Outcome.RELEASED,
    Outcome.PART_RELEASED,
    Outcome.NOT_HELD,
    Outcome.WITHHELD,
    Outcome.CLARIFICATION,
    Outcome.OUTSIDE,
)


def frame_faults(case: CaseFile) -> Iterator[AnswerableError]:
    """Another kind of letter than there is wording for, or no privacy notice to point to."""
    if Regime.DPA not in regimes_of(case):
        return
    if case.request.regime is Regime.DPA and case.kind not in KINDS:
        yield NotOpen(
            provision=f"A letter of the kind {case.kind.value}",
            where="the regime of the request",
            fault="the tables here hold no wording of it for subject access",
            cite=LAW,
            do_this="write this one in your own words, with advice, and keep it with the request",
        )
    if case.kind is LetterKind.RESPONSE and not case.authority.privacy_notice.strip():
        yield NoDetail(
            missing="The address of the privacy notice",
            kind=case.kind.value,
            field="privacy_notice in the authority’s profile",
            because="what UK GDPR art.15(1) and (2) ask for besides the data stands there",
            do_this="the address of the page",
        )


def answer_faults(view: View, number: str) -> Iterator[AnswerableError]:
    """An outcome that subject access does not know, or one that does not say what is withheld and why."""
    answer = view.answer
    if answer.outcome not in OWN_DATA_OUTCOMES:
        yield NotOpen(
            provision=f"The outcome “{answer.outcome.value}”",
            where=f"question {number}",
            fault="the question is answered under subject access",
            cite=LAW,
            do_this="choose another outcome, or the law that the question belongs to",
        )
    if answer.grounds:
        yield NotOpen(
            provision=answer.grounds[0].provision.label,
            where=f"question {number}",
            fault="the question is answered under subject access",
            cite=LAW,
            do_this="take it out, and say in your own words which provision of the Data Protection Act 2018 applies",
        )
    if answer.outcome in (Outcome.WITHHELD, Outcome.PART_RELEASED) and not answer.withheld.strip():
        yield NoWords(
            question=number,
            outcome=answer.outcome.value,
            box="withheld",
            do_this="say what is withheld, under which provision of the Data Protection Act 2018, and why",
        )
