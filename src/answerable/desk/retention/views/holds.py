"""Holds as pages: the list, one of them, placing one, lifting one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.desk.components.numbers import number_in
from answerable.desk.people.gate import actor_of, role_required
from answerable.desk.retention import access
from answerable.desk.retention.actions.hold import hold, release
from answerable.desk.retention.forms import PlaceHold, ReleaseHold
from answerable.desk.retention.queries.holds import hold_page, holds_page
from answerable.errors import DeskError
from answerable.registers import HOLD_KINDS


@role_required(*access.READERS)
def holds(request: HttpRequest) -> HttpResponse:
    by, is_open, kind = actor_of(request), request.GET.get("show") != "lifted", request.GET.get("kind", "")
    shown, rows = holds_page(
        number_in(request.GET, "page", 1), by=by, is_open=is_open, kind=kind if kind in HOLD_KINDS else ""
    )
    context = {
        "here": "holds",
        "shown": shown,
        "rows": rows,
        "is_open": is_open,
        "may_place": by.has_role(*access.INVESTIGATORS),
    }
    return render(request, "retention/holds.html", context)


@role_required(*access.INVESTIGATORS)
def place(request: HttpRequest) -> HttpResponse:
    by, subject = actor_of(request), request.GET.get("subject", "")
    form = PlaceHold(request.POST or None, subject=subject, initial={"since": timezone.localdate()})
    if request.method == "POST" and not form.is_looking and form.is_valid():
        given = form.cleaned_data
        try:
            held = hold(kind=given["kind"], scope=form.scope(), reason=given["reason"], since=given["since"], by=by, at=timezone.now())  # fmt: skip
            return redirect("retention:hold", held.pk)
        except DeskError as error:
            form.add_error(None, error.said)
    status = 422 if form.is_bound and not form.is_looking else 200
    return render(request, "retention/place.html", {"form": form, "here": "holds"}, status=status)


@role_required(*access.READERS)
def hold_view(request: HttpRequest, number: int) -> HttpResponse:
    page = hold_page(number, by=actor_of(request))
    return render(request, "retention/hold.html", {"page": page, "here": "holds"})


@role_required(*access.INVESTIGATORS)
def lift(request: HttpRequest, number: int) -> HttpResponse:
    by, form = actor_of(request), ReleaseHold(request.POST or None)
    page = hold_page(number, by=by)
    if request.method == "POST" and form.is_valid():
        try:
            release(key=number, reason=form.cleaned_data["reason"], by=by, at=timezone.now())
            return redirect("retention:hold", number)
        except DeskError as error:
            form.add_error(None, error.said)
    context = {"form": form, "page": page, "here": "holds"}
    return render(request, "retention/lift.html", context, status=422 if form.is_bound else 200)
