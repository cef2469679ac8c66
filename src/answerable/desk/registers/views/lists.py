"""The registers, and the list of one of them."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.desk.components.numbers import number_in
from answerable.desk.people.gate import actor_of, role_required
from answerable.desk.registers.access import READERS
from answerable.desk.registers.choosing import choose_columns
from answerable.desk.registers.exporting import FORMS
from answerable.desk.registers.listing import Listing, listing, rows
from answerable.desk.registers.page_forms import AsAt, Narrow
from answerable.desk.registers.queries import registers

A_PAGE = 50


@role_required(*READERS)
def register_list(request: HttpRequest) -> HttpResponse:
    return render(request, "registers/list.html", {"registers": registers(by=actor_of(request))})


@role_required(*READERS)
def register(request: HttpRequest, name: str, section: str = "") -> HttpResponse:
    day = AsAt(request.GET if "on_day" in request.GET else None)
    if day.is_bound and day.is_valid():
        return redirect(_at(request, day.cleaned_data["on"].isoformat()))
    on = timezone.localdate()
    found = listing(name, request.GET.dict(), section=section, by=actor_of(request), on=on)
    page = Paginator(found.found, A_PAGE).get_page(number_in(request.GET, "page", 1))
    context = {
        "found": found,
        "narrow": Narrow(found.look, found.choices),
        "day": day if day.is_bound else AsAt(on=found.look.on or on),
        "page": page,
        "rows": rows(found, page.object_list, on=on),
        **_orders(found),
    }
    return render(request, "registers/register.html", context, status=422 if day.is_bound else 200)


def _orders(found: Listing) -> dict[str, object]:
    """The addresses of the same list in other orders, on today, and with columns yet to be chosen."""
    look = found.look
    name, is_last_first = look.order
    said = {name: "descending" if is_last_first else "ascending"} if name else {}

    def by(column: str) -> str:
        return look.query(sort=f"-{column}" if name == column and not is_last_first else column)

    heads = [{"label": one.label, "query": by(one.name), "sorted": said.get(one.name, "")} for one in found.shown]
    first = {"query": by(found.key), "sorted": said.get(found.key, "")}
    return {
        "heads": heads,
        "first": first,
        "own": look.query(columns=""),
        "kinds": tuple(FORMS),
        "today": look.query(on=""),
        "bare": look.query(columns=""),
    }


def _at(request: HttpRequest, on: str) -> str:
    """The same page on another day."""
    given = request.GET.copy()
    for name in ("on_day", "on_month", "on_year", "page"):
        given.pop(name, None)
    given["on"] = on
    return f"{request.path}?{given.urlencode()}"


@role_required(*READERS)
@require_POST
def columns(request: HttpRequest, name: str) -> HttpResponse:
    names = choose_columns(register=name, names=request.POST.getlist("column"), by=actor_of(request))
    given = request.POST.get("look", "")
    section = request.POST.get("section", "")
    address = reverse("registers:part", args=[name, section]) if section else reverse("registers:register", args=[name])
    return redirect(f"{address}?{'&'.join(filter(None, [given, 'columns=' + ','.join(names)]))}")
