"""Notices: the letters that an officer sends without a second person, inside the act that they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from answerable.casefile import Answer, LetterKind
from answerable.desk.cases.actions.approvals import drafted, refuse_stopped
from answerable.desk.cases.actions.dispatching import dispatch, rendered
from answerable.desk.cases.models import Case, CaseLetter
from answerable.desk.cases.queries.previews import written
from answerable.desk.people.actors import Actor
from answerable.errors import LetterStopped
from answerable.law import uk_day

NOTICES = (
    LetterKind.ACKNOWLEDGEMENT,
    LetterKind.CLARIFICATION,
    LetterKind.FEES_NOTICE,
    LetterKind.EXTENSION,
    LetterKind.TRANSFER,
)


def send_notice(
    case: Case,
    *,
    kind: LetterKind,
    details: Mapping[str, str] | None = None,
    answers: Mapping[str, Answer] | None = None,
    by: Actor,
    at: datetime,
    is_automatic: bool = False,
) -> tuple[CaseLetter, dict[str, object]]:
    """Send the notice of that kind, and give its row with what the ledger says of it.

    Called under the lock of the act that it belongs to (clarify, charge, extend, transfer, acknowledge), which
    records it in its own entry: the row's digest and these values. answers stand in place of the saved ones, for
    a notice whose answers the act saves itself. Refuses a notice that anything stops, with every reason at once
    (LetterStopped). A kind that somebody else must approve is a ValueError.
    """
    if kind not in NOTICES:
        raise ValueError(f"{kind.value} is no notice: it is sent by send()")
    row = drafted(case, kind=kind, by=by)
    row.details = {**row.details, **(details or {})}
    row.save(update_fields=["details"])
    preview = written(case, kind=kind, on=uk_day(at), answers=answers)
    refuse_stopped(preview, reference=case.reference)
    if preview.letter is None:
        raise LetterStopped(reasons="it cannot be written", where=case.reference, stops=())
    values = dispatch(case, row, preview, rendered(preview.letter), by=by, at=at, is_automatic=is_automatic)
    return row, values
