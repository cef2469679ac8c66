"""The API put together: its routers, its errors, its document, everything behind the door."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, re_path
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.operation import Operation

from answerable import __version__
from answerable.desk.api.document import Document, finished, taken
from answerable.desk.api.door import behind, nothing_here
from answerable.desk.api.keys import Key
from answerable.desk.api.problems import not_understood, problem
from answerable.desk.api.routes import (
    after,
    captures,
    checking,
    clock,
    colleagues,
    correspondence,
    knowledge,
    letter,
    memory,
    questions,
    requests,
)
from answerable.errors import AnswerableError, NoKey, NoSuchThing, NotReadable, TooMuchAtOnce

PREFIX = "/api/v1/"
ABOUT = """Everything that the pages of the desk do, for programs: the same acts, by the same rules.

A program sends a key that someone on the staff has made, and acts in their name: never more than the key allows,
and never more than their roles do. Days are written as 2026-11-20, moments in UTC. What is refused says what, why
and what to do. Fields that are not known are refused. A change can be called again safely with an Idempotency-Key.
"""
WORDS = {
    "missing": ("This is missing.", "Give this field."),
    "extra_forbidden": ("There is no such field.", "Take it out."),
}


class Service(NinjaAPI):
    """The API, with short names for its calls."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The name of the function."""
        return operation.view_func.__name__


api = Service(title="Answerable", version=__version__, description=ABOUT, openapi_url=None, docs_url=None, urls_namespace="api-v1")  # fmt: skip
for _router in (requests, questions, letter, clock, correspondence, after):
    api.add_router("/requests", _router.router)
api.add_router("/requests", colleagues.cases)
api.add_router("/allocations", colleagues.own)
api.add_router("/tasks", colleagues.tasks)
api.add_router("/disclosure-log", knowledge.log)
api.add_router("/registers", knowledge.knowledge)
api.add_router("/returns", knowledge.counted)
api.add_router("/captures", captures.router)
api.add_router("/check", checking.router)
api.add_router("/memory", memory.router)
api.add_router("", knowledge.own)


@cache
def document() -> Document:
    """The OpenAPI document."""
    found: Document = dict(api.get_openapi_schema(path_prefix=PREFIX.lstrip("/")))
    return finished(found, scopes())


@cache
def scopes() -> dict[str, Key]:
    """The key that each call asks for, by the id of its operation."""
    return {
        operation.view_func.__name__: key
        for router in api._get_bound_routers()
        for view in router.path_operations.values()
        for operation in view.operations
        for key in operation.auth_callbacks
        if isinstance(key, Key)
    }


@cache
def _taken() -> dict[tuple[str, str], frozenset[str]]:
    return taken(document())


def document_page(request: HttpRequest) -> JsonResponse:
    """The OpenAPI document, for anyone."""
    return JsonResponse(document())


def addresses() -> list[URLPattern]:
    """The addresses of the API, each behind the door."""
    own = [one for one in api.urls[0] if isinstance(one, URLPattern) and one.name != "api-root"]
    made = [path("openapi.json", document_page, name="document")]
    made += [URLPattern(one.pattern, behind(one.callback, known=_taken), one.default_args, one.name) for one in own]
    return [*made, re_path(r"^(?P<rest>[\s\S]*)$", behind(nothing_here, known=dict), name="nothing")]


@api.exception_handler(AnswerableError)
def _refused(request: HttpRequest, error: AnswerableError) -> HttpResponse:
    return problem(error)


@api.exception_handler(AuthenticationError)
def _without_key(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return problem(NoKey())


@api.exception_handler(Http404)
def _not_there(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(NoSuchThing(thing="such thing", where="the API"))


@api.exception_handler(HttpError)
def _not_readable(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(NotReadable())


@api.exception_handler(RequestDataTooBig)
def _too_much(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return problem(TooMuchAtOnce())


@api.exception_handler(ValidationError)
def _wrong(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return not_understood([_field(one) for one in error.errors], where="the call")


def _field(error: dict[str, Any]) -> dict[str, str]:
    """What is wrong with one field; the name of the function's argument says nothing to who calls."""
    context = error.get("ctx") or {}
    source, *names = (str(part) for part in error["loc"])
    shown = [name for name in names if name not in ("given", "sought")] + ([str(context["field"])] if error["type"] == "unknown" else [])  # fmt: skip
    says, hint = WORDS.get(error["type"], (error["msg"], str(context.get("hint", "Look at the document of the API."))))
    return {"field": ".".join([source, *shown]), "says": says, "hint": hint}
