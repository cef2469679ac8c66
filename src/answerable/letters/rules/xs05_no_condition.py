"""Section 40(2) without the condition or principle it rests on.

## What the law asks
The Commissioner expects the notice to say which condition is met and, for the first, to work through
the stages of legitimate interests: purpose, necessity, balance.

## Why it matters
Being personal data is only the first step. Much personal data may lawfully be released.

## How to put it right
Name the condition, usually the first in section 40(3A)(a), and say why release would not be lawful or fair.

## What this rule does not see
Whether the balance is right. For plainly private data a short reason is enough.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="XS05",
    name="no-condition",
    law={"foia": "ICO guidance: section 40"},
    stances=(Stance.HELD_WITHHELD,),
    certainty=LIKELY,
    missing=Missing.LETTER,
    silenced=True,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s40.2"),
        letter="The salaries are personal data, so section 40(2) applies.",
        at="40(2)",
        says="no condition",
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s40.2"),
        letter="Under section 40(2) we withhold the names, which identify people.",
        at="40(2)",
        says="no condition",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s40.2"),
        letter="""
            Section 40(2), first condition. There is a legitimate interest in pay, but the published band
            meets it, so naming is not necessary and would not be lawful.
        """,
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s40.2"),
        letter="Your neighbour's home address is exempt under section 40(2).",
        because="plainly private data need no more",
    ),
]

CONDITION = phrase(
    r"(?:first|second|third) condition",
    r"40 ?\( ?3A ?\)",
    r"principles?",
    r"(?:un)?law\w+",
    r"legitimate interests?",
    r"(?:un)?fair\w*",
    r"reasonabl\w+ expect\w*",
    r"consent\w*",
    r"expect\w*",
    r"distress\w*",
    r"contraven\w*|breach\w*",
    r"rights and freedoms|officers['’] rights|their (?:rights|privacy)|privacy",
    r"(?:not|un)[- ]?necess\w+",
    r"interests? (?:\w+ ){0,5}out-?weigh\w*",
)
PRIVATE = phrase(
    r"home address\w*",
    r"(?:medical|health) (?:\w+ )?(?:records?|conditions?|data)",
    r"dates? of birth",
    r"(?:private|personal|mobile) (?:telephone|phone|e-?mail)\w*",
    r"bank (?:details|accounts?)",
)


@rule.each_answer
def no_condition(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    claim = next((p for p in answer.provisions if p.parts[:2] == ("40", "2")), None)
    if claim and not answer.find(CONDITION) and not answer.find(PRIVATE) and not letter.in_general(CONDITION):
        yield Fault(answer.place(claim), "This is called personal data, and no condition or principle is named.")
