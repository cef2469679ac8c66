"""The pages of the returns, and the same as files."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from answerable.desk.cases.access import READERS
from answerable.desk.people.gate import actor_of, role_required
from answerable.desk.returns import tables
from answerable.desk.returns.chart import of_quarters, rows
from answerable.desk.returns.filters import Filters
from answerable.desk.returns.forms import Which
from answerable.desk.returns.layouts import layout, layouts
from answerable.desk.returns.offers import offered
from answerable.desk.returns.queries import returns

HEADINGS = {"law_headings": tables.LAW, "team_headings": tables.TEAM, "provision_headings": tables.PROVISION}


@role_required(*READERS)
def index(request: HttpRequest) -> HttpResponse:
    on = timezone.localdate()
    filters = Filters.of(request.GET.dict(), on=on)
    found = returns(filters=filters, by=actor_of(request), on=on, at=timezone.now())
    context = {
        "found": found,
        "chart": of_quarters(found.quarters),
        "quarters": rows(found.quarters),
        "form": Which(filters, on=on),
        "layouts": layouts().values(),
        **HEADINGS,
    }
    return render(request, "returns/index.html", context)


@role_required(*READERS)
def index_csv(request: HttpRequest) -> HttpResponse:
    on = timezone.localdate()
    filters = Filters.of(request.GET.dict(), on=on)
    found = returns(filters=filters, by=actor_of(request), on=on, at=timezone.now())
    return tables.csv_response(tables.rows_of_return(found), name=f"returns {filters.period.label}.csv")


@role_required(*READERS)
def offers(request: HttpRequest) -> HttpResponse:
    """What published answers did for people who were typing a request."""
    return render(request, "returns/offers.html", {"found": offered(at=timezone.now())})


@role_required(*READERS)
def filled_in(request: HttpRequest, name: str) -> HttpResponse:
    on = timezone.localdate()
    filters = Filters.of(request.GET.dict(), on=on)
    found = layout(name, filters=filters, by=actor_of(request), on=on, at=timezone.now())
    return render(request, "returns/layout.html", {"found": found, "form": Which(filters, on=on), **HEADINGS})


@role_required(*READERS)
def filled_in_csv(request: HttpRequest, name: str) -> HttpResponse:
    on = timezone.localdate()
    filters = Filters.of(request.GET.dict(), on=on)
    found = layout(name, filters=filters, by=actor_of(request), on=on, at=timezone.now())
    return tables.csv_response(tables.rows_of_layout(found), name=f"{name} {filters.period.label}.csv")
