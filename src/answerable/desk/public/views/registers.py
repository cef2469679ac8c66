"""Registers as the public may read them: the entries that may be listed, without what is withheld."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from answerable.desk.files.csvs import plain_lines
from answerable.desk.public.addresses import absolute
from answerable.desk.public.printed import VERSION
from answerable.desk.registers.authority import authority
from answerable.desk.registers.publishing import public_names, public_register


@require_safe
@cache_control(public=True, max_age=300)
@conditional_page
def index(request: HttpRequest) -> HttpResponse:
    """The registers that are published."""
    return render(request, "public/registers.html", {"registers": public_names()})


@require_safe
@cache_control(public=True, max_age=300)
@conditional_page
def register(request: HttpRequest, name: str) -> HttpResponse:
    """One register and its entries."""
    return render(request, "public/register.html", {"page": public_register(name, on=timezone.localdate())})


@require_safe
@cache_control(public=True, max_age=300)
@conditional_page
def entry(request: HttpRequest, name: str, key: str) -> HttpResponse:
    """One entry, field by field."""
    page = public_register(name, on=timezone.localdate())
    return render(request, "public/register_entry.html", {"page": page, "one": page.find(key)})


@require_safe
@cache_control(public=True, max_age=300)
@conditional_page
def register_json(request: HttpRequest, name: str) -> HttpResponse:
    """One register as data."""
    page = public_register(name, on=timezone.localdate())
    values = {
        "version": VERSION,
        "authority": authority().name,
        "register": page.title,
        "url": absolute("public:register", name),
        "as_at": page.as_at.isoformat(),
        "total": len(page.entries),
        "entries": [{**one.values, "withheld": list(one.withheld)} for one in page.entries],
    }
    response = JsonResponse(values, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
@cache_control(public=True, max_age=300)
@conditional_page
def register_csv(request: HttpRequest, name: str) -> HttpResponse:
    """One register as a table, a column a field."""
    page = public_register(name, on=timezone.localdate())
    rows = (page.columns, *(one.row for one in page.entries))
    response = HttpResponse("".join(plain_lines(rows)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
