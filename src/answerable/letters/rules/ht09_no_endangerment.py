"""Section 38 for upset or inconvenience, not danger.

## What the law asks
Section 38(1) protects from what would, or would be likely to, endanger the physical or mental health (a) or
the safety (b) of an individual. The Commissioner expects the limb, who it is and how.

## Why it matters
Upset, annoyance and more work are no dangers; a refusal that shows only those has shown no ground.

## How to put it right
Say whose health or safety would be endangered, and how; if nobody's would, release.

## What this rule does not see
Whether the danger is real.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="HT09",
    name="no-endangerment",
    law={
        "foia": "ICO guidance: section 38",
        "foisa": "Scottish Information Commissioner guidance: substantial prejudice",
    },
    stances=(Stance.HELD_WITHHELD,),
    certainty=LIKELY,
    missing=Missing.LETTER,
    silenced=True,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s38"),
        letter="Section 38 applies, as staff may be upset by the comments.",
        at="38",
        says="endangered",
        certainty=LIKELY,
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s38.1.b"),
        letter="Section 38(1)(b): the rota would be likely to endanger the lone worker at the depot.",
    ),
]
examples += [
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s39.1"),
        letter="Section 39(1) applies, as staff may be upset by the comments.",
        at="39(1)",
        says="endangered",
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s39.1"),
        letter="Section 39(1): the rota would be likely to endanger the lone worker at the depot.",
    ),
]

DANGER = phrase(
    r"endanger\w*|danger\w*",
    r"(?:risks?|threats?|threaten\w*|harm\w*|injur\w+|attack\w*|assault\w*|violen\w+|suicid\w+|self-harm\w*|die|death|killed|hurt|retribution|reprisals?|intimidat\w+|arson|fire)",
    r"(?:mental|physical) (?:\w+ )?health|ill-?health|safety of|wellbeing|well-being|vulnerable",
)

HEALTH = (("foia", "38"), ("foisa", "39"))


@rule.each_answer
def no_danger(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    claim = next((p for p in answer.provisions if (p.act, p.parts[0]) in HEALTH), None)
    if claim and not answer.find(DANGER) and not letter.has_reasons_apart(answer):
        yield Fault(answer.place(claim), "This does not say whose health or safety would be endangered, or how.")
