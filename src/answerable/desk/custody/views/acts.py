"""One page for each act: what it will do, its form, one button."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.desk.custody import access
from answerable.desk.custody.actions.open_investigation import open_investigation
from answerable.desk.custody.forms import HandForm, Open, SaidForm
from answerable.desk.custody.models import CustodyEvent, Investigation, Item
from answerable.desk.custody.queries.options import evidence_case
from answerable.desk.custody.views.act_table import PAGES, ActPage
from answerable.desk.people.actors import Actor
from answerable.desk.people.gate import actor_of, role_required
from answerable.errors import AnswerableError, HidesSomething


@role_required(*access.KEEPERS)
def begin(request: HttpRequest) -> HttpResponse:
    """Open an investigation."""
    breach = request.GET.get("breach", "")
    form = Open(request.POST or None, initial={"breach": breach, "reference": evidence_case(breach)})
    fault = None
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("title", "breach", "reference")}
        try:
            event = open_investigation(said=form.said(), by=actor_of(request), at=timezone.now(), **given)
            return redirect("custody:investigation", event.investigation.reference)
        except AnswerableError as error:
            fault = error
    context = {"form": form, "faults": [fault.said] if fault else [], "page": None, "label": access.ACTS["open"].label}
    return render(request, "custody/act.html", context, status=422 if form.is_bound else 200)


@role_required(*access.READERS)
def act(request: HttpRequest, reference: str, act: str, number: int = 0) -> HttpResponse:
    """Any act of the table, on the investigation or on an item of it."""
    by, page = actor_of(request), PAGES.get(act)
    if page is None or access.ACTS[act].on_item != bool(number):
        raise Http404
    access.must_keep(by, to=act)
    item = access.item_for_reading(reference, number, by=by) if number else None
    found = item.investigation if item else access.for_reading(reference, by=by)
    if request.method != "POST":
        access.must_fit(found, by=by, to=act, item=item)
    form, fault = _form(request, page, by, found, item), None
    if request.method == "POST" and form.is_valid():
        who: dict[str, Any] = {"reference": reference, "by": by, "at": timezone.now()}
        try:
            return _done(request, page.do(form, **who, **({"number": number} if number else {})))
        except AnswerableError as error:
            fault = error
    faults = [fault.said] if fault else []
    hiding = fault.fields["looked"] if isinstance(fault, HidesSomething) else ()
    context = {"hiding": hiding, "form": form, "faults": faults, "page": page, "found": found, "item": item, "label": access.ACTS[act].label}  # fmt: skip
    return render(request, "custody/act.html", context, status=422 if form.is_bound else 200)


def _form(request: HttpRequest, page: ActPage, by: Actor, found: Investigation, item: Item | None) -> SaidForm:
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    named = {"name": by.name} if issubclass(page.form, HandForm) else {}
    return page.form(*sent, found=found, item=item, **named)


def _done(request: HttpRequest, event: CustodyEvent) -> HttpResponse:
    """To the page of the entry; what did not match is said in red."""
    if event.result == "mismatch":
        messages.error(request, f"Entry {event.number} is written, and it does not match. {event.outcome}")
    else:
        messages.success(request, f"It is written down as entry {event.number}.")
    return redirect("custody:entry", event.investigation.reference, event.number)
