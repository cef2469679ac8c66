"""Complaint details that are out of date.

## What the law asks
No address in so many words; it is good practice that the particulars of a right lead somewhere.

## Why it matters
An old name, an old address or a first step that is not open to the applicant costs them the time they have.

## How to put it right
Use the Commissioner's current name, page and window; the Tribunal comes only after a decision notice.

## What this rule does not see
Whether a page still answers.
"""

import re
from collections.abc import Iterator
from datetime import date

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.figures import complaint_term
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Rule
from answerable.letters.readings import Stance
from answerable.patterns import Pattern

rule = Rule(
    code="RV07",
    name="stale-complaint-details",
    law={
        "foia": "good practice: give details that lead somewhere",
        "eir": "good practice: give details that lead somewhere",
    },
    certainty=LIKELY,
)

STALE = "Refused under {}. You may complain to the Data Protection Commissioner."
FRESH = "Refused under {}. You may complain to the Information Commissioner: ico.org.uk/foicomplaints."

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter=STALE.format("section 43(2)"),
        at="Data Protection Commissioner",
        says="name",
        certainty=LIKELY,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter="Refused under section 43(2). You may complain to the Information Commissioner within three months.",
        dated=date(2025, 6, 2),
        at="Information Commissioner within three months",
        says="six weeks",
        certainty=LOOK,
    ),
    Wrong(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.e"),
        letter=STALE.format("regulation 12(5)(e)"),
        at="Data Protection Commissioner",
        says="name",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter=FRESH.format("section 43(2)"),
    ),
    Right(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.e"),
        letter=FRESH.format("regulation 12(5)(e)"),
    ),
]

OLD = (
    (Pattern(r"data protection (?:commissioner|registrar)", re.I), "The Commissioner has not had this name since 2001."),
    (Pattern(r"ico\.gov\.uk|informationcommissioner\.gov\.uk", re.I), "This address of the Commissioner is no longer in use."),
    (Pattern(r"appeal to the (?:information|first-tier) tribunal (?:within|if you are (?:un|dis))", re.I), "The Tribunal hears appeals from decision notices, not from this letter."),
)  # fmt: skip
WINDOW = Pattern(r"(?:information commissioner|\bICO\b)[^.]{0,120}?within (?:three|3|two|2) months", re.IGNORECASE)
SIX_WEEKS_KNOWN = date(2023, 1, 1)  # before it, older windows were the Commissioner's own


@rule.whole_letter
def stale(letter: CheckedLetter) -> Iterator[Fault]:
    for pattern, says in OLD:
        place = letter.find(pattern)
        if place:
            yield Fault(place, says)
    window = letter.find(WINDOW)
    if window and letter.is_dated and letter.on >= SIX_WEEKS_KNOWN:
        yield Fault(window, f"The Commissioner asks for complaints {complaint_term(on=letter.on)}.", LOOK)
