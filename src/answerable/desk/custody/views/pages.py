"""Investigations, items and entries, to be read; and whether all of it agrees with the log."""

from __future__ import annotations

from typing import cast

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from answerable.desk.custody import access
from answerable.desk.custody.bagging import packed
from answerable.desk.custody.queries.agreeing import agrees
from answerable.desk.custody.queries.pages import InvestigationPage, investigation_page, investigations
from answerable.desk.custody.serving import bag_of, file_for, files_of
from answerable.desk.files.serving import download
from answerable.desk.people.actors import Actor
from answerable.desk.people.gate import actor_of, role_required
from answerable.errors import NoSuchThing


@role_required(*access.READERS)
def index(request: HttpRequest) -> HttpResponse:
    by = actor_of(request)
    rows = investigations(by=by, on=timezone.localdate())
    return render(request, "custody/list.html", {"rows": rows, "keeps": by.has_role(*access.KEEPERS)})


@role_required(*access.READERS)
def check(request: HttpRequest) -> HttpResponse:
    rows = agrees(by=actor_of(request))
    faults = [row for row in rows if not row.holds]
    return render(request, "custody/check.html", {"count": len(rows), "faulty": faults, "at": timezone.now()})


@role_required(*access.READERS)
def investigation(request: HttpRequest, reference: str) -> HttpResponse:
    by = actor_of(request)
    found = access.for_reading(reference, by=by)
    context = {"page": _page(reference, by), "acts": access.acts(found, by=by)}
    return render(request, "custody/investigation.html", context)


@role_required(*access.READERS)
def item(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    by = actor_of(request)
    found = access.item_for_reading(reference, number, by=by)
    page = _page(reference, by)
    context = {"page": page, "item": page.item(number), "acts": access.acts(found.investigation, by=by, item=found)}
    return render(request, "custody/item.html", context)


@role_required(*access.READERS)
def entry(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    by, at = actor_of(request), timezone.now()
    page = _page(reference, by)
    found = next((event for event in page.events if event.number == number), None)
    if found is None:
        raise NoSuchThing(thing="such entry", where=reference)
    opened = {"files": files_of(reference, number, by=by, at=at), "has_bag": bag_of(reference, number, by=by, at=at)}
    context = {"page": page, "event": found, **opened}
    return render(request, "custody/entry.html", context)


@role_required(*access.READERS)
def file(request: HttpRequest, reference: str, number: int, item: int) -> HttpResponse:
    return download(file_for(reference, number, item, by=actor_of(request), at=timezone.now()))


@role_required(*access.READERS)
def bag(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    event = bag_of(reference, number, by=actor_of(request), at=timezone.now())
    if event is None:
        raise NoSuchThing(thing="disclosure that this entry opens to you now", where=f"{reference}, entry {number}")
    answer = FileResponse(
        packed(event), as_attachment=True, filename=f"{reference}-{number}.zip", content_type="application/zip"
    )
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    return cast(HttpResponse, answer)  # as a decorator sees it


def _page(reference: str, by: Actor) -> InvestigationPage:
    return investigation_page(access.for_reading(reference, by=by), on=timezone.localdate())
