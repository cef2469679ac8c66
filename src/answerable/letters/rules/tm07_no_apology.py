"""Late, and not a word about it.

## What the law asks
It is good practice, and no duty, to say that a letter is late, why, and that one is sorry.

## Why it matters
Silence about the delay is what applicants complain of first.

## How to put it right
One line: "I am sorry that this is six days late; the file had to be found in the archive."

## What this rule does not see
An apology sent apart. It needs the day of receipt.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.clocks import is_late
from answerable.letters.checking.examples import NOWHERE, Example, Right, Wrong, an_answer
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

_TASTE = "good practice: say that a late letter is late"

rule = Rule(
    code="TM07",
    name="late-without-apology",
    law={"foia": _TASTE, "eir": _TASTE, "foisa": _TASTE},
    certainty=LIKELY,
    missing=Missing.LETTER,
    needs=("received_on", "issued_on"),
)

RECEIVED = replace(NOWHERE, received_on=date(2024, 10, 7))
LATE = date(2024, 11, 12)

examples: list[Example] = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.DISCLOSED),
        letter="The figure is 42.",
        facts=RECEIVED,
        dated=LATE,
        at="",
        says="late",
    )
    for regime in ("foia", "eir", "foisa")
]
examples += [
    Right(
        regime=regime,
        answers=an_answer(Stance.DISCLOSED),
        letter="I am sorry that this is six days late. The figure is 42.",
        facts=RECEIVED,
        dated=LATE,
    )
    for regime in ("foia", "eir", "foisa")
]

SORRY = re.compile(r"\b(?:sorry|apolog\w+|delay\w*|regret\w*|late|overdue)\b", re.IGNORECASE)


@rule.whole_letter
def no_apology(letter: CheckedLetter) -> Iterator[Fault]:
    if is_late(letter) and not letter.find(SORRY):
        dated = letter.reading.responded_on
        yield Fault(dated.span if dated else letter.end, "This letter is late and says nothing about it.")
