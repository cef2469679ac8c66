"""The questions of a request: read, edit, answer, split, merge, renumber, and what is known of them."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Router
from pydantic import BaseModel, ConfigDict, Field

from answerable.casefile import Answer, Held, Likelihood, Outcome, Regime, answer_from, answer_values
from answerable.desk.api import told
from answerable.desk.api.given import Day, Given, Line, Number, Words
from answerable.desk.api.keys import READ, WRITE, by_of
from answerable.desk.api.routes.requests import Reference
from answerable.desk.cases import access
from answerable.desk.cases.actions.answer import answer
from answerable.desk.cases.actions.edit_question import edit_question
from answerable.desk.cases.actions.merge import merge
from answerable.desk.cases.actions.propose import propose
from answerable.desk.cases.actions.renumber import renumber
from answerable.desk.cases.actions.split import split
from answerable.desk.cases.queries import record
from answerable.desk.cases.queries.values import QuestionWhole, evidence_at, question_at, questions_of

router = Router(tags=["Questions"])
Position = Annotated[int, Path(ge=1, le=32_767, description="The place of the question, from 1.", examples=[1])]
Label = Annotated[Line, Field(min_length=1, max_length=12)]


class PublicInterest(Given):
    """The weighing of a qualified exemption."""

    favouring_disclosure: tuple[Words, ...] = Field(description="What speaks for it.")
    favouring_exemption: tuple[Words, ...] = Field(description="What speaks against it.")
    balance: Words = Field(description="What weighs more, and why.")
    about: Annotated[Line, Field(pattern="^(disclosing|confirming)$")] = Field("disclosing", description="What is weighed: disclosing, or confirming that it is held.")  # fmt: skip


class Ground(Given):
    """An exemption, exception or ground of refusal."""

    provision: Line = Field(description="Its identifier or citation.", examples=["foia.s31.1.a"])
    reason: Words = Field("", description="Why it applies.")
    likelihood: Likelihood | None = Field(None, description="For a test of prejudice.")
    link: Words = Field("", description="How disclosure would lead to the harm.")
    public_interest: PublicInterest | None = Field(None, description="For a qualified one.")
    covers: Words = Field("", description="Which information it covers, where not all.")
    qualified_person: Words = Field("", description="Section 36: whose opinion, given when.")
    condition: Words = Field("", description="Section 40: which condition, in one piece; section 44: which enactment.")
    elements: Annotated[tuple[tuple[Line, Words], ...], Field(max_length=12)] = Field((), description="What must be shown element by element: the name of each and its words. Section 40: which, principle, expectation, interest, necessity, rights; section 43(2): whose.")  # fmt: skip


class NewBasis(Given):
    """What the answer rests on."""

    kind: Annotated[Line, Field(pattern="^(register|position|earlier|document|law)$")] = Field(description="Of which kind.")  # fmt: skip
    ref: Line = Field(description="Its identifier.", examples=["POS-IT-01"])
    words: Words = Field("", description="The words relied on.")
    as_at: Day | None = Field(None, description="Of which day.")
    version: Line = Field("", description="Of which version.")


class GivenAnswer(Given):
    """An answer: what is decided, the words, the grounds and what they rest on."""

    outcome: Outcome = Field(description="What is decided.", examples=["disclosed"])
    held: Held = Field(Held.UNSTATED, description="Whether the information is held.", examples=["yes"])
    text: Words = Field("", description="What is said, in plain sentences.", examples=["We have four bridges."])
    grounds: Annotated[tuple[Ground, ...], Field(max_length=12)] = Field((), description="What is relied on.")
    because: Annotated[tuple[NewBasis, ...], Field(max_length=100)] = Field((), description="What it rests on.")
    where: Words = Field("", description="Section 21: where it is; section 22: when it will be published; a transfer: who holds it.")  # fmt: skip
    searches: Words = Field("", description="Who was asked and what was searched.")
    advice: Words = Field("", description="Section 16: help, or why there is none.")
    estimate: Words = Field("", description="Section 12: the estimate in words.")
    covers_all: bool = Field(False, description="True: the grounds that each cover a part cover between them all that is asked for.")  # fmt: skip
    withheld: Words = Field("", description="Subject access: what is withheld, under which provision, and why.")


class NewAnswer(Given):
    """An answer in place of the one that was read."""

    version: Number = Field(description="The version of the question that was read.", examples=[1])
    answer: GivenAnswer = Field(description="The answer whole.")
    is_finished: bool = Field(False, description="True: call it finished. Refused while it lacks what the statute needs.")  # fmt: skip


class Edit(Given):
    """What a question asks, and under which law."""

    version: Number = Field(description="The version that was read.", examples=[1])
    text: Annotated[Words, Field(min_length=1)] = Field(description="What is asked.")
    regime: Regime = Field(description="The law that it is under.")
    is_own_data: bool = Field(False, description="True where it asks for the applicant's own data.")


class Split(Given):
    """Where a question falls in two."""

    version: Number = Field(description="The version that was read.", examples=[1])
    place: Number = Field(description="After how many characters of its text.", examples=[42])


class Merge(Given):
    """Which questions become one."""

    numbers: Annotated[tuple[Label, ...], Field(min_length=2, max_length=200)] = Field(description="Their numbers.", examples=[["1", "2"]])  # fmt: skip


class Renumbered(Given):
    """A question with its new number."""

    was: Label = Field(description="The number that it has.")
    now: Label = Field(description="The number that it gets.")


class Renumber(Given):
    """The questions in their new order."""

    numbers: Annotated[tuple[Renumbered, ...], Field(min_length=1, max_length=500)] = Field(description="All of them, in the order that they get.")  # fmt: skip


class Questions(BaseModel):
    """The questions of a request, in order."""

    model_config = ConfigDict(frozen=True, from_attributes=True)
    rows: tuple[told.Question, ...] = told.means("The questions.")


class Versions(BaseModel):
    """Every version of an answer, the latest first."""

    model_config = ConfigDict(frozen=True, from_attributes=True)
    rows: tuple[told.AnswerVersion, ...] = told.means("The versions.")


@router.get("/{reference}/questions", auth=READ, response=Questions, summary="List questions")
def list_questions(request: HttpRequest, reference: Reference) -> dict[str, object]:
    """The questions of a request with their answers."""
    return _all(request, reference)


@router.post("/{reference}/questions/merge", auth=WRITE, response=Questions, summary="Merge questions")
def merge_questions(request: HttpRequest, reference: Reference, given: Merge) -> dict[str, object]:
    """Make one question of several. Their answers are put together, to be finished again."""
    merge(reference=reference, numbers=given.numbers, by=by_of(request), at=timezone.now())
    return _all(request, reference)


@router.post("/{reference}/questions/renumber", auth=WRITE, response=Questions, summary="Renumber questions")
def renumber_questions(request: HttpRequest, reference: Reference, given: Renumber) -> dict[str, object]:
    """Give the questions new numbers and a new order."""
    numbers = [(each.was, each.now) for each in given.numbers]
    renumber(reference=reference, numbers=numbers, by=by_of(request), at=timezone.now())
    return _all(request, reference)


@router.get("/{reference}/questions/{int:position}", auth=READ, response=told.Question, summary="Read a question")
def read_question(request: HttpRequest, reference: Reference, position: Position) -> QuestionWhole:
    """One question with its answer, and the version to give back when it is changed."""
    return question_at(reference, position, by=by_of(request))


@router.patch("/{reference}/questions/{int:position}", auth=WRITE, response=told.Question, summary="Edit a question")
def change_question(request: HttpRequest, reference: Reference, position: Position, given: Edit) -> QuestionWhole:
    """Edit what it asks. Its answer stays, to be finished again. 409 where somebody has changed it since it was read."""
    by = by_of(request)
    number = question_at(reference, position, by=by).number
    edit_question(reference=reference, number=number, by=by, at=timezone.now(), **dict(given))
    return question_at(reference, position, by=by)


@router.put("/{reference}/questions/{int:position}/answer", auth=WRITE, response=told.Question, summary="Answer a question")  # fmt: skip
def answer_question(request: HttpRequest, reference: Reference, position: Position, given: NewAnswer) -> QuestionWhole:
    """Put an answer in place of the one that was read. 409, with who and when, where somebody has changed it since.

    An answer that is called finished must hold all that the statute needs: what it lacks is listed under “fields”.
    """
    by, at = by_of(request), timezone.now()
    number = question_at(reference, position, by=by).number
    said = _answer(given.answer, number)
    answer(reference=reference, number=number, answer=said, version=given.version, is_finished=given.is_finished, by=by, at=at)  # fmt: skip
    return question_at(reference, position, by=by)


@router.post("/{reference}/questions/{int:position}/split", auth=WRITE, response=Questions, summary="Split a question")
def split_question(request: HttpRequest, reference: Reference, position: Position, given: Split) -> dict[str, object]:
    """Make two questions of one. The answer stays with the first."""
    by = by_of(request)
    number = question_at(reference, position, by=by).number
    split(reference=reference, number=number, place=given.place, version=given.version, by=by, at=timezone.now())
    return _all(request, reference)


@router.post("/{reference}/questions/{int:position}/propose", auth=WRITE, response=told.Evidence, summary="Look a question up")  # fmt: skip
def propose_question(request: HttpRequest, reference: Reference, position: Position) -> dict[str, object]:
    """Look through registers, positions and earlier answers again. The answer is not touched."""
    by = by_of(request)
    number = question_at(reference, position, by=by).number
    propose(reference=reference, number=number, by=by, at=timezone.now())
    return _evidence(request, reference, position)


@router.get("/{reference}/questions/{int:position}/evidence", auth=READ, response=told.Evidence, summary="Read the evidence")  # fmt: skip
def read_evidence(request: HttpRequest, reference: Reference, position: Position) -> dict[str, object]:
    """What the desk found for a question, and the draft that it made of it."""
    return _evidence(request, reference, position)


@router.get("/{reference}/questions/{int:position}/versions", auth=READ, response=Versions, summary="List versions of an answer")  # fmt: skip
def list_versions(request: HttpRequest, reference: Reference, position: Position) -> dict[str, object]:
    """Every version of the answer, the latest first."""
    return {"rows": record.versions(access.for_reading(reference, by=by_of(request)), position)}


def _all(request: HttpRequest, reference: str) -> dict[str, object]:
    return {"rows": questions_of(reference, by=by_of(request))}


def _answer(said: GivenAnswer, number: str) -> Answer:
    return answer_from({**said.model_dump(mode="json"), "questions": [number]})  # fmt: skip


def _evidence(request: HttpRequest, reference: str, position: int) -> dict[str, object]:
    found = evidence_at(reference, position, by=by_of(request))
    names = told.Evidence.model_fields.keys() - {"draft"}
    draft = answer_values(found.draft) if found.draft else None
    return {"draft": draft, **{name: getattr(found, name) for name in names}}
