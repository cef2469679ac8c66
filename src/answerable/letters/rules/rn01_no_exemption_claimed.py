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

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="RN01",
    name="no-exemption-claimed",
    law={"foia": "s.17(1)(a)", "foisa": "s.16(1)(b)", "eir": "reg.14(3)(a)", "eisr": "reg.13(b)"},
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
examples += [
    Wrong(
        regime="eisr",
        answers=an_answer(Stance.HELD_WITHHELD),
        letter="We hold the price list. It is not our practice to share prices.",
        at="It is not our practice",
        says="claims no exemption",
        certainty=LOOK,
    ),
    Right(
        regime="eisr",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eisr.reg10.5.e"),
        letter="We rely on regulation 10(5)(e) for the unit prices.",
    ),
]

_GIVE = (
    r"(?:release|disclose|divulge|reveal|provide|share|publish|supply|give|send|answer|discuss|comment|circulate|issue|pass"
    r"|make (?:\w+ ){0,4}(?:available|public))"
)
REFUSES = phrase(
    rf"(?:do|does|did|will|can|shall|are|is|am|would|could|should)(?: not|n['’]t) (?:\w+ ){{0,4}}(?:{_GIVE}|prepared|able|going|our)",
    rf"(?:cannot|never|rather not|prefer not to|choose not to|decided not to) (?:be )?(?:\w+ ){{0,3}}{_GIVE}\w*",
    rf"(?:unable|not able|unwilling|not willing|not prepared|not in a position|not appropriate|inappropriate|not proper) (?:for us )?to (?:\w+ ){{0,2}}{_GIVE}",
    r"(?:not|cannot|never) (?:be )?(?:\w+ )?(?:released|disclosed|divulged|shared|published|given|supplied|provided|made (?:available|public)|circulated)",
    r"confidential\w*|in confidence",
    r"(?:refus|declin|withh)\w+",
    r"(?:our|\w+['’]s|its|of) (?:usual |normal |general )?(?:policy|practice|custom)",
    r"not (?:our|the|for) (?:policy|practice|circulation|publication|release|disclosure|the public)",
    r"(?:internal|staff|official) (?:document|use|matter)s?(?: \w+)? only|for \w+ (?:use|eyes) only|for staff only",
    r"is an internal (?:document|matter)",
    r"(?:matter|question) of (?:policy|confidence)",
)
CLAIMS = phrase(
    r"exempt\w*",
    r"exception\w*",
    r"(?:section|regulation|s\.|reg\.?) ?\d+\w*",
    r"except(?:ed)? from disclosure",
)

CLAIMS_GROUND = phrase(  # elsewhere in the letter a section may be of anything, so it must be a ground
    r"(?:is|are|be|been) (?:\w+ ){0,2}(?:exempt\w*|excepted)",
    r"(?:sections?|ss?\.?|regulations?|regs?\.?) ?(?:1[23]|2[1-9]|3\d|4[0-4])(?!\d)(?: ?\(\w+\))*",
)


@rule.each_answer
def no_claim(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    if answer.provisions or answer.find(CLAIMS) or letter.in_general(CLAIMS_GROUND):
        return
    place = answer.sentence(REFUSES)
    mixed = answer.has(Stance.DISCLOSED, Stance.ANSWERED, Stance.NOT_HELD)
    if place:
        yield Fault(place, "This refuses and claims no exemption.", LOOK if mixed else LIKELY)
