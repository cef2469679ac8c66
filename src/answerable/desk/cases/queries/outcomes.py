"""What became of a whole request, from what was decided on each of its questions."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum

from answerable.casefile import Outcome


class Whole(StrEnum):
    """The outcome of a request as one: what returns count."""

    GRANTED = "granted"
    PART = "part"
    WITHHELD = "withheld"
    NOT_HELD = "not-held"
    PROCEDURAL = "procedural"
    OTHER = "other"


GIVEN = (Outcome.RELEASED,)
EXEMPT = (Outcome.WITHHELD, Outcome.NEITHER, Outcome.ALREADY_ACCESSIBLE, Outcome.FUTURE_PUBLICATION)
UNDER_LIMITS = (Outcome.OVER_LIMIT, Outcome.VEXATIOUS_OR_REPEATED)  # FOIA s.12 and s.14, EIR reg.12(4)(b)
SET_ASIDE = (Outcome.CLARIFICATION, Outcome.TRANSFERRED, Outcome.OUTSIDE)  # decide nothing about information


def whole(outcomes: Iterable[str]) -> Whole | None:
    """The outcome of a request with these outcomes of its questions; None while one of them is open."""
    found = {Outcome(value) for value in outcomes}
    if not found or Outcome.OPEN in found:
        return None
    return _whole(found - set(SET_ASIDE))


def _whole(found: Collection[Outcome]) -> Whole:
    """Not held beside something given takes nothing away: everything that is held was given."""
    refused = [one for one in found if one in (*EXEMPT, *UNDER_LIMITS)]
    if Outcome.PART_RELEASED in found or (refused and any(one in GIVEN for one in found)):
        return Whole.PART
    if any(one in GIVEN for one in found):
        return Whole.GRANTED
    if any(one in EXEMPT for one in found):
        return Whole.WITHHELD
    if refused:
        return Whole.PROCEDURAL
    return Whole.NOT_HELD if found else Whole.OTHER
