"""What was answered before: the search, and one answer."""

from __future__ import annotations

from types import SimpleNamespace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from answerable.desk.components.numbers import number_in
from answerable.desk.memory.access import reads_ours
from answerable.desk.memory.forms import LONGEST, Filters
from answerable.desk.memory.queries.answers import answered, memory_page, offered
from answerable.desk.memory.standing_access import may_keep
from answerable.desk.people.gate import actor_of, staff


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Words stand in the address; a whole question, which may name somebody, is posted and stands in none."""
    by, is_posted = actor_of(request), request.method == "POST"
    form = Filters(request.POST if is_posted else request.GET, offered=offered(), is_posted=is_posted)
    sought = form.sought()
    if is_posted and not sought.is_question and len(sought.words) <= LONGEST:
        return redirect(f"{reverse('memory:search')}?{form.in_the_address()}")
    found = memory_page(sought, page=min(max(number_in(request.GET, "page", 1), 1), 10_000), by=by)
    context = {
        "form": form,
        "found": found,
        "sought": sought,
        "page": None
        if is_posted
        else SimpleNamespace(number=found.page, paginator=SimpleNamespace(num_pages=found.pages)),
        "is_narrow": bool(sought.tags or sought.year or form.errors),
        "reads_ours": reads_ours(by),
    }
    return render(request, "memory/search.html", context)


@staff
@require_safe
def answer(request: HttpRequest, number: int) -> HttpResponse:
    by = actor_of(request)
    found = answered(number, by=by)
    if found.standing:
        return redirect("memory:standing-answer", found.standing)
    return render(request, "memory/answer.html", {"found": found, "may_keep_standing": may_keep(by)})
