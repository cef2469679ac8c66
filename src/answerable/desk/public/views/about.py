"""Pages about the service: the publication scheme, accessibility, privacy."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from answerable.desk.people.preferences import preferences
from answerable.desk.public.scheme import scheme as scheme_of
from answerable.desk.registers.authority import authority


@require_safe
@cache_control(public=True, max_age=300)
@conditional_page
def scheme(request: HttpRequest) -> HttpResponse:
    """The seven classes, and what is listed in each."""
    return render(request, "public/scheme.html", {"classes": scheme_of(authority(), on=timezone.localdate())})


@require_safe
@cache_control(public=True, max_age=300)
@conditional_page
def accessibility(request: HttpRequest) -> HttpResponse:
    """How far the service can be used by everyone, and what to do where it cannot."""
    return render(request, "public/accessibility.html")


@require_safe
@cache_control(public=True, max_age=300)
@conditional_page
def privacy(request: HttpRequest) -> HttpResponse:
    """What is done with what people tell us."""
    chosen = preferences()
    context = {
        "contact": chosen["privacy_contact"] or authority().profile.data_protection_officer,
        "kept_years": chosen["kept_years"],
        "is_scottish": authority().profile.nation == "scotland",
    }
    return render(request, "public/privacy.html", context)
