"""A case in words: its stage, and how long is left under its own clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from answerable.answers import CLOCKS
from answerable.casefile import Regime, Stage, acts_at
from answerable.desk.cases.queries.clocks import BEFORE_SENT
from answerable.law import Holiday, calendar_of, long_day
from answerable.registers import listed

STAGES = {
    Stage.NEW: "New",
    Stage.ANSWERING: "Answering",
    Stage.CLARIFYING: "Waiting for the applicant",
    Stage.FEE: "Waiting for a fee",
    Stage.APPROVAL: "For approval",
    Stage.APPROVED: "Approved",
    Stage.SENT: "Sent",
    Stage.TRANSFERRED: "Transferred",
    Stage.WITHDRAWN: "Withdrawn",
    Stage.LAPSED: "Lapsed",
    Stage.REVIEW: "Internal review",
    Stage.REVIEW_APPROVAL: "Review for approval",
    Stage.REVIEW_APPROVED: "Review approved",
    Stage.REVIEWED: "Review sent",
    Stage.COMPLAINT: "With the Commissioner",
    Stage.DECIDED: "Decided by the Commissioner",
}
REGIMES = {
    Regime.FOIA: "FOIA",
    Regime.EIR: "EIR",
    Regime.FOISA: "FOISA",
    Regime.EISR: "EISR",
    Regime.DPA: "Subject access",
}


@lru_cache(maxsize=4096)
def days_left(due_on: date, *, on: date, regime: Regime, holidays: tuple[Holiday, ...] = ()) -> int:
    """Working days from the day to the last day, by the calendar of the law; negative once it has passed.

    holidays: those that were proclaimed since the release (queries.clocks.proclaimed).
    """
    days = calendar_of(CLOCKS[regime], on=on).also(holidays)
    if due_on >= on:
        return days.working_days(after=on, until=due_on)
    return -days.working_days(after=due_on, until=on)


def if_clear(stage: Stage, unclear: Sequence[tuple[str, date | None]]) -> str:
    """What to do about a reply while questions wait to be made clear: each with its last day, where the law gives one."""
    numbers = listed([number for number, _ in unclear])
    which, is_one = f"question{'s' if unclear[1:] else ''} {numbers}", not unclear[1:]
    days = [f"question {number} is due by {long_day(on)}" for number, on in unclear if on]
    due = f" If so, {listed(days)}." if days else ""
    if stage in BEFORE_SENT:
        return f"Look whether it makes {which} clear.{due} Record it under “The applicant has replied”."
    if "reopen" in acts_at(stage):
        return f"Look whether it makes {which} clear.{due} Open the request again, from the day the reply came."
    was = "was" if is_one else "were"
    return f"The answer that was sent left {which} until the applicant makes clear what {was} meant. Look whether this does.{due} Log it then as a request of its own, received on the day the reply came."


def left_in_words(days: int) -> str:
    """How long is left: "2 working days left", "due today", "3 working days late"."""
    if days == 0:
        return "due today"
    count = f"{abs(days)} working day{'' if abs(days) == 1 else 's'}"
    return f"{count} left" if days > 0 else f"{count} late"
