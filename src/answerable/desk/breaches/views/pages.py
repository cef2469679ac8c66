"""The list with its clocks, one breach on its three tracks, its form and its papers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from answerable.desk.breaches import access
from answerable.desk.breaches.actions.issue import issue
from answerable.desk.breaches.papers import TITLES, form_of
from answerable.desk.breaches.queries import breach_page, counts, open_clocks, published, rows
from answerable.desk.people.gate import actor_of, role_required
from answerable.desk.registers.authority import authority
from answerable.registers import breach_clock, breach_form


@role_required(*access.EVERYONE)
def index(request: HttpRequest) -> HttpResponse:
    by, at = actor_of(request), timezone.now()
    breaches, others = counts(by=by)
    context = {
        "rows": rows(by=by, at=at),
        "breaches": breaches,
        "others": others,
        "at": at,
        "reads_all": access.reads_all(by),
    }
    context |= {
        "clocks": open_clocks(by=by, at=at),
        "keeps": by.has_role(*access.KEEPERS),
        "other_reading": breach_clock.OTHER_READING,
    }
    return render(request, "breaches/list.html", context)


@role_required(*access.READERS)
def clocks(request: HttpRequest) -> HttpResponse:
    """The clocks alone: a page that may stay open, brought up to date each minute."""
    at = timezone.now()
    found = open_clocks(by=actor_of(request), at=at)
    return render(
        request, "breaches/clocks_page.html", {"clocks": found, "at": at, "other_reading": breach_clock.OTHER_READING}
    )


@role_required(*access.EVERYONE)
def breach(request: HttpRequest, key: str) -> HttpResponse:
    by, at = actor_of(request), timezone.now()
    if not access.reads_all(by):
        title, lines = published(key, by=by)
        return render(request, "breaches/published.html", {"key": key, "title": title, "lines": lines})
    context = {
        "page": breach_page(key, by=by, at=at),
        "at": at,
        "papers": TITLES.items(),
        "keeps": by.has_role(*access.KEEPERS),
    }
    return render(request, "breaches/breach.html", context)


@role_required(*access.READERS)
def form(request: HttpRequest, key: str) -> HttpResponse:
    by = actor_of(request)
    parts = form_of(access.for_reading(key, by=by), authority().profile, at=timezone.now())
    context = {
        "key": key,
        "title": TITLES["form"],
        "parts": parts,
        "missing": breach_form.missing(parts),
        "warning": f"{breach_form.NO_PERSONAL_DATA} {breach_form.SOURCE}",
        "not_verified": breach_form.NOT_VERIFIED,
        "keeps": by.has_role(*access.KEEPERS),
    }
    return render(request, "breaches/form.html", context)


@role_required(*access.READERS)
@require_POST
def paper(request: HttpRequest, key: str, name: str, ending: str) -> HttpResponse:
    made = issue(key=key, name=name, ending=ending, by=actor_of(request), at=timezone.now())
    answer = HttpResponse(made.data, content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(True, made.name) or "attachment"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
