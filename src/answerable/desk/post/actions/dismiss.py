"""Set a message aside, because a person says that nothing is to be done about it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.people.actors import Actor
from answerable.desk.post.actions.holding import unplaced
from answerable.desk.post.actions.set_aside import set_aside


@transaction.atomic
def dismiss(*, number: int, reason: str, by: Actor, at: datetime) -> None:
    """The message set aside with who said so and why. Refuses whoever may not (NotAllowed), and one that is filed."""
    set_aside(message=unplaced(number), note=f"Set aside by {by.name}: {reason.strip()}", by=by, at=at)
