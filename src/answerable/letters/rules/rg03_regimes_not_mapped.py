"""Answered under two regimes without saying which part under which.

## What the law asks
By the Commissioner's guidance a request that is partly environmental is to be split, and the applicant told
which part is dealt with under which regime.

## Why it matters
Review rights, thresholds and time differ between the two.

## How to put it right
One line does it: "questions 1 to 3 under the Regulations, question 4 under the Act".

## What this rule does not see
A map that is given in other words.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.rule import LOOK, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="RG03",
    name="regimes-not-mapped",
    law={"foia": "ICO guidance: requests under both regimes"},
    certainty=LOOK,
)

TWO = "1. The spend was £400. 2. The noise survey is enclosed."

examples = [
    Wrong(
        regime="foia",
        answers=(
            an_answer(Stance.DISCLOSED, to="1", begins="1."),
            an_answer(Stance.DISCLOSED, to="2", begins="2."),
        ),
        letter=f"Answered under the Freedom of Information Act and the Environmental Information Regulations. {TWO}",
        at="Freedom of Information Act and the Environmental",
        says="which question",
        certainty=LOOK,
    ),
    Right(
        regime="foia",
        answers=(
            an_answer(Stance.DISCLOSED, to="1", begins="1."),
            an_answer(Stance.DISCLOSED, to="2", begins="2."),
        ),
        letter=f"""
            Question 2 is answered under the Environmental Information Regulations, the other under the Freedom
            of Information Act. {TWO}
        """,
    ),
]

BOTH = re.compile(
    r"freedom of information act(?: 2000)?(?: \(\w+\))? and (?:the )?environmental information"
    r"|environmental information regulations(?: 2004)?(?: \(\w+\))? and (?:the )?freedom of information",
    re.IGNORECASE,
)
MAPPED = re.compile(
    r"\b(?:questions?|parts?|points?|items?)\s+\(?\d[^.]{0,80}\b(?:environmental|EIR|regulations)\b",
    re.IGNORECASE,
)


@rule.whole_letter
def not_mapped(letter: CheckedLetter) -> Iterator[Fault]:
    place = letter.find(BOTH)
    acts = {provision.act for answer in letter.answers for provision in answer.provisions}
    if place and len(letter.answers) > 1 and len(acts) < 2 and not letter.find(MAPPED):
        yield Fault(place, "Two regimes are named; which question falls under which is not said.")
