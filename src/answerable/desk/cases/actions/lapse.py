"""Lapse: the applicant did not say what they meant, or did not pay, in the time that they have for it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from answerable.casefile import Stage
from answerable.desk.cases import access
from answerable.desk.cases.actions.closing import close
from answerable.desk.cases.actions.standing import move, settle
from answerable.desk.cases.models import Case, CaseLetter
from answerable.desk.cases.queries.clocks import response_deadlines
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.errors import BadDay
from answerable.law import long_day, uk_day
from answerable.registers import months_on

MONTHS_TO_CLARIFY = 2  # no law sets a period for this; the desk never waits less


@transaction.atomic
def lapse(*, reference: str, by: Actor, at: datetime) -> Case:
    """The case, lapsed. Refuses to end it before the applicant's own time is over (BadDay)."""
    case, on = access.for_change(reference, by=by, to="lapse"), uk_day(at)
    last_on = last_day(case)
    if last_on and on <= last_on:
        raise BadDay(
            day=long_day(on), fault=f"the applicant has until the end of {long_day(last_on)}", where=reference,
            why="A request ends only when the time for what was asked of the applicant is over.",
            do=f"Wait until after {long_day(last_on)}, or ask the applicant whether they withdraw it.",
        )  # fmt: skip
    move(case, "lapse")
    close(case, at=at)
    settle(case, on)
    record("lapsed", by=by.key, at=at, case=reference, data={"last_on": last_on.isoformat() if last_on else None})
    return case


def last_day(case: Case) -> date | None:
    """The applicant's last day: the law's own to pay; to clarify the day that they were told, and two months at least."""
    waits = [one.due.waiting for one in response_deadlines(case) if one.due.waiting]
    days = [waiting.last_on for waiting in waits if waiting.last_on]
    if case.stage == Stage.CLARIFYING:
        days += _told(case)
    return max(days, default=None)


def _told(case: Case) -> list[date]:
    letter = CaseLetter.objects.filter(case=case, kind="clarification", state="sent").order_by("-id").first()
    if letter is None or letter.sent_at is None:
        return []
    reply_by = letter.details.get("reply_by")
    return [
        months_on(uk_day(letter.sent_at), months=MONTHS_TO_CLARIFY),
        *([date.fromisoformat(reply_by)] if reply_by else []),
    ]
