"""A refusal that claims no exemption.

## What the law asks
A notice that refuses must state the fact that an exemption is relied on.

## Why it matters
Policy, practice and confidentiality are no grounds by themselves. Without a ground there is nothing to
contest, and nothing that allows the refusal.

## How to put it right
Say which exemption is relied on for which information; if none applies, release it.

## What this rule does not see
A claim made in an annex, and whether what is left out was asked for at all.
"""

from collections.abc import Iterator

from answerable.letters.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.examples import Right, Wrong, an_answer
from answerable.letters.phrases import phrase
from answerable.letters.reading import Stance
from answerable.letters.rule import LIKELY, LOOK, Fault, Missing, Rule

rule = Rule(
    code="RN01",
    name="no-exemption-claimed",
    law={"foia": "s.17(1)(a)", "foisa": "s.16(1)(b)", "eir": "reg.14(3)(a)"},
    stances=(Stance.HELD_WITHHELD,),
    certainty=LIKELY,
    missing=Missing.LETTER,
)

examples = (
    [
        Wrong(
            regime=regime,
            answers=an_answer(Stance.HELD_WITHHELD),
            letter="We hold the price list. It is not our practice to share supplier prices.",
            at="It is not our practice",
            says="claims no exemption",
            certainty=LIKELY,
        )
        for regime in ("foia", "foisa", "eir")
    ]
    + [
        Right(regime=regime, answers=an_answer(Stance.HELD_WITHHELD, exemption=cited), letter=letter)
        for regime, cited, letter in (
            ("foia", "foia.s43.2", "We rely on section 43(2) for the unit prices."),
            ("foisa", "foisa.s33.1.b", "We rely on section 33(1)(b) for the unit prices."),
            ("eir", "eir.reg12.5.e", "We rely on regulation 12(5)(e) for the unit prices."),
        )
    ]
    + [
        Right(
            regime="foia",
            answers=an_answer(Stance.HELD_WITHHELD),
            letter="The names are exempt as personal data.",
            because="an exemption is claimed, in words; see RN02",
        ),
    ]
)

REFUSES = phrase(
    r"(?:do|does|will|can|shall|are|is|would)(?: not|n['’]t) (?:\w+ ){0,3}(?:release|disclose|provide|share|publish|supply|give|make|prepared|able|going|our)",
    r"cannot (?:\w+ ){0,3}(?:release|disclose|provide|share|publish|supply|give|answer)",
    r"confidential\w*",
    r"(?:refus|declin|withh)\w+",
    r"(?:unable|not able) to (?:\w+ ){0,2}(?:release|disclose|provide|share|publish|supply|give|answer)",
    r"(?:our|the council['’]s) (?:policy|practice)",
    r"not (?:our|the) (?:policy|practice)",
)
CLAIMS = phrase(
    r"exempt\w*",
    r"exception\w*",
    r"(?:section|regulation|s\.|reg\.?) ?\d+\w*",
    r"except(?:ed)? from disclosure",
)


@rule.each_answer
def no_claim(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    if answer.provisions or answer.find(CLAIMS) or letter.in_general(CLAIMS):
        return
    place = answer.sentence(REFUSES)
    mixed = answer.has(Stance.DISCLOSED, Stance.ANSWERED, Stance.NOT_HELD)
    if place:
        yield Fault(place, "This refuses and claims no exemption.", LOOK if mixed else LIKELY)
