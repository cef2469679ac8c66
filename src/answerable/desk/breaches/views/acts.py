"""One page for each act on a breach: what it does, its form, one button."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.desk.breaches import access
from answerable.desk.breaches.actions import merge as merging
from answerable.desk.breaches.actions.report import report
from answerable.desk.breaches.actions.take_step import take_step
from answerable.desk.breaches.forms import ReportForm, StepForm
from answerable.desk.breaches.queries import breach_page
from answerable.desk.people.gate import actor_of, role_required
from answerable.errors import AnswerableError, EntryRefused
from answerable.registers import breach_acts

AWARE = "Decide next whether it is a breach. The 72 hours run from when the authority became aware, not from now."


@role_required(*access.KEEPERS)
def begin(request: HttpRequest) -> HttpResponse:
    """Report what may be a breach."""
    by = actor_of(request)
    form = ReportForm(by=by, data=request.POST or None)
    if request.method == "POST" and form.is_kept():
        try:
            made = report(given=form.given(), reason="Reported", by=by, at=timezone.now())
            messages.success(request, f"{made.key} is in the register. {AWARE}")
            return redirect("breaches:breach", made.key)
        except EntryRefused as error:
            form.refuse(error)
    return render(
        request, "breaches/act.html", {"form": form, "label": "Report what may be a breach"}, status=_status(form)
    )


@role_required(*access.KEEPERS)
def act(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """Any act of the table."""
    by, at = actor_of(request), timezone.now()
    definition, entry = breach_acts.ACTS.get(name), access.for_reading(key, by=by)
    if definition is None:
        raise Http404
    form, faults = StepForm(definition, entry, by=by, data=request.POST or None), []
    if request.method == "POST" and form.is_kept():
        try:
            do: dict[str, Any] = {"key": key, "said": form.said(), "by": by, "at": at}
            made = merging.merge(**do) if name == merging.ACT else take_step(act=name, **do)
            messages.success(
                request, f"{definition.label}: kept as version {made.version}." if made else "Nothing was changed."
            )
            return redirect("breaches:breach", key)
        except EntryRefused as error:
            form.refuse(error)
        except AnswerableError as error:
            faults.append(error.said)
    context = {"form": form, "faults": faults, "act": definition, "label": definition.label, "name": name}
    context["page"] = breach_page(key, by=by, at=at)
    return render(request, "breaches/act.html", context, status=_status(form))


def _status(form: StepForm) -> int:
    return 422 if form.is_bound and not form.looks else 200
