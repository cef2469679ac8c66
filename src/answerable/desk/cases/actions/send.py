"""Send a letter that was approved: the very words that were agreed to, dated the day that they go."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.casefile import LetterKind
from answerable.desk.cases import access
from answerable.desk.cases.actions.approvals import act_of, refuse_stopped
from answerable.desk.cases.actions.dispatching import Rendered, dispatch, rendered
from answerable.desk.cases.actions.indexing import index_answers
from answerable.desk.cases.actions.publish import publish_within
from answerable.desk.cases.actions.standing import move, settle
from answerable.desk.cases.models import Case, CaseLetter
from answerable.desk.cases.queries.casefiles import at_work
from answerable.desk.cases.queries.previews import Preview, written
from answerable.desk.cases.queries.public_copies import Publication
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.errors import NotApproved
from answerable.law import uk_day


def send(
    *,
    reference: str,
    kind: LetterKind = LetterKind.RESPONSE,
    publication: Publication | None = None,
    by: Actor,
    at: datetime,
) -> CaseLetter:
    """Send the letter by mail; where the applicant gave no address for it, the letter is printed and posted.

    It is dated the day it goes, in the United Kingdom, whenever it was approved; one that has become late since
    says so by itself (previews.digest_of tells why neither needs another approval). Kept are the exact bytes of
    the text, the PDF, the Word file and the message, and the case file that they were made from. The clock stops
    on the last day that it had. publication: the answer goes into the disclosure log in the same act, or neither
    is done. Refuses a letter that is not approved as it stands (NotApproved), and one that
    something has come to stop (LetterStopped), or with which a file goes that hides something (HidesSomething).

    The files are made before the case is locked; everything else is one transaction, which queues the mail too.
    """
    case = access.for_reading(reference, by=by)
    preview = written(case, kind=kind, on=uk_day(at))
    made = rendered(preview.letter) if preview.letter and access.may(case, by=by, to=act_of("send", kind)) else None
    return _send(reference, kind, made, publication, by, at)


@transaction.atomic
def _send(
    reference: str, kind: LetterKind, made: Rendered | None, publication: Publication | None, by: Actor, at: datetime
) -> CaseLetter:
    act = act_of("send", kind)
    case = access.for_change(reference, by=by, to=act)
    preview = written(case, kind=kind, on=uk_day(at))
    letter = _approved(case, kind, preview)
    refuse_stopped(preview, reference=reference)
    if made is None or made.letter != preview.letter:
        raise NotApproved(where=reference, because="It was changed while it was being sent.")
    data = dispatch(case, letter, preview, made, by=by, at=at)
    move(case, act)
    if kind is LetterKind.RESPONSE:
        case.sent_at, case.sent_by, case.answer_due_on = at, by.person, case.due_on
    else:
        case.reviews.filter(completed_on=None).update(completed_on=uk_day(at))
    case.closed_at = at
    settle(case, uk_day(at))
    index_answers(case, at=at)
    record("sent", by=by.key, at=at, case=reference, subject=f"letter:{letter.pk}", digest=letter.digest, data=data)
    if publication is not None:
        publish_within(case, publication=publication, by=by, at=at)
    return letter


def _approved(case: Case, kind: LetterKind, preview: Preview) -> CaseLetter:
    """The letter, where it is the one that was approved, to the last word."""
    letter = at_work(case, kind)
    if letter is None or letter.state != "approved":
        raise NotApproved(where=case.reference, because="Nobody has approved it.")
    if letter.digest != preview.digest:
        raise NotApproved(
            where=case.reference, because="It is not the letter that was approved: something in it changed."
        )
    return letter
