"""The letter bears no reference.

## What the law asks
No provision asks for it.

## Why it matters
A review, a complaint and the disclosure log all begin with the reference.

## How to put it right
Put the authority's reference at the head of the letter.

## What this rule does not see
A reference in the subject of a covering e-mail that is not checked with the letter.
"""

from collections.abc import Iterator
from dataclasses import replace

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import NOWHERE, Right, Wrong, an_answer
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
        at="",
        says="no reference",
    )
    for regime in ("foia", "eir", "foisa", "eisr")
] + [
    Right(regime=regime, answers=an_answer(Stance.DISCLOSED), letter="Our ref 2026/118\n\nThe answer is twelve.")
    for regime in ("foia", "eir", "foisa", "eisr")
]
examples += [
    Right(
        regime="foia",
        answers=an_answer(Stance.DISCLOSED),
        letter="The answer is twelve.",
        facts=replace(NOWHERE, subject="Your request FOI/2026/118"),
        because="the subject of the mail bears it",
    )
]

REFERENCE = phrase(
    r"(?:ref(?:erence)?|case|request|enquiry)(?: no\.?| number| id)?[:.# ]+\W?[\w/-]*\d[\w/-]*",
    r"(?:FOIA?|EIR|IR|RFI|F)[-_/ ]?\d[\w/-]*",
)


@rule.whole_letter
def no_reference(letter: CheckedLetter) -> Iterator[Fault]:
    named = letter.reading.reference or letter.find(REFERENCE) or REFERENCE.search(letter.facts.subject)
    if not named and letter.answers:
        yield Fault(letter.beginning, "The letter bears no reference.")
