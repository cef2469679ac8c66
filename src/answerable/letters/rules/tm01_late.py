"""Sent after the last day.

## What the law asks
The request must be answered promptly, and in any event not later than the twentieth working day following
the day of receipt.

## Why it matters
Time is the breach that the Commissioner finds most, and the one that costs no argument to show.

## How to put it right
Nothing mends a late letter; say that it is late, why, and that you are sorry. The day counts, with its
working, are those of `answerable clock`.

## What this rule does not see
Pauses and fresh starts that the letter does not mention. It needs the day of receipt; with a pause in the
letter, a day in dispute, or a school or archive, it says less.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.clocks import is_late, last_day, long_day
from answerable.letters.checking.examples import NOWHERE, Example, Right, Wrong, an_answer
from answerable.letters.checking.rule import SURE, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="TM01",
    name="late",
    law={"foia": "s.10(1)", "eir": "reg.5(2)", "foisa": "s.10(1)"},
    certainty=SURE,
    needs=("received_on", "issued_on"),
)

RECEIVED = replace(NOWHERE, received_on=date(2024, 10, 7))

examples: list[Example] = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.DISCLOSED),
        letter="5 November 2024\n\nThe figure is 42.",
        facts=RECEIVED,
        dated=date(2024, 11, 5),
        at="",
        says="4 November 2024",
    )
    for regime in ("foia", "eir", "foisa")
]
examples += [
    Right(
        regime=regime,
        answers=an_answer(Stance.DISCLOSED),
        letter="4 November 2024\n\nThe figure is 42.",
        facts=RECEIVED,
        dated=date(2024, 11, 4),
    )
    for regime in ("foia", "eir", "foisa")
]


@rule.whole_letter
def late(letter: CheckedLetter) -> Iterator[Fault]:
    certainty, last = is_late(letter), last_day(letter)
    if certainty and last:
        dated = letter.reading.responded_on
        says = f"Dated {long_day(letter.on)}; the last day was {long_day(last)}."
        yield Fault(dated.span if dated else letter.end, says, certainty)
