"""The schedule, and what falls due under it."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from answerable.desk.components.numbers import number_in
from answerable.desk.people.gate import actor_of, role_required
from answerable.desk.retention import access
from answerable.desk.retention.forms import DueFilter
from answerable.desk.retention.queries.classes import schedule_page
from answerable.desk.retention.queries.due import counted, due_list

PAGE = 100


@role_required(*access.READERS)
def schedule(request: HttpRequest) -> HttpResponse:
    page = schedule_page(on=timezone.localdate(), by=actor_of(request))
    return render(request, "retention/schedule.html", {"page": page, "here": "schedule"})


@role_required(*access.READERS)
def due(request: HttpRequest) -> HttpResponse:
    by, on, form = actor_of(request), timezone.localdate(), DueFilter(request.GET or None)
    wanted = form.wanted(on=on)
    rows = due_list(wanted, on=on, by=by)
    shown = Paginator(rows, PAGE).get_page(number_in(request.GET, "page", 1))
    context = {
        "here": "due",
        "form": form,
        "wanted": wanted,
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "shown": shown,
        "count": len(rows),
        "stands": "" if wanted.state else counted(rows),
        "may_begin": by.has_role(*access.KEEPERS)
        and any(row.state == "due" and not row.holding.by_hand for row in rows),
    }
    return render(request, "retention/due.html", context)
