"""A cost refusal under section 12(1) that does not say whether the information is held.

## What the law asks
Section 12(1) lifts the duty to give information, not the duty to say whether it is held. Only section
12(2) lifts that, and with an estimate of its own: that finding out would exceed the limit.

## Why it matters
An applicant who knows what is held can ask for less of it.

## How to put it right
Say what is held ("we hold inspection files for these years"), or claim section 12(2) and say why even
finding out would cost too much.

## What this rule does not see
Files that the letter describes in words it does not know.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.exceptions import is_held_for_all, is_shown_held, may_be_silent_on_holding
from answerable.letters.checking.phrases import DENIES_HOLDING, NAMES_RECORDS, SAYS_HELD
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="CD04",
    name="cost-held-not-said",
    law={"foia": "s.12(2)"},
    stances=(Stance.COST,),
    certainty=LIKELY,
    missing=Missing.ANSWER,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="Your request exceeds the cost limit in section 12(1).",
        at="Your request",
        says="says nothing about what is held",
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12"),
        letter="Section 12 applies. It would take over 18 hours.",
        at="Section 12",
        says="says nothing about what is held",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="We hold inspection files for these years. Reading them would take about 40 hours.",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="Every one of the 900 case files would have to be opened, so section 12(1) applies.",
        because="files that would have to be opened are held",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.2"),
        letter="Under section 12(2): finding out whether we hold this would take 30 hours.",
        because="section 12(2) lifts the duty to say",
    ),
]


@rule.each_answer
def held_not_said(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    said = any(answer.find(pattern) for pattern in (SAYS_HELD, DENIES_HOLDING, NAMES_RECORDS))
    settled = is_shown_held(answer) or is_held_for_all(letter) or may_be_silent_on_holding(answer, letter.on)
    if not said and not settled:
        yield Fault(answer.own, "This refuses on cost and says nothing about what is held.")
