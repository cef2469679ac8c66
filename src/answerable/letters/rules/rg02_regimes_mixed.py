"""One item refused under the Act and under the Regulations at once.

## What the law asks
A refusal must specify the exemption of the Act, or the exception of the Regulations, that applies to the
item; information falls under one regime or the other.

## Why it matters
The two have different thresholds, different tests and different rights of review. The applicant must know
which to argue.

## How to put it right
Decide for each item whether it is environmental information, and cite one regime for it.

## What this rule does not see
That a passage deals with two items. Section 39, the bridge between the two, is allowed for.
"""

import re
from collections.abc import Iterator

from answerable.law import Provision
from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.readings import Stance
from answerable.patterns import Pattern

rule = Rule(
    code="RG02",
    name="regimes-mixed",
    law={"foia": "s.17(1)(b)", "eir": "reg.14(3)(a)"},
    stances=(Stance.HELD_WITHHELD,),
    certainty=LIKELY,
)

BOTH = ("foia.s40.2", "eir.reg12.5.e")
MIXED = "The survey is withheld under section 40(2) and regulation 12(5)(e)."

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption=BOTH),
        letter=MIXED,
        at="12(5)(e)",
        says="both",
    ),
    Wrong(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption=BOTH[::-1]),
        letter=MIXED,
        at="40(2)",
        says="both",
    ),
    Wrong(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter="By the Environmental Information Regulations the survey is withheld under section 43(2).",
        at="43(2)",
        says="letter under the Regulations",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption=("foia.s39.1.a", "eir.reg12.5.e")),
        letter="Section 39(1)(a) applies, so we answer under the Regulations: regulation 12(5)(e).",
    ),
    Right(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption=("eir.reg13.1", "eir.reg12.5.e")),
        letter="The survey is withheld under regulations 12(5)(e) and 13(1).",
    ),
]

IN_THE_ALTERNATIVE = re.compile(r"\balternative\w*\b|\bif the (?:EIR|regulations)\b|\bdo not apply\b", re.IGNORECASE)
UNDER_REGULATIONS = Pattern(
    r"\b(?:refus\w+|exempt\w*|with-?h[eo]ld\w*|excepted|exception|disclos\w+)\b[^.;]{0,40}\b(?:under|by|of|in) (?:the )?(?:EIRs?\b|Environmental Information Regulations)",
    re.IGNORECASE,
)
GROUNDS = {str(number) for number in range(21, 45)} - {"39"}


@rule.each_answer
def mixed(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    of_act = [p for p in answer.provisions if p.act == "foia" and p.parts[0] in GROUNDS]
    of_regulations = [p for p in answer.provisions if p.act == "eir" and p.parts[0] in ("12", "13")]
    bridged = any(p.act == "foia" and p.parts[0] == "39" for p in answer.provisions)
    if bridged or answer.find(IN_THE_ALTERNATIVE):
        return
    if of_act and not of_regulations and (answer.regime == "eir" or _by_regulations(answer, of_act[0])):
        says = f"This cites {of_act[0].words} in a letter under the Regulations; an exception of theirs must be named."
        yield Fault(answer.place(of_act[0]), says)
    if not (of_act and of_regulations):
        return
    strange = of_act[0] if answer.regime == "eir" else of_regulations[0]
    says = f"This cites both {of_act[0].words} and {of_regulations[0].words}; one regime fits one item."
    yield Fault(answer.place(strange), says)


def _by_regulations(answer: CheckedAnswer, claim: Provision) -> bool:
    """True where the sentence that claims a section says that the Regulations are what it is refused under."""
    at = answer.place(claim).start
    said = next((one.words for one in answer.sentences if one.span.start <= at < one.span.end), "")
    return UNDER_REGULATIONS.search(said) is not None
