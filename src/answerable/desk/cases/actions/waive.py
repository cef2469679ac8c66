"""Waive a finding: a named officer keeps the letter despite it, and says why."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.casefile import LetterKind
from answerable.desk.cases import access
from answerable.desk.cases.actions.approvals import drafted
from answerable.desk.cases.models import Waiver
from answerable.desk.cases.queries.casefiles import at_work
from answerable.desk.cases.queries.previews import written
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.errors import NoSuchThing, NotComplete
from answerable.law import uk_day


@transaction.atomic
def waive(
    *,
    reference: str,
    kind: LetterKind = LetterKind.RESPONSE,
    rule: str,
    words: str = "",
    reason: str,
    by: Actor,
    at: datetime,
) -> Waiver:
    """Keep the letter despite a finding of that rule. words: of the place it is about; none: every finding of the rule.

    The letter keeps its approval, for it says the same. Refuses a waiver without a reason (NotComplete) and one
    of a finding that is not there (NoSuchThing).
    """
    case = access.for_change(reference, by=by, to="waive")
    if not reason.strip():
        raise NotComplete(
            thing="The waiver",
            missing="a reason",
            where=f"{reference}, {rule}",
            why="Whoever asks later, the Commissioner too, finds your name and your reason beside the finding.",
            do="Say why the letter is right as it stands.",
        )
    preview = written(case, kind=kind, on=uk_day(at))
    fits = (f for f in preview.findings if f.rule == rule and f.waived is None and words in f.span.of(preview.text))
    if next(fits, None) is None or by.person is None:
        raise NoSuchThing(thing=f"finding of {rule}", where=reference)
    letter = drafted(case, kind=kind, by=by)
    waiver = Waiver.objects.create(letter=letter, rule=rule, words=words, reason=reason.strip(), by=by.person, at=at)
    data = {"rule": rule, "letter": letter.pk}
    record("waived", by=by.key, at=at, case=reference, subject=f"waiver:{waiver.pk}", words=reason, data=data)
    return waiver


@transaction.atomic
def take_back_waiver(
    *, reference: str, kind: LetterKind = LetterKind.RESPONSE, waiver: int, by: Actor, at: datetime
) -> None:
    """Take a waiver back; its finding stands again. The ledger keeps that it was given."""
    case = access.for_change(reference, by=by, to="waive")
    row = Waiver.objects.filter(pk=waiver, letter=at_work(case, kind)).first()
    if row is None:
        raise NoSuchThing(thing="waiver", where=reference)
    row.delete()
    record("waiver-taken-back", by=by.key, at=at, case=reference, subject=f"waiver:{waiver}", data={"rule": row.rule})
