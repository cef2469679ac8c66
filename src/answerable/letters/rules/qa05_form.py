"""Not in the form that was asked for, and no reason why.

## What the law asks
Where the applicant states a preference for a form (a spreadsheet, paper, large print), it must be met as far
as reasonably practicable; where it is not, the applicant must be told why.

## Why it matters
Two hundred rows as a picture cannot be sorted, added up or read aloud.

## How to put it right
Send it in the form asked for, or say why that is not reasonably practicable.

## What this rule does not see
A preference stated outside the questions, unless the request itself is given.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="QA05",
    name="form-not-given",
    law={"foia": "s.11(1)", "foisa": "s.11(1)", "eir": "reg.6(1)"},
    stances=(Stance.DISCLOSED,),
    certainty=LIKELY,
)

ASKED = "Please send the spending as a spreadsheet."

examples: list[Example] = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.DISCLOSED, asks=ASKED),
        letter="The spending is attached as a scanned PDF.",
        at="scanned PDF",
        says="spreadsheet",
    )
    for regime in ("foia", "foisa", "eir")
]
examples += [
    Right(regime=regime, answers=an_answer(Stance.DISCLOSED, asks=ASKED), letter="Sent as CSV, as you asked.")
    for regime in ("foia", "foisa", "eir")
]

WANTED = re.compile(r"\b(?:spreadsheet|excel|csv|xlsx?|machine[- ]readable)\b", re.IGNORECASE)
OTHER = re.compile(r"\b(?:scanned (?:pdf|copy|copies|image)|pdf|paper copy|hard copy|by post)\b", re.IGNORECASE)
REASON = re.compile(
    r"\b(?:because|since|not (?:reasonably )?practicable|only (?:held|available|kept)|unable)\b",
    re.IGNORECASE,
)


@rule.each_answer
def not_given(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    wanted = WANTED.search(answer.asked) or WANTED.search(letter.facts.asked)
    other = answer.find(OTHER)
    if wanted and other and not answer.find(WANTED) and not answer.find(REASON):
        yield Fault(other, f"Asked for as {wanted.group().lower()}; given in another form, without a reason.")
