"""A letter that went, checked as it went: the text beside what was found. Nothing of it can be changed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from answerable.desk.cases import access
from answerable.desk.cases.queries.case import head
from answerable.desk.cases.queries.checked import CheckedOfCase, gone_item, sent_letter
from answerable.desk.cases.queries.noted import checked_page
from answerable.desk.people.gate import actor_of, staff


@staff
def letter(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """A letter that the desk sent."""
    case = access.for_reading(reference, by=actor_of(request))
    context = {"head": head(case, by=actor_of(request), on=timezone.localdate()), "here": "letter"}
    return _shown(request, sent_letter(case, key), context)


@staff
def item(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """What went as correspondence: an old letter on paper, a letter of another system."""
    case = access.for_reading(reference, by=actor_of(request))
    context = {"head": head(case, by=actor_of(request), on=timezone.localdate()), "here": "correspondence"}
    return _shown(request, gone_item(case, key), context)


def _shown(request: HttpRequest, found: CheckedOfCase, context: dict[str, object]) -> HttpResponse:
    checked = checked_page(found.checked, about=found.about)
    return render(request, "cases/checked_letter.html", {**context, "title": found.title, "checked": checked})
