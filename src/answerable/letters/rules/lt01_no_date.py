"""The letter bears no date.

## What the law asks
No provision asks for it. The date proves that the answer was in time, and starts the time for review.

## Why it matters
Without it neither side can say whether a time limit was kept.

## How to put it right
Put the day of issue at the head of the letter.

## What this rule does not see
A date in the covering e-mail.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="LT01",
    name="no-date",
    law=dict.fromkeys(("foia", "eir", "foisa", "eisr"), "good practice: a dated letter"),
    certainty=LIKELY,
    missing=Missing.LETTER,
)

examples = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.DISCLOSED),
        letter="The answer is 12.",
        at="",
        says="no date",
    )
    for regime in ("foia", "eir", "foisa", "eisr")
] + [
    Right(regime=regime, answers=an_answer(Stance.DISCLOSED), letter="12 March 2026\n\nThe answer is 12.")
    for regime in ("foia", "eir", "foisa", "eisr")
]

DATE = phrase(
    r"\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*,? \d{4}",
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}(?:st|nd|rd|th)?,? \d{4}",
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}",
    r"\d{4}-\d{2}-\d{2}",
)


@rule.whole_letter
def no_date(letter: CheckedLetter) -> Iterator[Fault]:
    if letter.is_dated or letter.find(DATE):
        return
    if letter.answers:
        yield Fault(letter.beginning, "The letter bears no date.")
