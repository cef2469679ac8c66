"""Captured messages: the captures, bringing one in, how far it has come, what it holds."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Literal

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from ninja import File, Form, Path, Router
from ninja.files import UploadedFile
from pydantic import Field

from answerable.desk.api.given import Day, Given, Line, Words
from answerable.desk.api.keys import READ, WRITE, by_of
from answerable.desk.api.told import Told, means
from answerable.desk.components import uploads
from answerable.desk.people.actors import Actor
from answerable.desk.records import access
from answerable.desk.records.actions.begin_capture import Export, begin_capture
from answerable.desk.records.actions.give_up import give_up
from answerable.desk.records.actions.read_capture import read_capture
from answerable.desk.records.actions.settle_dates import settle_dates
from answerable.desk.records.chats import NewChat
from answerable.desk.records.models import Way
from answerable.desk.records.queries.captures import CapturePage, capture_page, captures_page

router = Router(tags=["Captured messages"])
Which = Annotated[int, Path(ge=1, le=2_147_483_647, description="The number of the capture.")]
LINES = {"responses": {200: {"description": "One JSON object a line: the source, then each record.", "content": {"application/x-ndjson": {"schema": {"type": "string"}}}}, 409: {"$ref": "#/components/responses/Problem409"}}}  # fmt: skip


class NewCapture(Given):
    """What is known of an exported file."""

    group: Annotated[Line, Field(max_length=60)] = Field("", description="The group it is of, by its reference in the register of groups.", examples=["GRP-01"])  # fmt: skip
    person: Annotated[Line, Field(max_length=120)] = Field("", description="Whose account it is of, where it is of no group.")  # fmt: skip
    tool: Annotated[Line, Field(max_length=60)] = Field("", description="The tool, by its reference in the register of tools; that of the group if not given.")  # fmt: skip
    title: Annotated[Line, Field(max_length=200)] = Field("", description="What the chat is called, where a group or a person has several.")  # fmt: skip
    account: Annotated[Line, Field(max_length=120)] = Field("", description="Whose telephone or mailbox it was exported from.")  # fmt: skip
    exported_on: Day | None = Field(None, description="The day on which it was exported.")
    zone: Annotated[Line, Field(max_length=40)] = Field("", description="The zone of the telephone; Europe/London is assumed where it is not given.", examples=["Europe/London"])  # fmt: skip
    key: uuid.UUID | None = Field(None, description="Of your own making: sent twice with the same, it is one capture.")


class Settled(Given):
    """The order of the dates."""

    order: Literal["dmy", "mdy", "ymd"] = Field(description="Day, month, year; month, day, year; or year, month, day.")


class GivenUp(Given):
    """Why a capture is given up."""

    reason: Words = Field(min_length=1, description="The reason.")


class CaptureRow(Told):
    """A capture in a list."""

    number: int = means("Its number.")
    chat: int = means("The chat it is of.")
    title: str = means("What the chat is called.")
    group: str = means("The group, by its reference; empty for none.", "GRP-01")
    name: str = means("The name of the file.")
    step: Literal["received", "asking", "storing", "done", "refused"] = means("How far it has come.")
    percent: int = means("How much of the file is stored.")
    records: int = means("Messages in it, once it is done.")
    new: int = means("Those that no earlier capture of the chat showed.")
    changed: int = means("Those that it shows edited or deleted since.")
    vanished: int = means("Those that an earlier capture of its days showed, and it does not.")
    first_on: date | None = means("The day of its first message.")
    last_on: date | None = means("The day of its last message.")
    account: str = means("Whose telephone or mailbox it was exported from.")
    exported_on: date | None = means("The day on which it was exported.")
    by: str = means("Who brought it in.")
    at: datetime = means("When.")
    is_probably_cut: bool = means("True where the program that exported it probably left out what is older.")


class Captures(Told):
    """The captures that the owner of the key may see."""

    rows: tuple[CaptureRow, ...] = means("The latest 200, newest first.")


class Capture(Told):
    """A capture, whole."""

    row: CaptureRow = means("The capture.")
    format: str = means("The format of the file.", "whatsapp")
    sha256: str = means("The digest of the file as it came.")
    kept_sha256: str = means("The digest of what is kept: of an export of Slack, the copy without its keys.")
    size: int = means("Its bytes.")
    viruses: str = means("What looked for viruses and found none; empty where it was not looked at.")
    question: str = means("What a person must settle; empty where there is nothing.")
    choices: tuple[tuple[str, str], ...] = means("The answers to it: key and words.")
    reason: str = means("Why it was refused.")
    notes: tuple[str, ...] = means("How it fits the other captures of its chat.")
    entry: uuid.UUID | None = means("Its entry in the evidence log.")


@router.get("", auth=READ, response=Captures, summary="List captures")
def list_captures(request: HttpRequest) -> dict[str, object]:
    """The latest captures that the owner of the key may see: all, or those of their own groups."""
    return {"rows": captures_page(by=_seeing(request)).captures}


@router.post("", auth=WRITE, response={201: Capture}, summary="Capture an exported file")
def capture_file(request: HttpRequest, given: Form[NewCapture], file: File[UploadedFile]) -> CapturePage:
    """An export is kept, sealed in the log and read soon after; read it again to see how far it has come. As multipart/form-data."""
    by = by_of(request)
    uploads.require_size(file.name or "file", file.size or 0, limit=settings.CAPTURE_LIMIT)
    chat = NewChat(given.group, given.person, given.tool, given.title)
    export = Export(file.file, file.name or "file", Way.API, given.account, given.exported_on, given.zone)  # type: ignore[arg-type]  # it is open
    made = begin_capture(key=given.key or uuid.uuid4(), chat=chat, export=export, by=by, at=timezone.now())
    return capture_page(made.pk, by=by)


@router.get("/{int:number}", auth=READ, response=Capture, summary="Read how far a capture has come")
def read_a_capture(request: HttpRequest, number: Which) -> CapturePage:
    """One capture: its step, its counts, and what a person must settle."""
    return capture_page(number, by=_seeing(request))


@router.get("/{int:number}/messages", auth=READ, summary="Read the messages of a capture", openapi_extra=LINES)
def read_capture_messages(request: HttpRequest, number: Which) -> StreamingHttpResponse:
    """JSON lines, read from the kept file: the source, then each record with its place in the file. The log keeps who read it."""
    records = read_capture(number=number, by=_seeing(request), at=timezone.now())
    lines: Iterator[str] = (json.dumps(one, ensure_ascii=True) + "\n" for one in records)
    return StreamingHttpResponse(lines, content_type="application/x-ndjson")


@router.post("/{int:number}/dates", auth=WRITE, response=Capture, summary="Settle the order of its dates")
def settle_capture_dates(request: HttpRequest, number: Which, given: Settled) -> CapturePage:
    """The answer to its question; the capture goes on."""
    by = _seeing(request)
    settle_dates(number=number, order=given.order, by=by, at=timezone.now())
    return capture_page(number, by=by)


@router.post("/{int:number}/give-up", auth=WRITE, response=Capture, summary="Give a capture up")
def give_capture_up(request: HttpRequest, number: Which, given: GivenUp) -> CapturePage:
    """A capture that is not complete ends; what was stored of it goes, the file and the reason stay."""
    by = _seeing(request)
    give_up(number=number, reason=given.reason, by=by, at=timezone.now())
    return capture_page(number, by=by)


def _seeing(request: HttpRequest) -> Actor:
    """The owner of the key. Refuses whoever sees no capture at all (NotAllowed)."""
    by = by_of(request)
    access.require_sight(by)
    return by
