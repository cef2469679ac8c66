"""A harm under regulation 12(5) in FOIA's words.

## What the law asks
Regulation 12(5) applies to the extent that disclosure would adversely affect the interest. "Likely" and
"prejudice" are words of another Act, and a lower test.

## Why it matters
A refusal that shows only that harm is likely has not met the test that the Regulations set.

## How to put it right
Say that disclosure would adversely affect the interest named, and how; if it only might, release.

## What this rule does not see
Whether the harm is real.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="HT08",
    name="wrong-threshold",
    law={"eir": "ICO guidance: regulation 12(5)"},
    stances=(Stance.HELD_WITHHELD,),
    certainty=LIKELY,
)

examples = [
    Wrong(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.e"),
        letter="Regulation 12(5)(e): release would be likely to prejudice the contractor.",
        at="would be likely to",
        says="would adversely affect",
    ),
    Wrong(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.b"),
        letter="Release is likely to adversely affect the inquest: regulation 12(5)(b).",
        at="likely to adversely affect",
        says="would adversely affect",
    ),
    Right(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.e"),
        letter="Release would adversely affect the confidentiality that the contractor's interests rest on (12(5)(e)).",
    ),
    Right(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.4.d"),
        letter="The draft is unfinished (12(4)(d)); release would be likely to mislead.",
        because="regulation 12(4) has no harm test",
    ),
]

LOWER = phrase(
    r"(?:could|might|may) (?:\w+ )?(?:prejudice|harm|damage|affect|adversely affect)",
    r"would prejudice",
    r"would be likely to",
    r"likely to (?:prejudice|harm|adversely affect|affect)",
    r"would,? or would be likely to",
)
RIGHT = phrase(
    r"would (?:have an )?advers\w+(?: affect| effect)?",
    r"would affect (?:\w+ )?adversely",
    r"would (?:be )?(?:\w+ )?(?:harm|damage|undermin|affect)\w*",
)


@rule.each_answer
def lower(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    if not any(p.parts[:2] == ("12", "5") for p in answer.provisions) or answer.find(RIGHT):
        return
    place = answer.find(LOWER)
    if place:
        yield Fault(place, 'The Regulations ask for more: that disclosure "would adversely affect" the interest.')
