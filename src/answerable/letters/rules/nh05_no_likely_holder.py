"""Not held, and no word on who may hold it.

## What the law asks
Under the Regulations an authority that does not hold the information, and believes that another does,
must transfer the request or give that authority's name and address. Under the Acts it is advice and
assistance.

## Why it matters
An applicant who is sent nowhere begins again at random.

## How to put it right
Name the likely holder and how to reach it, or transfer the request.

## What this rule does not see
Whether another holder exists. It runs only where the answer itself speaks of another body.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="NH05",
    name="no-likely-holder",
    law={
        "foia": "s.45 Code: transfers",
        "eir": "reg.10(1)",
        "foisa": "Scottish Ministers' Code: advice and assistance",
    },
    stances=(Stance.NOT_HELD,),
    certainty=LIKELY,
    missing=Missing.LETTER,
)

examples = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.NOT_HELD),
        letter="We do not hold this; another authority is responsible for highways.",
        at="We do not hold this",
        says="does not name",
        certainty=LIKELY,
    )
    for regime in ("foia", "eir", "foisa")
] + [
    Right(
        regime=regime,
        answers=an_answer(Stance.NOT_HELD),
        letter="We do not hold this. Northshire County Council is the highway authority; write to foi@northshire.example.",
    )
    for regime in ("foia", "eir", "foisa")
]

ANOTHER = phrase(
    r"(?:another|a different|other|the relevant|the appropriate|an external) (?:public )?(?:authorit\w+|bod(?:y|ies)|organisations?|agenc\w+|councils?|trusts?|departments?)",
    r"(?:is|are|falls?) (?:not )?(?:the )?responsib\w+ of (?:another|others)",
)
NAMED = phrase(
    r"(?:https?://|www\.)\S+",
    r"\S+@\S+",
    r"(?:contact|write to|redirect\w*|refer\w*|approach|direct) (?:\w+ ){0,6}(?:council|authority|agency|trust|police|office|board|nhs|department|ministry|ltd|limited)",
    r"transferr?\w*",
)


@rule.each_answer
def unnamed(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    place = answer.sentence(ANOTHER)
    if place and not answer.find(NAMED):
        yield Fault(place, "This speaks of another holder and does not name it.")
