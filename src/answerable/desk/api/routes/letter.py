"""The letter at work: as it would go, own words, waivers, files, approval, sending."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import File, Path, Router
from ninja.files import UploadedFile
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from answerable.casefile import LetterKind
from answerable.desk.api import told
from answerable.desk.api.given import Given, Line, Number, Words
from answerable.desk.api.keys import READ, SEND, WRITE, by_of
from answerable.desk.api.routes.requests import Reference, Sent, as_it_stands
from answerable.desk.cases import access
from answerable.desk.cases.actions.approve import approve, redraft, return_letter
from answerable.desk.cases.actions.attach import attach, detach, enclose
from answerable.desk.cases.actions.edit_letter import edit_letter, let_go
from answerable.desk.cases.actions.let_through import let_through, stop_again
from answerable.desk.cases.actions.prepare_letter import prepare_letter
from answerable.desk.cases.actions.send import send
from answerable.desk.cases.actions.submit import submit
from answerable.desk.cases.actions.waive import take_back_waiver, waive
from answerable.desk.cases.queries.case import head
from answerable.desk.cases.queries.casefiles import NAMES_OFFICERS, as_read
from answerable.desk.cases.queries.clashes import Clash
from answerable.desk.cases.queries.letter import kind_at_work, letter_page
from answerable.desk.cases.queries.values import RequestRow
from answerable.desk.components import uploads
from answerable.desk.files.looking import Looked

router = Router(tags=["Letter"])
Key = Annotated[int, Path(ge=1, le=2_147_483_647, description="Its key.")]
Shown = dict[str, object]


class OwnWords(Given):
    """Own words for one paragraph."""

    key: Line = Field(description="The paragraph.")
    was: Line = Field(description="“was” of the paragraph as it was read.")
    stands: Line = Field(description="“stands” of the paragraph as it was read.")
    now: Words = Field(description="The words; none leave the paragraph out.")


class Which(Given):
    """A paragraph."""

    key: Line = Field(description="The paragraph.")


class Details(Given):
    """What the letter is to say besides the answers."""

    names_officers: bool = Field(description="True: names of officers go out with it, so the notice about them is in it.")  # fmt: skip


class NewWaiver(Given):
    """A finding to be kept, with a reason."""

    rule: Line = Field(description="The rule of the finding.", examples=["RN03"])
    words: Words = Field("", description="Words of the place, where only one of several is meant.")
    reason: Words = Field(description="Why the letter is right as it is.")


class NewLetThrough(Given):
    """Why a file may go although it hides something."""

    things: list[Line] | None = Field(
        None, description="The keys of what is let through; null: all that stops the file."
    )
    reason: Words = Field(description="Why it may go as it is.")


class Enclosed(Given):
    """A file that goes with the letter: one of the case, or a new one."""

    instead_of: Number | None = Field(
        None, description="The key of a file of the letter that a new one takes the place of."
    )
    file: Number | None = Field(None, description="The key of a file of the case.")
    upload: Sent | None = Field(None, description="Or a new one.")

    @model_validator(mode="after")
    def _is_one(self) -> Enclosed:
        if bool(self.file) == bool(self.upload):
            raise PydanticCustomError("source", "This needs either “file” or “upload”.", {"hint": "Give one of the two."})  # fmt: skip
        return self


class Approved(Given):
    """The letter that was read."""

    digest: Line = Field(description="“digest” of the letter that was read.")
    seen: list[Line] = Field([], description="“key” of every clash that is a warning, once both answers were read.")


class Returned(Given):
    """Why it is sent back."""

    reason: Words = Field(description="What is to be different.")


@router.get("/{reference}/letter", auth=READ, response=told.Letter, summary="Read the letter")
def read_letter(request: HttpRequest, reference: Reference) -> Shown:
    """The letter as it would be sent today, with its findings and what stops it; empty once everything has gone.."""
    return _shown(request, reference)


@router.post("/{reference}/letter/edit", auth=WRITE, response=told.Letter, summary="Write a paragraph yourself")
def edit_paragraph(request: HttpRequest, reference: Reference, given: OwnWords) -> Shown:
    """Own words in place of the desk's. An approval is lost. 409 where somebody has changed them since they were read."""
    edit_letter(reference=reference, kind=_kind(request, reference), by=by_of(request), at=timezone.now(), **dict(given))  # fmt: skip
    return _shown(request, reference)


@router.post("/{reference}/letter/let-go", auth=WRITE, response=told.Letter, summary="Let own words go")
def let_go_paragraph(request: HttpRequest, reference: Reference, given: Which) -> Shown:
    """The words of the desk stand there again."""
    let_go(reference=reference, kind=_kind(request, reference), key=given.key, by=by_of(request), at=timezone.now())
    return _shown(request, reference)


@router.post("/{reference}/letter/details", auth=WRITE, response=told.Letter, summary="Set details of the letter")
def set_details(request: HttpRequest, reference: Reference, given: Details) -> Shown:
    """Say whether names of officers go out with it."""
    details = {NAMES_OFFICERS: "yes" if given.names_officers else ""}
    prepare_letter(reference=reference, kind=_kind(request, reference), details=details, by=by_of(request), at=timezone.now())  # fmt: skip
    return _shown(request, reference)


@router.post("/{reference}/letter/waivers", auth=WRITE, response={201: told.Letter}, summary="Waive a finding")
def waive_finding(request: HttpRequest, reference: Reference, given: NewWaiver) -> Shown:
    """Keep the letter despite a finding, in the name of the owner of the key and with a reason."""
    waive(reference=reference, kind=_kind(request, reference), by=by_of(request), at=timezone.now(), **dict(given))
    return _shown(request, reference)


@router.delete("/{reference}/letter/waivers/{int:key}", auth=WRITE, response=told.Letter, summary="Take a waiver back")
def unwaive_finding(request: HttpRequest, reference: Reference, key: Key) -> Shown:
    """The finding stands again."""
    take_back_waiver(reference=reference, kind=_kind(request, reference), waiver=key, by=by_of(request), at=timezone.now())  # fmt: skip
    return _shown(request, reference)


@router.post("/{reference}/letter/attachments", auth=WRITE, response={201: told.Letter}, summary="Send a file along")
def attach_file(request: HttpRequest, reference: Reference, given: Enclosed) -> Shown:
    """A file of the case, or a new one, goes with the letter. An approval is lost."""
    kind, by, at = _kind(request, reference), by_of(request), timezone.now()
    if given.upload:
        enclose(reference=reference, kind=kind, upload=given.upload.upload(), instead_of=given.instead_of, by=by, at=at)
    else:
        attach(reference=reference, kind=kind, key=given.file or 0, by=by, at=at)
    return _shown(request, reference)


@router.post("/{reference}/letter/attachments/upload", auth=WRITE, response={201: told.Letter}, summary="Send a large file along")  # fmt: skip
def upload_attachment(request: HttpRequest, reference: Reference, file: File[UploadedFile]) -> Shown:
    """The same with a larger file, as multipart/form-data."""
    upload = uploads.read(file)
    enclose(reference=reference, kind=_kind(request, reference), upload=upload, by=by_of(request), at=timezone.now())
    return _shown(request, reference)


@router.delete("/{reference}/letter/attachments/{int:key}", auth=WRITE, response=told.Letter, summary="Take a file off")
def detach_file(request: HttpRequest, reference: Reference, key: Key) -> Shown:
    """The file no longer goes with the letter; its bytes stay kept."""
    detach(reference=reference, kind=_kind(request, reference), key=key, by=by_of(request), at=timezone.now())
    return _shown(request, reference)


@router.post(
    "/{reference}/letter/attachments/{int:key}/let-through",
    auth=WRITE,
    response=told.Letter,
    summary="Let a file go as it is",
)
def let_file_through(request: HttpRequest, reference: Reference, key: Key, given: NewLetThrough) -> Shown:
    """The file may go with what it hides, in the name of the owner of the key, who had no hand in the letter."""
    let_through(reference=reference, kind=_kind(request, reference), key=key, by=by_of(request), at=timezone.now(), **dict(given))  # fmt: skip
    return _shown(request, reference)


@router.delete(
    "/{reference}/letter/attachments/{int:key}/let-through",
    auth=WRITE,
    response=told.Letter,
    summary="Stop a file again",
)
def stop_file_again(request: HttpRequest, reference: Reference, key: Key) -> Shown:
    """What the file hides stops it again."""
    stop_again(reference=reference, kind=_kind(request, reference), key=key, by=by_of(request), at=timezone.now())
    return _shown(request, reference)


@router.post("/{reference}/letter/submit", auth=WRITE, response=told.Request, summary="Send it for approval")
def submit_letter(request: HttpRequest, reference: Reference) -> RequestRow:
    """The letter goes to the approvers. What stops it is listed under “fields”."""
    submit(reference=reference, kind=_kind(request, reference), by=by_of(request), at=timezone.now())
    return as_it_stands(request, reference)


@router.post("/{reference}/letter/approve", auth=WRITE, response=told.Request, summary="Approve it")
def approve_letter(request: HttpRequest, reference: Reference, given: Approved) -> RequestRow:
    """Approve exactly the letter that was read. Nobody approves their own draft; 409 where it is another by now."""
    approve(reference=reference, kind=_kind(request, reference), digest=given.digest, seen=frozenset(given.seen), by=by_of(request), at=timezone.now())  # fmt: skip
    return as_it_stands(request, reference)


@router.post("/{reference}/letter/return", auth=WRITE, response=told.Request, summary="Send it back")
def send_letter_back(request: HttpRequest, reference: Reference, given: Returned) -> RequestRow:
    """The letter goes back to whoever drafts it, with a reason."""
    return_letter(reference=reference, kind=_kind(request, reference), reason=given.reason, by=by_of(request), at=timezone.now())  # fmt: skip
    return as_it_stands(request, reference)


@router.post("/{reference}/letter/take-back", auth=WRITE, response=told.Request, summary="Take it back")
def take_letter_back(request: HttpRequest, reference: Reference) -> RequestRow:
    """A letter that was submitted or approved is a draft again."""
    redraft(reference=reference, kind=_kind(request, reference), by=by_of(request), at=timezone.now())
    return as_it_stands(request, reference)


@router.post("/{reference}/letter/send", auth=SEND, response=told.Request, summary="Send it")
def send_letter(request: HttpRequest, reference: Reference) -> RequestRow:
    """Send the approved letter to the applicant. It goes by mail where they have an address for it."""
    send(reference=reference, kind=_kind(request, reference), by=by_of(request), at=timezone.now())
    return as_it_stands(request, reference)


def _kind(request: HttpRequest, reference: str) -> LetterKind:
    return kind_at_work(access.for_reading(reference, by=by_of(request)))


def _shown(request: HttpRequest, reference: str) -> Shown:
    by, on = by_of(request), timezone.localdate()
    case = as_read(access.for_reading(reference, by=by))
    page = letter_page(case, head=head(case, by=by, on=on), kind=kind_at_work(case), by=by, on=on)
    names = ("kind", "state", "names_officers", "submitted_by", "approved_by", "approved_at", "returned_reason")
    shown: Shown = {name: getattr(page, name) for name in names}
    if page.preview is None:
        return {**shown, **dict.fromkeys(("digest", "text"), ""), **dict.fromkeys(("paragraphs", "findings", "stops", "waivers", "attachments", "clashes"), ())}  # fmt: skip
    parts = {name: getattr(page.preview, name) for name in ("digest", "text", "paragraphs", "findings", "stops")}
    files = [_file(one) for one in page.attachments]
    return {**shown, **parts, "waivers": page.waived, "attachments": files, "clashes": list(map(_clash, page.clashes))}


def _clash(clash: Clash) -> Shown:
    before, now = ("".join(piece.text for piece in side.words) for side in (clash.before, clash.now))
    return {"key": clash.key, "number": clash.number, "ref": clash.before.ref, "on": clash.before.on, "before": before, "now": now, "why": clash.why, "is_warning": clash.is_warning}  # fmt: skip


def _file(looked: Looked) -> Shown:
    given = {name: getattr(looked.file, name) for name in FILE}
    return {"key": looked.file.pk, **given, "is_waiting": looked.is_waiting, "hides": looked.things}


FILE = ("name", "media", "size", "sha256")
