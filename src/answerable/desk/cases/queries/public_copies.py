"""The public copy of an answer: what of the letter that went anyone may read, and what is to be looked for in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from textwrap import shorten

from answerable.casefile import Answer, CaseFile, LetterKind, Regime, from_json
from answerable.desk.cases.models import Allocation, Case, CaseLetter
from answerable.desk.cases.queries.casefiles import case_file
from answerable.desk.cases.queries.previews import edits_of, written
from answerable.desk.cases.queries.promised import promised_in
from answerable.desk.disclosure.copies import Dealt, PublicAnswer, PublicCopy, PublicFile
from answerable.desk.disclosure.personal import Finding, look
from answerable.desk.files.looking import Looked, what_hides
from answerable.desk.files.models import StoredFile
from answerable.desk.people.models import Person
from answerable.desk.registers.authority import authority
from answerable.documents import Known
from answerable.errors import AnswerableError
from answerable.law import uk_day
from answerable.letters import STANDING, Letter, Paragraph, Role, edited, write

_ABOUT = (Role.HEADING, Role.LABEL, Role.QUESTION)  # what stands around an answer and is no part of it
_ANSWERS = (LetterKind.RESPONSE.value, LetterKind.REVIEW_OUTCOME.value)


@dataclass(frozen=True, slots=True)
class Publication:
    """What an officer decides about the public copy: its title and files, and each finding of personal data."""

    title: str = ""
    summary: str = ""
    subject: str = ""
    files: tuple[int, ...] = ()  # numbers of the StoredFiles, of those that went with the letter
    dealt: tuple[Dealt, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicLook:
    """The public copy before it is published, what may be personal data in it, and the files that could go with it."""

    copy: PublicCopy
    findings: tuple[Finding, ...]
    files: tuple[PublicFile, ...]
    promised: tuple[
        tuple[str, str], ...
    ] = ()  # the sentences that say that something goes with the letter, by question
    looked: tuple[Looked, ...] = ()  # the files, with what hides in them


@dataclass(frozen=True, slots=True)
class _Answered:
    """The answer that is published: as a letter where there is one, and the values that it was made from."""

    case: CaseFile
    on: date
    letter: Letter | None = None
    files: tuple[PublicFile, ...] = field(default_factory=tuple)


def public_look(case: Case, *, on: date, publication: Publication = Publication()) -> PublicLook:  # frozen
    """The public copy of the answer that went last, or of the one that would go on that day."""
    answered = _answered(case, on)
    copy = _copy(case, answered, publication)
    found = look(copy, known=known_of(case), authority=authority().profile)
    files = StoredFile.objects.filter(pk__in=[file.stored for file in answered.files])
    looked = what_hides(files, where=case.reference)
    return PublicLook(copy, found, answered.files, tuple(_promised(copy)), looked)


def _promised(copy: PublicCopy) -> Iterator[tuple[str, str]]:
    """The sentences of the public copy that say that something goes with the letter, by question."""
    for one in copy.questions:
        for said in promised_in(one.answer):
            yield one.number, said


def known_of(case: Case) -> Known:
    """Who is to be looked for in the public copy: the applicant, and everyone on the staff who had a hand in the case."""
    letters = case.letters.values_list("drafted_by", "submitted_by", "approved_by", "sent_by")
    numbers = {
        case.owner_id,
        *case.questions.values_list("answered_by", flat=True),
        *(n for row in letters for n in row),
    }
    staff = Person.objects.filter(pk__in=[number for number in numbers if number]).values_list("name", flat=True)
    asked = Allocation.objects.filter(question__case=case).values_list("name", flat=True)
    officers = tuple(dict.fromkeys([*staff, *asked]))
    return Known(case.applicant_name, case.applicant_email, case.applicant_address, officers)


def _answered(case: Case, on: date) -> _Answered:
    """The last answer that was sent; one of before the desk, kept without a letter; or the one at work."""
    row = case.letters.filter(kind__in=_ANSWERS, state="sent").order_by("-sent_at").first()
    if row and row.sent_at and row.casefile:
        values = from_json(json.dumps(row.casefile))
        return _Answered(values, uk_day(row.sent_at), _as_sent(row, values), _files(row))
    if case.sent_at:
        return _Answered(case_file(case, kind=LetterKind.RESPONSE, on=uk_day(case.sent_at)), uk_day(case.sent_at))
    preview = written(case, on=on)
    at_work = case.letters.filter(kind=LetterKind.RESPONSE.value).exclude(state="dropped").first()
    return _Answered(preview.case, on, preview.letter, _files(at_work) if at_work else ())


def _as_sent(row: CaseLetter, values: CaseFile) -> Letter | None:
    """The letter by its paragraphs, from the values that it was made from; None where no such letter is written now."""
    try:
        return edited(write(values), edits=edits_of(row)).letter
    except AnswerableError:
        return None


def _files(row: CaseLetter) -> tuple[PublicFile, ...]:
    return tuple(PublicFile(file.pk, file.name) for file in row.attachments.all())


def _copy(case: Case, answered: _Answered, publication: Publication) -> PublicCopy:
    title = publication.title.strip() or case.subject or shorten(case.text, 80, placeholder=" …")
    return PublicCopy(
        reference=case.reference,
        title=title,
        regime=Regime(case.regime),
        received_on=case.received_on,
        answered_on=answered.on,
        answered_by=authority().profile.signatory,
        questions=tuple(_questions(answered)),
        letter=_body(answered.letter, without=_own_data(answered.case)) if answered.letter else "",
        summary=publication.summary.strip(),
        subject=publication.subject.strip(),
        files=tuple(file for file in answered.files if file.stored in publication.files),
    )


def _questions(answered: _Answered) -> Iterator[PublicAnswer]:
    by_number = {number: answer for answer in answered.case.answers for number in answer.questions}
    own = _own_data(answered.case)
    for question in answered.case.request.questions:
        if question.number in own:
            continue
        answer = by_number.get(question.number)
        if answer is not None:
            said = _said(answered.letter, question.number) if answered.letter else words_of(answer)
            provisions = tuple(dict.fromkeys(ground.provision.id for ground in answer.grounds))
            yield PublicAnswer(question.number, question.text, answer.outcome, said, provisions)


def _own_data(case: CaseFile) -> frozenset[str]:
    """The questions that are answered under subject access: that answer is for the applicant alone."""
    asked = case.request.questions
    return frozenset(one.number for one in asked if (one.regime or case.request.regime) is Regime.DPA)


def _body(letter: Letter, *, without: frozenset[str]) -> str:
    """What the letter says, without who wrote to whom: from its subject to the rights, which are in every letter.

    without: the questions that are nobody else's; what stands before the first question says which law each is under.
    """
    ends = (place for place, part in enumerate(letter.paragraphs) if part.id in STANDING)
    body = letter.paragraphs[: next(ends, len(letter.paragraphs))]
    for_all = (
        part
        for part in body
        if not (part.questions and without.issuperset(part.questions)) and not part.id.startswith("supplement")
    )
    return f"{letter.subject}\n\n{_together(for_all)}"


def _said(letter: Letter, number: str) -> str:
    """What the letter says to one question."""
    return _together(part for part in letter.of(number) if part.role not in _ABOUT)


def _together(paragraphs: Iterable[Paragraph]) -> str:
    """Paragraphs with an empty line between; those that run on stand in one."""
    text = ""
    for part in paragraphs:
        text += (" " if part.runs_on else "\n\n") + part.plain
    return text.strip()


def words_of(answer: Answer) -> str:
    """The words of an answer that is kept without its letter."""
    return "\n\n".join(
        _words([answer.text, answer.where, answer.searches, *(ground.reason for ground in answer.grounds)])
    )


def _words(texts: Iterable[str]) -> Iterator[str]:
    return (text.strip() for text in texts if text.strip())
