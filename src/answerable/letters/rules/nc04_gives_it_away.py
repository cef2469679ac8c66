"""Neither confirms nor denies, and gives the answer away.

## What the law asks
The exclusion of the duty to confirm or deny can apply only while the letter keeps silent on whether the
information is held.

## Why it matters
A letter that says "we hold this" two sentences on has confirmed it, and the ground for silence is gone.

## How to put it right
Take out every word from which a reader can tell whether the thing exists; or say that it is held, and
withhold it.

## What this rule does not see
Whether the sentence is about other information. A log's heading such as "information withheld" is not a
statement in the letter.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.contradictions import given_away
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import DECLINES_TO_SAY, REVIEW_OUTCOME
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="NC04",
    name="silence-given-away",
    law={"foia": "s.1(1)(a)", "eir": "reg.12(6)"},
    stances=(Stance.NEITHER,),
    certainty=LIKELY,
)

AWAY = "We neither confirm nor deny this ({}). The information you requested is exempt from disclosure."
REVIEW = "You asked for an internal review. We uphold our first answer.\n\nWhat we found\n\nWe hold the log that you want.\n\nOur answer\n\n{}"

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s31.3"),
        letter=AWAY.format("section 31(3)"),
        at="The information you requested is exempt",
        says="gives away",
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s30.3"),
        letter="We can confirm that we hold the log. We neither confirm nor deny what is in it (section 30(3)).",
        at="We can confirm that we hold the log.",
        says="gives away",
    ),
    Wrong(
        regime="eir",
        answers=an_answer(Stance.NEITHER, exemption="eir.reg12.6"),
        letter=AWAY.format("regulation 12(6)"),
        at="The information you requested is exempt",
        says="gives away",
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s30.3", asks="Please send the investigation file."),
        letter="We neither confirm nor deny that we hold this (section 30(3)). The investigation file is closed.",
        at="The investigation file is closed",
        says="tells of the thing",
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s31.3"),
        letter=REVIEW.format("We neither confirm nor deny that we hold this (section 31(3))."),
        at="We hold the log that you want.",
        says="gives away",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s30.3", asks="Is there an investigation?"),
        letter="We neither confirm nor deny this (section 30(3)): it would tell a suspect that the investigation is open.",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s31.3"),
        letter="We neither confirm nor deny that we hold this (section 31(3)). Whether we do would tell an attacker.",
    ),
    Right(
        regime="eir",
        answers=an_answer(Stance.NEITHER, exemption="eir.reg12.6"),
        letter="Any information, if held, would be exempt. We neither confirm nor deny it (regulation 12(6)).",
    ),
]


@rule.each_answer
def gives_away(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    declines = answer.sentence(DECLINES_TO_SAY)
    if not declines:
        return
    # what a review found stands before its answers; apart from the sentence that declines, something else may be meant
    told = (*answer.sentences, *(letter.explaining if letter.find(REVIEW_OUTCOME) else ()))
    found = given_away(told, asked=answer.asked)
    if found and len(answer.questions) > 1 and not (found.is_of_the_question and not found.is_plain):
        return  # one part may be held, while the letter is silent on another
    if found and found.is_plain:
        apart = "\n\n" in letter.text[found.at.span.end : declines.span.start]
        yield Fault(found.at, "This gives away what the letter declines to say.", LOOK if apart else LIKELY)
    elif found:
        says = "This tells of the thing whose existence the letter declines to confirm."
        yield Fault(found.at, says, LIKELY if found.is_of_the_question else LOOK)
