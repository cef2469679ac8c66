"""More than 40 working days in all.

## What the law asks
An extension for the public interest must be reasonable. The Commissioner's guidance puts that at 40 working
days in all, but for exceptional cases.

## Why it matters
After that the Commissioner finds the outcome unreasonably late, whatever it is.

## How to put it right
Name a day within 40 working days of receipt, or say what is exceptional.

## What this rule does not see
Pauses for a fee and fresh starts after clarification. It needs the day of receipt.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.clocks import long_day, working_days_until
from answerable.letters.checking.examples import NOWHERE, Right, Wrong, an_answer
from answerable.letters.checking.extensions import asks_for_time
from answerable.letters.checking.figures import extended_days
from answerable.letters.checking.rule import SURE, Fault, Rule
from answerable.letters.reading.dates import days
from answerable.letters.readings import Stance

rule = Rule(
    code="TM03",
    name="extended-beyond-forty",
    law={"foia": "ICO guidance: section 10"},
    certainty=SURE,
    needs=("received_on",),
)

RECEIVED = replace(NOWHERE, received_on=date(2025, 4, 22))
EXTENDS = "Section 43(2) is engaged. We need more time to consider the public interest and expect to reply by {}."

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.UNANSWERED, exemption="foia.s43.2"),
        letter=EXTENDS.format("20 October 2025"),
        facts=RECEIVED,
        at="20 October 2025",
        says="working days after receipt",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.UNANSWERED, exemption="foia.s43.2"),
        letter=EXTENDS.format("13 June 2025"),
        facts=RECEIVED,
    ),
]


@rule.whole_letter
def beyond_forty(letter: CheckedLetter) -> Iterator[Fault]:
    place, most = asks_for_time(letter), extended_days(on=letter.on)
    if place is None:
        return
    for day in days(letter.text, place.span.start):
        on = day.on()
        counted = working_days_until(letter, on) if on else None
        if on and counted and counted > most:
            yield Fault(day.span, f"{long_day(on)} is {counted} working days after receipt; {most} are the most.")
            return
