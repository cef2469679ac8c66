"""Search the requests of the desk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from answerable.desk.cases.queries.found import found
from answerable.desk.components.numbers import number_in
from answerable.desk.people.gate import actor_of, staff


@staff
def results(request: HttpRequest) -> HttpResponse:
    """What has the words; a whole reference goes straight to its case."""
    words = request.GET.get("q", "")[:2000]
    number = min(max(number_in(request.GET, "page", 1), 1), 50)
    page = found(words, by=actor_of(request), page=number)
    exact = [row for row in page.rows if row.reference.casefold() == words.strip().casefold()]
    if exact:
        return redirect("cases:case", exact[0].reference)
    return render(request, "cases/search.html", {"page": page, "search_words": words})
