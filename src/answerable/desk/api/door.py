"""The door of the API: every call comes through it, whatever it asks for.

It finds whose key the call has, counts it, refuses what the address does not know, and sees to it that a call
that is made again is not done again. Which scope and which role an act needs is decided behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from answerable.desk.api import calls, keys
from answerable.desk.api.problems import not_understood, problem
from answerable.errors import AnswerableError, NoSuchThing, NotTheMethod, TooMuchAtOnce

SAFE = ("GET", "HEAD", "OPTIONS")
Known = Callable[[], Mapping[tuple[str, str], frozenset[str]]]
_PLACE = re.compile(r"<(?:\w+:)?(\w+)>")


def behind(view: Callable[..., HttpResponse], *, known: Known) -> Callable[..., HttpResponse]:
    """The view behind the door. known: the names that each path and method takes in its address."""

    @csrf_exempt  # no cookie opens anything here, so no other site can use one
    @never_cache
    @wraps(view)
    def come(request: HttpRequest, **places: Any) -> HttpResponse:
        try:
            return _come(request, places, view, known)
        except AnswerableError as error:
            return problem(error)
        except RequestDataTooBig:
            return problem(TooMuchAtOnce())

    return come


def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """The answer at an address that the API does not have."""
    return problem(NoSuchThing(thing="such address", where="the API"))


def _come(request: HttpRequest, places: Mapping[str, Any], view: Callable[..., HttpResponse], known: Known) -> HttpResponse:  # fmt: skip
    at = timezone.now()
    caller = keys.caller_of(request.headers.get("Authorization", ""), at=at)
    request.caller = caller  # type: ignore[attr-defined]  # read by keys.Key and keys.by_of
    if caller:
        keys.count(caller, at=at)
    if any("\x00" in str(place) for place in places.values()):
        raise NoSuchThing(thing="such address", where="the API")
    if faults := _unknown(request, known()) + _unfit_key(request):
        return not_understood(faults, where="the address and headers of the call")

    def call() -> HttpResponse:
        return _of_the_api(request, view(request, **places))

    if caller and request.method not in SAFE and calls.HEADER in request.headers:
        return calls.once(request, caller, call, at=at)
    return call()


def _of_the_api(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    if answer.status_code == 405 and "problem" not in answer["Content-Type"]:
        raise NotTheMethod(method=request.method or "This", allowed=answer["Allow"])
    return answer


def _unknown(request: HttpRequest, known: Mapping[tuple[str, str], frozenset[str]]) -> list[dict[str, str]]:
    """The parts of the address after the question mark that nobody would read."""
    route = request.resolver_match.route if request.resolver_match else ""
    names = known.get(("/" + _PLACE.sub(r"{\1}", route), (request.method or "").lower()))
    if names is None:
        return []
    return [unknown_field(f"query.{name}", name, names) for name in request.GET if name not in names]


def _unfit_key(request: HttpRequest) -> list[dict[str, str]]:
    given = request.headers.get(calls.HEADER)
    if given is None or (0 < len(given) <= calls.LONGEST and given.isascii() and given.isprintable()):
        return []
    hint = f"Send 1 to {calls.LONGEST} printable characters, such as a UUID."
    return [{"field": f"header.{calls.HEADER}", "says": "This is no Idempotency-Key.", "hint": hint}]


def unknown_field(field: str, name: str, names: frozenset[str]) -> dict[str, str]:
    """What is said of a name that nobody knows: the one that it was probably meant to be, or all there are."""
    near = get_close_matches(name, names, n=1)
    hint = f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(sorted(names)) or 'none'}."
    return {"field": field, "says": f"There is no “{name}” here.", "hint": hint}
