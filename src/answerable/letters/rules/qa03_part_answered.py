"""A question of several parts with one bare word for answer.

## What the law asks
Each part of a question is a part of the request; the Code under section 45 expects replies to deal with all
of it.

## Why it matters
"Yes" to "how many, and in which teams?" leaves the applicant to ask again.

## How to put it right
Meet each part, or say why the rest falls away.

## What this rule does not see
That the one word settles all parts. After a "no" or "none" the rest is taken to fall away.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="QA03",
    name="part-answered",
    law={"foia": "s.45 Code, chapter 2", "eir": "ICO guidance: advice and assistance (regulation 9)"},
    stances=(Stance.ANSWERED, Stance.DISCLOSED, Stance.UNANSWERED),
    certainty=LIKELY,
    missing=Missing.ANSWER,
)

ASKED = "Are there any inspectors? If so, how many, and in which teams?"

examples: list[Example] = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.ANSWERED, asks=ASKED),
        letter="Yes.",
        at="Yes",
        says="several parts",
    )
    for regime in ("foia", "eir")
]
examples += [
    Right(regime=regime, answers=an_answer(Stance.ANSWERED, asks=ASKED), letter=words)
    for regime in ("foia", "eir")
    for words in ("Six: four in housing, two in parks.", "No.")
]

PARTS = re.compile(r"\?|\bif so\b|\bif yes\b|\band (?:how|what|which|who|when|where|why)\b", re.IGNORECASE)
BARE = re.compile(
    r"^\W*(?:\w{1,3}[.)]\s*)?(?:yes|correct|that is (?:right|correct)|we do|it does|they do)\W*$",
    re.IGNORECASE,
)


@rule.each_answer
def part_answered(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    parts = len(PARTS.findall(answer.asked))
    if parts > 1 and len(answer.questions) == 1 and BARE.match(answer.own.words) and not answer.shared:
        yield Fault(
            answer.own,
            "The question has several parts; one word answers them.",
            LIKELY if parts > 2 else LOOK,
        )
