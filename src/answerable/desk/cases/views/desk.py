"""The desk: the page that opens first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from answerable.desk.cases.queries.desk import Filters, desk
from answerable.desk.people.actors import acting
from answerable.desk.people.gate import staff


@staff
def desk_page(request: HttpRequest) -> HttpResponse:
    filters = Filters.of(request.GET.dict())
    page = desk(by=acting(request.user), filters=filters, on=timezone.localdate())
    return render(request, "cases/desk.html", {"desk": page, "filters": filters})
