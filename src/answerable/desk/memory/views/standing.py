"""The pages of standing answers: the list, candidates, one of them, making, changing and withdrawing it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from answerable.desk.components.numbers import number_in
from answerable.desk.memory import standing_access as access
from answerable.desk.memory.actions.change_standing import change_standing
from answerable.desk.memory.actions.make_standing import make_standing
from answerable.desk.memory.actions.withdraw_standing import withdraw_standing
from answerable.desk.memory.queries.beginnings import Beginning, afresh, of_earlier, of_standing
from answerable.desk.memory.queries.candidates import candidates
from answerable.desk.memory.queries.standing import standing_list, standing_page
from answerable.desk.memory.standing_forms import Standing, Withdraw
from answerable.desk.people.gate import actor_of, role_required
from answerable.errors import ChangedMeanwhile


@role_required(*access.READERS)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    lines = standing_list(on=timezone.localdate())
    return render(
        request, "memory/standing_list.html", {"lines": lines, "may_keep": access.may_keep(actor_of(request))}
    )


@role_required(*access.READERS)
@require_safe
def proposed(request: HttpRequest) -> HttpResponse:
    found = candidates(on=timezone.localdate())
    return render(request, "memory/candidates.html", {"found": found, "may_keep": access.may_keep(actor_of(request))})


@role_required(*access.READERS)
@require_safe
def standing(request: HttpRequest, reference: str) -> HttpResponse:
    by = actor_of(request)
    found = standing_page(reference, by=by, on=timezone.localdate())
    return render(
        request, "memory/standing.html", {"found": found, "line": found.line, "may_keep": access.may_keep(by)}
    )


@role_required(*access.KEEPERS)
def new(request: HttpRequest) -> HttpResponse:
    """A new one; ?from= names the earlier answer that it is made of."""
    by, on, number = actor_of(request), timezone.localdate(), number_in(request.GET, "from", 0)
    begun = of_earlier(number, by=by, on=on) if number else afresh(by=by, on=on)
    form = _form(request, begun, is_new=True)
    if request.method == "POST" and form.is_valid():
        reference = make_standing(chosen=form.chosen(), by=by, at=timezone.now())
        return redirect("memory:standing-answer", reference)
    return _page(request, form, begun)


@role_required(*access.KEEPERS)
def edit(request: HttpRequest, reference: str) -> HttpResponse:
    by, on = actor_of(request), timezone.localdate()
    begun = of_standing(reference, by=by, on=on)
    form = _form(request, begun, is_new=False)
    if request.method == "POST" and form.is_valid():
        version, note = number_in(request.POST, "version", 0), form.cleaned_data["note"]
        try:
            change_standing(
                reference=reference, version=version, chosen=form.chosen(), note=note, by=by, at=timezone.now()
            )
        except ChangedMeanwhile as error:
            form.add_error(None, f"{error.part('what')} {error.part('do')}")
        else:
            return redirect("memory:standing-answer", reference)
    return _page(request, form, begun, reference=reference)


@role_required(*access.KEEPERS)
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    by, form = actor_of(request), Withdraw(request.POST or None)
    if request.method == "POST" and form.is_valid():
        withdraw_standing(reference=reference, reason=form.cleaned_data["reason"], by=by, at=timezone.now())
        messages.success(request, f"{reference} is withdrawn.")
        return redirect("memory:standing")
    found = standing_page(reference, by=by, on=timezone.localdate())
    context = {"form": form, "found": found, "line": found.line}
    return render(request, "memory/withdraw_standing.html", context, status=422 if form.is_bound else 200)


def _form(request: HttpRequest, begun: Beginning, *, is_new: bool) -> Standing:
    given: dict[str, Any] = {"of": begun.of, "made_from": begun.made_from, "is_new": is_new, "on": begun.on}
    return Standing(request.POST or None, initial=begun.initial, **given)


def _page(request: HttpRequest, form: Standing, begun: Beginning, *, reference: str = "") -> HttpResponse:
    context = {"form": form, "begun": begun, "reference": reference}
    return render(request, "memory/standing_form.html", context, status=422 if form.is_bound else 200)
