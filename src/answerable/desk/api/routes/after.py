"""After the answer: internal reviews, complaints to the Commissioner, the disclosure log."""

from __future__ import annotations

from typing import Annotated, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, ConfigDict, Field

from answerable.casefile import Answer, Held, Outcome
from answerable.desk.api import told, told_more
from answerable.desk.api.given import Day, Given, Line, Number, Words
from answerable.desk.api.keys import PUBLISH, READ, WRITE, by_of
from answerable.desk.api.routes.requests import Reference, as_it_stands
from answerable.desk.cases import access
from answerable.desk.cases.actions.ask_review import ask_review
from answerable.desk.cases.actions.complain import complain, decide, reply_complaint
from answerable.desk.cases.actions.publish import publish, take_down
from answerable.desk.cases.actions.review import assign_review, conduct_review, withdraw_review
from answerable.desk.cases.queries.public_copies import Publication, public_look
from answerable.desk.cases.queries.values import RequestRow, complaints_of, reviews_of
from answerable.desk.disclosure.copies import Dealt
from answerable.desk.disclosure.queries import is_published

router = Router(tags=["After the answer"])


class AskReview(Given):
    """A request for a review."""

    asked_on: Day = Field(description="When it was asked for.")
    reasons: Annotated[Words, Field(min_length=1)] = Field(description="What they say is wrong, in their words.")
    note: Words = Field("", description="Why a late one is taken on.")


class AssignReview(Given):
    """Who looks at it afresh."""

    reviewer: Number = Field(description="The reviewer, by their key.")


class Anew(Given):
    """A question that is answered anew."""

    number: Annotated[Line, Field(min_length=1, max_length=12)] = Field(description="Its number.")
    text: Annotated[Words, Field(min_length=1)] = Field(description="What is given now.")


class ConductReview(Given):
    """What the review finds."""

    decision: Literal["upheld", "part", "overturned"] = Field(description="Whether the first answer was right.")
    conclusions: Annotated[Words, Field(min_length=1)] = Field(description="What was looked at, and found.")
    answers: Annotated[tuple[Anew, ...], Field(max_length=200)] = Field((), description="What is given now.")


class NewComplaint(Given):
    """A letter of the Commissioner."""

    their_reference: Annotated[Line, Field(max_length=60)] = Field("", description="Their reference.")
    opened_on: Day = Field(description="When they wrote.")
    reply_due_on: Day | None = Field(None, description="By when a reply is asked for.")
    note: Words = Field("", description="What it is about.")


class Reply(Given):
    """A reply, or another day for one."""

    replied_on: Day | None = Field(None, description="When we replied.")
    reply_due_on: Day | None = Field(None, description="Or by when another reply is asked for.")


class Decision(Given):
    """What the Commissioner decided."""

    decided_on: Day = Field(description="When.")
    result: Literal["upheld", "partly-upheld", "not-upheld", "withdrawn", "resolved"] = Field(description="What.")
    note: Words = Field("", description="What is to be done.")


class Decided(Given):
    """A decision about words that may be personal data."""

    finding: Line = Field(description="The key of the finding.")
    is_kept: bool = Field(False, description="True: they stay; false: they go.")
    reason: Words = Field("", description="Why they stay.")


class Publish(Given):
    """The public copy as it is to be."""

    title: Line = Field("", description="What someone would search for.")
    summary: Words = Field("", description="In short.")
    subject: Annotated[Line, Field(max_length=80)] = Field("", description="For the filter of the log.")
    files: Annotated[tuple[Number, ...], Field(max_length=200)] = Field((), description="The files that go with it, by their keys.")  # fmt: skip
    dealt: Annotated[tuple[Decided, ...], Field(max_length=2000)] = Field((), description="A decision about every finding.")  # fmt: skip


class TakeDown(Given):
    """Why it is taken down."""

    reason: Annotated[Line, Field(min_length=1)] = Field(description="Anyone who opens its address reads this.")


class Reviews(BaseModel):
    """The reviews of a request."""

    model_config = ConfigDict(frozen=True, from_attributes=True)
    rows: tuple[told.Review, ...] = told.means("The reviews.")


class Complaints(BaseModel):
    """The complaints about a request."""

    model_config = ConfigDict(frozen=True, from_attributes=True)
    rows: tuple[told.Complaint, ...] = told.means("The complaints.")


@router.get("/{reference}/reviews", auth=READ, response=Reviews, summary="List reviews")
def list_reviews(request: HttpRequest, reference: Reference) -> dict[str, object]:
    """The internal reviews of a request."""
    return {"rows": reviews_of(reference, by=by_of(request))}


@router.post("/{reference}/reviews", auth=WRITE, response={201: told.Request}, summary="A review is asked for")
def ask_for_review(request: HttpRequest, reference: Reference, given: AskReview) -> RequestRow:
    """The case goes on with a clock of its own."""
    ask_review(reference=reference, by=by_of(request), at=timezone.now(), **dict(given))
    return as_it_stands(request, reference)


@router.post("/{reference}/reviews/assign", auth=WRITE, response=told.Request, summary="Choose the reviewer")
def assign_reviewer(request: HttpRequest, reference: Reference, given: AssignReview) -> RequestRow:
    """Nobody who took part in the first answer."""
    assign_review(reference=reference, reviewer=given.reviewer, by=by_of(request), at=timezone.now())
    return as_it_stands(request, reference)


@router.post(
    "/{reference}/reviews/conduct", auth=WRITE, response=told.Request, summary="Write down what a review finds"
)
def conduct(request: HttpRequest, reference: Reference, given: ConductReview) -> RequestRow:
    """It goes into the letter about the review, which is approved and sent as every letter is."""
    anew = {each.number: Answer((each.number,), Outcome.RELEASED, Held.YES, each.text) for each in given.answers}
    conduct_review(reference=reference, decision=given.decision, conclusions=given.conclusions, answers=anew, by=by_of(request), at=timezone.now())  # fmt: skip
    return as_it_stands(request, reference)


@router.post("/{reference}/reviews/withdraw", auth=WRITE, response=told.Request, summary="A review is withdrawn")
def withdraw_the_review(request: HttpRequest, reference: Reference) -> RequestRow:
    """The first answer stands."""
    withdraw_review(reference=reference, by=by_of(request), at=timezone.now())
    return as_it_stands(request, reference)


@router.get("/{reference}/complaints", auth=READ, response=Complaints, summary="List complaints")
def list_complaints(request: HttpRequest, reference: Reference) -> dict[str, object]:
    """The complaints to the Commissioner about a request."""
    return {"rows": complaints_of(reference, by=by_of(request))}


@router.post("/{reference}/complaints", auth=WRITE, response={201: told.Request}, summary="A complaint to the Commissioner")  # fmt: skip
def open_complaint(request: HttpRequest, reference: Reference, given: NewComplaint) -> RequestRow:
    """The case goes on here."""
    complain(reference=reference, by=by_of(request), at=timezone.now(), **dict(given))
    return as_it_stands(request, reference)


@router.post("/{reference}/complaints/reply", auth=WRITE, response=told.Request, summary="Reply to the Commissioner")
def reply(request: HttpRequest, reference: Reference, given: Reply) -> RequestRow:
    """Say when we replied, or by when they ask for more."""
    reply_complaint(reference=reference, by=by_of(request), at=timezone.now(), **dict(given))
    return as_it_stands(request, reference)


@router.post("/{reference}/complaints/decide", auth=WRITE, response=told.Request, summary="The Commissioner has decided")  # fmt: skip
def decide_complaint(request: HttpRequest, reference: Reference, given: Decision) -> RequestRow:
    """The case ends with the decision."""
    decide(reference=reference, by=by_of(request), at=timezone.now(), **dict(given))
    return as_it_stands(request, reference)


@router.get("/{reference}/publication", auth=READ, response=told_more.Publication, summary="Read the public copy")
def read_publication(request: HttpRequest, reference: Reference) -> dict[str, object]:
    """The copy that anyone would read, and what may be personal data in it."""
    case = access.for_reading(reference, by=by_of(request))
    look = public_look(case, on=timezone.localdate())
    copy = {name: getattr(look.copy, name) for name in ("title", "questions", "letter")}
    return {"slug": is_published(reference), **copy, "findings": look.findings, "files": look.files}


@router.post("/{reference}/publication", auth=PUBLISH, response={201: told_more.Slug}, summary="Publish the answer")
def publish_answer(request: HttpRequest, reference: Reference, given: Publish) -> dict[str, str]:
    """Put the answer in the disclosure log, or change what stands there. Every finding needs a decision."""
    dealt = tuple(Dealt(each.finding, each.is_kept, each.reason) for each in given.dealt)
    publication = Publication(given.title, given.summary, given.subject, given.files, dealt)
    return {"slug": publish(reference=reference, publication=publication, by=by_of(request), at=timezone.now())}


@router.post("/{reference}/publication/take-down", auth=PUBLISH, response={204: None}, summary="Take it down")
def take_answer_down(request: HttpRequest, reference: Reference, given: TakeDown) -> None:
    """Its address stays, and says when and why."""
    take_down(reference=reference, reason=given.reason, by=by_of(request), at=timezone.now())
