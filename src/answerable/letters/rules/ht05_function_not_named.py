"""Section 31(1)(g), (h) or (i) without the purpose in section 31(2).

## What the law asks
These limbs protect functions exercised for the purposes listed in section 31(2). The notice must specify
which purpose, and say whose function it is.

## Why it matters
Without the purpose the exemption is half named, and cannot be tested.

## How to put it right
Name the paragraph of section 31(2), whose function it is and under which power.

## What this rule does not see
Whether the function exists.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="HT05",
    name="function-not-named",
    law={"foia": "s.17(1)(b)", "foisa": "s.16(1)(c)"},
    stances=(Stance.HELD_WITHHELD,),
    certainty=LIKELY,
    missing=Missing.LETTER,
    silenced=True,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s31.1.g"),
        letter="Section 31(1)(g) applies, as release would be likely to prejudice our functions.",
        at="31(1)(g)",
        says="31(2)",
        certainty=LIKELY,
    ),
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s35.1.g"),
        letter="Section 35(1)(g) applies, as release would be likely to prejudice our functions substantially.",
        at="35(1)(g)",
        says="35(2)",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption=("foia.s31.1.g", "foia.s31.2.c")),
        letter="Section 31(1)(g) with 31(2)(c): our trading standards function under the Consumer Rights Act 2015.",
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption=("foisa.s35.1.g", "foisa.s35.2.b")),
        letter="Section 35(1)(g) with 35(2)(b): finding out who is responsible for misconduct.",
    ),
]

SECTIONS = {"foia": ("31", ("g", "h", "i")), "foisa": ("35", ("g", "h"))}


@rule.each_answer
def not_named(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    section, limbs = SECTIONS[answer.regime.value]
    purpose = phrase(rf"{section} ?\( ?2 ?\)")
    for provision in answer.provisions:
        if provision.parts[:2] == (section, "1") and provision.parts[2:3] in {(limb,) for limb in limbs}:
            named = any(p.parts[:2] == (section, "2") for p in answer.provisions)
            if not named and not answer.find(purpose) and not letter.in_general(purpose):
                says = f"The purpose in section {section}(2) is not named."
                yield Fault(answer.place(provision), says)
