"""A public interest test for an absolute exemption.

## What the law asks
For the exemptions listed in section 2(3) there is no balance to strike. Striking one breaks no
duty.

## Why it matters
It may mislead the applicant into arguing the public interest in a review where it cannot help.

## How to put it right
Leave it out. Under section 41 explain instead why a public interest defence would fail; under section
40(2) weigh the legitimate interests.

## What this rule does not see
Section 40(5B), where it is disputed whether the test applies.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.exceptions import is_all_absolute
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="PI06",
    name="absolute-weighed",
    law={"foia": "good practice: no balance where none is asked (s.2(3))"},
    stances=(Stance.HELD_WITHHELD, Stance.POINTER),
    certainty=LIKELY,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.POINTER, exemption="foia.s21"),
        letter="Section 21 applies, and on balance the public interest favours withholding it.",
        at="on balance the public interest",
        says="absolute",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.POINTER, exemption="foia.s21"),
        letter="Section 21 applies; it is absolute, so no public interest test is needed.",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s41.1"),
        letter="Section 41 applies. A public interest defence to the breach of confidence would fail.",
        because="the defence is part of section 41 itself",
    ),
]

WEIGHS = re.compile(
    r"\b(?:on balance|balance of)\b[^.]{0,60}public interest|public interest\b[^.]{0,80}\b(?:outweigh\w*|favou?rs?|lies)\b",
    re.IGNORECASE,
)
DEFENCE = re.compile(r"\bdefen[cs]e\b|\blegitimate interests?\b", re.IGNORECASE)


@rule.each_answer
def weighed(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    absolute = is_all_absolute(answer, letter.on)
    place = answer.find(WEIGHS)
    if absolute and place and not answer.find(DEFENCE) and not any(p.parts[0] == "12" for p in answer.provisions):
        yield Fault(place, f"{answer.provisions[0]} is absolute: no public interest test is needed.")
