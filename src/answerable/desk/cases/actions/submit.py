"""Submit a letter: give it to somebody else to approve."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.casefile import LetterKind
from answerable.desk.cases import access
from answerable.desk.cases.actions.approvals import act_of, drafted, refuse_stopped
from answerable.desk.cases.actions.standing import move, settle
from answerable.desk.cases.actions.telling import tell_approvers
from answerable.desk.cases.models import CaseLetter
from answerable.desk.cases.queries.previews import written
from answerable.desk.files.looking import look_at
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.law import uk_day


@transaction.atomic
def submit(*, reference: str, kind: LetterKind = LetterKind.RESPONSE, by: Actor, at: datetime) -> CaseLetter:
    """Give the letter for approval. Refuses one that anything stops, with every reason at once (LetterStopped)."""
    act = act_of("submit", kind)
    case = access.for_change(reference, by=by, to=act)
    preview = written(case, kind=kind, on=uk_day(at))
    refuse_stopped(preview, reference=reference)
    letter = drafted(case, kind=kind, by=by)
    letter.state, letter.digest, letter.submitted_text = "submitted", preview.digest, preview.words
    letter.submitted_by, letter.submitted_at, letter.returned_reason = by.person, at, ""
    letter.save()
    look_at(letter.attachments.all(), at=at)  # the approver reads what they hide
    move(case, act)
    settle(case, uk_day(at))
    record(
        "submitted",
        by=by.key,
        at=at,
        case=reference,
        subject=f"letter:{letter.pk}",
        digest=preview.digest,
        data={"kind": kind.value},
    )
    tell_approvers.enqueue(letter.pk)
    return letter
