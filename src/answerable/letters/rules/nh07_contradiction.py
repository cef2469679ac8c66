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

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.contradictions import asked_in, held_and_not_held
from answerable.letters.checking.examples import AnAnswer, Right, Wrong, an_answer
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="NH07",
    name="held-and-not-held",
    law={
        "foia": "ICO guidance: determining whether we hold information (s.1(1)(a))",
        "eir": "ICO guidance: determining whether we hold information",
        "foisa": "Scottish Information Commissioner guidance: information not held",
        "eisr": "Scottish Information Commissioner guidance: information not held",
    },
    stances=(Stance.NOT_HELD,),
    certainty=LIKELY,
)

APPS = "Which controls are placed on messaging apps on council phones?"

CITED = {
    "foia": ("foia.s31.1.a", "section 31(1)(a)"),
    "eir": ("eir.reg12.5.a", "regulation 12(5)(a)"),
    "foisa": ("foisa.s35.1.a", "section 35(1)(a)"),
    "eisr": ("eisr.reg10.5.a", "regulation 10(5)(a)"),
}
SAID = "2. {}\n\n6. We confirm that we hold information on this. It is exempt under {}."


def _pair(cited: str) -> tuple[AnAnswer, AnAnswer]:
    managed = "How are messaging apps managed on council phones?"
    holds = an_answer(Stance.HELD_WITHHELD, exemption=cited, to="6", asks=managed, begins="6.")
    return an_answer(Stance.NOT_HELD, to="2", asks=APPS, begins="2."), holds


examples = (
    [
        Wrong(
            regime=regime,
            answers=_pair(cited),
            letter=SAID.format("No information on controls is held.", words),
            at="2. No information on controls is held.",
            says="answer 6 says that information",
            certainty=LIKELY,
        )
        for regime, (cited, words) in CITED.items()
    ]
    + [
        Right(
            regime=regime,
            answers=_pair(cited),
            letter=SAID.format("Beyond the policy covered in answer 6, nothing is held.", words),
        )
        for regime, (cited, words) in CITED.items()
    ]
    + [
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
)


@rule.each_pair
def both_said(first: CheckedAnswer, second: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    found = held_and_not_held(first, second, asked=asked_in(letter))
    if found:
        number = " and ".join(found.holds.questions)
        says = f"This says that nothing is held; answer {number} says that information on the subject is held."
        yield Fault(found.denies.own, says, questions=(*found.denies.questions, *found.holds.questions))
