"""The letter bears no reference.

## What the law asks
No provision asks for it.

## Why it matters
A review, a complaint and the disclosure log all begin with the reference.

## How to put it right
Put the authority's reference at the head of the letter.

## What this rule does not see
A reference in the subject of the covering e-mail.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="LT02",
    name="no-reference",
    law=dict.fromkeys(("foia", "eir", "foisa", "eisr"), "good practice: a reference"),
    certainty=LIKELY,
    missing=Missing.LETTER,
)

examples = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.DISCLOSED),
        letter="The answer is twelve.",
        at="The answer",
        says="no reference",
    )
    for regime in ("foia", "eir", "foisa", "eisr")
] + [
    Right(regime=regime, answers=an_answer(Stance.DISCLOSED), letter="Our ref 2026/118\n\nThe answer is twelve.")
    for regime in ("foia", "eir", "foisa", "eisr")
]

REFERENCE = phrase(
    r"(?:ref(?:erence)?|case|request|enquiry)(?: no\.?| number| id)?[:.# ]+\W?[\w/-]*\d[\w/-]*",
    r"(?:FOIA?|EIR|IR|RFI|F)[-_/ ]?\d[\w/-]*",
)


@rule.whole_letter
def no_reference(letter: CheckedLetter) -> Iterator[Fault]:
    if not (letter.reading.reference or letter.find(REFERENCE)) and letter.answers:
        yield Fault(letter.answers[0].own, "The letter bears no reference.")
