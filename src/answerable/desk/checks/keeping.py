"""What was found in letters that went: checked once for each version of the rule book, and kept."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases.queries.checked import CheckedOfCase, Gone, all_gone, check_gone
from answerable.desk.checks.book import book
from answerable.desk.checks.models import SentCheck
from answerable.law import uk_day
from answerable.letters import faults_in


def check_waiting(*, most: int, at: datetime) -> int:
    """Check letters that this version of the rule book has not seen, so many at once; says how many still wait."""
    current = book()
    done = set(SentCheck.objects.filter(book=current).values_list("letter_id", "item_id"))
    waiting = [one for one in all_gone() if (one.letter, one.item) not in done]
    for one in waiting[:most]:
        _keep(one, check_gone(one), current, at)
    return max(0, len(waiting) - most)


@transaction.atomic
def _keep(gone: Gone, found: CheckedOfCase | None, book: str, at: datetime) -> None:
    values = {
        "case_id": gone.case,
        "sent_on": found.sent_on if found else uk_day(at),
        "book": book,
        "is_read": bool(found and not found.checked.is_request),
        "findings": [[one.rule, one.name, one.label] for one in faults_in(found.checked)] if found else [],
        "at": at,
    }
    SentCheck.objects.update_or_create(letter_id=gone.letter, item_id=gone.item, defaults=values)
