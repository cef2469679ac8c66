"""A hedge where "held" or "not held" is owed.

## What the law asks
The authority must say whether it holds information of the description, and help the applicant to what
there is. "Unable to provide" or "ask somebody else" says neither.

## Why it matters
A hedge may hide a denial, a cost refusal or plain trouble in finding it. Each has its own notice and its
own way of being put right.

## How to put it right
Say which it is: not held; held, but over the cost limit; held in another form, which is offered.

## What this rule does not see
Whether the sentence before the request explains it.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import COST_WORDS, DENIES_HOLDING, HEDGES, SAYS_HELD
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="CD03",
    name="hedged-denial",
    law={
        "foia": "ICO guidance: determining whether we hold information (s.1(1)(a))",
        "eir": "ICO guidance: refusing a request under the EIR",
        "foisa": "s.17(1)",
        "eisr": "Scottish Information Commissioner guidance: information not held",
    },
    certainty=LIKELY,
    missing=Missing.ANSWER,
)

HEDGED = "We are not able to provide these figures."
SENT_AWAY = "The schools are academies. Please put your questions to each governing body."

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.UNANSWERED),
        letter=HEDGED,
        at="not able to provide",
        says="without saying whether",
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.TRANSFER),
        letter=SENT_AWAY,
        at="The schools",
        says="Sends the applicant elsewhere",
    ),
    Wrong(
        regime="eir",
        answers=an_answer(Stance.UNANSWERED),
        letter=HEDGED,
        at="not able to provide",
        says="without saying whether",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.COST),
        letter="We hold the figures only inside 900 case files; see the cost refusal below.",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.TRANSFER),
        letter="We do not hold this. Please ask each governing body.",
    ),
    Right(
        regime="eir",
        answers=an_answer(Stance.NOT_HELD),
        letter="We are unable to provide a survey, because none is held.",
    ),
]
examples += [
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.UNANSWERED),
        letter=HEDGED,
        at="not able to provide",
        says="without saying whether",
    ),
    Wrong(
        regime="eisr",
        answers=an_answer(Stance.UNANSWERED),
        letter=HEDGED,
        at="not able to provide",
        says="without saying whether",
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.NOT_HELD),
        letter="We are unable to provide a survey, because none is held.",
    ),
    Right(
        regime="eisr",
        answers=an_answer(Stance.NOT_HELD),
        letter="We are unable to provide a survey, because none is held.",
    ),
]

TAKES_A_STAND = (
    Stance.DISCLOSED, Stance.ANSWERED, Stance.NEITHER, Stance.VEXATIOUS, Stance.CLARIFY, Stance.FEE,
    Stance.POINTER, Stance.FUTURE,
)  # fmt: skip


GIVES = re.compile(  # what begins with a figure or a yes answers, whoever was told of it afterwards
    r"\W*(?:£?\d[\d,.]*(?![.)]? ?\w+ (?:is|are|was|were)\b)|yes|no|none|nil|one|two|three|four|five|six|seven|eight|nine|ten)\b[ ,.;:]",
    re.IGNORECASE,
)


@rule.each_answer
def hedged(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    if answer.citations or answer.has(*TAKES_A_STAND) or answer.find(SAYS_HELD) or answer.find(DENIES_HOLDING):
        return
    hedge = answer.find(HEDGES)
    if hedge:
        certainty = LOOK if answer.has(Stance.COST) and answer.find(COST_WORDS) else LIKELY
        yield Fault(hedge, "This declines without saying whether the information is held.", certainty)
    elif answer.has(Stance.TRANSFER) and not GIVES.match(answer.own.words):
        says = "Sends the applicant elsewhere, and does not say whether anything is held here."
        yield Fault(answer.own, says, LIKELY if answer.regime == "foia" else LOOK)
