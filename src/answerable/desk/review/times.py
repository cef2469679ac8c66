"""Time given to a review, as the moments of its acts show it: what counts in an estimate of cost apart from what does not.

Finding and pulling out what is asked for counts; reading for exemptions and redacting never do (SI 2004/3244 reg.4(3)).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Sum

from answerable.desk.people.actors import Actor
from answerable.desk.review.models import Search, Sitting
from answerable.law import uk_day

PAUSE = timedelta(minutes=5)  # whoever does nothing for longer is taken to have done something else
_HOUR = Decimal(3600)


def give_time(question: int, *, is_sorting: bool, by: Actor, at: datetime) -> None:
    """Count the time since this person's last act on this question's items, if it is no longer than a pause."""
    row, _ = Sitting.objects.select_for_update().get_or_create(
        question_id=question, by=by.key, on=uk_day(at), defaults={"last_at": at}
    )
    since = at - row.last_at
    seconds = round(since.total_seconds()) if timedelta(0) < since <= PAUSE else 0
    if is_sorting:
        row.sorting += seconds
    else:
        row.withholding += seconds
    row.last_at = at
    row.save()


def add_time(row: Sitting, *, to: int) -> None:
    """Count one day's time of one person with another question; the row goes."""
    mine, _ = Sitting.objects.get_or_create(question_id=to, by=row.by, on=row.on, defaults={"last_at": row.last_at})
    mine.sorting += row.sorting
    mine.withholding += row.withholding
    mine.last_at = max(mine.last_at, row.last_at)
    mine.save()
    row.delete()


def hours_of(question: int) -> Mapping[str, Decimal]:
    """Hours measured on a question, by kind of work: locate (searches), extract (telling what is in scope), redact (the rest)."""
    searches = Search.objects.filter(question_id=question).aggregate(total=Sum("minutes"))["total"] or 0
    given = Sitting.objects.filter(question_id=question).aggregate(sorting=Sum("sorting"), rest=Sum("withholding"))
    seconds = {"locate": searches * 60, "extract": given["sorting"] or 0, "redact": given["rest"] or 0}
    return {kind: _hours(spent) for kind, spent in seconds.items() if spent}


def _hours(seconds: int) -> Decimal:
    return (seconds / _HOUR).quantize(Decimal("0.01"), ROUND_HALF_UP)
