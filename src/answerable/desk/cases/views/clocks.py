"""Bank holidays, and the open cases whose last day they move; a feed of last days for a calendar."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.desk.cases.access import READERS, require_keeper
from answerable.desk.cases.actions.proclaim import proclaim
from answerable.desk.cases.actions.repair import repair
from answerable.desk.cases.forms.holidays import Proclaimed
from answerable.desk.cases.queries.affected import affected
from answerable.desk.cases.queries.calendar import address_key, feed
from answerable.desk.cases.queries.clocks import proclaimed
from answerable.desk.people.gate import actor_of, role_required
from answerable.desk.people.roles import Role
from answerable.errors import AnswerableError

KEEPERS = (Role.OFFICER, Role.ADMINISTRATOR)


@role_required(*KEEPERS, Role.AUDITOR)
def clocks(request: HttpRequest) -> HttpResponse:
    """The cases whose clocks are no longer right, and the days that were added; an auditor only reads."""
    by = actor_of(request)
    if request.method == "POST":
        require_keeper(by)
    form = Proclaimed(request.POST if request.POST.get("do") == "proclaim" else None)
    if form.is_valid():
        try:
            proclaim(by=by, at=timezone.now(), **form.cleaned_data)
        except AnswerableError as error:
            form.add_error("on", error.said)
        else:
            messages.success(request, "The day is added. The requests that it moves are below.")
            return redirect("cases:clocks")
    feed_key = address_key(by.person) if by.person and by.has_role(*READERS) else ""
    context = {
        "moved": affected(by=by),
        "days": proclaimed(),
        "form": form,
        "feed_key": feed_key,
        "may_keep": by.has_role(*KEEPERS),
    }
    return render(request, "cases/clocks.html", context, status=422 if form.errors else 200)


@role_required(*KEEPERS)
def mend(request: HttpRequest) -> HttpResponse:
    """Move the cases that were shown, by one act."""
    if request.method == "POST":
        moved = repair(references=request.POST.getlist("references"), by=actor_of(request), at=timezone.now())
        messages.success(request, f"The last day of {len(moved)} requests is right again, and their officers are told.")
    return redirect("cases:clocks")


def calendar(request: HttpRequest, key: str) -> HttpResponse:
    """The feed that a calendar program reads: its address is its key."""
    answer = HttpResponse(feed(key, at=timezone.now()), content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, max-age=900"
    answer["X-Robots-Tag"] = "noindex"
    return answer
