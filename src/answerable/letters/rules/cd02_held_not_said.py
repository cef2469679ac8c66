"""Withholds without saying that the information is held.

## What the law asks
The applicant must be told whether the information is held, unless a provision lifts that duty too.

## Why it matters
"Section 43 applies" can be read as a refusal to say. The applicant must know that there is something to
ask a review of.

## How to put it right
Begin with it: "We hold this information."

## What this rule does not see
Whether the Regulations are meant: they have no express duty to confirm, so there it is a departure only.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.exceptions import is_held_for_all, is_shown_held, may_be_silent_on_holding
from answerable.letters.checking.findings import Suggestion
from answerable.letters.checking.phrases import IMPLIES_HELD, SAYS_HELD
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="CD02",
    name="held-not-said",
    law={
        "foia": "s.1(1)(a)",
        "foisa": "s.16(1)(a)",
        "eir": "ICO guidance: refusing a request under the EIR",
        "eisr": "Scottish Information Commissioner guidance: regulation 13",
    },
    stances=(Stance.HELD_WITHHELD,),
    certainty=LIKELY,
    missing=Missing.LETTER,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2", to="2"),
        letter="2. Section 43(2) applies to this part.",
        at="2. Section 43(2)",
        says="does not say that anything is held",
    ),
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s33.1.b", to="2"),
        letter="2. Section 33(1)(b) applies to this part.",
        at="2. Section 33",
        says="does not say that anything is held",
    ),
    Wrong(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.e", to="2"),
        letter="2. Regulation 12(5)(e) applies to this part.",
        at="2. Regulation",
        says="does not say that anything is held",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter="We hold this. We rely on section 43(2).",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s40.2"),
        letter="The names have been redacted under section 40(2).",
        because="what is redacted is held",
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s33.1.b"),
        letter="The prices are held, and exempt under section 33(1)(b).",
    ),
    Right(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.e"),
        letter="We are withholding the prices under regulation 12(5)(e).",
    ),
]
examples += [
    Wrong(
        regime="eisr",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eisr.reg10.5.e"),
        letter="Regulation 10(5)(e) applies to this part.",
        at="Regulation 10(5)(e)",
        says="does not say that anything is held",
    ),
    Right(
        regime="eisr",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eisr.reg10.5.e"),
        letter="We are withholding the prices under regulation 10(5)(e).",
    ),
]

PLAINLY = re.compile(
    r"(?:^|[.!?:;|\n]\s*|\)\s*)(?:yes\W{1,3}|information\s+|this\s+is\s+|all\s+)?held\b(?!\s+(?:over|up|back))"
    r"|\b(?:is|are|was|were)\s+(?:\w+\s+)?(?:in|on)\s+(?:our|the\s+\w+[’']s)\s+(?:\w+\s+)?(?:files?|records?|systems?|hands|database|archives?)\b"
    r"|\b(?:recorded|kept|stored)\s+by\s+(?:us|the\s+\w+|our)\b|\bexists?\s+(?:in|on|at|within)\b|\bpossession\s+of\b|\b(?:do|does)\s+exist\b",
    re.IGNORECASE,
)
SAY = Suggestion("Add, where it is so: “We hold this information.”")


@rule.each_answer
def held_not_said(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    settled = is_shown_held(answer) or answer.has(Stance.NOT_HELD) or may_be_silent_on_holding(answer, letter.on)
    if settled or answer.find(SAYS_HELD) or answer.find(IMPLIES_HELD) or PLAINLY.search(answer.own.words):
        return
    if not letter.in_general(SAYS_HELD) and not is_held_for_all(letter):
        yield Fault(answer.own, "This refuses and does not say that anything is held.", suggest=SAY)
