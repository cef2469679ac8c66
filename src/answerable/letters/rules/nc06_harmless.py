"""Declines to say whether an ordinary policy exists.

## What the law asks
The duty to confirm or deny falls away only so far as saying yes or no would do the harm that the
exemption is about.

## Why it matters
That a public body has, or lacks, a common policy may be known already, or harm nobody. Silence then looks
like reluctance.

## How to put it right
Say why this authority's own yes or no matters; or confirm that the policy exists, and withhold its
content.

## What this rule does not see
The merits. Silence on matters of security has been upheld; this rule only shows the place.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.rule import LOOK, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="NC06",
    name="silence-on-a-common-policy",
    law={"foia": "ICO guidance: when to refuse to confirm or deny"},
    stances=(Stance.NEITHER,),
    certainty=LOOK,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(
            Stance.NEITHER,
            exemption="foia.s31.3",
            asks="Does the council have a complaints policy? Please send it.",
        ),
        letter="Under section 31(3) we neither confirm nor deny that we hold this.",
        at="Under section",
        says="whether a common policy exists",
        certainty=LOOK,
    ),
    Right(
        regime="foia",
        answers=an_answer(
            Stance.NEITHER,
            exemption="foia.s40.5B.a.i",
            asks="Is there an investigation into the head teacher?",
        ),
        letter="Under section 40(5B)(a)(i) we neither confirm nor deny that we hold this.",
    ),
]

GENERAL_POLICY = re.compile(
    r"\b(?:have|hold|has|is there|are there|keep|use|plans? (?:to|on|for))\b[^?.]{0,60}"
    r"\b(?:polic(?:y|ies)|procedures?|guidance|strategy|code of (?:conduct|practice)|training)\b",
    re.IGNORECASE,
)


@rule.each_answer
def common_policy(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    if GENERAL_POLICY.search(answer.asked):
        yield Fault(answer.own, "This declines to say whether a common policy exists; is yes or no harmful here?")
