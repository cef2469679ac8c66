"""One entry of a register, and its history."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.desk.people.gate import actor_of, role_required
from answerable.desk.registers.access import READERS
from answerable.desk.registers.authority import authority, definitions
from answerable.desk.registers.documents import documents_of
from answerable.desk.registers.looking import day_of
from answerable.desk.registers.page_forms import AsAt
from answerable.desk.registers.showing import history, showing
from answerable.desk.registers.sight import require_whole


@role_required(*READERS)
def entry(request: HttpRequest, name: str, key: str) -> HttpResponse:
    day, on = AsAt(request.GET if "on_day" in request.GET else None), timezone.localdate()
    if day.is_bound and day.is_valid():
        return redirect(f"{request.path}?on={day.cleaned_data['on'].isoformat()}")
    found = showing(name, key, as_at=day_of(request.GET.get("on", "")), by=actor_of(request), on=on)
    documents = documents_of(name, key)
    has = definitions()[name].has_documents
    context = {
        "found": found,
        "documents": documents,
        "has_documents": has,
        "day": day if day.is_bound else AsAt(on=found.on or on),
    }
    return render(request, "registers/entry.html", context, status=422 if day.is_bound else 200)


@role_required(*READERS)
def past(request: HttpRequest, name: str, key: str) -> HttpResponse:
    field = request.GET.get("field", "")
    require_whole(name, by=actor_of(request))
    versions, every = history(name, key, field=field), history(name, key)
    fields = dict(sorted({one.name: one.label for version in every for one in version.differences}.items()))
    is_there = authority().keeps(name) and authority().kept(name).find(key) is not None
    context = {"name": name, "key": key, "versions": versions, "fields": fields, "field": field, "is_there": is_there}
    return render(request, "registers/history.html", context)
