"""When the hold that a request places comes to its end, with the working.

The latest of: six months after the last correspondence; six weeks after an internal review; six weeks after
the Commissioner's decision; six weeks after a tribunal's. Never while one of them is open, and what is asked
for may not be destroyed to prevent its disclosure (FOIA s.77). The six months are the Commissioner's good practice
for information that was asked for; the six weeks leave room for the next appeal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.registers.periods import long_day, months_on

HOLD_KINDS: dict[str, str] = {
    "information_request": "Information request",
    "subject_access": "Subject access or another rights request",
    "breach_investigation": "Breach investigation",
    "litigation": "Litigation",
    "audit": "Audit",
    "public_inquiry": "Public inquiry",
    "other": "Another reason",
}
MONTHS_AFTER_CORRESPONDENCE = 6
WEEKS_AFTER_A_DECISION = 6


@dataclass(frozen=True, slots=True)
class Course:
    """What has become of a request: what is still open, and the days of what has ended.

    still_open: what is open, in words ("the request", "the internal review"). Of several reviews, decisions and
    judgments the last counts.
    """

    last_correspondence_on: date
    still_open: tuple[str, ...] = ()
    review_answered_on: date | None = None
    commissioner_decided_on: date | None = None
    tribunal_decided_on: date | None = None
    sent_on: date | None = None  # the answer


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of the working: a day, what it rests on, and in words why."""

    ends_on: date | None
    says: str


@dataclass(frozen=True, slots=True)
class HoldEnd:
    """The last day of the hold, or None while something is open; and the lines it comes from."""

    ends_on: date | None
    working: tuple[Reason, ...]

    def is_over(self, *, on: date) -> bool:
        """True from the day after its last."""
        return self.ends_on is not None and on > self.ends_on


def hold_end(course: Course) -> HoldEnd:
    """The last day of the hold of a request: it is kept up to and including that day, and lifted on the next."""
    if course.still_open:
        waits = tuple(Reason(None, f"{name[:1].upper()}{name[1:]} is open.") for name in course.still_open)
        return HoldEnd(None, waits)
    working = tuple(_reasons(course))
    return HoldEnd(max(reason.ends_on for reason in working if reason.ends_on), working)


def _reasons(course: Course) -> Iterator[Reason]:
    last = course.last_correspondence_on
    if course.sent_on:
        yield Reason(None, f"The answer was sent on {long_day(course.sent_on)}.")
    ends = months_on(last, months=MONTHS_AFTER_CORRESPONDENCE)
    yield Reason(ends, f"Six months after the last correspondence on {long_day(last)}: {long_day(ends)}.")
    for what, on in (
        ("the internal review was answered", course.review_answered_on),
        ("the Commissioner decided", course.commissioner_decided_on),
        ("the tribunal decided", course.tribunal_decided_on),
    ):
        if on:
            ends = on + timedelta(weeks=WEEKS_AFTER_A_DECISION)
            yield Reason(ends, f"Six weeks after {what} on {long_day(on)}: {long_day(ends)}.")
