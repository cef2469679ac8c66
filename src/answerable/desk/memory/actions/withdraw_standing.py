"""Withdraw a standing answer: nothing is drafted from it, and nobody is shown it. Its address says so."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.memory import standing_access as access
from answerable.desk.memory.actions.standing_versions import keep_version, make_findable
from answerable.desk.people.actors import Actor
from answerable.errors import NoReasonGiven


@transaction.atomic
def withdraw_standing(*, reference: str, reason: str, by: Actor, at: datetime) -> None:
    """It is withdrawn, with the reason, which anyone may read where it was published.

    Refuses whoever keeps none (NotAllowed), one that is withdrawn (NoSuchThing) and a want of reason (NoReasonGiven).
    """
    access.must_keep(by)
    row = access.for_change(reference)
    if not reason.strip():
        raise NoReasonGiven(act="withdrawing this standing answer", where=reference)
    row.withdrawn_at = row.changed_at = at
    row.withdrawn_reason, row.version = reason.strip(), row.version + 1
    row.save()
    digest = keep_version(row, note=reason, by=by, at=at)
    make_findable(row, at=at)
    was_public = {"version": row.version, "was_published": row.was_published}
    record("standing-answer-withdrawn", by=by.key, at=at, subject=f"standing:{reference}", digest=digest, data=was_public)  # fmt: skip
