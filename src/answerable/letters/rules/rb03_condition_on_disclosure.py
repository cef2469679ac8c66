"""The information is offered on a condition.

## What the law asks
Information that is not exempt must be communicated. No undertaking, no promise of confidence and no
agreement can be made the price of it.

## Why it matters
Disclosure under the Act is to the world. A condition is a refusal that does not say so.

## How to put it right
Send the information. A fee may be asked by a fees notice, identity for one's own data only.

## What this rule does not see
Conditions of a portal. Asking for the name and address that make a request valid is allowed.
"""

from collections.abc import Iterator

from answerable.letters.checked_letter import CheckedLetter
from answerable.letters.examples import Right, Wrong, an_answer
from answerable.letters.findings import Certainty
from answerable.letters.phrases import phrase
from answerable.letters.reading import Stance
from answerable.letters.rule import LOOK, SURE, Fault, Rule

rule = Rule(
    code="RB03",
    name="condition-on-disclosure",
    law={"foia": "s.1(1)(b)", "eir": "reg.5(1)", "foisa": "s.1(1)"},
    certainty=SURE,
    at_most={"foisa": Certainty.LIKELY},
)

examples = (
    [
        Wrong(
            regime=regime,
            answers=an_answer(Stance.DISCLOSED),
            letter="We will send the report once you sign and return the enclosed undertaking.",
            at="sign and return",
            says="on a condition",
        )
        for regime in ("foia", "eir", "foisa")
    ]
    + [
        Wrong(
            regime="foia",
            answers=an_answer(Stance.DISCLOSED),
            letter="To receive the report you must register on our portal.",
            at="must register",
            says="registering",
            certainty=LOOK,
        )
    ]
    + [
        Right(
            regime=regime,
            answers=an_answer(Stance.DISCLOSED),
            letter="The report is enclosed. You may re-use it freely.",
        )
        for regime in ("foia", "eir", "foisa")
    ]
)

UNDERTAKING = phrase(
    r"sign(?:ed)? (?:and return|(?:\w+ ){0,3}(?:undertaking|agreement|disclaimer|declaration))",
    r"(?:on|subject to) (?:the )?(?:strict )?(?:condition|understanding) that (?:you|it|the information|they)",
    r"only if you (?:agree|undertake|promise|confirm that you will not)",
    r"(?:you must|you agree to) (?:\w+ ){0,2}(?:keep|treat|hold) (?:\w+ ){0,4}(?:confidential\w*|in confidence)",
)
REGISTER = phrase(r"must (?:first )?register", r"need to (?:register|create an account)")


@rule.whole_letter
def condition(letter: CheckedLetter) -> Iterator[Fault]:
    if place := letter.find(UNDERTAKING):
        yield Fault(place, "This offers the information on a condition.")
    elif place := letter.find(REGISTER):
        yield Fault(place, "Look whether registering is made a condition.", LOOK)
