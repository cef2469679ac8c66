"""Environmental information refused under the Freedom of Information Act alone.

## What the law asks
Environmental information is to be dealt with under the Environmental Information Regulations, which have
their own exceptions, each subject to the public interest and a presumption in favour of disclosure.

## Why it matters
A refusal under the wrong regime may withhold what the Regulations would release, and costs the applicant
the right to make representations.

## How to put it right
Consider the Regulations: answer under them, or say in a sentence why the information is not environmental.

## What this rule does not see
Whether the information itself is environmental. It looks at the words of the question only.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import REFUSING, CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.rule import LOOK, Fault, Rule
from answerable.letters.environment import environmental_words
from answerable.letters.readings import Stance

rule = Rule(
    code="RG01",
    name="eir-not-considered",
    law={"foia": "EIR reg.14"},
    stances=tuple(sorted(REFUSING)),
    certainty=LOOK,
)

TREES = "Please send the survey of the trees felled and the soil contamination at the site."

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2", asks=TREES),
        letter="We hold the survey. It is exempt under section 43(2).",
        at="We hold",
        says="Environmental Information Regulations",
        certainty=LOOK,
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2", asks=TREES),
        letter="It is exempt under section 43(2). We considered the Environmental Information Regulations first.",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s40.2", asks="What is the head of parks paid?"),
        letter="It is exempt under section 40(2).",
        because="pay is not environmental information",
    ),
]

CONSIDERED = re.compile(r"\benvironmental information\b|\bEIR\b|\bsection 39\b|\bregulations? 1[2-4]\b", re.IGNORECASE)


@rule.each_answer
def not_considered(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    if len(environmental_words(answer.asked)) < 2 or letter.find(CONSIDERED):
        return
    yield Fault(
        answer.own,
        "This may be environmental information: were the Environmental Information Regulations considered?",
    )
