"""A case in words: its stage, and how long is left under its own clock."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from answerable.casefile import Regime, Stage
from answerable.law import Holiday, calendar, clock

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
_RESPONSE = {Regime.FOIA: "foia.response", Regime.EIR: "eir.response", Regime.FOISA: "foisa.response", Regime.EISR: "eisr.response"}  # fmt: skip
_USUAL = "uk-any-part"


@lru_cache(maxsize=4096)
def days_left(due_on: date, *, on: date, regime: Regime, holidays: tuple[Holiday, ...] = ()) -> int:
    """Working days from the day to the last day, by the calendar of the law; negative once it has passed.

    holidays: those that were proclaimed since the release (queries.clocks.proclaimed).
    """
    name = clock(_RESPONSE[regime], on=on).calendar if regime in _RESPONSE else _USUAL
    days = calendar(name if name != "division" else _USUAL).also(holidays)
    if due_on >= on:
        return days.working_days(after=on, until=due_on)
    return -days.working_days(after=due_on, until=on)


def left_in_words(days: int) -> str:
    """How long is left: "2 working days left", "due today", "3 working days late"."""
    if days == 0:
        return "due today"
    count = f"{abs(days)} working day{'' if abs(days) == 1 else 's'}"
    return f"{count} left" if days > 0 else f"{count} late"
