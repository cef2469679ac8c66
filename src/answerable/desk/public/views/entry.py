"""A page of the log: one published answer, or what is left of one that was taken down; and its files."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from answerable.desk.disclosure import queries
from answerable.desk.files.serving import download
from answerable.errors import NoSuchThing


@require_safe
@cache_control(public=True, max_age=60)
@conditional_page
def entry(request: HttpRequest, slug: str) -> HttpResponse:
    """Reads like a page: questions, answers, provisions with their headings, documents. 410 where it was taken down."""
    try:
        page = queries.published(slug)
    except NoSuchThing:
        return render(request, "public/no_entry.html", status=404)
    if page.taken_down_at:
        return render(request, "public/taken_down.html", {"page": page}, status=410)
    return render(request, "public/entry.html", {"page": page})


@require_safe
def file(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """A file of an answer, to be saved and never shown from here."""
    try:
        response = download(queries.download(slug, key))
    except NoSuchThing:
        return render(request, "public/no_entry.html", status=404)
    response["Cache-Control"] = "public, max-age=300"
    return response
