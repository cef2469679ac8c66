"""The disclosure log: search first, filters in the address, results by question."""

from __future__ import annotations

from types import SimpleNamespace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from answerable.desk.components.numbers import number_in
from answerable.desk.disclosure.entries import Found
from answerable.desk.disclosure.queries import log_page, offered
from answerable.desk.public.forms import Filters


@require_safe
@cache_control(public=True, max_age=60)
@conditional_page
def log(request: HttpRequest) -> HttpResponse:
    """A page of results; without words, the newest answers."""
    form = Filters(request.GET, offered=offered())
    sought = form.sought()
    found = log_page(sought, page=page_of(request))
    context = {
        "form": form,
        "found": found,
        "sought": sought,
        "page": _numbers(found),
        "is_kept_to": bool(sought.words or sought.tags or sought.year),
    }
    return render(request, "public/log.html", context)


def page_of(request: HttpRequest) -> int:
    """The page that the address asks for; the first where it names none."""
    return min(max(number_in(request.GET, "page", 1), 1), 10_000)


def _numbers(found: Found) -> SimpleNamespace:
    """What the component of pages needs."""
    return SimpleNamespace(number=found.page, paginator=SimpleNamespace(num_pages=found.pages))
