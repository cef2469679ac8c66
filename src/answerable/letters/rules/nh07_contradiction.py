"""One answer says that something is held, another that nothing is, about the same subject.

## What the law asks
Each answer must say truly whether information of the description asked for is held.

## Why it matters
Two answers that cannot both stand leave the applicant unable to tell what exists, and suggest that one
of them was given without looking.

## How to put it right
Say which record is meant in each answer: "beyond the policy covered in answer 6, nothing else is held".

## What this rule does not see
Whether two different things are meant. It compares words, so it never says more than "likely".
"""

import re
from collections import Counter
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import BEYOND, SAYS_HELD
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.checking.subjects import shared_terms, terms
from answerable.letters.readings import Stance

rule = Rule(
    code="NH07",
    name="held-and-not-held",
    law={"foia": "ICO guidance: determining whether we hold information (s.1(1)(a))"},
    stances=(Stance.NOT_HELD,),
    certainty=LIKELY,
)

APPS = "Which controls are placed on messaging apps on council phones?"

examples = [
    Wrong(
        regime="foia",
        answers=(
            an_answer(Stance.NOT_HELD, to="2", asks=APPS, begins="2."),
            an_answer(
                Stance.HELD_WITHHELD,
                exemption="foia.s31.1.a",
                to="6",
                asks="How are messaging apps managed on council phones?",
                begins="6.",
            ),
        ),
        letter="""
            2. No information on controls is held.

            6. We confirm that we hold information on this. It is exempt under section 31(1)(a).
        """,
        at="2. No information on controls is held.",
        says="answer 6 says that information",
        certainty=LIKELY,
    ),
    Right(
        regime="foia",
        answers=(
            an_answer(Stance.NOT_HELD, to="2", asks=APPS, begins="2."),
            an_answer(
                Stance.HELD_WITHHELD,
                exemption="foia.s31.1.a",
                to="6",
                asks="How are messaging apps managed on council phones?",
                begins="6.",
            ),
        ),
        letter="""
            2. Beyond the policy covered in answer 6, nothing is held.

            6. We confirm that we hold information on this. It is exempt under section 31(1)(a).
        """,
    ),
    Right(
        regime="foia",
        answers=(
            an_answer(Stance.NOT_HELD, to="1", asks="How many benches were painted?", begins="1."),
            an_answer(Stance.HELD_WITHHELD, to="2", asks="What did each library cost?", begins="2."),
        ),
        letter="""
            1. We do not hold this.

            2. We hold this. It is exempt under section 43(2).
        """,
        because="the two answers are about different things",
    ),
]


@rule.each_pair
def both_said(first: CheckedAnswer, second: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    denies, holds = (first, second) if first.has(Stance.NOT_HELD) else (second, first)
    if holds.has(Stance.NOT_HELD, Stance.NEITHER) or not holds.find(SAYS_HELD):
        return
    if denies.find(BEYOND) or any(re.search(rf"\b{re.escape(n)}\b", denies.own.words[3:]) for n in holds.questions):
        return
    common = shared_terms(denies.asked, holds.asked)
    if len(common) > 1 and common - _everywhere(letter):
        number = " and ".join(holds.questions)
        says = f"This says that nothing is held; answer {number} says that information on the subject is held."
        yield Fault(denies.own, says, questions=(*denies.questions, *holds.questions))


def _everywhere(letter: CheckedLetter) -> frozenset[str]:
    """Words of more than half of the questions: they name the letter's subject and tell no two apart."""
    asked = [terms(question.text) for question in letter.reading.questions]
    counts = Counter(word for words in asked for word in words)
    return frozenset(word for word, count in counts.items() if len(asked) > 3 and 2 * count > len(asked))
