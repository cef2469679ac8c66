"""A message that is still to be placed, held until the transaction ends."""

from __future__ import annotations

from answerable.desk.mail.models import Message, MessageState
from answerable.errors import AlreadyPlaced, NoSuchThing


def unplaced(number: int) -> Message:
    """The message. Refuses one that is not there (NoSuchThing), and one that is filed on a case (AlreadyPlaced)."""
    message = (
        Message.objects.select_for_update(of=("self",))
        .select_related("raw")
        .filter(pk=number, is_incoming=True)
        .first()
    )
    if message is None:
        raise NoSuchThing(thing="such message", where="mail that came in")
    if message.state == MessageState.FILED:
        raise AlreadyPlaced()
    return message
