"""The answer denies in quotation marks what nobody asked for.

## What the law asks
A request is to be read for what its words objectively ask; where the authority reads them in its own way,
help under section 16 means saying so.

## Why it matters
Asked for "site notes", told that no "investigation notes" are held, the applicant still does not know.

## How to put it right
Use the applicant's own term, or say how it was read and offer to look again.

## What this rule does not see
Changes of subject without quotation marks.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.phrases import DENIES_HOLDING
from answerable.letters.checking.rule import LOOK, Fault, Rule
from answerable.letters.checking.subjects import terms
from answerable.letters.readings import Stance

rule = Rule(
    code="QA02",
    name="other-subject-answered",
    law={"foia": "s.45 Code, chapter 2", "eir": "ICO guidance: advice and assistance (regulation 9)"},
    stances=(Stance.NOT_HELD,),
    certainty=LOOK,
)

ASKED = "Please send the site notes of the visits."
OTHER = "We hold no “investigation notes”."
SAME = "We read “site notes” as any record made at the visits; two are enclosed."

examples: list[Example] = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.NOT_HELD, asks=ASKED),
        letter=OTHER,
        at="“investigation notes”",
        says="does not ask for",
    )
    for regime in ("foia", "eir")
]
examples += [
    Right(regime=regime, answers=an_answer(Stance.DISCLOSED, asks=ASKED), letter=SAME) for regime in ("foia", "eir")
]

QUOTED = re.compile(r"[“\"‘']([a-z][\w -]{3,40}?)[”\"’'](?!\w)", re.IGNORECASE)


@rule.each_answer
def other_subject(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    denied = answer.sentence(DENIES_HOLDING)
    for place in answer.finds(QUOTED) if denied else ():
        named = terms(place.words)
        common = named & terms(answer.asked)  # one word is the question's, another is not
        if denied and place.span in denied.span and common and common < named:
            yield Fault(place, f"The question does not ask for {place.words}.")
            return
