"""Withdraw: the applicant no longer asks."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.actions.closing import close
from answerable.desk.cases.actions.standing import move, settle
from answerable.desk.cases.models import Case, Correspondence
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import APPLICANT, Actor
from answerable.errors import NotComplete
from answerable.law import uk_day


@transaction.atomic
def withdraw(*, reference: str, how: str, by: Actor, at: datetime) -> Case:
    """The case, withdrawn. how: when and how the applicant said so, which an officer must write (NotComplete)."""
    case = access.for_change(reference, by=by, to="withdraw")
    words = how.strip() or ("By the applicant, on the page of the request." if by.key == APPLICANT.key else "")
    if not words:
        raise NotComplete(
            thing="This withdrawal", missing="it does not say how the applicant withdrew", where=reference,
            why="Only the applicant can withdraw a request; anyone else must be able to see that they did.",
            do="Write when and how they said so: the mail, the call, the letter.",
        )  # fmt: skip
    Correspondence.objects.create(
        case=case, is_incoming=True, kind="note", at=at, title="Withdrawn by the applicant", text=words, by=by.person
    )
    move(case, "withdraw")
    close(case, at=at)
    settle(case, uk_day(at))
    record("withdrawn", by=by.key, at=at, case=reference, words=words)
    return case
