"""Search captured messages for a question of a request; keep the search, and gather what it finds."""

from __future__ import annotations

from urllib.parse import parse_qsl

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.desk.cases import access
from answerable.desk.cases.queries.case import head
from answerable.desk.cases.queries.places import place
from answerable.desk.people.gate import actor_of, staff
from answerable.desk.records.actions.look_for import look_for
from answerable.desk.records.queries.find import Found
from answerable.desk.records.search_forms import SearchForm, query_of
from answerable.desk.review.actions.keep_search import keep_search
from answerable.errors import AnswerableError


@staff
def search(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    """The search as it would be; nothing is kept with the request before somebody says so."""
    by, on = actor_of(request), timezone.localdate()
    asked = place(reference, position, by=by)
    form = SearchForm(request.POST or request.GET or None, by=by)
    found = look_for(asked=form.asked(), by=by, at=timezone.now()) if form.is_bound and form.is_valid() else None
    if request.method == "POST" and found is not None:
        gathers = request.POST.get("do") == "gather"
        try:
            kept = keep_search(reference=reference, position=position, asked=form.asked(), gathers=gathers, by=by, at=timezone.now())  # fmt: skip
            messages.success(request, f"Search {kept.number} is kept.")
            return redirect("review:items", reference, position) if gathers else redirect("review:records", reference)
        except AnswerableError as error:
            messages.error(request, error.said)
    context = {
        "head": head(access.for_reading(reference, by=by), by=by, on=on),
        "here": "records",
        "place": asked,
        "form": form,
        **_pages(found),
    }
    return render(request, "review/search.html", context, status=422 if request.method == "POST" else 200)


def _pages(found: Found | None) -> dict[str, object]:
    """What was found, the boxes that a search is kept by, and the address of the page after this one."""
    if found is None:
        return {}
    asked, query = found.asked, query_of(found.asked)
    name = "place" if asked.order == "best" else "before"
    return {
        "found": found,
        "kept": parse_qsl(query),
        "first": query if asked.before is not None or asked.place else "",
        "following": f"{query}&{name}={found.next}" if found.next is not None else "",
    }
