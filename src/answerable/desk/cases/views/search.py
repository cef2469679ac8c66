"""Search the desk: requests, and the entries of registers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from answerable.desk.cases.queries.found import found
from answerable.desk.cases.queries.found_entries import found_entries
from answerable.desk.components.numbers import number_in
from answerable.desk.people.gate import actor_of, staff


@staff
def results(request: HttpRequest) -> HttpResponse:
    """What has the words; a whole reference goes straight to its case, or to its entry."""
    words = request.GET.get("q", "")[:2000]
    number = min(max(number_in(request.GET, "page", 1), 1), 50)
    page = found(words, by=actor_of(request), page=number)
    exact = [row for row in page.rows if row.reference.casefold() == words.strip().casefold()]
    if exact:
        return redirect("cases:case", exact[0].reference)
    entries, in_all = found_entries(words, by=actor_of(request)) if number == 1 else ((), 0)
    if one := next((row for row in entries if row.is_exact), None):
        return redirect(one.href)
    context = {"page": page, "entries": entries, "entries_in_all": in_all, "search_words": words}
    return render(request, "cases/search.html", context)
