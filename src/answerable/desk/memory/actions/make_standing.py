"""Make a standing answer, of an earlier one or afresh."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.memory import standing_access as access
from answerable.desk.memory.actions.standing_versions import apply, keep_version, make_findable, must_stand
from answerable.desk.memory.chosen import Chosen
from answerable.desk.memory.models import Standing
from answerable.desk.people.actors import Actor
from answerable.desk.queue import locks
from answerable.law import uk_day

PREFIX = "SA-"
_LOCK = 7_260_143  # of those who take the next reference


@transaction.atomic
def make_standing(*, chosen: Chosen, by: Actor, at: datetime) -> str:
    """The reference of the standing answer: SA-0001, and so on.

    Refuses whoever keeps none (NotAllowed), and what may not stand (NotComplete).
    """
    access.must_keep(by)
    must_stand(chosen, on=uk_day(at), where="new standing answer")
    locks.alone(_LOCK)
    last = Standing.objects.order_by("-pk").values_list("reference", flat=True).first()
    number = int(last.removeprefix(PREFIX)) + 1 if last else 1
    row = Standing(reference=f"{PREFIX}{number:04}", created_at=at, changed_at=at)
    apply(chosen, row)
    row.save()
    digest = keep_version(row, note="", by=by, at=at)
    make_findable(row, at=at)
    data = {"published": row.is_published, "class": row.scheme_class, "owner": row.owner_id}
    record("standing-answer-made", by=by.key, at=at, subject=f"standing:{row.reference}", digest=digest, data=data)
    return row.reference
