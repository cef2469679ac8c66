"""Let messages go with the request that they were about: their rows, and the files that were theirs alone."""

from __future__ import annotations

from collections.abc import Collection

from answerable.desk.files.removal import used
from answerable.desk.mail.models import Message


def written_for(reference: str) -> tuple[int, ...]:
    """The messages that were written for that request."""
    return tuple(Message.objects.filter(reference=reference).values_list("pk", flat=True))


def forget_mail(keys: Collection[int]) -> tuple[int, set[int]]:
    """Delete those of these messages that nothing refers to any more; gives how many, and the files they had."""
    gone = Message.objects.filter(pk__in=set(keys) - used(Message, keys))
    files = set(gone.values_list("raw", flat=True)) | {key for key in gone.values_list("attachments", flat=True) if key}
    count = gone.count()
    gone.delete()
    return count, files
