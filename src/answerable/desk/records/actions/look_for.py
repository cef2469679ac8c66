"""Look for something among captured messages: who looked, when, and how much was found stays in the log."""

from __future__ import annotations

import json
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.crypto import salted_hmac

from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.records.asked import Asked
from answerable.desk.records.queries.find import Found, find
from answerable.law import uk_day

KEPT = ("groups", "chats", "tool", "first", "last", "kind", "has_file")


def look_for(*, asked: Asked, by: Actor, at: datetime) -> Found:
    """A page of what is found. The same search of the same person on the same day is one act, however often its pages are turned.

    The log keeps what the search was kept to and how many it found; of its words and names a digest alone, with the entry's salt.
    """
    found = find(asked, by=by, on=uk_day(at))
    if found.problem:
        return found
    _keep(found, uid=_uid(asked, by, at), by=by, at=at)
    return found


def _uid(asked: Asked, by: Actor, at: datetime) -> UUID:
    """One and the same for a search of a person on a day, and no way back to its words."""
    said = f"{by.key} {uk_day(at)} {_words(asked)}"
    return UUID(bytes=salted_hmac("records-search", said, algorithm="sha256").digest()[:16])


def _words(asked: Asked) -> str:
    return json.dumps(asked.values, sort_keys=True)


@transaction.atomic
def _keep(found: Found, *, uid: UUID, by: Actor, at: datetime) -> None:
    said = found.asked.values
    kept = {key: said[key] for key in KEPT if key in said}
    record(
        "messages-searched", by=by.key, at=at, subject="records", words=_words(found.asked), uid=uid,
        data=kept | {"found": found.total, "is_more": found.is_more},
    )  # fmt: skip
