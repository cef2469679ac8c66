"""What is counted of breaches over any days, as a page and as CSV; every number leads to the entries behind it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.desk.breaches import access
from answerable.desk.breaches.counting import Counted, behind, counted
from answerable.desk.breaches.forms import PeriodForm
from answerable.desk.files.csvs import lines
from answerable.desk.people.gate import actor_of, role_required


@role_required(*access.EVERYONE)
def index(request: HttpRequest) -> HttpResponse:
    form = PeriodForm(request.GET if "first_day" in request.GET else None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        unit = f"&unit={given['unit'].replace(' ', '+')}" if given["unit"] else ""
        return redirect(f"{request.path}?from={given['first']}&until={given['last']}{unit}")
    found = _counted(request)
    if not form.is_bound:
        form = PeriodForm(initial={"first": found.first, "last": found.last, "unit": found.unit})
    return render(request, "breaches/report.html", {"found": found, "form": form}, status=422 if form.is_bound else 200)


@role_required(*access.EVERYONE)
def table(request: HttpRequest) -> HttpResponse:
    found = _counted(request)
    answer = StreamingHttpResponse(lines(found.as_rows()), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="breaches-{found.first}-{found.last}.csv"'
    return cast(HttpResponse, answer)  # as a decorator sees it


@role_required(*access.EVERYONE)
def entries(request: HttpRequest) -> HttpResponse:
    """The entries behind one number."""
    found = _counted(request)
    one = behind(found, request.GET.get("figure", ""), by=actor_of(request))
    if one is None:
        raise Http404
    return render(request, "breaches/behind.html", {"found": found, "one": one})


def _counted(request: HttpRequest) -> Counted:
    given: Mapping[str, str] = request.GET.dict()
    first, last = _day(given.get("from", "")), _day(given.get("until", ""))
    return counted(first, last, unit=given.get("unit", ""), by=actor_of(request), on=timezone.localdate())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
