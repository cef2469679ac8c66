"""The bundles of a request: what is still to be decided, put one together, send it with the letter."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.desk.cases import access
from answerable.desk.cases.queries.case import head
from answerable.desk.components.numbers import number_in
from answerable.desk.files.serving import download
from answerable.desk.people.gate import actor_of, staff
from answerable.desk.review.actions.make_bundle import make_bundle
from answerable.desk.review.actions.send_bundle import send_bundle
from answerable.desk.review.bundling.page import bundles_page, file_of_bundle
from answerable.errors import AnswerableError


@staff
def bundles(request: HttpRequest, reference: str) -> HttpResponse:
    """What there is, and what the next one lacks."""
    by = actor_of(request)
    found = access.for_reading(reference, by=by)
    if request.method == "POST":
        try:
            messages.success(request, _done(request, reference))
        except AnswerableError as error:
            messages.error(request, error.said)
        return redirect("review:bundles", reference)
    context = {
        "head": head(found, by=by, on=timezone.localdate()),
        "here": "records",
        "page": bundles_page(reference, by=by),
    }
    return render(request, "review/bundles.html", context)


@staff
def file(request: HttpRequest, reference: str, number: int, part: str) -> HttpResponse:
    """A file of a bundle, as a download."""
    return download(file_of_bundle(reference, number, part, by=actor_of(request)))


def _done(request: HttpRequest, reference: str) -> str:
    by, at = actor_of(request), timezone.now()
    if number := number_in(request.POST, "send", 0):
        send_bundle(reference=reference, number=number, part=request.POST.get("part", "pdf"), by=by, at=at)
        return f"Bundle {number} goes with the letter."
    chosen = [int(value) for value in request.POST.getlist("question") if value.isdecimal()]
    made = make_bundle(reference=reference, positions=chosen, by=by, at=at)
    return f"Bundle {made.number} is being put together. You can leave this page."
