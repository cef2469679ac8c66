"""Section 44 without the enactment that prohibits disclosure.

## What the law asks
The notice must say why the exemption applies. For section 44(1)(a) that is the law that prohibits
disclosure; for 44(1)(b) the obligation that it would breach.

## Why it matters
"Prohibited by law" cannot be checked unless the law is named, and most prohibitions have gateways.

## How to put it right
Name the Act and section that prohibit it, and say why none of its gateways is open.

## What this rule does not see
Whether the enactment does prohibit it. Contempt of court, 44(1)(c), has no enactment.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, SURE, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="XS11",
    name="no-enactment",
    law={"foia": "s.17(1)(c)", "foisa": "s.16(1)(d)"},
    stances=(Stance.HELD_WITHHELD, Stance.NEITHER),
    certainty=SURE,
    at_most={"foisa": LIKELY},
    missing=Missing.LETTER,
    silenced=True,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s44.1.a"),
        letter="Disclosure is prohibited by law, so section 44(1)(a) of the Freedom of Information Act 2000 applies.",
        at="44(1)(a)",
        says="no enactment",
        certainty=SURE,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s44.1.b"),
        letter="Section 44(1)(b) applies: a European obligation forbids it.",
        at="44(1)(b)",
        says="no enactment",
        certainty=LIKELY,
    ),
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s26.a"),
        letter="Disclosure is prohibited, so section 26(a) applies.",
        at="26(a)",
        says="no enactment",
        certainty=LIKELY,
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s44.1.a"),
        letter="Section 44(1)(a) applies with section 237 of the Enterprise Act 2002; no gateway in Part 9 is open.",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s44.1.c"),
        letter="Section 44(1)(c) applies: the judge ordered that the report stay private.",
        because="contempt of court has no enactment",
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s26.a"),
        letter="Section 26(a) applies with section 47 of the Environment Act 1995.",
    ),
]

ENACTMENT = phrase(  # by name, with its year or without
    r"(?:(?!the\b|this\b|that\b|of\b|information\b|our\b|an\b|any\b)\w+[,)]?) (?:\(\w+\) ?)?(?-i:Act|Acts|Regulations?|Order|Rules|Measure|Directive)",
    r"(?:\w+ (?:and |of |\(\w+\) ?)?){1,6}(?:act|regulations?|order|rules|code|directive|measure),? (?:\(?\w+\)? )?\(?\d{4}",
    r"(?-i:[A-Z]{3,6}A) \d{4}",
    r"(?:european|EU|retained) \w+ (?:regulation|directive)",
    r"(?:regulation|directive) \(?(?:EU|EC)\)?",
    r"article \d+",
    r"statutory instrument",
)
OWN = phrase(
    r"freedom of information (?:\(scotland\) )?act(?:,? \(?\d{4}\)?)?|FOIS?A(?: act)?(?:,? \d{4})?|FOI act(?:,? \d{4})?",
    r"(?:re-?use of public sector information|privacy and electronic communications(?: \(\w+ \w+\))?) regulations(?:,? \d{4})?",
    r"copyright,? designs and patents act(?:,? \d{4})?",
)
SECTIONS = {"foia": "44", "foisa": "26"}


@rule.each_answer
def no_enactment(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    claims = [p for p in answer.provisions if p.parts[0] == SECTIONS[answer.regime.value]]
    if not claims or all(p.parts[1:] in (("1", "c"), ("c",)) for p in claims):
        return
    words = (part.words for part in (answer.own, *answer.shared, *letter.explaining))
    if not any(ENACTMENT.search(OWN.sub(" ", part)) for part in words):
        community = all(p.parts[1:3] == ("1", "b") for p in claims)
        elsewhere = ENACTMENT.search(OWN.sub(" ", letter.text))  # in words taken for the applicant's
        yield Fault(
            answer.place(claims[0]),
            "This names no enactment that prohibits disclosure.",
            LIKELY if community or elsewhere else SURE,
        )
