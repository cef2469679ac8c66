"""Search captured messages for a question of a request; keep the search, and gather what it finds."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.desk.cases import access
from answerable.desk.cases.queries.case import head
from answerable.desk.cases.queries.places import place
from answerable.desk.people.gate import actor_of, staff
from answerable.desk.records.queries.find import find
from answerable.desk.records.search_forms import SearchForm
from answerable.desk.review.actions.keep_search import keep_search
from answerable.errors import AnswerableError


@staff
def search(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    """The search as it would be; nothing is kept before somebody says so."""
    by, on = actor_of(request), timezone.localdate()
    asked = place(reference, position, by=by)
    form = SearchForm(request.POST or request.GET or None, by=by)
    found = find(form.asked(), by=by, on=on) if form.is_bound and form.is_valid() else None
    if request.method == "POST" and found is not None:
        gathers = request.POST.get("do") == "gather"
        try:
            kept = keep_search(reference=reference, position=position, asked=form.asked(), gathers=gathers, by=by, at=timezone.now())  # fmt: skip
            messages.success(request, f"Search {kept.number} is kept.")
            return redirect("review:items", reference, position) if gathers else redirect("review:records", reference)
        except AnswerableError as error:
            messages.error(request, error.said)
    context = {"head": head(access.for_reading(reference, by=by), by=by, on=on), "here": "records", "place": asked}
    context |= {"form": form, "found": found, "kept": _typed(request, form)}
    return render(request, "review/search.html", context, status=422 if request.method == "POST" else 200)


def _typed(request: HttpRequest, form: SearchForm) -> list[tuple[str, str]]:
    """What was typed in the form, box by box, to be sent along with the search that is kept."""
    given = (request.POST or request.GET).lists()
    names = {*form.fields, *(f"{name}_{part}" for name in ("first", "last") for part in range(3))}
    return [(name, str(value)) for name, values in given for value in values if name in names]
