"""Section 21 without saying where the information is.

## What the law asks
Section 21 applies to information reasonably accessible to the applicant by other means. The notice must
state why, which means showing where it is.

## Why it matters
Information that cannot be found is not accessible. A home page is where a search begins, not where it ends.

## How to put it right
Give the exact address, document and place; make sure that all of what was asked is there.

## What this rule does not see
What stands at the address.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="XS01",
    name="no-directions",
    law={
        "foia": ("s.17(1)(c)", "ICO guidance: section 21"),
        "foisa": ("s.16(1)(d)", "Scottish Information Commissioner guidance: section 25"),
    },
    certainty=LIKELY,
    missing=Missing.LETTER,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.POINTER, exemption="foia.s21"),
        letter="This is already published, so section 21 applies.",
        at="21",
        says="does not say where",
        certainty=LIKELY,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.POINTER, exemption="foia.s21"),
        letter="Section 21 applies: see www.harrowmere.example for the spending data.",
        at="www.harrowmere.example",
        says="home page",
        certainty=LIKELY,
    ),
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.POINTER, exemption="foisa.s25.1"),
        letter="This is already published, so section 25(1) applies.",
        at="25(1)",
        says="does not say where",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.POINTER, exemption="foia.s21"),
        letter="Section 21 applies: the spending is at https://www.harrowmere.example/spending/2025, table 4.",
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.POINTER, exemption="foisa.s25.1"),
        letter="Section 25(1) applies: the minutes are at https://www.example.scot/minutes/2025-03.",
    ),
]

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+", re.IGNORECASE)
_HOME = re.compile(r"^(?:https?://)?[^/\s]+/?[.,;)]*$", re.IGNORECASE)
ELSEWHERE = phrase(
    r"attached|enclosed|below|above",
    r"(?:link|page|table|register|publication|report|accounts|appendix|annex|library|office|reception|website)",
)
ALREADY = phrase(r"you (?:\w+ ){0,5}already (?:have|hold|possess|seen|had|got)", r"already in your possession")
SECTIONS = {"foia": "21", "foisa": "25"}


@rule.each_answer
def no_directions(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    claim = next((p for p in answer.provisions if p.parts[0] == SECTIONS[answer.regime.value]), None)
    if claim is None:
        return
    addresses = [hit for part in (answer.own, *answer.shared) for hit in _ADDRESS.findall(part.words)]
    if answer.find(ALREADY):
        return
    if not addresses:
        vague = answer.find(ELSEWHERE) or letter.in_general(_ADDRESS)
        says = f"Section {claim.parts[0]} is claimed, and the answer does not say where the information is."
        yield Fault(answer.place(claim), says, LOOK if vague else LIKELY)
    elif all(_HOME.match(one) for one in addresses):
        place = answer.find(_ADDRESS) or answer.own
        under = rule.authorities(answer.regime)[-1]
        yield Fault(place, "This is a home page, not the place of the information.", LIKELY, under=under, is_there=True)
