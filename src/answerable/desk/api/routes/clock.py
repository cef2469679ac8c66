"""The clock of a request: its working, and what moves it or ends it."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Router
from pydantic import Field

from answerable.desk.api import told
from answerable.desk.api.given import Day, Given, Line, Words
from answerable.desk.api.keys import READ, SEND, WRITE, by_of
from answerable.desk.api.routes.requests import Reference, as_it_stands
from answerable.desk.cases import access
from answerable.desk.cases.actions.charge import charge
from answerable.desk.cases.actions.clarified import clarified
from answerable.desk.cases.actions.clarify import clarify
from answerable.desk.cases.actions.correct_event import correct_event
from answerable.desk.cases.actions.correct_receipt import correct_receipt
from answerable.desk.cases.actions.extend import extend
from answerable.desk.cases.actions.lapse import lapse
from answerable.desk.cases.actions.paid import paid
from answerable.desk.cases.actions.reopen import reopen
from answerable.desk.cases.actions.transfer import transfer
from answerable.desk.cases.actions.withdraw import withdraw
from answerable.desk.cases.queries import record
from answerable.desk.cases.queries.values import RequestRow, events_of

router = Router(tags=["Clock"])
Numbers = Annotated[tuple[Line, ...], Field(max_length=500)]
Event = Annotated[int, Path(ge=1, le=2_147_483_647, description="The key of the event.")]


class Clarify(Given):
    """What the applicant is told besides the questions."""

    questions: Numbers = Field(
        (),
        description="The numbers of the unclear questions, whose answers say what is asked; without them all such.",
        examples=[["3"]],
    )
    reply_by: Day | None = Field(None, description="The day by which a reply is asked for.")


class Clarified(Given):
    """The reply."""

    on: Day = Field(description="The day that it arrived.", examples=["2026-11-20"])
    questions: Numbers = Field(
        (),
        description="The numbers of the questions that it makes clear; without them all that wait.",
        examples=[["3"]],
    )
    words: Words = Field("", description="What it says, where it did not come by mail.")


class Charge(Given):
    """A fee."""

    fee: Annotated[Line, Field(min_length=1, max_length=40)] = Field(description="How much.", examples=["£12.40"])
    fee_for: Annotated[Words, Field(min_length=1)] = Field(description="What for. Staff time cannot be charged.")
    how_to_pay: Annotated[Words, Field(min_length=1)] = Field(description="How to pay it.")
    schedule: Line = Field("", description="Where the schedule of charges is; for environmental information.")


class Paid(Given):
    """A payment."""

    on: Day = Field(description="The day that it was paid.")


class Extend(Given):
    """More time."""

    decide_by: Day = Field(description="When a decision is expected.")
    complexity: Words = Field("", description="For environmental information: why the request is complex.")
    volume: Words = Field("", description="For environmental information: why the volume is large.")


class Transfer(Given):
    """What is done about another authority that holds it."""

    is_passed_on: bool = Field(False, description="True: we have passed it on ourselves; false: the applicant is told whom to ask.")  # fmt: skip


class Withdraw(Given):
    """A withdrawal."""

    how: Annotated[Words, Field(min_length=1)] = Field(description="When and how the applicant said so.")


class Reopen(Given):
    """What opens it again."""

    reason: Annotated[Words, Field(min_length=1)] = Field(description="What it is.")
    on: Day = Field(description="The day from which the clock runs.")


class Receipt(Given):
    """The true day of receipt."""

    received_on: Day = Field(description="The day that it reached the authority.")
    reason: Annotated[Words, Field(min_length=1)] = Field(description="How that is known.")


class Moved(Given):
    """The true day of an event."""

    on: Day = Field(description="The day.")
    reason: Annotated[Words, Field(min_length=1)] = Field(description="How that is known.")


@router.get("/{reference}/clock", auth=READ, response=told.Clock, summary="Read the clock")
def read_clock(request: HttpRequest, reference: Reference) -> dict[str, object]:
    """The clock that runs now with its working day by day, and what moved it."""
    by = by_of(request)
    page = record.clock_page(access.for_reading(reference, by=by))
    values = page.values
    return {
        "due_on": values.get("due_on"),
        "clock": values.get("clock", ""),
        "questions": page.questions,
        "steps": page.steps,
        "beside": [told.OtherClock.of(other) for other in page.beside],
        "events": events_of(reference, by=by),
    }


@router.post("/{reference}/clock/clarify", auth=SEND, response=told.Request, summary="Ask the applicant what is meant")
def clarify_request(request: HttpRequest, reference: Reference, given: Clarify) -> RequestRow:
    """Send the letter that asks what these questions mean. Only they wait; each other question is still due by its day."""
    clarify(reference=reference, by=by_of(request), at=timezone.now(), **dict(given))
    return as_it_stands(request, reference)


@router.post("/{reference}/clock/clarified", auth=WRITE, response=told.Request, summary="The applicant has replied")
def clarified_request(request: HttpRequest, reference: Reference, given: Clarified) -> RequestRow:
    """The clock of the questions that it makes clear starts again on the day that the reply arrived."""
    clarified(reference=reference, by=by_of(request), at=timezone.now(), **dict(given))
    return as_it_stands(request, reference)


@router.post("/{reference}/clock/charge", auth=SEND, response=told.Request, summary="Ask for a fee")
def charge_request(request: HttpRequest, reference: Reference, given: Charge) -> RequestRow:
    """Send the fees notice. The clock stands still until the fee is paid."""
    charge(reference=reference, details=dict(given), by=by_of(request), at=timezone.now())
    return as_it_stands(request, reference)


@router.post("/{reference}/clock/paid", auth=WRITE, response=told.Request, summary="The fee is paid")
def paid_request(request: HttpRequest, reference: Reference, given: Paid) -> RequestRow:
    """The clock goes on from the day that it was paid."""
    paid(reference=reference, on=given.on, by=by_of(request), at=timezone.now())
    return as_it_stands(request, reference)


@router.post("/{reference}/clock/extend", auth=SEND, response=told.Request, summary="Take more time")
def extend_request(request: HttpRequest, reference: Reference, given: Extend) -> RequestRow:
    """Send the notice that more time is needed. Under FOIA only to weigh the public interest; under EIR for both reasons."""
    extend(reference=reference, by=by_of(request), at=timezone.now(), **dict(given))
    return as_it_stands(request, reference)


@router.post("/{reference}/clock/transfer", auth=SEND, response=told.Request, summary="Held by another authority")
def transfer_request(request: HttpRequest, reference: Reference, given: Transfer) -> RequestRow:
    """Tell the applicant who holds it, for every question whose answer says so."""
    transfer(reference=reference, is_passed_on=given.is_passed_on, by=by_of(request), at=timezone.now())
    return as_it_stands(request, reference)


@router.post("/{reference}/clock/withdraw", auth=WRITE, response=told.Request, summary="The applicant withdraws it")
def withdraw_request(request: HttpRequest, reference: Reference, given: Withdraw) -> RequestRow:
    """The case ends, and can be opened again."""
    withdraw(reference=reference, how=given.how, by=by_of(request), at=timezone.now())
    return as_it_stands(request, reference)


@router.post("/{reference}/clock/lapse", auth=WRITE, response=told.Request, summary="Close it without a reply")
def lapse_request(request: HttpRequest, reference: Reference) -> RequestRow:
    """Only after the applicant's own time is over. It can be opened again."""
    lapse(reference=reference, by=by_of(request), at=timezone.now())
    return as_it_stands(request, reference)


@router.post("/{reference}/clock/reopen", auth=WRITE, response=told.Request, summary="Open it again")
def reopen_request(request: HttpRequest, reference: Reference, given: Reopen) -> RequestRow:
    """The clock runs from the day that is given."""
    reopen(reference=reference, by=by_of(request), at=timezone.now(), **dict(given))
    return as_it_stands(request, reference)


@router.post("/{reference}/clock/correct-receipt", auth=WRITE, response=told.Request, summary="Correct the day of receipt")  # fmt: skip
def correct_day_of_receipt(request: HttpRequest, reference: Reference, given: Receipt) -> RequestRow:
    """The clock is counted again from the true day, and the reason is kept."""
    correct_receipt(reference=reference, by=by_of(request), at=timezone.now(), **dict(given))
    return as_it_stands(request, reference)


@router.post("/{reference}/clock/events/{int:event}/correct", auth=WRITE, response=told.Request, summary="Correct the day of an event")  # fmt: skip
def correct_day_of_event(request: HttpRequest, reference: Reference, event: Event, given: Moved) -> RequestRow:
    """The wrong event stays, marked as void, and another stands for it."""
    correct_event(reference=reference, event=event, by=by_of(request), at=timezone.now(), **dict(given))
    return as_it_stands(request, reference)
