"""The log for programs: JSON, CSV, the sitemap, robots.txt, foi.json."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from answerable.desk.disclosure import queries
from answerable.desk.files.csvs import plain_lines
from answerable.desk.memory.queries.standing_public import may_be_shown, published_standing
from answerable.desk.public import printed
from answerable.desk.public.addresses import absolute
from answerable.desk.public.views.log import page_of
from answerable.desk.registers.authority import authority
from answerable.desk.registers.publishing import public_names
from answerable.errors import NoSuchThing

A_PAGE = 100


@require_safe
@cache_control(public=True, max_age=300)
@conditional_page
def log_json(request: HttpRequest) -> HttpResponse:
    """A page of every answer, the newest first, with those that were taken down."""
    page = page_of(request)
    entries, total = queries.listing(page=page, size=A_PAGE)
    pages = max(1, -(-total // A_PAGE))
    here = absolute("public:log-json")
    values = {
        "version": printed.VERSION,
        "authority": authority().name,
        "total": total,
        "page": page,
        "pages": pages,
        "next": f"{here}?page={page + 1}" if page < pages else None,
        "entries": [printed.entry_values(one, address=absolute) for one in entries],
    }
    return _json(values)


@require_safe
@cache_control(public=True, max_age=300)
@conditional_page
def entry_json(request: HttpRequest, slug: str) -> HttpResponse:
    """One answer; 410 where it was taken down."""
    try:
        one = queries.published(slug)
    except NoSuchThing:
        return _json({"version": printed.VERSION, "status": "not found"}, status=404)
    return _json(printed.entry_values(one, address=absolute), status=410 if one.taken_down_at else 200)


@require_safe
@cache_control(public=True, max_age=300)
def log_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Every answer, a question a row, sent while it is read."""
    rows = printed.rows(queries.everything(), address=absolute)
    response = StreamingHttpResponse(plain_lines(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="disclosure-log.csv"'
    return response


@require_safe
@cache_control(public=True, max_age=3600)
def foi_json(request: HttpRequest) -> HttpResponse:
    """How to ask this authority, for programs."""
    return _json(printed.service_values(authority().profile, address=absolute, on=timezone.localdate()))


@require_safe
@cache_control(public=True, max_age=3600)
@conditional_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page that may be found."""
    pages = [
        absolute(f"public:{name}")
        for name in ("start", "ask", "log", "scheme", "registers", "privacy", "accessibility")
    ]
    pages += [absolute("public:register", name) for name, _ in public_names()]
    standing, on = published_standing(), timezone.localdate()
    pages += [absolute("public:standing", one.reference) for one in standing if may_be_shown(one.reference, on=on)]
    entries = [(absolute("public:entry", slug), at) for slug, at in queries.addresses()]
    return render(request, "public/sitemap.xml", {"pages": pages, "entries": entries}, content_type="application/xml")


@require_safe
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """What may be indexed: the public pages. Secret links are not named, only their common beginning."""
    lines = (
        "User-agent: *",
        "Allow: /",
        "Disallow: /follow/",
        "Disallow: /request/already/",
        f"Sitemap: {absolute('public:sitemap')}",
        "",
    )
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _json(values: dict[str, object], *, status: int = 200) -> HttpResponse:
    response = JsonResponse(values, status=status, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Access-Control-Allow-Origin"] = "*"
    return response
