"""Section 40 without its subsection.

## What the law asks
The notice must specify the exemption. Section 40 holds several: the applicant's own data, others' data
under one of three conditions, and two provisions to neither confirm nor deny.

## Why it matters
Each has its own test, and one of them sends the applicant to subject access.

## How to put it right
Name it: 40(1), 40(2) with its condition, 40(5A) or 40(5B).

## What this rule does not see
Which one is meant. That the omission alone is a breach rests on old guidance, so it is never sure.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="XS07",
    name="section-40-bare",
    law={"foia": "s.17(1)(b)"},
    stances=(Stance.HELD_WITHHELD, Stance.NEITHER),
    certainty=LIKELY,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s40"),
        letter="The names are exempt under section 40.",
        at="40",
        says="subsection",
        certainty=LIKELY,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s40"),
        letter="Under section 40 we neither confirm nor deny that we hold a complaint.",
        at="40",
        says="subsection",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption=("foia.s40", "foia.s40.2")),
        letter="Section 40: personal data. The names are exempt under section 40(2), first condition.",
        because="the heading is bare, the text is not",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s40.5B"),
        letter="Under section 40(5B) we neither confirm nor deny that we hold a complaint.",
    ),
]


@rule.each_answer
def bare(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    claims = [p for p in answer.provisions if p.parts[0] == "40"]
    if claims and all(len(p.parts) == 1 for p in claims):
        yield Fault(answer.place(claims[0]), "Section 40 is named without its subsection.")
