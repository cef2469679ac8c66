"""Destroy the evidence of an investigation under the retention schedule: files, entries, words.

What stays is the investigation's reference, title, breach and days. Called by a disposal alone, which looks at holds and
days first; the log keeps the hash of every entry, and the disposal's own entry says what went.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.custody.models import Investigation
from answerable.desk.files import removal
from answerable.desk.files.looking import forget_let_through
from answerable.desk.retention.holdings import Destroyed


@transaction.atomic
def destroy_evidence(*, reference: str, disposal: int, at: datetime) -> Destroyed:
    """What went, counted. The bytes of files go once this is committed, where no other row has the same."""
    found = Investigation.objects.select_for_update().get(reference=reference, disposed_at=None)
    files = {key for key in found.items.values_list("file", flat=True) if key}
    counts = {"entries": found.events.count(), "items": found.items.count()}
    found.events.all().delete()
    found.items.all().delete()
    forget_let_through(reference)
    digests = removal.forget(files, at=at)
    found.finding, found.disposed_at, found.disposal = "", at, disposal
    found.save()
    return Destroyed(counts | {"files": len(digests)}, digests)
