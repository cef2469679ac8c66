"""Let a file go although it hides something: somebody who may approve the letter says why. Or take that back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from answerable.casefile import LetterKind
from answerable.desk.cases import access
from answerable.desk.cases.actions.approvals import act_of
from answerable.desk.cases.queries.record import file_of
from answerable.desk.files import looking
from answerable.desk.files.models import LetThrough
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor


@transaction.atomic
def let_through(
    *,
    reference: str,
    kind: LetterKind = LetterKind.RESPONSE,
    key: int,
    things: Collection[str] | None = None,
    reason: str,
    by: Actor,
    at: datetime,
) -> LetThrough:
    """The file may go with these things that it hides, or (None) with all: to the applicant, and into the disclosure log.

    What a later look finds besides stops it again. Refuses whoever had a hand in the letter (NotAllowed), a want of
    reason (NotComplete) and a file that nothing stops (NoSuchThing).
    """
    case = access.for_change(reference, by=by, to=act_of("let-through", kind))
    file = file_of(case, key)
    looking.look_at([file], at=at)
    row = looking.let_through(file, where=reference, reason=reason, things=things, by=by.person, at=at)
    data = {"file": file.sha256, "things": row.things}
    record("let-through", by=by.key, at=at, case=reference, subject=f"file:{file.pk}", words=reason, data=data)
    return row


@transaction.atomic
def stop_again(*, reference: str, kind: LetterKind = LetterKind.RESPONSE, key: int, by: Actor, at: datetime) -> None:
    """Take back that a file may go as it is: what it hides stops it again. The ledger keeps that it was let through."""
    case = access.for_change(reference, by=by, to=act_of("let-through", kind))
    file = file_of(case, key)
    looking.stop_again(file, where=reference)
    data = {"file": file.sha256}
    record("let-through-taken-back", by=by.key, at=at, case=reference, subject=f"file:{file.pk}", data=data)
