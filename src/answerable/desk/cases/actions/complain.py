"""A complaint to the Commissioner: opened, replied to, and ended, each on the case that it is about."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from answerable.casefile import Regime
from answerable.desk.cases import access
from answerable.desk.cases.actions.holds import hold_case
from answerable.desk.cases.actions.reckoning import reckon
from answerable.desk.cases.actions.standing import move, settle
from answerable.desk.cases.models import Case, Complaint
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import DESK, Actor
from answerable.errors import NotComplete
from answerable.law import long_day, uk_day

RESULTS = {
    "upheld": "Complaint upheld",
    "partly-upheld": "Complaint upheld in part",
    "not-upheld": "Complaint not upheld: our answer stands",
    "withdrawn": "Complaint withdrawn",
    "resolved": "Settled without a decision",
}


@transaction.atomic
def complain(  # what the Commissioner's first letter says
    *,
    reference: str,
    their_reference: str,
    opened_on: date,
    reply_due_on: date | None = None,
    note: str = "",
    by: Actor,
    at: datetime,
) -> Complaint:
    """The complaint, open; its clock is the day that the Commissioner gives for a reply. Follows FOIA s.50, FOISA s.47."""
    case = access.for_change(reference, by=by, to="complain")
    if reply_due_on and reply_due_on < opened_on:
        raise _lacks("a day to reply on or after the day it was opened", reference)
    complaint = Complaint.objects.create(
        case=case,
        commissioner="sic" if case.regime in (Regime.FOISA, Regime.EISR) else "ico",
        their_reference=their_reference.strip()[:60],
        opened_on=opened_on,
        reply_due_on=reply_due_on,
        note=note.strip(),
    )
    move(case, "complain")
    case.closed_at = None
    _settle(case, at)
    hold_case(case, by=DESK, at=at)
    data = {
        "commissioner": complaint.commissioner,
        "opened_on": opened_on.isoformat(),
        "reply_due_on": _iso(reply_due_on),
    }
    record("complaint-opened", by=by.key, at=at, case=reference, subject=f"complaint:{complaint.pk}", data=data)
    return complaint


@transaction.atomic
def reply_complaint(
    *, reference: str, replied_on: date | None = None, reply_due_on: date | None = None, by: Actor, at: datetime
) -> Complaint:
    """Keep that the Commissioner was replied to on a day, or that they ask for another reply by a day.

    What was written goes with the case as correspondence. Refuses neither, and both (NotComplete).
    """
    case = access.for_change(reference, by=by, to="reply-complaint")
    if (replied_on is None) == (reply_due_on is None):
        raise _lacks("either the day of our reply or the day by which another is asked for", reference)
    complaint = _open(case)
    complaint.replied_on = replied_on
    complaint.reply_due_on = reply_due_on or complaint.reply_due_on
    complaint.save()
    _settle(case, at)
    data = {"replied_on": _iso(replied_on), "reply_due_on": _iso(complaint.reply_due_on)}
    record("complaint-replied" if replied_on else "complaint-asked", by=by.key, at=at, case=reference, subject=f"complaint:{complaint.pk}", data=data)  # fmt: skip
    return complaint


@transaction.atomic
def decide(
    *, reference: str, decided_on: date, result: str, note: str = "", do_by: date | None = None, by: Actor, at: datetime
) -> Complaint:
    """The complaint, ended with one of RESULTS; the case says so, with the steps that the decision requires (note), and by when.

    Refuses another result, a day before it was opened, and a day for steps before the decision or without them (NotComplete).
    """
    case = access.for_change(reference, by=by, to="decide")
    complaint = _open(case)
    if result not in RESULTS:
        raise _lacks("how it ended", reference)
    if decided_on < complaint.opened_on:
        raise _lacks("a day on or after the day it was opened", reference)
    if do_by and (do_by < decided_on or not note.strip()):
        raise _lacks("what is to be done, by a day on or after the decision", reference)
    complaint.decided_on, complaint.result = decided_on, result
    complaint.note = "\n\n".join(filter(None, [complaint.note, note.strip()]))
    complaint.save()
    move(case, "decide")
    case.notices = [*case.notices, _decided(decided_on, result, note.strip(), do_by)]
    case.closed_at, case.due_on = at, None
    settle(case, uk_day(at))
    data = {"result": result, "decided_on": decided_on.isoformat(), "do_by": _iso(do_by)}
    record("complaint-decided", by=by.key, at=at, case=reference, subject=f"complaint:{complaint.pk}", data=data)
    return complaint


def _decided(on: date, result: str, steps: str, do_by: date | None) -> str:
    """The decision in words, for the head of the case."""
    said = f"The Commissioner’s decision of {long_day(on)}: {RESULTS[result][0].lower()}{RESULTS[result][1:]}."
    by_when = f", by {long_day(do_by)}" if do_by else ""
    return f"{said} What we have to do{by_when}: {steps}" if steps else said


def _open(case: Case) -> Complaint:
    return case.complaints.filter(decided_on=None).latest("id")


def _settle(case: Case, at: datetime) -> None:
    """The day to reply is the clock, until the reply has gone."""
    reckon(case)
    if not case.complaints.filter(decided_on=None, replied_on=None).exists():
        case.due_on = None
    settle(case, uk_day(at))


def _iso(on: date | None) -> str:
    return on.isoformat() if on else ""


def _lacks(missing: str, where: str) -> NotComplete:
    return NotComplete(
        thing="The complaint",
        missing=missing,
        where=where,
        why="The desk shows when the Commissioner expects what, and how complaints have ended.",
        do="Look at the Commissioner's letter for the day, and write it here.",
    )
