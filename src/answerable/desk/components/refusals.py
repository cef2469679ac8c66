"""What a page shows when an act is refused and the page has no place of its own to say so: what, why, what to do."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from answerable.errors import AnswerableError, NoSuchThing, NotAllowed, NotText

STATUS: dict[type[AnswerableError], int] = {NotText: 400, NoSuchThing: 404, NotAllowed: 403}
CONFLICT = 409


class Refusals:
    """Turns an error of Answerable into a page; every other error stays one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., object], *_: object) -> HttpResponse | None:
        """The page for an address or a form with a character that no database keeps; no view has to look for it.

        What asks for no token (the API) looks at what it is given itself.
        """
        if getattr(view, "csrf_exempt", False):
            return None
        given = (text for form in (request.GET, request.POST) for _, texts in form.lists() for text in texts)
        is_kept = all("\0" not in text for text in (request.path, *given))
        return None if is_kept else self.process_exception(request, NotText())

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for a refusal; for whatever is not there the page of an address that leads nowhere."""
        if not isinstance(exception, AnswerableError):
            return None
        status = STATUS.get(type(exception), CONFLICT)
        if status == STATUS[NoSuchThing]:
            response = render(request, "404.html", status=status)
        else:
            told = {name: exception.part(name) for name in ("what", "why", "do")}
            response = render(
                request, "components/refused.html", {"error": told, "code": exception.code}, status=status
            )
        add_never_cache_headers(response)  # those of the view are lost with what it raised
        return response
