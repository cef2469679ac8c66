"""Requests: the list of the desk, one request, logging one, and whose it is."""

from __future__ import annotations

from base64 import b64decode
from datetime import date
from typing import Annotated, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import File, Form, Path, Query, Router
from ninja.files import UploadedFile
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from answerable.casefile import Applicant, Regime
from answerable.desk.api import told
from answerable.desk.api.given import Bytes, Day, Given, Line, Number, Words
from answerable.desk.api.keys import READ, SEND, WRITE, by_of
from answerable.desk.cases import access
from answerable.desk.cases.actions.acknowledge import acknowledge
from answerable.desk.cases.actions.assign import assign
from answerable.desk.cases.actions.log_request import log_request
from answerable.desk.cases.actions.propose import propose
from answerable.desk.cases.actions.start import start
from answerable.desk.cases.queries.desk import Filters
from answerable.desk.cases.queries.pages import RequestsPage, requests_page
from answerable.desk.cases.queries.people import person, team
from answerable.desk.cases.queries.values import RequestRow, RequestWhole, request_after, request_row, request_whole
from answerable.desk.components import uploads
from answerable.desk.people.actors import Actor
from answerable.errors import NoSuchThing, NotAllowed

router = Router(tags=["Requests"])
Reference = Annotated[str, Path(description="The reference of the request.", examples=["FOI-2026-0001"])]
Show = Literal["late", "week", "waiting", "new", "approval", "review", "open", "closed"]


class Sought(Given):
    """Which requests: the filters of the desk."""

    show: Show = Field("open", description="Which of them.")
    whose: Literal["", "mine", "nobody"] = Field("", description="Those of the owner of the key, or of nobody.")
    team: int | None = Field(None, ge=0, le=2_147_483_647, description="Of one team, by its key; 0 for those of none.")
    regime: Regime | None = Field(None, description="Under one law.")
    sort: Literal["due", "newest", "reference"] = Field("due", description="In which order; closed ones the newest first.")  # fmt: skip
    after: str = Field("", max_length=300, description="Where the page begins: “next” of the page before.")
    size: int = Field(50, ge=1, le=200, description="How many at once.")


class Sent(Given):
    """A file in JSON."""

    name: Annotated[Line, Field(min_length=1)] = Field(description="Its name, with its ending.", examples=["request.eml"])  # fmt: skip
    media: Line = Field("application/octet-stream", description="Its kind.")
    base64: Bytes

    @model_validator(mode="after")
    def _whole(self) -> Sent:
        self.content()
        return self

    def content(self) -> bytes:
        """Its bytes."""
        try:
            return b64decode("".join(self.base64.split()), validate=True)
        except ValueError:
            raise PydanticCustomError("base64", "This is not base64.", {"hint": "Encode the whole file at once."}) from None  # fmt: skip

    def upload(self) -> tuple[bytes, str, str]:
        """Its bytes, name and kind."""
        return self.content(), self.name, self.media


class NewRequest(Given):
    """A request that came by other ways than mail: its words, or a file."""

    text: Words = Field("", description="The whole letter or message.", examples=["Dear Council, how many bridges do you have?"])  # fmt: skip
    file: Sent | None = Field(None, description="Or the file that it came as: .eml, .docx, .pdf, .html or text, up to 2 MB.")  # fmt: skip
    received_on: Day = Field(description="The day that it reached the authority.", examples=["2026-11-19"])
    name: Annotated[Line, Field(max_length=200)] = Field("", description="Who asked, where the letter does not say.")
    email: Line = Field("", description="Their address for mail.")
    address: Words = Field("", description="Their postal address.")

    @model_validator(mode="after")
    def _has_words(self) -> NewRequest:
        if bool(self.text.strip()) == bool(self.file):
            raise PydanticCustomError("source", "This needs either “text” or “file”.", {"hint": "Give one of the two."})
        return self


class NewUpload(Given):
    """What is known of a request that is sent as a file."""

    received_on: Day = Field(description="The day that it reached the authority.", examples=["2026-11-19"])
    name: Annotated[Line, Field(max_length=200)] = Field("", description="Who asked, where the letter does not say.")
    email: Line = Field("", description="Their address for mail.")
    address: Words = Field("", description="Their postal address.")


class Assigned(Given):
    """Whose it is."""

    owner: Number | None = Field(None, description="The officer, by their key; null for nobody yet.")
    team: Number | None = Field(None, description="The team, by its key; null for none.")


@router.get("", auth=READ, response=told.Requests, summary="List requests")
def list_requests(request: HttpRequest, sought: Query[Sought]) -> RequestsPage:
    """The requests of the desk, filtered and sorted as on its page, one page after another."""
    by, on = by_of(request), timezone.localdate()
    require_reader(by)
    filters = Filters(sought.show, sought.whose, sought.team, sought.regime or "", sought.sort)
    page = requests_page(by=by, filters=filters, on=on, after=sought.after, size=sought.size)
    if page is None:
        raise NoSuchThing(thing="such page", where="the list of requests")
    return page


@router.post("", auth=WRITE, response={201: told.Request}, summary="Log a request")
def log_a_request(request: HttpRequest, given: NewRequest) -> RequestRow:
    """Log a request. It gets its reference, its questions and its clock; what the registers say is looked up soon after."""
    upload = given.file.upload() if given.file else (given.text.encode(), "request.txt", "text/plain")
    return _logged(upload, given.received_on, Applicant(given.name, given.email, given.address), by_of(request))


@router.post("/upload", auth=WRITE, response={201: told.Request}, summary="Log a request from a file")
def upload_a_request(request: HttpRequest, given: Form[NewUpload], file: File[UploadedFile]) -> RequestRow:
    """The same with a larger file, as multipart/form-data."""
    return _logged(
        uploads.read(file), given.received_on, Applicant(given.name, given.email, given.address), by_of(request)
    )


@router.get("/{reference}", auth=READ, response=told.RequestWhole, summary="Read a request")
def read_request(request: HttpRequest, reference: Reference) -> dict[str, object]:
    """One request with who asked, and what the owner of the key may do with it now."""
    found: RequestWhole = request_whole(reference, by=by_of(request), on=timezone.localdate())
    names = told.RequestWhole.model_fields.keys() - {"request"}
    return {"request": found.row, **{name: getattr(found, name) for name in names}}


@router.post("/{reference}/start", auth=WRITE, response=told.Request, summary="Start on a request")
def start_request(request: HttpRequest, reference: Reference) -> RequestRow:
    """Start on it: it belongs to the owner of the key, unless it has an officer already."""
    start(reference=reference, by=by_of(request), at=timezone.now())
    return as_it_stands(request, reference)


@router.post("/{reference}/assign", auth=WRITE, response=told.Request, summary="Say whose a request is")
def assign_request(request: HttpRequest, reference: Reference, given: Assigned) -> RequestRow:
    """Give it to an officer and a team. What is left out is taken away."""
    owner, of = person(str(given.owner or "")), team(str(given.team or ""))
    if (given.owner and owner is None) or (given.team and of is None):
        raise NoSuchThing(thing="such officer or team", where=reference)
    assign(reference=reference, owner=owner, team=of, by=by_of(request), at=timezone.now())
    return as_it_stands(request, reference)


@router.post("/{reference}/acknowledge", auth=SEND, response=told.Request, summary="Acknowledge a request")
def acknowledge_request(request: HttpRequest, reference: Reference) -> RequestRow:
    """Send the acknowledgement with the reference, the questions and the last day."""
    acknowledge(reference=reference, by=by_of(request), at=timezone.now())
    return as_it_stands(request, reference)


@router.post("/{reference}/propose", auth=WRITE, response=told.Request, summary="Look a request up again")
def propose_request(request: HttpRequest, reference: Reference) -> RequestRow:
    """Look through registers, positions and earlier answers again, for every question. Answers are not touched."""
    propose(reference=reference, by=by_of(request), at=timezone.now())
    return as_it_stands(request, reference)


def as_it_stands(request: HttpRequest, reference: str) -> RequestRow:
    """The request after an act."""
    return request_after(reference, by=by_of(request), on=timezone.localdate())


def require_reader(by: Actor) -> None:
    """Refuses whoever may read no requests (NotAllowed)."""
    if not by.has_role(*access.READERS):
        roles = " or ".join(role.label for role in access.READERS)
        raise NotAllowed(who=by.name, act="read requests", where="the requests", because=f"They are for: {roles}.", instead="Ask someone who is.")  # fmt: skip


def _logged(upload: tuple[bytes, str, str], received_on: date, applicant: Applicant, by: Actor) -> RequestRow:
    data, name, media = upload
    case = log_request(data=data, name=name, media=media, received_on=received_on, applicant=applicant, by=by, at=timezone.now())  # fmt: skip
    return request_row(case, on=timezone.localdate())
