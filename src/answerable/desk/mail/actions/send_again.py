"""Send again: a person puts a message that was not sent back in the queue, with the same bytes."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.mail.delivery import put_in_queue
from answerable.desk.mail.models import Message, MessageState
from answerable.desk.people.actors import Actor
from answerable.desk.people.roles import Role
from answerable.errors import NoSuchThing, NotAllowed


@transaction.atomic
def send_again(*, message: int, by: Actor, at: datetime) -> Message:
    """The message, in the queue again. Refuses one that waits or has been sent (NoSuchThing), and all but officers."""
    if not by.has_role(Role.OFFICER):
        because, instead = "Letters are sent by officers.", "Ask an FOI officer."
        raise NotAllowed(who=by.name, act="send this again", where="letters not sent", because=because, instead=instead)
    unsent = Message.objects.select_for_update().filter(pk=message, state=MessageState.FAILED, is_incoming=False)
    found = unsent.select_related("raw").first()
    if found is None:
        raise NoSuchThing(thing="message that was not sent", where="letters not sent")
    found.state, found.note, found.tried_at = MessageState.QUEUED, "", at
    found.handed_at, found.has_copy, found.at = None, False, at  # the day that the server has to take it begins anew
    found.save()
    record(
        "mail-sent-again", by=by.key, at=at, case=found.reference, subject=f"message:{message}", digest=found.raw.sha256
    )
    put_in_queue(found)
    return found
