"""An extension for the public interest that lacks what it must state.

## What the law asks
Within 20 working days the applicant must have a notice that names the exemption, says why it applies, says
that the public interest is not yet decided, and gives an estimate of the day on which it will be.

## Why it matters
"We need more time" extends nothing: without the notice the time of 20 working days runs out.

## How to put it right
"Section 43(2) is engaged because …; we have not decided the public interest; we expect to by 3 July."

## What this rule does not see
Why the exemption applies, and an earlier notice that this letter only repeats.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.extensions import asks_for_time, is_plain, names_a_day, names_a_ground
from answerable.letters.checking.rule import LIKELY, SURE, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="TM02",
    name="extension-incomplete",
    law={"foia": "s.17(2)"},
    certainty=SURE,
    missing=Missing.LETTER,
)

FULL = """
    Section 43(2) is engaged because the contract is let again in May. We need more time to consider the
    public interest, on which we have not reached a decision; we expect to by 3 July 2025.
"""

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.UNANSWERED),
        letter="We need more time to consider the public interest in your request.",
        at="need more time",
        says="the exemption and the day",
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.UNANSWERED, exemption="foia.s43.2"),
        letter="Section 43(2) is engaged. We are extending the time to consider the public interest.",
        at="extending the time",
        says="the day",
    ),
    Right(regime="foia", answers=an_answer(Stance.UNANSWERED, exemption="foia.s43.2"), letter=FULL),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter="Section 43(2). We took more time; the public interest in the exemption outweighs that in openness.",
        because="the balance has been struck",
    ),
]


@rule.whole_letter
def incomplete(letter: CheckedLetter) -> Iterator[Fault]:
    place = asks_for_time(letter)
    lacking = [] if names_a_ground(letter) else ["the exemption"]
    lacking += [] if place and names_a_day(letter, place) else ["the day by which it will be decided"]
    if place and lacking:
        yield Fault(
            place,
            f"This extends the time for the public interest and does not give {' and '.join(lacking)}.",
            SURE if is_plain(letter, place) else LIKELY,
        )
