"""The balance only repeats the harm.

## What the law asks
The harm is relevant to the balance, but how severe and how likely it is
should be said, and how far disclosure would inform the public.

## Why it matters
"It helps fraudsters" as the harm, and again as the public interest, tells the applicant nothing new about
why the scale fell as it did.

## How to put it right
Add a sentence on how severe and how likely the harm is, or on how much the information would tell.

## What this rule does not see
Meaning. It compares words.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import EFFECT
from answerable.letters.checking.rule import LOOK, Fault, Rule
from answerable.letters.checking.subjects import likeness
from answerable.letters.checking.weighing import FOR_DISCLOSURE, PUBLIC_INTEREST
from answerable.letters.readings import Stance

rule = Rule(
    code="PI05",
    name="harm-repeated-as-balance",
    law={"foia": "good practice: weigh the harm as well as naming it"},
    stances=(Stance.HELD_WITHHELD, Stance.NEITHER),
    certainty=LOOK,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s31.1.a"),
        letter="""
            Section 31(1)(a) applies. Disclosing the audit checks would help fraudsters. Openness matters. The
            public interest lies against disclosing the audit checks, which would help fraudsters.
        """,
        at="The\npublic interest",
        says="repeats the harm",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s31.1.a"),
        letter="""
            Section 31(1)(a) applies. Disclosing the audit checks would help fraudsters. Openness matters, but
            the public interest is against: losses average 40,000 pounds a year, and totals are published.
        """,
    ),
]

WEIGHT = re.compile(
    r"\b(?:sever\w+|serious\w*|significant\w*|substantial\w*|losses|already (?:published|public)|£\d)", re.I
)
CONCLUDES = re.compile(r"\bout-?weigh\w*|\bin all the circumstances\b|\bon balance\b", re.I)
ALIKE = 0.75


@rule.each_answer
def repeated(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    weighing = [one for one in answer.sentences if PUBLIC_INTEREST.search(one.words)]
    harm = [one for one in answer.sentences if EFFECT.search(one.words) and one not in weighing]
    for one in weighing:
        against = not any(pattern.search(one.words) for pattern in (FOR_DISCLOSURE, WEIGHT, CONCLUDES))
        if against and any(likeness(one.words, other.words) >= ALIKE for other in harm):
            yield Fault(one, "The balance repeats the harm; say how severe and how likely it is.")
            return
