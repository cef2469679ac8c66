"""An extension under the Environmental Information Regulations for the wrong reason.

## What the law asks
Regulation 7 allows up to 40 working days only where the request is both complex and voluminous. There is
no extension for the public interest.

## Why it matters
An extension for another reason has no effect: the 20 working days stand.

## How to put it right
Say what makes the request complex and what makes it voluminous, and give the day; or answer now.

## What this rule does not see
Whether it is. The Scottish Regulations were not read for this.
"""

import re
from collections.abc import Iterator

from answerable.casefile import Regime
from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.passages import first
from answerable.letters.checking.phrases import MORE_TIME, REVIEW_OUTCOME
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.checking.weighing import PUBLIC_INTEREST
from answerable.letters.readings import Stance

rule = Rule(
    code="TM06",
    name="eir-extension-unfounded",
    law={"eir": "reg.7(1)"},
    certainty=LIKELY,
)

examples = [
    Wrong(
        regime="eir",
        answers=an_answer(Stance.UNANSWERED),
        letter="We need more time to consider the public interest.",
        at="need more time",
        says="public interest",
    ),
    Wrong(
        regime="eir",
        answers=an_answer(Stance.UNANSWERED),
        letter="We are extending the time limit, because the request is complex or voluminous.",
        at="extending the time",
        says="both",
    ),
    Right(
        regime="eir",
        answers=an_answer(Stance.UNANSWERED),
        letter="The request is complex and voluminous, so by regulation 7 we need more time, until 4 March 2025.",
    ),
]

# what only the authority says, also where it was taken for the applicant's
OURS = re.compile(
    r"\W*(?:we|the (?:council|trust|authority|department)) (?:will |shall )?(?:needs?|requires?|(?:are|have|is|has) extend\w+)\b",
    re.IGNORECASE,
)
COMPLEX = re.compile(r"\bcomplex", re.IGNORECASE)
VOLUMINOUS = re.compile(r"\b(?:volum\w+|large|size|amount|number of|extensive)\b", re.IGNORECASE)
EITHER = re.compile(r"\bcomplex\w*\s+or\b|\bvolum\w+\s+or\s+complex", re.IGNORECASE)


@rule.whole_letter
def unfounded(letter: CheckedLetter) -> Iterator[Fault]:
    if letter.regime is not Regime.EIR or letter.find(REVIEW_OUTCOME):
        return
    for sentence in (*letter.own_sentences, *(one for one in letter.all_sentences if OURS.match(one.words))):
        place = first(MORE_TIME, sentence)
        if place and PUBLIC_INTEREST.search(sentence.words):
            yield Fault(place, "The Regulations know no extension for the public interest.")
            return
        complex_only = COMPLEX.search(sentence.words) and not letter.find(VOLUMINOUS)
        if place and (EITHER.search(sentence.words) or complex_only):
            yield Fault(place, "Regulation 7 asks for both: complex and voluminous.")
            return
