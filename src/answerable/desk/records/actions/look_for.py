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


def look_for(asked: Asked, *, by: Actor, at: datetime) -> Found:
    """A page of what is found. The same search of the same person on the same day is one act, however often its pages are turned.

    The log keeps what the search was kept to and how many it found; of its words and names a digest alone, with the entry's salt.
    """
    on = uk_day(at)
    found = find(asked, by=by, on=on)
    if found.problem:
        return found
    said = asked.values
    words = json.dumps(said, sort_keys=True)
    uid = UUID(bytes=salted_hmac("records-search", f"{by.key} {on} {words}", algorithm="sha256").digest()[:16])
    kept = {key: said[key] for key in ("groups", "chats", "tool", "first", "last", "kind", "has_file") if key in said}
    with transaction.atomic():
        record(
            "messages-searched", by=by.key, at=at, subject="records", words=words, uid=uid,
            data=kept | {"found": found.total, "is_more": found.is_more},
        )  # fmt: skip
    return found
