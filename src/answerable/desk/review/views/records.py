"""The records tab, a search noted by hand, the certificate."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header

from answerable.desk.cases import access
from answerable.desk.cases.queries.case import head
from answerable.desk.cases.queries.places import place, places
from answerable.desk.ledger import sealing
from answerable.desk.people.gate import actor_of, staff
from answerable.desk.registers.authority import authority
from answerable.desk.review.actions.note_search import note_search
from answerable.desk.review.certificate import certificate_pdf
from answerable.desk.review.forms import OutsideForm
from answerable.desk.review.queries.records import records_page
from answerable.desk.review.queries.searches import searches_of_case
from answerable.errors import AnswerableError, NoSuchThing


@staff
def records(request: HttpRequest, reference: str) -> HttpResponse:
    """What was searched and found for each question."""
    by = actor_of(request)
    page = records_page(reference, by=by)
    context = {"head": _head(request, reference), "here": "records", "page": page}
    return render(request, "review/records.html", context)


@staff
def outside(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    """Write down a search that was made elsewhere."""
    by = actor_of(request)
    asked, form = place(reference, position, by=by), OutsideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = note_search(reference=reference, position=position, outside=form.outside(), by=by, at=timezone.now())
            messages.success(request, f"Search {kept.number} is kept.")
            return redirect("review:records", reference)
        except AnswerableError as error:
            form.add_error(None, error.said)
    context = {"head": _head(request, reference), "here": "records", "place": asked, "form": form}
    return render(request, "review/outside.html", context, status=422 if form.is_bound else 200)


@staff
def certificate(request: HttpRequest, reference: str) -> HttpResponse:
    """The certificate of all searches of the request, as PDF."""
    found = places(reference, by=actor_of(request))
    rows = searches_of_case(found[0].case) if found else ()
    if not rows:
        raise NoSuchThing(thing="search", where=reference)
    note = sealing.latest()
    data = certificate_pdf(
        reference,
        rows,
        numbers={one.key: one.number for one in found},
        authority=authority().profile,
        on=timezone.localdate(),
        mark=note.checkpoint.mark if note else "",
    )
    answer = HttpResponse(data, content_type="application/pdf")
    name = content_disposition_header(True, f"{reference} certificate of searches.pdf")
    answer["Content-Disposition"] = name or "attachment"
    return answer


def _head(request: HttpRequest, reference: str) -> object:
    by = actor_of(request)
    return head(access.for_reading(reference, by=by), by=by, on=timezone.localdate())
