"""Neither confirms nor denies what this authority has answered before.

## What the law asks
The Commissioner expects silence to be used consistently for a kind of question, whether or not anything is
held; otherwise it speaks.

## Why it matters
If the same question was answered in May and met with silence in July, the silence tells what changed.

## How to put it right
Give the same stance as before, or say why this question differs from the earlier one.

## What this rule does not see
What other authorities answer, which is no measure; and letters that it was not given.
"""

from collections.abc import Iterator
from dataclasses import replace

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.contradictions import answered_before
from answerable.letters.checking.examples import NOWHERE, Right, Wrong, an_answer
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.readings import Reading, Stance

rule = Rule(
    code="NC05",
    name="silence-after-an-answer",
    law={"foia": "ICO guidance: when to refuse to confirm or deny"},
    stances=(Stance.NEITHER,),
    certainty=LIKELY,
    needs=("earlier",),
)

ASKED = "How many ransomware attacks did the council suffer in 2024?"


def _earlier(stance: Stance, words: str) -> Reading:
    return Right(regime="foia", answers=an_answer(stance, asks=ASKED), letter=words).reading


HELD = replace(NOWHERE, earlier=(_earlier(Stance.DISCLOSED, "We hold the log: two attacks."),))
SILENT = replace(NOWHERE, earlier=(_earlier(Stance.NEITHER, "We neither confirm nor deny it."),))

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s31.3", asks=ASKED),
        letter="We neither confirm nor deny that we hold this (section 31(3)).",
        facts=HELD,
        at="We neither confirm",
        says="an earlier letter",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s31.3", asks=ASKED),
        letter="We neither confirm nor deny that we hold this (section 31(3)).",
        facts=SILENT,
    ),
]


@rule.each_answer
def answered_openly(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    earlier = answered_before(answer, earlier=letter.facts.earlier)
    if earlier:
        which = earlier.reference.value if earlier.reference else "without a reference"
        yield Fault(answer.own, f"Declines to say what an earlier letter ({which}) answered openly.")
