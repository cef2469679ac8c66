"""Silence without the sentence that nothing should be read into it.

## What the law asks
It is good practice, and no duty, to say that declining to confirm or deny does not show that information is,
or is not, held.

## Why it matters
Readers take silence for a yes. One neutral sentence keeps the letter from being quoted as one.

## How to put it right
Add once: "This should not be taken to show that we do or do not hold the information."

## What this rule does not see
A sentence to that effect in words it does not know.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.findings import Suggestion
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="NC08",
    name="no-neutral-sentence",
    law={"foia": "good practice: say that nothing should be inferred"},
    certainty=LIKELY,
    missing=Missing.LETTER,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s31.3"),
        letter="Under section 31(3) we neither confirm nor deny that we hold this.",
        at="Under section",
        says="nothing should be inferred",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s31.3"),
        letter="""
            Under section 31(3) we neither confirm nor deny this. That should not be taken to show that we do
            or do not hold it.
        """,
    ),
]

NEUTRAL = re.compile(
    r"\b(?:infer\w*|not (?:to )?be (?:taken|read|seen|construed|interpreted|understood|regarded|treated)|should not (?:take|read|conclude|assume|treat)"
    r"|(?:does|do|should|must|is|are) not (?:to )?(?:mean|indicat\w+|imply|suggest|confirm|signify|an indication)|(?:no|nor any|any) (?:indication|conclusions?|assumption)"
    r"|nothing (?:\w+ ){0,6}(?:read|inferred|concluded|taken|implied|drawn)|either way|one way or the other)\b",
    re.IGNORECASE,
)
ADD = Suggestion("Add: “This should not be taken to show that we do or do not hold the information.”", safe=True)


@rule.whole_letter
def no_disclaimer(letter: CheckedLetter) -> Iterator[Fault]:
    silent = letter.answers_with(Stance.NEITHER)
    if silent and not NEUTRAL.search(letter.text):
        questions = tuple(number for answer in silent for number in answer.questions)
        yield Fault(
            silent[0].own,
            "No sentence says that nothing should be inferred.",
            suggest=ADD,
            questions=questions,
        )
