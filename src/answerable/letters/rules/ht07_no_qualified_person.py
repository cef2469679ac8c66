"""Section 36 without the opinion of a qualified person.

## What the law asks
Section 36(2) applies only if in the reasonable opinion of a qualified person disclosure would, or would
be likely to, have the effect named. Statistics are the exception (section 36(4)).

## Why it matters
Without the opinion there is no exemption, however real the harm.

## How to put it right
Say who the qualified person is, when the opinion was given, on which limb and with which likelihood.

## What this rule does not see
Whether an opinion was given: it sees only that the letter does not say so.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="HT07",
    name="no-qualified-person",
    law={"foia": "s.36(2)"},
    stances=(Stance.HELD_WITHHELD, Stance.NEITHER),
    certainty=LIKELY,
    missing=Missing.LETTER,
    silenced=True,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s36.2.b.ii"),
        letter="Section 36(2)(b)(ii) applies, because officers would be less frank.",
        at="36(2)(b)(ii)",
        says="qualified person",
        certainty=LIKELY,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s36.2.c"),
        letter="We consider that section 36(2)(c) applies to the draft.",
        at="36(2)(c)",
        says="qualified person",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s36.2.b.ii"),
        letter="The monitoring officer, our qualified person, gave the opinion on 4 March that section 36(2)(b)(ii) applies.",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption=("foia.s36.2.c", "foia.s36.4")),
        letter="These are statistics, so section 36(4) and 36(2)(c) apply without an opinion.",
        because="for statistics no opinion is needed",
    ),
]

OPINION = phrase(
    r"authorised (?:person|officer|under section 36)|person authorised|36 ?\( ?5 ?\)",
    r"secretary of state|rector|provost|dean|bursar|comptroller|registrar|first minister|lord chancellor|attorney general",
    r"(?:borough|county|city|district|town|council['’]s?|head of|director of) (?:solicitor|legal|law)(?: \w+)?|solicitor to the \w+",
    r"qualified person\w*",
    r"(?:reasonable )?opinion",
    r"(?:monitoring officer|chief executive|minister|mayor|chair(?:man|woman|person)?|governing body|board|principal)",
    r"(?:vice[- ]chancellor|speaker|clerk|(?<!information\s)commissioner|chief constable|head ?teacher|director[- ]general|permanent secretary)",
)


GIVEN = phrase(  # outside the answer a post may be the signature, so the opinion itself must be named there
    r"qualified person\w*", r"(?:reasonable|that|whose|his|her|the) opinion", r"36 ?\( ?5 ?\)"
)  # fmt: skip


@rule.each_answer
def no_opinion(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    claims = [p for p in answer.provisions if p.parts[0] == "36"]
    if not claims or any(p.parts[:2] == ("36", "4") for p in claims):
        return
    if not (answer.find(OPINION) or letter.in_general(GIVEN)):
        yield Fault(answer.place(claims[0]), "This names no qualified person and no opinion.")
