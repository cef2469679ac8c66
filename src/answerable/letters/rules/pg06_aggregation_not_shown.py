"""Requests added up without the conditions for adding up.

## What the law asks
By regulation 5 requests may be added up only where they come from one person, or from several in concert, are
for the same or similar information, and arrive within sixty working days. The Commissioner expects the
notice to show it.

## Why it matters
Adding up can turn two requests that must be answered into two that need not be.

## How to put it right
Name the requests, their days and their common subject.

## What this rule does not see
Whether the conditions are met. One request with several questions is not added up with itself. In Scotland
one applicant's requests are not added up at all.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance
from answerable.letters.rules.pg08_repeat_without_earlier import EARLIER

rule = Rule(
    code="PG06",
    name="aggregation-not-shown",
    law={
        "foia": "ICO guidance: section 12 (SI 2004/3244 reg.5)",
        "foisa": "Scottish Information Commissioner guidance: section 12",
    },
    stances=(Stance.COST,),
    certainty=LIKELY,
    missing=Missing.LETTER,
)

ADDED = "We have aggregated this with your other requests, so section 12(1) applies."
SHOWN = "Your requests of 3 May and 20 May, both on parking income, are aggregated: 30 hours, section 12(1)."

examples = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.COST, exemption=f"{regime}.s12.1"),
        letter=ADDED,
        at="aggregated",
        says="which requests",
        certainty=LIKELY,
    )
    for regime in ("foia", "foisa")
] + [
    Right(regime="foia", answers=an_answer(Stance.COST, exemption="foia.s12.1"), letter=SHOWN),
    Right(
        regime="foisa",
        answers=an_answer(Stance.COST, exemption="foisa.s12.1"),
        letter="The cost would be £900, so section 12(1) applies.",
    ),
]

ADDS_UP = phrase(
    r"aggregat\w+",
    r"(?:add(?:ed|ing)?|tak(?:e|en|ing)|count(?:ed|ing)?|combin(?:e|ed|ing)|consider(?:ed)?) (?:\w+ ){0,4}(?:together|up)",
    r"(?:your|the) (?:other|previous|earlier|recent|several|multiple) (?:\w+ )?requests",
)
REQUESTS = phrase(r"requests")


@rule.each_answer
def not_shown(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    place, sentence = answer.find(ADDS_UP), answer.sentence(ADDS_UP)
    if place and sentence and REQUESTS.search(sentence.words) and not answer.find(EARLIER):
        yield Fault(place, "Requests are added up; which requests, of what days and on what, is not said.")
