"""Pages that belong to no app: the colour, the list of keys, the gallery of components."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import condition, require_GET, require_http_methods

from answerable.desk.components import brand
from answerable.desk.components.gallery import SampleForm, components, sample_with_faults

_YEAR = 365 * 24 * 3600


@require_GET
@condition(etag_func=brand.etag)
def brand_css(_request: HttpRequest) -> HttpResponse:
    """The authority's colour as a stylesheet, so that no page needs an inline style."""
    response = HttpResponse(brand.stylesheet(), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=600"
    return response


@require_http_methods(["GET", "POST"])
def keys(request: HttpRequest) -> HttpResponse:
    """Every keyboard shortcut, and the switch that WCAG 2.1.4 asks for; the choice stays in this browser."""
    if request.method == "GET":
        return render(request, "components/keys.html", {"is_off": request.COOKIES.get("shortcuts") == "off"})
    response = HttpResponseRedirect(reverse("components:keys"))
    if request.POST.get("shortcuts") == "off":
        response.set_cookie(
            "shortcuts", "off", max_age=_YEAR, samesite="Lax", secure=request.is_secure(), httponly=True
        )
    else:
        response.delete_cookie("shortcuts", samesite="Lax")
    return response


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with its examples, and a form with every kind of box, as it is asked and as it is refused."""
    samples = {"sample": SampleForm(prefix="new"), "refused": sample_with_faults()}
    return render(request, "components/gallery.html", {"components": components(request), **samples})
