"""What was answered before: what is like a question, and one earlier answer."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Router
from pydantic import Field

from answerable.desk.api import told_memory
from answerable.desk.api.given import Given, Number, Words
from answerable.desk.api.keys import READ, by_of
from answerable.desk.memory.queries.answers import Answered, Row, alike, answered

router = Router(tags=["Earlier answers"])
SINCE = ("ref", "state", "words", "differences")
Question = Annotated[Words, Field(min_length=1, max_length=4000)]


class ToMatch(Given):
    """What was asked."""

    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=50)] = Field(description="One by one, in the order of their letter.", examples=[["How many benches are there in parks?"]])  # fmt: skip
    most: int = Field(5, ge=1, le=20, description="How many for each, at most.")


@router.post("/match", auth=READ, response=told_memory.Matches, summary="Find what was answered before")
def match_questions(request: HttpRequest, given: ToMatch) -> dict[str, object]:
    """For each question earlier answers to what is like it, ours and others’, with the reason. Nothing is kept."""
    found = alike(given.questions, by=by_of(request), most=given.most)
    rows = zip(given.questions, found, strict=True)
    return {"rows": [{"question": text, "matches": [_alike(row) for row in some]} for text, some in rows]}


@router.get("/{int:number}", auth=READ, response=told_memory.EarlierAnswer, summary="Read an earlier answer")
def read_earlier(request: HttpRequest, number: Annotated[Number, Path(description="Its number.")]) -> dict[str, object]:
    """One earlier answer, and what has changed since of what it rests on."""
    return _whole(answered(number, by=by_of(request)))


def _alike(row: Row) -> dict[str, object]:
    return {
        "id": row.id,
        "kind": "same" if row.is_same else "related",
        "score": row.score,
        "why": row.why,
        "question": "".join(piece.text for piece in row.question),
        "outcome": row.outcome_words,
        "provisions": tuple(one.id for one in row.provisions),
        "publisher": row.publisher,
        "ref": row.ref,
        "on": row.on,
        "answers": row.also + 1,
    }


def _whole(found: Answered) -> dict[str, object]:
    names = told_memory.EarlierAnswer.model_fields.keys() - {"answer", "outcome", "provisions", "since"}
    return {
        **{name: getattr(found, name) for name in names},
        "answer": "\n\n".join(found.paragraphs),
        "outcome": found.outcome_words,
        "provisions": tuple(one.id for one in found.provisions),
        "since": tuple({**{name: getattr(one, name) for name in SINCE}, "source": one.register} for one in found.since),
    }
