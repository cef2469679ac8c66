"""The case file of a case: what the letters room needs to write and check a letter of a kind about it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import replace
from datetime import date, datetime

from django.db.models import prefetch_related_objects

from answerable.casefile import (
    Answer,
    Applicant,
    CaseFile,
    Held,
    LetterKind,
    Outcome,
    Question,
    Regime,
    Request,
    answer_from,
    from_json,
)
from answerable.desk.cases.models import Case, CaseLetter, Review
from answerable.desk.cases.models import Question as QuestionRow
from answerable.desk.cases.queries.clocks import waited
from answerable.desk.registers.authority import authority
from answerable.errors import LawError
from answerable.law import Provision, exemption, uk_day

ABOUT, WAITING, APART = "about", "waiting", "apart"  # of a letter that asks what is meant: numbers of questions
NAMES_OFFICERS = "names_officers"  # a detail of the letter: "yes" where names of officers go out with it
_DECISIONS = {"upheld": "upheld", "part": "partly", "overturned": "overturned"}
_FULL = (LetterKind.RESPONSE, LetterKind.REVIEW_OUTCOME)
AT_WORK = ("draft", "submitted", "approved")


def case_file(
    case: Case,
    letter: CaseLetter | None = None,
    *,
    kind: LetterKind,
    on: date,
    details: Mapping[str, str] | None = None,
    answers: Mapping[str, Answer] | None = None,
) -> CaseFile:
    """The case as a value, for a letter of that kind issued on that day. letter: the one of that kind at work.

    details: what this kind needs besides the answers, over what is saved with the letter at work. answers:
    by the number of their question, in place of those that are saved.
    """
    rows = tuple(case.questions.all())
    review = (
        case.reviews.select_related("reviewer").filter(completed_on=None).order_by("-id").first()
        if kind is LetterKind.REVIEW_OUTCOME
        else None
    )
    told = {**(_of_review(case, review) if review else {}), **(letter.details if letter else {}), **(details or {})}
    return CaseFile(
        authority=authority().profile,
        request=_request(case, rows),
        answers=_answers(_about(rows, told), kind, on=on, instead={**_afresh(review), **(answers or {})}),
        kind=kind,
        issued_on=on,
        due_on=case.due_on,
        details=tuple((name, value) for name, value in sorted(told.items()) if name != NAMES_OFFICERS and value),
        attachments=tuple(file.name for file in letter.attachments.all()) if letter else (),
        names_officers=told.get(NAMES_OFFICERS) == "yes",
    )


def at_work(case: Case, kind: LetterKind) -> CaseLetter | None:
    """The letter of that kind that has not gone yet."""
    return CaseLetter.objects.filter(case=case, kind=kind.value, state__in=AT_WORK).first()


def as_read(case: Case) -> Case:
    """The case with its questions and events read once: to look at. What is written from here on is not in it."""
    held = copy(case)
    prefetch_related_objects([held], "questions", "events")
    return held


def answer_of(row: QuestionRow) -> Answer:
    """The saved answer of a question; open while nobody has answered it."""
    if not row.answer:
        return Answer((row.number,), Outcome.OPEN, Held.UNSTATED)
    return replace(answer_from(row.answer), questions=(row.number,))


def _request(case: Case, rows: Iterable[QuestionRow]) -> Request:
    spells = waited(case)
    queries = _queries(case) if spells else {}
    heard = [uk_day(at) for at in _replies(case)] if spells else []
    return Request(
        reference=case.reference,
        received_on=case.received_on,
        regime=Regime(case.regime),
        questions=tuple(
            _question(row, spells.get(row.pk, (None, None)), queries.get(row.text, ""), heard) for row in rows
        ),
        applicant=Applicant(case.applicant_name, case.applicant_email, case.applicant_address),
        subject=case.subject,
        text=case.text,
        asked_on=case.asked_on,
    )


def _question(row: QuestionRow, spell: tuple[date | None, date | None], query: str, heard: Iterable[date]) -> Question:
    """A question as asked. spell: from when until when it waited for the applicant; query: what they were asked.

    heard: the days on which the applicant wrote.
    """
    regime, (queried_on, clear_on) = Regime(row.regime) if row.regime else None, spell
    if not queried_on:
        return Question(row.number, row.text, None, regime)
    heard_on = max((on for on in heard if on >= queried_on), default=None)
    return Question(row.number, row.text, None, regime, queried_on, query, heard_on, clear_on)


def _replies(case: Case) -> Iterable[datetime]:
    return case.correspondence.filter(is_incoming=True, kind="reply").values_list("at", flat=True)


def _queries(case: Case) -> dict[str, str]:
    """What the applicant was last asked, by the words of the question that it was about.

    Nothing of a letter that went in other words than those of the answer.
    """
    letters = CaseLetter.objects.filter(case=case, kind=LetterKind.CLARIFICATION.value, state="sent").order_by("pk")
    found: dict[str, str] = {}
    for letter in letters:
        sent = from_json(json.dumps(letter.casefile))
        texts = {question.number: question.text for question in sent.request.questions}
        for answer in sent.answers:
            found |= {texts[number]: "" if letter.edits else answer.text for number in answer.questions}
    return found


def _answers(
    rows: Iterable[QuestionRow], kind: LetterKind, *, on: date, instead: Mapping[str, Answer]
) -> tuple[Answer, ...]:
    """The answers that a letter of this kind gives: all of them, or those that it is about."""
    found = (
        replace(instead[row.number], questions=(row.number,)) if row.number in instead else answer_of(row)
        for row in rows
    )
    if kind in _FULL:
        return tuple(found)
    return tuple(answer for answer in found if _is_about(answer, kind, on))


def _about(rows: Iterable[QuestionRow], told: Mapping[str, str]) -> tuple[QuestionRow, ...]:
    """The questions that the letter says it is about, where it says so."""
    numbers = told.get(ABOUT, "").split()
    return tuple(row for row in rows if not numbers or row.number in numbers)


def _is_about(answer: Answer, kind: LetterKind, on: date) -> bool:
    match kind:
        case LetterKind.CLARIFICATION:
            return answer.outcome is Outcome.CLARIFICATION
        case LetterKind.TRANSFER:
            return answer.outcome is Outcome.TRANSFERRED
        case LetterKind.EXTENSION:
            return answer.outcome is not Outcome.NEITHER and _is_weighed(answer, on)
        case _:
            return False


def _is_weighed(answer: Answer, on: date) -> bool:
    """True where every ground of the answer is one whose balance takes time to strike (FOIA s.10(3))."""
    return bool(answer.grounds) and all(_is_qualified(ground.provision, on) for ground in answer.grounds)


def _is_qualified(provision: Provision, on: date) -> bool:
    try:
        return exemption(provision, on=on).is_qualified
    except LawError:
        return False


def _of_review(case: Case, review: Review) -> dict[str, str]:
    """What the letter about a review says of it."""
    first_on = uk_day(case.sent_at) if case.sent_at else None
    return {
        "review_asked_on": review.asked_on.isoformat(),
        "original_on": first_on.isoformat() if first_on else "",
        "reviewer": _post(review),
        "decision": _DECISIONS.get(review.outcome, ""),
        "findings": review.conclusions,
    }


def _afresh(review: Review | None) -> dict[str, Answer]:
    """The answers that a review gives in place of the first ones."""
    return {number: answer_from(values) for number, values in review.answers.items()} if review else {}


def _post(review: Review) -> str:
    """The reviewer as a sentence names them: by their post, or by their name where they have none."""
    if review.reviewer is None:
        return ""
    return f"our {review.reviewer.job}" if review.reviewer.job else review.reviewer.name
