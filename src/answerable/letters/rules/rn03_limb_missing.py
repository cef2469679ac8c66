"""A section with several limbs is named without its limb.

## What the law asks
The notice must specify the exemption. Where a section holds several, each with its own test, that
means the subsection and paragraph relied on.

## Why it matters
"Section 31" alone may mean crime, tax, immigration or the running of prisons. Until the limb is named
nobody can say which harm is feared.

## How to put it right
Name the limb in the sentence that refuses: "section 31(1)(a), the prevention or detection of crime".

## What this rule does not see
Whether the limb meant is plain from an annex. That the omission alone breaches the Act rests on old
guidance, so the rule never claims to be sure.
"""

from collections.abc import Iterator

from answerable.law import Exemption
from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.grounds import withholding
from answerable.letters.checking.instead import a_limb
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Rule
from answerable.letters.checking.subjects import terms
from answerable.letters.readings import Stance

rule = Rule(
    code="RN03",
    name="limb-missing",
    law={
        "foia": ("s.17(1)(b)", "ICO guidance: section 17"),
        "eir": "reg.14(3)(a)",
        "foisa": "s.16(1)(c)",
        "eisr": "reg.13(b)",
    },
    stances=(Stance.HELD_WITHHELD,),
    certainty=LIKELY,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s31"),
        letter="This is exempt under section 31 (law enforcement).",
        at="31",
        says="without its limb",
        certainty=LIKELY,
    ),
    Wrong(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5"),
        letter="We rely on regulation 12(5) to withhold the survey.",
        at="12(5)",
        says="without its limb",
    ),
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s30"),
        letter="Section 30 of FOISA applies to the minutes.",
        at="30",
        says="without its limb",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s31.1.a"),
        letter="This is exempt under section 31(1)(a), the prevention or detection of crime.",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s21"),
        letter="Section 21 applies: the figures are at council.example/spend, table 4.",
        because="section 21 has one limb",
    ),
    Right(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.e"),
        letter="We rely on regulation 12(5)(e) to withhold the prices.",
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s30.c"),
        letter="Section 30(c) of FOISA applies to the minutes.",
    ),
]
examples += [
    Wrong(
        regime="eisr",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eisr.reg10.5"),
        letter="We rely on regulation 10(5) to withhold the survey.",
        at="10(5)",
        says="without its limb",
        certainty=LOOK,
    ),
    Right(
        regime="eisr",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eisr.reg10.5.e"),
        letter="We rely on regulation 10(5)(e) to withhold the prices.",
    ),
]

OWN_RULE = (("foia", "40"), ("eir", "13"), ("eisr", "11"))  # personal data has rules of its own
GUIDANCE = "ICO guidance: section 17"


@rule.each_answer
def limb_missing(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    if answer.has(Stance.NEITHER):
        return
    for provision in answer.provisions:
        row = withholding(provision, letter.on)
        if (provision.act, provision.parts[0]) in OWN_RULE or not row or row.provision != provision:
            continue
        deeper = any(provision.covers(other) and provision != other for other in answer.provisions)
        if "limb" in row.needs and len(row.limbs) > 1 and not deeper:
            says = f"{provision} is named without its limb; it has {len(row.limbs)}."
            certainty = LOOK if row.unsettled else LIKELY
            in_words = answer.regime == "foia" and (provision.parts[0] == "39" or _in_words(answer, row, letter))
            yield Fault(
                answer.place(provision), says, certainty, GUIDANCE if in_words else "", a_limb(row, on=letter.on)
            )


def _in_words(answer: CheckedAnswer, row: Exemption, letter: CheckedLetter) -> bool:
    """True where the letter gives the limb in words: "likely to prejudice the prevention of crime"."""
    said = terms(answer.own.words)
    headings = (limb.heading for limb in (withholding(place, letter.on) for place in row.limbs) if limb)
    return any(named <= said for named in map(terms, headings) if named)
