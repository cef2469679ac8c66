"""Pages that belong to no app: the colour, the list of keys, the gallery of components."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import condition, require_GET

from answerable.desk.components import brand
from answerable.desk.components.gallery import SampleForm, components, sample_with_faults


@require_GET
@condition(etag_func=brand.etag)
def brand_css(_request: HttpRequest) -> HttpResponse:
    """The authority's colour as a stylesheet, so that no page needs an inline style."""
    response = HttpResponse(brand.stylesheet(), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=600"
    return response


@require_GET
def keys(request: HttpRequest) -> HttpResponse:
    """Every keyboard shortcut, for whom the list that ? shows does not open; switched off in one's account (WCAG 2.1.4)."""
    return render(request, "components/keys.html")


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with its examples, and a form with every kind of box, as it is asked and as it is refused."""
    samples = {"sample": SampleForm(prefix="new"), "refused": sample_with_faults()}
    return render(request, "components/gallery.html", {"components": components(request), **samples})
