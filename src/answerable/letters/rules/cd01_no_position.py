"""A reply that takes no position: comment, apology or policy talk, and neither held nor not held.

## What the law asks
The authority must say in writing whether it holds information of the description asked for, and give it
or refuse it under a named provision.

## Why it matters
A question met with comment alone is not answered, and the applicant cannot tell whether anything exists.

## How to put it right
Give the information, or say that it is not held, or name the provision under which it is refused.

## What this rule does not see
Whether the comment is the whole of what is recorded. A question with no reply at all is QA01.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import DENIES_HOLDING, SAYS_HELD
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="CD01",
    name="no-position-taken",
    law={
        "foia": "s.1(1)(a)",
        "foisa": "s.16(1)",
        "eir": "ICO guidance: refusing a request under the EIR",
        "eisr": "Scottish Information Commissioner guidance: regulation 13",
    },
    stances=(Stance.UNANSWERED,),
    certainty=LIKELY,
    missing=Missing.ANSWER,
)

REVIEWED = "3. The service is under review at present."
HELD = "3. We hold one report on this and enclose it."

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.UNANSWERED, to="3"),
        letter=REVIEWED,
        at="3. The service",
        says="neither gives anything nor says",
    ),
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.UNANSWERED, to="3"),
        letter=REVIEWED,
        at="3. The service",
        says="neither gives anything nor says",
    ),
    Wrong(
        regime="eir",
        answers=an_answer(Stance.UNANSWERED, to="3"),
        letter=REVIEWED,
        at="3. The service",
        says="neither gives anything nor says",
    ),
    Right(regime="foia", answers=an_answer(Stance.DISCLOSED, to="3"), letter=HELD),
    Right(
        regime="foia",
        answers=an_answer(Stance.UNANSWERED, to="3"),
        letter="3. The service is under review. Nothing on this is held by the council yet.",
        because="it says that nothing is held",
    ),
    Right(regime="foisa", answers=an_answer(Stance.DISCLOSED, to="3"), letter=HELD),
    Right(regime="eir", answers=an_answer(Stance.DISCLOSED, to="3"), letter=HELD),
]
examples += [
    Wrong(
        regime="eisr",
        answers=an_answer(Stance.UNANSWERED, to="3"),
        letter=REVIEWED,
        at="3. The service",
        says="neither gives anything",
        certainty=LIKELY,
    ),
    Right(regime="eisr", answers=an_answer(Stance.DISCLOSED, to="3"), letter=HELD),
]


@rule.each_answer
def no_position(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    if answer.citations or answer.find(SAYS_HELD) or answer.find(DENIES_HOLDING) or not answer.own.words:
        return
    yield Fault(answer.own, "This reply neither gives anything nor says whether anything is held.")
