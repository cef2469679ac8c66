"""A standing answer as anyone reads it: with the facts of the day, or that it is published no more."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from answerable.desk.memory.queries.standing_public import shown_standing
from answerable.errors import NoSuchThing


@require_safe
@cache_control(public=True, max_age=60)
@conditional_page
def standing(request: HttpRequest, reference: str) -> HttpResponse:
    """One published standing answer. 410 where it is published no more, 404 where it is not shown, whatever the reason."""
    on = timezone.localdate()
    try:
        page = shown_standing(reference, on=on)
    except NoSuchThing:
        return render(request, "public/no_standing.html", status=404)
    if page.is_gone:
        return render(request, "public/standing_gone.html", {"page": page}, status=410)
    return render(request, "public/standing.html", {"page": page, "on": on})
