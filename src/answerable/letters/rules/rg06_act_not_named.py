"""Section numbers without the Act.

## What the law asks
An unmistakable section number meets the Act; naming it once is good practice.

## Why it matters
"Section 31(3)" means nothing to a reader who does not know of which Act.

## How to put it right
Write "of the Freedom of Information Act 2000" once, at the first section number.

## What this rule does not see
A name in a footer or picture that is not in the text.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.findings import Suggestion
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="RG06",
    name="act-not-named",
    law={"foia": "good practice: name the Act once", "foisa": "good practice: name the Act once"},
    certainty=LIKELY,
    missing=Missing.LETTER,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s31.3"),
        letter="Section 31(3) applies.",
        at="31(3)",
        says="no Act",
    ),
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s36.2"),
        letter="Section 36(2) applies.",
        at="36(2)",
        says="no Act",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s31.3"),
        letter="Section 31(3) of the Freedom of Information Act 2000 applies.",
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s36.2"),
        letter="Section 36(2) of FOISA applies.",
    ),
]

NAMED = re.compile(
    r"freedom of information (?:\(scotland\) )?act|\bFOI(?:A|SA)\b|\bFOI(?: \(\w+\))? Act\b|\bAct 200[02]\b|\bthe (?:\d{4} )?Act\b"
    r"|environmental information|\bEIRs?\b",
    re.IGNORECASE,
)
ADD = Suggestion("Write “of the Freedom of Information Act 2000” after the first section number.", safe=True)


@rule.whole_letter
def not_named(letter: CheckedLetter) -> Iterator[Fault]:
    cited = [(answer, p) for answer in letter.answers for p in answer.provisions if p.act in ("foia", "foisa")]
    if cited and not letter.find(NAMED):
        answer, provision = cited[0]
        yield Fault(answer.place(provision), "A section is cited and no Act is named.", suggest=ADD)
