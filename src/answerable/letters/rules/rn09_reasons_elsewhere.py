"""The reasons are left to a web page.

## What the law asks
The applicant must be given a notice which states why the exemption applies, and the reasons on the public
interest. A page may add background.

## Why it matters
A general page cannot have been written about this request, and it can change tomorrow.

## How to put it right
Put the reasons into the letter and keep the link as background.

## What this rule does not see
What the page says, and whether it is an annex served with the letter. How the Commissioner would rule is
not known, so it never claims to be sure.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.passages import Passage
from answerable.letters.checking.phrases import EFFECT, LINK
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Rule
from answerable.letters.readings import Stance

_GUIDANCE = "ICO guidance: writing a refusal notice"

rule = Rule(
    code="RN09",
    name="reasons-left-to-a-page",
    law={
        "foia": _GUIDANCE,
        "eir": _GUIDANCE,
        "foisa": "Scottish Information Commissioner's guidance: notices",
        "eisr": "Scottish Information Commissioner guidance: regulation 13",
    },
    stances=(Stance.HELD_WITHHELD, Stance.NEITHER),
    certainty=LIKELY,
    at_most={"eisr": LOOK},
    silenced=True,
)

PAGE = "{} applies. For our reasons see https://council.example/cyber."
HERE = "{} applies, because it would show attackers which filters we use. Background: https://council.example/cyber."

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s31.1.a"),
        letter=PAGE.format("Section 31(1)(a)"),
        at="For our reasons see https://council.example/cyber",
        says="web page",
    ),
    Wrong(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.a"),
        letter=PAGE.format("Regulation 12(5)(a)"),
        at="For our reasons",
        says="web page",
    ),
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s35.1.a"),
        letter=PAGE.format("Section 35(1)(a)"),
        at="For our reasons",
        says="web page",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s31.1.a"),
        letter=HERE.format("Section 31(1)(a)"),
    ),
    Right(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.a"),
        letter=HERE.format("Regulation 12(5)(a)"),
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s35.1.a"),
        letter=HERE.format("Section 35(1)(a)"),
    ),
]
examples += [
    Wrong(
        regime="eisr",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eisr.reg10.5.a"),
        letter="Regulation 10(5)(a) applies. For our reasons see https://council.example/cyber.",
        at="For our reasons",
        says="web page",
        certainty=LOOK,
    ),
    Right(
        regime="eisr",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eisr.reg10.5.a"),
        letter="Regulation 10(5)(a) applies, because it would show attackers which filters we use.",
    ),
]

FOR_REASONS = re.compile(
    r"\b(?:reasons?|reasoning|why|explan\w+|explain\w*|guidance|rationale|further (?:information|details)|more information)\b",
    re.IGNORECASE,
)
COMPLAINTS = re.compile(r"\b(?:review|complain\w*|commissioner|ico\.org|marketing|copyright|re-?use)\b", re.IGNORECASE)


@rule.each_answer
def on_a_page(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    linked = next((one for one in answer.sentences if _sends_away(one)), None)
    reasons = [one for one in answer.sentences if one is not linked and EFFECT.search(one.words)]
    if linked and not reasons and answer.provisions:
        yield Fault(linked, "The reasons are left to a web page; the notice itself gives none.")


def _sends_away(sentence: Passage) -> bool:
    for_reasons = LINK.search(sentence.words) and FOR_REASONS.search(sentence.words)
    return bool(for_reasons) and not COMPLAINTS.search(sentence.words)
