"""A factor in the public interest test that does not belong there.

## What the law asks
By the Commissioner's guidance only harm to the interest that the exemption protects counts against
disclosure, and any public benefit for it. Embarrassment, the trouble of answering, who asks, and the fear
of being misunderstood do not count.

## Why it matters
A balance that rests on such a factor may fail on review, even where another factor would have carried it.

## How to put it right
Leave the factor out. Fear of misunderstanding can be met by an explanation sent with the information.

## What this rule does not see
Whether the letter explains why no explanation could cure the misunderstanding.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.checking.weighing import PUBLIC_INTEREST
from answerable.letters.readings import Stance
from answerable.patterns import Pattern

_GUIDANCE = "ICO guidance: the public interest test"

rule = Rule(
    code="PI04",
    name="irrelevant-factor",
    law={"foia": _GUIDANCE, "eir": _GUIDANCE, "foisa": "Scottish Information Commissioner guidance: section 16"},
    stances=(Stance.HELD_WITHHELD, Stance.NEITHER, Stance.FUTURE),
    certainty=LIKELY,
)

BAD = "{} applies. Openness matters, but the figures might be misunderstood, so the public interest is against it."
GOOD = "{} applies. Openness matters, but bidders would see the rate, so the public interest is against it."

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter=BAD.format("Section 43(2)"),
        at="misunderstood",
        says="may be misunderstood",
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter="Section 43(2) applies. Openness matters; but it would embarrass us: the public interest is against.",
        at="embarrass",
        says="embarrassment",
    ),
    Wrong(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.e"),
        letter=BAD.format("Regulation 12(5)(e)"),
        at="misunderstood",
        says="may be misunderstood",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter=GOOD.format("Section 43(2)"),
    ),
    Right(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.e"),
        letter=GOOD.format("Regulation 12(5)(e)"),
    ),
]
examples += [
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s33.1.b"),
        letter=BAD.format("Section 33(1)(b)"),
        at="misunderstood",
        says="may be misunderstood",
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s33.1.b"),
        letter=GOOD.format("Section 33(1)(b)"),
    ),
]

FACTORS = {
    "that it may be misunderstood": Pattern(
        r"\b(?:misunderst\w+|misinterpret\w*|taken out of context|misread)\b", re.I
    ),
    "embarrassment": Pattern(r"\bembarrass\w*\b", re.I),
    "the trouble of answering": Pattern(
        r"\b(?:officers?|staff) (?:time|resources) (?:spent|needed|required) (?:on|in|to) answer\w*\b", re.I
    ),
    "interest as curiosity": Pattern(r"\bof interest to the public\b(?![^.]{0,40}\bnot the same)", re.I),
    "who asks": Pattern(
        r"\b(?:you|your) (?:are|being|work|employer|company|interest) (?:as )?(?:an? )?(?:competitor|journalist|campaign\w*)\b",
        re.I,
    ),
}


@rule.each_answer
def irrelevant(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    if not answer.find(PUBLIC_INTEREST):
        return
    for name, pattern in FACTORS.items():
        place = answer.find(pattern)
        if place:
            yield Fault(place, f"This weighs {name}, which is no factor in the test.")
