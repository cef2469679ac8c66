"""Questions given to colleagues, what they answer, and tasks that wait for a person."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Router
from pydantic import BaseModel, ConfigDict, Field

from answerable.desk.api import told
from answerable.desk.api.given import Day, Given, Line, Words
from answerable.desk.api.keys import READ, WRITE, by_of
from answerable.desk.api.routes.requests import Reference, Sent, require_reader
from answerable.desk.cases.actions.allocate import allocate
from answerable.desk.cases.actions.chase import chase
from answerable.desk.cases.actions.finish_task import finish_task
from answerable.desk.cases.actions.hand_in import hand_in
from answerable.desk.cases.actions.pass_on import pass_on
from answerable.desk.cases.actions.recall import recall
from answerable.desk.cases.queries import record
from answerable.desk.cases.queries.values import allocations_of, allocations_to

cases = Router(tags=["Colleagues"])
own = Router(tags=["Colleagues"])
tasks = Router(tags=["Tasks"])
Key = Annotated[int, Path(ge=1, le=2_147_483_647, description="Its key.")]


class NewAllocation(Given):
    """Whom to ask, until when."""

    number: Annotated[Line, Field(min_length=1, max_length=12)] = Field(description="The number of the question.")
    name: Annotated[Line, Field(min_length=1, max_length=120)] = Field(description="Whom to ask.")
    email: Annotated[Line, Field(min_length=3, max_length=254)] = Field(description="Their address for mail.")
    due_on: Day = Field(description="By when.")
    message: Words = Field("", description="What to tell them.")


class Contribution(Given):
    """What a colleague says."""

    text: Words = Field("", description="Their words.")
    files: Annotated[tuple[Sent, ...], Field(max_length=20)] = Field((), description="Their files.")


class Passed(Given):
    """Who has it instead."""

    to: Annotated[Words, Field(min_length=1)] = Field(description="A person or a team.")


class Finished(Given):
    """What was done."""

    how: Annotated[Words, Field(min_length=1)] = Field(description="In a few words.")


class Allocations(BaseModel):
    """Questions that were given to colleagues."""

    model_config = ConfigDict(frozen=True, from_attributes=True)
    rows: tuple[told.Allocation, ...] = told.means("The allocations.")


class Tasks(BaseModel):
    """What waits for a person, the oldest first."""

    model_config = ConfigDict(frozen=True, from_attributes=True)
    rows: tuple[told.Task, ...] = told.means("The tasks, 200 at most.")


@cases.get("/{reference}/allocations", auth=READ, response=Allocations, summary="List allocations")
def list_allocations(request: HttpRequest, reference: Reference) -> dict[str, object]:
    """Who was asked, and what they sent back."""
    return _all(request, reference)


@cases.post("/{reference}/allocations", auth=WRITE, response={201: Allocations}, summary="Ask a colleague")
def allocate_question(request: HttpRequest, reference: Reference, given: NewAllocation) -> dict[str, object]:
    """Give a question to a colleague. They get a link to it by mail and nothing else; chasers go out by themselves."""
    allocate(reference=reference, by=by_of(request), at=timezone.now(), **dict(given))
    return _all(request, reference)


@cases.post("/{reference}/allocations/{int:key}/chase", auth=WRITE, response=Allocations, summary="Remind a colleague")
def chase_allocation(request: HttpRequest, reference: Reference, key: Key) -> dict[str, object]:
    """Remind them now."""
    chase(reference=reference, allocation=key, by=by_of(request), at=timezone.now())
    return _all(request, reference)


@cases.post("/{reference}/allocations/{int:key}/recall", auth=WRITE, response=Allocations, summary="Take a question back")  # fmt: skip
def recall_allocation(request: HttpRequest, reference: Reference, key: Key) -> dict[str, object]:
    """Their link stops working, and they are told. What they sent stays."""
    recall(reference=reference, allocation=key, by=by_of(request), at=timezone.now())
    return _all(request, reference)


@own.get("", auth=READ, response=Allocations, summary="List your own allocations")
def list_own_allocations(request: HttpRequest) -> dict[str, object]:
    """The questions that wait for the owner of the key, and nothing else of their requests."""
    return {"rows": allocations_to(by_of(request))}


@own.post("/{int:key}/answer", auth=WRITE, response={204: None}, summary="Answer your own allocation")
def hand_in_answer(request: HttpRequest, key: Key, given: Contribution) -> None:
    """Hand in an answer to a question that was given to the owner of the key."""
    uploads = [file.upload() for file in given.files]
    hand_in(allocation=key, text=given.text, uploads=uploads, by=by_of(request), at=timezone.now())


@own.post("/{int:key}/pass-on", auth=WRITE, response={204: None}, summary="Pass your own allocation on")
def pass_allocation_on(request: HttpRequest, key: Key, given: Passed) -> None:
    """Say who has it. The officer is told."""
    pass_on(allocation=key, to=given.to, by=by_of(request), at=timezone.now())


@tasks.get("", auth=READ, response=Tasks, summary="List tasks")
def list_tasks(request: HttpRequest) -> dict[str, object]:
    """What waits for a person: mail that fits no request, a letter that was not sent, a clock that moved."""
    by = by_of(request)
    require_reader(by)
    return {"rows": record.open_tasks(by)}


@tasks.post("/{int:key}/finish", auth=WRITE, response={204: None}, summary="Finish a task")
def finish(request: HttpRequest, key: Key, given: Finished) -> None:
    """Say what was done about it."""
    finish_task(key=key, how=given.how, by=by_of(request), at=timezone.now())


def _all(request: HttpRequest, reference: str) -> dict[str, object]:
    return {"rows": allocations_of(reference, by=by_of(request))}
