"""All drafts of a case on one page: those that are ready are used with one press, after they were read."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.desk.cases import access
from answerable.desk.cases.actions.use_drafts import use_drafts
from answerable.desk.cases.queries.case import head
from answerable.desk.cases.queries.drafts import drafts
from answerable.desk.people.gate import actor_of, staff
from answerable.errors import AnswerableError
from answerable.registers import listed


@staff
def all_drafts(request: HttpRequest, reference: str) -> HttpResponse:
    """Each draft as the letter would say it; posted: the numbers of those to use, each with what stood on the page."""
    by, on = actor_of(request), timezone.localdate()
    case, error = access.for_reading(reference, by=by), None
    if request.method == "POST":
        shown = {number: request.POST.get(f"stands-{number}", "") for number in request.POST.getlist("use")}
        try:
            used = use_drafts(reference=reference, shown=shown, by=by, at=timezone.now())
        except AnswerableError as refused:
            error = refused
        else:
            is_one = len(used) == 1
            words = f"Question {used[0]} is" if is_one else f"Questions {listed(used, joint='and')} are"
            messages.success(request, f"{words} finished, with the draft{'' if is_one else 's'}.")
            return redirect("cases:case", reference)
    found = drafts(case, by=by, on=on)
    context = {"head": head(case, by=by, on=on), "here": "questions", "faults": [error.said] if error else []}
    context |= {"ready": [one for one in found if one.is_ready], "rest": [one for one in found if not one.is_ready]}
    return render(request, "cases/drafts.html", context, status=422 if error else 200)
