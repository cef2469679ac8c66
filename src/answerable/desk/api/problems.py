"""What is said when a call is refused: application/problem+json (RFC 9457) with what, why and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, JsonResponse

from answerable.errors import (
    AlreadyPublished,
    AnswerableError,
    CapturedAlready,
    CaptureElsewhere,
    ChangedMeanwhile,
    FileTooLarge,
    LinkEnded,
    NoKey,
    NoSuchThing,
    NotAllowed,
    NotApproved,
    NotReadable,
    NotTheMethod,
    NotUnderstood,
    NotWaiting,
    NotWhatTheKeyIsFor,
    ReferenceTaken,
    TooManyCalls,
    TooMuchAtOnce,
    WrongStage,
)

MEDIA = "application/problem+json"
STATUS: dict[type[AnswerableError], HTTPStatus] = {
    NotReadable: HTTPStatus.BAD_REQUEST,
    NoKey: HTTPStatus.UNAUTHORIZED,
    NotAllowed: HTTPStatus.FORBIDDEN,
    NotWhatTheKeyIsFor: HTTPStatus.FORBIDDEN,
    NoSuchThing: HTTPStatus.NOT_FOUND,
    LinkEnded: HTTPStatus.NOT_FOUND,
    NotTheMethod: HTTPStatus.METHOD_NOT_ALLOWED,
    WrongStage: HTTPStatus.CONFLICT,
    ChangedMeanwhile: HTTPStatus.CONFLICT,
    NotWaiting: HTTPStatus.CONFLICT,
    NotApproved: HTTPStatus.CONFLICT,
    ReferenceTaken: HTTPStatus.CONFLICT,
    AlreadyPublished: HTTPStatus.CONFLICT,
    CapturedAlready: HTTPStatus.CONFLICT,
    CaptureElsewhere: HTTPStatus.CONFLICT,
    FileTooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    TooMuchAtOnce: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    TooManyCalls: HTTPStatus.TOO_MANY_REQUESTS,
}
Fields = Sequence[Mapping[str, str]]


def status_of(error: AnswerableError) -> HTTPStatus:
    """The status of a refusal; what was asked for and cannot be done is 422."""
    return STATUS.get(type(error), HTTPStatus.UNPROCESSABLE_ENTITY)


def problem(error: AnswerableError, *, fields: Fields = ()) -> HttpResponse:
    """The answer that tells of an error. fields: what is wrong, field by field."""
    status = status_of(error)
    told = error.as_dict()
    body: dict[str, Any] = {
        "type": f"urn:answerable:error:{error.code}",
        "title": status.phrase,
        "status": status.value,
        "detail": told["what"],
        **told,
        "fields": [*fields, *_lacking(error)],
    }
    if isinstance(error, ChangedMeanwhile):
        body["changed"] = {"by": str(error.fields["who"]), "at": str(error.fields["at"])}
    answer = JsonResponse(body, status=status.value, content_type=MEDIA)
    return _with_headers(answer, error)


def not_understood(fields: Fields, *, where: str) -> HttpResponse:
    """The answer to a call whose fields cannot be used."""
    count = "One field" if len(fields) == 1 else f"{len(fields)} fields"
    return problem(NotUnderstood(count=count, where=where), fields=fields)


def _lacking(error: AnswerableError) -> list[dict[str, str]]:
    """What an answer lacks, or what stops a letter, one by one."""
    faults = error.fields.get("faults")
    if isinstance(faults, tuple):
        return [{"field": fault.code, "says": fault.part("what"), "hint": fault.part("do")} for fault in faults]
    stops = error.fields.get("stops")
    if isinstance(stops, tuple):
        return [{"field": stop.rule or stop.question or stop.key, "says": stop.what, "hint": stop.do} for stop in stops]
    return []


def _with_headers(answer: HttpResponse, error: AnswerableError) -> HttpResponse:
    if isinstance(error, NoKey):
        answer["WWW-Authenticate"] = 'Bearer realm="answerable"'
    if isinstance(error, NotTheMethod):
        answer["Allow"] = str(error.fields["allowed"])
    if isinstance(error, TooManyCalls):
        answer["Retry-After"] = str(error.fields["seconds"])
    answer["Cache-Control"] = "no-store"
    return answer
