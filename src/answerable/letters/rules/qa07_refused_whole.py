"""A question of several parts refused whole.

## What the law asks
The duty is lifted only "to the extent" that an exemption applies (regulation 12(11) says the same): what can
be given is to be given.

## Why it matters
The titles of policies are rarely as delicate as their settings. A refusal that does not part them refuses
too much.

## How to put it right
Say which part can be given (titles, totals, a yes or no), or that no part can, and why.

## What this rule does not see
Whether the parts can be separated.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.rule import LOOK, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="QA07",
    name="refused-whole",
    law={
        "foia": "ICO guidance: refusing a request (to the extent)",
        "eir": "ICO guidance: refusing a request under the EIR",
    },
    stances=(Stance.HELD_WITHHELD,),
    certainty=LOOK,
    missing=Missing.ANSWER,
)

ASKED = "Which policies are there? How are they enforced? Is downloading prevented?"

examples: list[Example] = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.HELD_WITHHELD, exemption=exemption, asks=ASKED),
        letter="We hold this. All of it is exempt.",
        at="We hold this.",
        says="several parts",
    )
    for regime, exemption in (("foia", "foia.s31.1.a"), ("eir", "eir.reg12.5.a"))
]
examples += [
    Right(
        regime=regime,
        answers=an_answer(Stance.HELD_WITHHELD, exemption=exemption, asks=ASKED),
        letter="The policy titles are A and B; the remaining details, the settings, are withheld.",
    )
    for regime, exemption in (("foia", "foia.s31.1.a"), ("eir", "eir.reg12.5.a"))
]

CONSIDERED = re.compile(
    r"\b(?:part(?:s|ly|ial\w*)?|redact\w*|remain\w*|rest of|extent|extract\w*|summar\w+|some of|only the|other than|except)\b",
    re.IGNORECASE,
)


@rule.each_answer
def refused_whole(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    given = answer.has(Stance.DISCLOSED, Stance.ANSWERED, Stance.NEITHER)
    parts = answer.asked.count("?") + answer.asked.count("\n")
    if not given and parts > 1 and not answer.find(CONSIDERED):
        yield Fault(answer.own, "A question of several parts is refused whole; can a part be given?")
