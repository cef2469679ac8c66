"""File a message on a case, because a person says that it belongs there."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases.actions.file_mail import file_mail
from answerable.desk.people.actors import Actor
from answerable.desk.post.access import require_placer
from answerable.desk.post.actions.holding import unplaced
from answerable.desk.post.references import named_in


@transaction.atomic
def file_on_case(*, number: int, reference: str, by: Actor, at: datetime) -> str:
    """The case's reference. Refuses whoever may not (NotAllowed), a message that is filed, a case that is not there."""
    require_placer(by)
    written = next(iter(named_in(reference)), reference.strip())
    return file_mail(reference=written, message=unplaced(number), by=by, at=at).reference
