"""What came and went about a request, its files, and every act on it."""

from __future__ import annotations

from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import File, Form, Path, Router
from ninja.files import UploadedFile
from pydantic import BaseModel, ConfigDict, Field

from answerable.desk.api import told
from answerable.desk.api.given import Given, Line, Words
from answerable.desk.api.keys import READ, WRITE, by_of
from answerable.desk.api.routes.requests import Reference, Sent
from answerable.desk.cases import access
from answerable.desk.cases.actions.file_material import file_material
from answerable.desk.cases.queries import record
from answerable.desk.components import uploads
from answerable.desk.files.serving import download
from answerable.desk.ledger.recording import history

router = Router(tags=["Correspondence"])
Kind = Literal["note", "telephone", "letter-in", "letter-out", "material"]
Key = Annotated[int, Path(ge=1, le=2_147_483_647, description="The key of the file.")]
FILE = {"200": {"description": "The bytes, as a download.", "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}}  # fmt: skip


class NewItem(Given):
    """Something that came or went outside the desk's own mail."""

    kind: Kind = Field(description="What it is.")
    title: Line = Field("", description="Its title.")
    text: Words = Field("", description="What was said or written.")
    file: Sent | None = Field(None, description="A file that came with it, up to 2 MB.")


class NewItemUpload(Given):
    """The same, with a file beside it."""

    kind: Kind = Field(description="What it is.")
    title: Line = Field("", description="Its title.")
    text: Words = Field("", description="What was said or written.")


class Items(BaseModel):
    """What came and went, the latest first."""

    model_config = ConfigDict(frozen=True, from_attributes=True)
    rows: tuple[told.Item, ...] = told.means("The items.")


class Entries(BaseModel):
    """Every act on a request, the oldest first."""

    model_config = ConfigDict(frozen=True, from_attributes=True)
    rows: tuple[told.Entry, ...] = told.means("The acts.")


@router.get("/{reference}/correspondence", auth=READ, response=Items, summary="List correspondence")
def list_correspondence(request: HttpRequest, reference: Reference) -> dict[str, object]:
    """Everything that came or went, the latest first."""
    return _items(request, reference)


@router.post("/{reference}/correspondence", auth=WRITE, response={201: Items}, summary="Add to the correspondence")
def add_correspondence(request: HttpRequest, reference: Reference, given: NewItem) -> dict[str, object]:
    """A call, a note, a letter on paper, or material for the answer. It is kept as it is."""
    upload = given.file.upload() if given.file else None
    file_material(reference=reference, kind=given.kind, title=given.title, text=given.text, upload=upload, by=by_of(request), at=timezone.now())  # fmt: skip
    return _items(request, reference)


@router.post("/{reference}/correspondence/upload", auth=WRITE, response={201: Items}, summary="Add a file to the correspondence")  # fmt: skip
def upload_correspondence(
    request: HttpRequest, reference: Reference, given: Form[NewItemUpload], file: File[UploadedFile]
) -> dict[str, object]:
    """The same with a larger file, as multipart/form-data."""
    upload = uploads.read(file)
    file_material(reference=reference, kind=given.kind, title=given.title, text=given.text, upload=upload, by=by_of(request), at=timezone.now())  # fmt: skip
    return _items(request, reference)


@router.get("/{reference}/files/{int:key}", auth=READ, response=None, summary="Download a file", openapi_extra={"responses": FILE})  # fmt: skip
def read_file(request: HttpRequest, reference: Reference, key: Key) -> HttpResponse:
    """A file of the correspondence, of a letter or of a colleague, byte for byte."""
    return download(record.file_of(access.for_reading(reference, by=by_of(request)), key))


@router.get("/{reference}/history", auth=READ, response=Entries, summary="Read the history")
def read_history(request: HttpRequest, reference: Reference) -> dict[str, object]:
    """Every act on the request as the ledger has it: identifiers and digests, no words."""
    return {"rows": history(access.for_reading(reference, by=by_of(request)).reference)}


def _items(request: HttpRequest, reference: str) -> dict[str, object]:
    found = record.correspondence(access.for_reading(reference, by=by_of(request)))
    names = ("is_incoming", "at", "title", "text", "sender", "by", "state", "key")
    return {"rows": [{**{name: getattr(item, name) for name in names}, "kind": item.kind.replace(" ", "-"), "files": [_file(file) for file in item.files]} for item in found]}  # fmt: skip


def _file(file: object) -> dict[str, object]:
    return {"key": file.pk, **{name: getattr(file, name) for name in ("name", "media", "size", "sha256")}}  # type: ignore[attr-defined]
