"""The desk: the page that opens first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from answerable.desk.breaches.queries import open_clocks
from answerable.desk.cases import access
from answerable.desk.cases.queries.desk import Filters, desk
from answerable.desk.cases.queries.record import open_tasks
from answerable.desk.cases.queries.values import allocations_to
from answerable.desk.cases.queries.words import REGIMES
from answerable.desk.people.gate import actor_of, staff
from answerable.desk.people.roles import Role
from answerable.desk.queue.queries import has_stopped


@staff
def desk_page(request: HttpRequest) -> HttpResponse:
    filters = Filters.of(request.GET.dict())
    by, at = actor_of(request), timezone.now()
    clocks = {"clocks": open_clocks(by=by, at=at), "at": at}
    if not by.has_role(*access.READERS):
        return render(
            request, "cases/asked_of_you.html", {"asked": allocations_to(by), "tasks": open_tasks(by), **clocks}
        )
    page = desk(by=by, filters=filters, on=timezone.localdate())
    context = {"desk": page, "filters": filters, "regimes": REGIMES.items(), "is_officer": by.has_role(Role.OFFICER)}
    return render(request, "cases/desk.html", context | clocks | {"has_stopped": has_stopped(at=at)})
