"""What is no request: the disclosure log, registers, returns, a search, and the key itself."""

from __future__ import annotations

from typing import Annotated, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Query, Router
from pydantic import BaseModel, ConfigDict, Field

from answerable.casefile import Regime
from answerable.desk.api import told, told_more
from answerable.desk.api.given import Given, Line
from answerable.desk.api.keys import READ, RETURNS, by_of
from answerable.desk.api.routes.requests import require_reader
from answerable.desk.cases.queries.found import found
from answerable.desk.cases.queries.people import officers, reviewers, teams
from answerable.desk.disclosure.entries import Published
from answerable.desk.disclosure.queries import listing, published
from answerable.desk.people.actors import Actor
from answerable.desk.registers.access import READERS
from answerable.desk.registers.queries import EntryPage, RegisterPage, entry_page, register_page, registers
from answerable.desk.returns.filters import FIRST_YEAR, LAST_YEAR, Filters
from answerable.desk.returns.layouts import Layout, layout
from answerable.desk.returns.queries import returns
from answerable.errors import NotAllowed

log = Router(tags=["Disclosure log"])
knowledge = Router(tags=["Registers"])
counted = Router(tags=["Returns"])
own = Router(tags=["Finding"])
Name = Annotated[str, Path(description="Its name.", examples=["tools"])]


class PageOf(Given):
    """A page of a list."""

    page: int = Field(1, ge=1, le=100_000, description="Which page, from 1.")
    size: int = Field(50, ge=1, le=200, description="How many at once.")


class Words(Given):
    """What is looked for."""

    q: Line = Field(min_length=1, description="The words.", examples=["bridges"])
    page: int = Field(1, ge=1, le=50, description="Which page, from 1.")


class Period(Given):
    """Which requests a return is of: those received in a year or a quarter of it."""

    kind: Literal["financial", "calendar"] = Field("financial", description="Years from April, or from January.")
    year: int | None = Field(None, ge=FIRST_YEAR, le=LAST_YEAR, description="The year that it begins in; this one if not given.")  # fmt: skip
    quarter: int = Field(0, ge=0, le=4, description="1 to 4; 0 for the whole year.")
    team: int | None = Field(None, ge=0, le=2_147_483_647, description="One team, by its key; 0 for those of none.")
    regime: Regime | None = Field(None, description="Under one law.")

    def filters(self) -> Filters:
        """The same as the pages know it."""
        given = {name: str(value) for name, value in self.model_dump(mode="json").items() if value is not None}
        return Filters.of(given, on=timezone.localdate())


class Registers(BaseModel):
    """The registers of the authority."""

    model_config = ConfigDict(frozen=True, from_attributes=True)
    rows: tuple[told_more.RegisterRow, ...] = told.means("The registers.")


@log.get("", auth=None, response=told_more.PublishedPage, summary="List the disclosure log")
def list_log(request: HttpRequest, sought: Query[PageOf]) -> dict[str, object]:
    """Every published answer, the newest first. Anyone may read it, without a key."""
    rows, total = listing(page=sought.page, size=sought.size)
    return {"rows": rows, "total": total, "next": sought.page + 1 if total > sought.page * sought.size else None}


@log.get("/{slug}", auth=None, response=told_more.Published, summary="Read a published answer")
def read_published(request: HttpRequest, slug: Annotated[str, Path(description="The end of its address.")]) -> Published:  # fmt: skip
    """One published answer, or when and why it was taken down. Anyone may read it, without a key."""
    return published(slug)


@knowledge.get("", auth=READ, response=Registers, summary="List registers")
def list_registers(request: HttpRequest) -> dict[str, object]:
    """The registers that the authority keeps."""
    _require(by_of(request))
    return {"rows": registers(by=by_of(request))}


@knowledge.get("/{name}", auth=READ, response=told_more.Register, summary="Read a register")
def read_register(request: HttpRequest, name: Name) -> RegisterPage:
    """One register with its entries."""
    _require(by_of(request))
    return register_page(name, by=by_of(request))


@knowledge.get("/{name}/{path:key}", auth=READ, response=told_more.RegisterEntry, summary="Read an entry of a register")
def read_entry(request: HttpRequest, name: Name, key: Annotated[str, Path(description="Its identifier.")]) -> EntryPage:
    """One entry, field by field."""
    _require(by_of(request))
    return entry_page(name, key, on=timezone.localdate(), by=by_of(request))


@counted.get("", auth=RETURNS, response=told_more.Return, summary="Read the returns")
def read_returns(request: HttpRequest, sought: Query[Period]) -> dict[str, object]:
    """The figures of a period: received, on time, outcomes, provisions, by law and team."""
    made = returns(filters=sought.filters(), by=by_of(request), on=timezone.localdate(), at=timezone.now())
    names = told_more.Return.model_fields.keys() - {"label"}
    return {"label": made.filters.period.label, **{name: getattr(made, name) for name in names}}


@counted.get("/{name}", auth=RETURNS, response=told_more.Layout, summary="Read a return for another body")
def read_layout(request: HttpRequest, name: Name, sought: Query[Period]) -> Layout:
    """The figures as another body wants them filled in."""
    return layout(name, filters=sought.filters(), by=by_of(request), on=timezone.localdate(), at=timezone.now())


@own.get("/search", auth=READ, response=told_more.Hits, summary="Search requests")
def search(request: HttpRequest, sought: Query[Words]) -> dict[str, object]:
    """The requests that have these words, the best first."""
    by = by_of(request)
    require_reader(by)
    page = found(sought.q, by=by, page=sought.page)
    rows = [{"reference": row.reference, "subject": row.subject, "stage": row.stage, "snippet": "".join(piece.text for piece in row.snippet)} for row in page.rows]  # fmt: skip
    return {"rows": rows, "next": page.next}


@own.get("/me", auth=READ, response=told_more.Me, summary="Read whose key this is")
def read_me(request: HttpRequest) -> dict[str, object]:
    """Whose key this is, their roles, and what the key allows."""
    by = by_of(request)
    scopes = sorted(request.caller.scopes)  # type: ignore[attr-defined]  # set at the door
    return {"name": by.name, "roles": sorted(by.roles), "scopes": scopes}


@own.get("/staff", auth=READ, response=told_more.Staff, summary="List officers, reviewers and teams")
def list_staff(request: HttpRequest) -> dict[str, object]:
    """Whom a request can be given to, with the keys that “assign” asks for."""
    require_reader(by_of(request))
    rows_of = {"officers": officers(), "reviewers": reviewers(), "teams": teams()}
    return {name: [{"key": key, "name": words} for key, words in rows] for name, rows in rows_of.items()}


def _require(by: Actor) -> None:
    if not by.has_role(*READERS):
        roles = " or ".join(role.label for role in READERS)
        raise NotAllowed(who=by.name, act="read registers", where="the registers", because=f"They are for: {roles}.", instead="Ask someone who is.")  # fmt: skip
