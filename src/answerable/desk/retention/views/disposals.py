"""Disposals as pages: the list, one of them with its acts, the decision on one item, the certificate."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.desk.components.numbers import number_in
from answerable.desk.files.serving import download
from answerable.desk.people.gate import actor_of, role_required
from answerable.desk.retention import access
from answerable.desk.retention.actions.approval import approve_disposal, ask_approval, drop_disposal, return_disposal
from answerable.desk.retention.actions.begin_disposal import begin_disposal
from answerable.desk.retention.actions.carry_out import carry_out
from answerable.desk.retention.actions.decide_item import decide_item
from answerable.desk.retention.forms import DecideItem, ReturnDisposal
from answerable.desk.retention.models import Disposal, Fate
from answerable.desk.retention.queries.disposals import (
    certificate_file,
    certificate_page,
    disposal_page,
    disposals_page,
    item_of,
)
from answerable.errors import DeskError, DisposalElsewhere

ACTS: dict[str, Callable[..., Disposal]] = {"ask": ask_approval, "drop": drop_disposal, "carry-out": carry_out}


@role_required(*access.READERS)
def disposals(request: HttpRequest) -> HttpResponse:
    by = actor_of(request)
    shown, rows = disposals_page(number_in(request.GET, "page", 1), by=by)
    context = {"here": "disposals", "shown": shown, "rows": rows, "may_begin": by.has_role(*access.KEEPERS)}
    return render(request, "retention/disposals.html", context)


@role_required(*access.KEEPERS)
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    given = request.POST
    try:
        begun = begin_disposal(kind=given.get("kind", ""), class_id=given.get("of_class", ""), by=actor_of(request), at=timezone.now())  # fmt: skip
    except DeskError as error:
        messages.error(request, error.said)
        return redirect("retention:due")
    return redirect("retention:disposal", begun.pk)


@role_required(*access.READERS)
def disposal(request: HttpRequest, number: int) -> HttpResponse:
    page = disposal_page(number, by=actor_of(request))
    return render(request, "retention/disposal.html", {"page": page, "here": "disposals", "form": ReturnDisposal()})


@role_required(*access.KEEPERS)
@require_POST
def act(request: HttpRequest, number: int, name: str) -> HttpResponse:
    try:
        ACTS[name](number=number, by=actor_of(request), at=timezone.now())
    except DeskError as error:
        messages.error(request, error.said)
    return redirect("retention:disposal", number)


@role_required(*access.APPROVERS)
@require_POST
def approve(request: HttpRequest, number: int) -> HttpResponse:
    named = [int(key) for key in request.POST.getlist("item") if key.isdecimal()]
    try:
        approve_disposal(number=number, signed_off=named, by=actor_of(request), at=timezone.now())
    except DeskError as error:
        messages.error(request, error.said)
    return redirect("retention:disposal", number)


@role_required(*access.APPROVERS)
@require_POST
def send_back(request: HttpRequest, number: int) -> HttpResponse:
    by, form = actor_of(request), ReturnDisposal(request.POST)
    if form.is_valid():
        try:
            return_disposal(number=number, reason=form.cleaned_data["reason"], by=by, at=timezone.now())
            return redirect("retention:disposal", number)
        except DeskError as error:
            form.add_error(None, error.said)
    context = {"page": disposal_page(number, by=by), "here": "disposals", "form": form}
    return render(request, "retention/disposal.html", context, status=422)


@role_required(*access.KEEPERS)
def item(request: HttpRequest, number: int, key: int) -> HttpResponse:
    by, found = actor_of(request), item_of(number, key, by=actor_of(request))
    form = DecideItem(
        request.POST or None, initial={"fate": found.fate, "because": found.because, "keep_until": found.keep_until}
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            decide_item(number=number, key=key, fate=Fate(given["fate"]), because=given["because"], keep_until=given["keep_until"], by=by, at=timezone.now())  # fmt: skip
            return redirect("retention:disposal", number)
        except DeskError as error:
            form.add_error(None, error.said)
    context = {"form": form, "item": found, "number": number, "here": "disposals"}
    return render(request, "retention/item.html", context, status=422 if form.is_bound else 200)


@role_required(*access.READERS)
def certificate(request: HttpRequest, number: int) -> HttpResponse:
    try:
        page = certificate_page(number, by=actor_of(request))
    except DisposalElsewhere as error:
        messages.error(request, f"There is no certificate yet. {error.part('what')}")
        return redirect("retention:disposal", number)
    return render(request, "retention/certificate.html", {"page": page})


@role_required(*access.READERS)
def certificate_pdf(request: HttpRequest, number: int) -> HttpResponse:
    return download(certificate_file(number, by=actor_of(request)))
