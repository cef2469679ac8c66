"""Keep a search as it was made: a row that is never changed, and its digest in the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Max

from answerable.desk.cases.queries.places import Place
from answerable.desk.ledger.recording import digest_of, moment, record
from answerable.desk.people.actors import Actor
from answerable.desk.review.models import Search
from answerable.evidence import encode


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A search as it was made."""

    place: str
    words: str
    hits: int
    is_more: bool = False
    asked: Mapping[str, Any] = field(default_factory=dict)
    looked_in: tuple[Mapping[str, Any], ...] = ()
    not_looked_in: tuple[Mapping[str, Any], ...] = ()
    minutes: int = 0
    note: str = ""


def keep(place: Place, made: Made, *, by: Actor, at: datetime) -> Search:
    """The row, with the next number of the case, and its entry in the log."""
    last = Search.objects.filter(case_id=place.case).aggregate(last=Max("number"))["last"] or 0
    row = Search(
        case_id=place.case,
        question_id=place.key,
        number=last + 1,
        place=made.place[:300],
        asked=dict(made.asked),
        words=made.words,
        hits=made.hits,
        is_more=made.is_more,
        looked_in=[dict(one) for one in made.looked_in],
        not_looked_in=[dict(one) for one in made.not_looked_in],
        minutes=made.minutes,
        note=made.note,
        by=by.key,
        by_name=by.name,
        at=at,
    )
    row.digest = digest_of(encode(certified(row, reference=place.reference, question=place.number)))
    row.save()
    data = {
        "question": place.number,
        "hits": row.hits,
        "chats": len(row.looked_in),
        "not_reached": len(row.not_looked_in),
    }
    record("records-searched", by=by.key, at=at, case=place.reference, subject=f"search:{row.number}", digest=row.digest, data=data)  # fmt: skip
    return row


def certified(row: Search, *, reference: str, question: str) -> dict[str, Any]:
    """What the digest of a search is of: all that its certificate says, as canonical JSON takes it."""
    return {
        "case": reference,
        "question": question,
        "number": row.number,
        "place": row.place,
        "words": row.words,
        "hits": row.hits,
        "more": row.is_more,
        "looked_in": row.looked_in,
        "not_looked_in": row.not_looked_in,
        "minutes": row.minutes,
        "note": row.note,
        "by": row.by,
        "at": moment(row.at),
    }
