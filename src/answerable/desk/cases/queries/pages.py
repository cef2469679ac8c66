"""The desk's list for programs: the same filters, read page after page from where the last one ended."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case as When
from django.db.models import F, IntegerField, Q, QuerySet, Value
from django.db.models import When as Where

from answerable.desk.cases.models import Case
from answerable.desk.cases.queries.desk import Filters, chosen
from answerable.desk.cases.queries.values import RequestRow, request_row
from answerable.desk.people.actors import Actor

_STANDS = When(Where(waits_for="applicant", then=Value(1)), default=Value(0), output_field=IntegerField())


@dataclass(frozen=True, slots=True)
class RequestsPage:
    """One page of requests. next: where the next one begins; empty on the last."""

    rows: tuple[RequestRow, ...]
    next: str


def requests_page(*, by: Actor, filters: Filters, on: date, after: str = "", size: int = 50) -> RequestsPage | None:
    """The page after a place that an earlier page gave: one query, wherever it is. None where there is no such place.

    Nothing is passed over and nothing comes twice, whatever arrives or moves on while somebody reads.
    """
    cases = chosen(by=by, filters=filters, on=on).select_related("owner", "team").annotate(stands=_STANDS)
    sort = "newest" if filters.show == "closed" else filters.sort
    if after:
        place = _place(after, sort)
        if place is None:
            return None
        cases = cases.filter(_beyond(sort, place))
    found = list(_sorted(cases, sort)[: size + 1])
    shown = found[:size]
    return RequestsPage(
        tuple(request_row(case, on=on) for case in shown), _mark(shown[-1], sort) if len(found) > size else ""
    )


def _sorted(cases: QuerySet, sort: str) -> QuerySet:
    if sort == "newest":
        return cases.order_by("-received_on", "-id")
    if sort == "reference":
        return cases.order_by("reference")
    return cases.order_by("stands", F("due_on").asc(nulls_last=True), "id")


def _beyond(sort: str, place: list[Any]) -> Q:
    """Whatever comes after a place in that order."""
    if sort == "reference":
        return Q(reference__gt=place[0])
    if sort == "newest":
        return Q(received_on__lt=place[0]) | Q(received_on=place[0], id__lt=place[1])
    stands, due_on, key = place
    later = Q(due_on=None, id__gt=key)
    if due_on is not None:
        later = Q(due_on__gt=due_on) | Q(due_on=None) | Q(due_on=due_on, id__gt=key)
    return Q(stands__gt=stands) | (Q(stands=stands) & later)


def _mark(case: Case, sort: str) -> str:
    """The place of a case in that order, as a page gives it."""
    if sort == "reference":
        place: list[Any] = [case.reference]
    elif sort == "newest":
        place = [case.received_on.isoformat(), case.pk]
    else:
        place = [int(case.waits_for == "applicant"), case.due_on.isoformat() if case.due_on else None, case.pk]
    return urlsafe_b64encode(json.dumps([sort, *place]).encode()).decode().rstrip("=")


def _place(mark: str, sort: str) -> list[Any] | None:
    """The place that a mark names; None for one that no page in this order gave."""
    try:
        given = json.loads(urlsafe_b64decode(mark + "=" * (-len(mark) % 4)))
        own, *place = given
        if own != sort:
            return None
        return [_of_kind(value, kind) for value, kind in zip(place, _KINDS[sort], strict=True)]
    except (ValueError, TypeError, Error, UnicodeError):
        return None


def _of_kind(value: Any, kind: str) -> Any:
    if kind == "day":
        return date.fromisoformat(value)
    if kind == "day or none":
        return None if value is None else date.fromisoformat(value)
    if type(value) is not {"number": int, "words": str}[kind] or "\x00" in str(value):
        raise ValueError(kind)
    return value


_KINDS = {"reference": ("words",), "newest": ("day", "number"), "due": ("number", "day or none", "number")}
