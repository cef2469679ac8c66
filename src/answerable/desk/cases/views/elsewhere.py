"""Who else was asked: one request sent to many, and how each of them answered."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from answerable.desk.cases import access
from answerable.desk.cases.queries.case import head
from answerable.desk.cases.queries.elsewhere import asked_elsewhere
from answerable.desk.people.gate import actor_of, staff


@staff
def elsewhere(request: HttpRequest, reference: str) -> HttpResponse:
    """Others' answers to the questions of a request, side by side."""
    by, on = actor_of(request), timezone.localdate()
    case = access.for_reading(reference, by=by)
    questions, found = asked_elsewhere(case, on=on)
    context = {"head": head(case, by=by, on=on), "questions": questions, "found": found, "here": "questions"}
    return render(request, "cases/elsewhere.html", context)
