"""Prepare a letter: what its kind needs besides the answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from answerable.casefile import LetterKind
from answerable.desk.cases import access
from answerable.desk.cases.actions.approvals import drafted, lose_approval
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import CaseLetter
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.law import uk_day


@transaction.atomic
def prepare_letter(
    *, reference: str, kind: LetterKind = LetterKind.RESPONSE, details: Mapping[str, str], by: Actor, at: datetime
) -> CaseLetter:
    """Keep the details of a letter: fee, day to reply by, whether names of officers go with it. It loses its approval."""
    case = access.for_change(reference, by=by, to="edit-letter")
    letter = drafted(case, kind=kind, by=by)
    letter.details = {**letter.details, **details}
    letter.version += 1
    letter.save(update_fields=["details", "version"])
    data = {"details": sorted(details), "taken_back": lose_approval(case)}
    settle(case, uk_day(at))
    record("letter-prepared", by=by.key, at=at, case=reference, subject=f"letter:{letter.pk}", data=data)
    return letter
