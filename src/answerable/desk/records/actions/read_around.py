"""Read a message in its conversation: that somebody read in a chat is an act, once a day."""

from __future__ import annotations

from datetime import datetime
from uuid import NAMESPACE_OID, uuid5

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.records.queries.conversation import Thread, conversation
from answerable.law import uk_day


def read_around(*, number: int, before: int, after: int, by: Actor, at: datetime) -> Thread:
    """The message with those around it. The log keeps who read in which chat on which day, from which message on."""
    found = conversation(number, before=before, after=after, by=by)
    _keep(found, by=by, at=at)
    return found


@transaction.atomic
def _keep(found: Thread, *, by: Actor, at: datetime) -> None:
    chat = found.message.chat
    uid = uuid5(NAMESPACE_OID, f"messages-read {by.key} {uk_day(at)} {chat}")
    record("messages-read", by=by.key, at=at, subject=f"chat:{chat}", uid=uid, data={"message": found.message.key})
