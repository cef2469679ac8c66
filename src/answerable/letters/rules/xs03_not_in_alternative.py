"""Sections 23(1) and 24(1) for the same information, and not in the alternative.

## What the law asks
Section 24(1) covers information that does not fall within section 23(1). The Commissioner lets an authority
name both for one item, so that it need not show which body had a part in it, and then they are named in the
alternative.

## Why it matters
Both together cannot be right for the same information, and the applicant is left to guess what is claimed.

## How to put it right
Write "section 23(1) or, in the alternative, section 24(1)". It says nothing of which of them holds.

## What this rule does not see
Which of the two holds, and whether a security body had any part. Naming both shows neither.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.pleading import IN_THE_ALTERNATIVE, joined
from answerable.letters.checking.rule import LOOK, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="XS03",
    name="security-not-in-alternative",
    law={"foia": "ICO guidance: section 23"},
    stances=(Stance.HELD_WITHHELD,),
    certainty=LOOK,
)

BOTH = an_answer(Stance.HELD_WITHHELD, exemption=("foia.s23.1", "foia.s24.1"))
examples: list[Example] = [
    Wrong(
        regime="foia",
        answers=BOTH,
        letter="The risk assessment is withheld under section 23(1) and section 24(1) of the Act.",
        at="23(1) and",
        says="in the alternative",
        certainty=LOOK,
    ),
    Wrong(
        regime="foia",
        answers=BOTH,
        letter="We hold the plan. Sections 23(1) and 24(1) both apply to it.",
        at="23(1) and 24(1)",
        says="in the alternative",
    ),
    Right(
        regime="foia",
        answers=BOTH,
        letter="The plan is exempt under section 23(1) or, in the alternative, section 24(1). We say no more of which.",
    ),
    Right(
        regime="foia",
        answers=BOTH,
        letter="The annex is exempt under section 23(1), and the map of the site under section 24(1).",
        because="each covers other information",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption=("foia.s23.5", "foia.s24.2")),
        letter="Under sections 23(5) and 24(2) we neither confirm nor deny that we hold anything.",
        because="the two may stand side by side where nothing is confirmed",
    ),
]


@rule.each_answer
def not_in_alternative(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    place = None if answer.has(Stance.NEITHER) else joined(answer, "23", "24")
    if place and not letter.in_general(IN_THE_ALTERNATIVE):
        yield Fault(place, "Sections 23(1) and 24(1) stand together here; in the alternative is what may be meant.")
