"""Approve a letter, send it back with a reason, or take it back: what stands between a draft and its sending."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from answerable.casefile import LetterKind
from answerable.desk.cases import access
from answerable.desk.cases.actions.approvals import act_of, lose_approval, refuse_stopped
from answerable.desk.cases.actions.standing import move, settle
from answerable.desk.cases.models import Case, CaseLetter
from answerable.desk.cases.queries.clashes import clashes
from answerable.desk.cases.queries.previews import Preview, written
from answerable.desk.files.looking import must_be_clean
from answerable.desk.ledger.recording import digest_of, record
from answerable.desk.people.actors import Actor
from answerable.errors import ChangedMeanwhile, NotComplete
from answerable.law import uk_day


@transaction.atomic
def approve(
    *,
    reference: str,
    kind: LetterKind = LetterKind.RESPONSE,
    digest: str,
    seen: frozenset[str] = frozenset(),
    by: Actor,
    at: datetime,
) -> CaseLetter:
    """Agree to the letter as it stands. digest: of the letter that the approver read (previews.Preview.digest).
    seen: the warnings that it says otherwise than we did before, which the approver has read (clashes.Clash.key).

    Refuses one's own draft (NotAllowed), a letter that is another by now (ChangedMeanwhile) and one that
    something has come to stop (LetterStopped), with which a file goes that hides something (HidesSomething), or that
    contradicts an earlier answer which the approver has not read (NotComplete). What is recorded is the digest of case file, own words, files
    and text together.
    """
    act = act_of("approve", kind)
    case = access.for_change(reference, by=by, to=act)
    letter = CaseLetter.objects.get(case=case, kind=kind.value, state="submitted")
    preview = written(case, kind=kind, on=uk_day(at))
    _refuse_another(letter, preview, digest)
    refuse_stopped(preview, reference=reference)
    must_be_clean(letter.attachments.all(), where=reference, at=at)
    differs = _read_beside(case, seen, on=uk_day(at))
    letter.state, letter.digest = "approved", preview.digest
    letter.approved_by, letter.approved_at, letter.seen_text = by.person, at, preview.words
    letter.save()
    move(case, act)
    settle(case, uk_day(at))
    record(
        "approved",
        by=by.key,
        at=at,
        case=reference,
        subject=f"letter:{letter.pk}",
        digest=preview.digest,
        data={"kind": kind.value, "differs_from": differs} if differs else {"kind": kind.value},
    )
    return letter


def _refuse_another(letter: CaseLetter, preview: Preview, digest: str) -> None:
    """Refuse a letter that is not the one that was read (ChangedMeanwhile)."""
    if digest != preview.digest:
        who = letter.submitted_by.name if letter.submitted_by else "a colleague"
        at_time = timezone.localtime(letter.submitted_at)
        raise ChangedMeanwhile(thing=f"The letter of {letter.case.reference}", who=who, at=f"{at_time:%H:%M}")


def _read_beside(case: Case, seen: frozenset[str], *, on: date) -> list[str]:
    """The earlier answers that the letter contradicts, each of which the approver has read beside it."""
    warnings = [clash for clash in clashes(case, on=on) if clash.is_warning]
    unread = [f"question {clash.number} and {clash.before.ref}" for clash in warnings if clash.key not in seen]
    if unread:
        raise NotComplete(thing="The approval", missing=f"that you have read {', '.join(unread)} side by side", where=case.reference, why="The letter says otherwise than we did before.", do="Read both under “What we said before”, and say that the letter is right, or send it back.")  # fmt: skip
    return [clash.before.ref for clash in warnings]


@transaction.atomic
def return_letter(
    *, reference: str, kind: LetterKind = LetterKind.RESPONSE, reason: str, by: Actor, at: datetime
) -> CaseLetter:
    """Send the letter back to be drafted further. Refuses to do so without a reason (NotComplete)."""
    act = act_of("return", kind)
    case = access.for_change(reference, by=by, to=act)
    if not reason.strip():
        raise NotComplete(
            thing="Sending it back",
            missing="a reason",
            where=reference,
            why="Whoever drafts the letter needs to know what to change.",
            do="Say what is to be different.",
        )
    letter = CaseLetter.objects.get(case=case, kind=kind.value, state="submitted")
    letter.state, letter.digest, letter.returned_reason = "draft", "", reason.strip()
    letter.seen_text = letter.submitted_text
    letter.save()
    move(case, act)
    settle(case, uk_day(at))
    record(
        "returned",
        by=by.key,
        at=at,
        case=reference,
        subject=f"letter:{letter.pk}",
        digest=digest_of(reason),
        data={"kind": kind.value},
    )
    return letter


@transaction.atomic
def redraft(*, reference: str, kind: LetterKind = LetterKind.RESPONSE, by: Actor, at: datetime) -> None:
    """Take a letter that was submitted or approved back to its draft, to change it."""
    case = access.for_change(reference, by=by, to=act_of("change", kind))
    lose_approval(case)
    settle(case, uk_day(at))
    record("taken-back", by=by.key, at=at, case=reference, data={"kind": kind.value})
