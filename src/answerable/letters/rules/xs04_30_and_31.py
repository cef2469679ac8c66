"""Sections 30 and 31 for the same information.

## What the law asks
Section 31(1) covers information that is not exempt under section 30. For one item only one of the two can
hold, so the Commissioner looks for one, or for the second in the alternative.

## Why it matters
One of the two claims is wrong, and the applicant cannot tell which reasons to answer.

## How to put it right
Choose, or say which comes first: "exempt under section 30(1)(a)(i); if that is wrong, under section 31(1)(a)".

## What this rule does not see
Which of the two is the right one. It leaves alone refusals to confirm or deny, where both may be named.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.pleading import IN_THE_ALTERNATIVE, claims, joined
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="XS04",
    name="sections-30-and-31-together",
    law={"foia": "ICO guidance: section 31"},
    stances=(Stance.HELD_WITHHELD,),
    certainty=LIKELY,
)

BOTH = an_answer(Stance.HELD_WITHHELD, exemption=("foia.s30.1.a.i", "foia.s31.1.b"))
examples: list[Example] = [
    Wrong(
        regime="foia",
        answers=BOTH,
        letter="The case notes are exempt by virtue of sections 30(1)(a)(i) and 31(1)(b) of the Act.",
        at="30(1)(a)(i) and",
        says="only one",
        certainty=LIKELY,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption=("foia.s30.2.a.iii", "foia.s31.1.a")),
        letter="The statement is withheld under section 30(2)(a)(iii). Section 31(1)(a) applies to it as well.",
        at="31(1)(a)",
        says="only one",
    ),
    Right(
        regime="foia",
        answers=BOTH,
        letter="Section 30(1)(a)(i) applies to the notes. If that were wrong, we would rely on section 31(1)(b).",
    ),
    Right(
        regime="foia",
        answers=BOTH,
        letter="The notes are exempt under section 30(1)(a)(i), the patrol times under section 31(1)(b).",
        because="each covers other information",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption=("foia.s30.3", "foia.s31.3")),
        letter="By sections 30(3) and 31(3) we neither confirm nor deny that there was an inquiry.",
        because="both may be named where nothing is confirmed",
    ),
]


@rule.each_answer
def together(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    place = None if answer.has(Stance.NEITHER) else joined(answer, "30", "31")
    if place and not letter.in_general(IN_THE_ALTERNATIVE):
        limbs = {p.parts[0] for p in answer.provisions if len(p.parts) > 1 and (claims(p, "30") or claims(p, "31"))}
        says = "Sections 30 and 31 are both claimed here; only one of them can cover the same information."
        yield Fault(place, says, LIKELY if len(limbs) > 1 else LOOK)
