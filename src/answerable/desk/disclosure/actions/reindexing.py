"""Put every published answer into the index again, from the entries as they stand."""

from __future__ import annotations

from django.db import transaction

from answerable.desk.disclosure.actions.writing import PUBLISHED, make_findable
from answerable.desk.disclosure.models import DisclosureLogEntry
from answerable.desk.search import index


def reindex() -> int:
    """How many entries are findable now. Each is put back by itself, so the log can stay open."""
    before, seen, count = index.keys(PUBLISHED), set(), 0
    standing = DisclosureLogEntry.objects.filter(taken_down_at__isnull=True)
    for number in list(standing.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            entry = standing.select_for_update().filter(pk=number).first()
            if entry is None:
                continue
            make_findable(entry)
        seen |= {f"{entry.slug}/{place}" for place in range(1, len(entry.questions) + 1)}
        count += 1
    index.let_go(PUBLISHED, before=before, but=seen)
    return count
