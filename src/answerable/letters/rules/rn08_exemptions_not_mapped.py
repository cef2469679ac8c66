"""Several exemptions in a row, and not what each of them covers.

## What the law asks
The duty is lifted to the extent that an exemption applies. The Commissioner expects the notice to tie each
exemption to the information that it covers.

## Why it matters
Four section numbers for one file cannot be argued with one by one.

## How to put it right
A short table does it: the item, the exemption, the reason.

## What this rule does not see
A map in an annex that the letter does not mention.
"""

import re
from collections.abc import Iterator

from answerable.law import Provision
from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.grounds import withholding
from answerable.letters.checking.passages import Passage
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="RN08",
    name="exemptions-not-mapped",
    law={
        "foia": "ICO guidance: writing a refusal notice",
        "foisa": "Scottish Information Commissioner's guidance: notices",
        "eir": "ICO guidance: refusing a request under the EIR",
    },
    stances=(Stance.HELD_WITHHELD,),
    certainty=LIKELY,
    missing=Missing.LETTER,
)

LISTED = {
    "foia": (("foia.s31.1.a", "foia.s40.2", "foia.s43.2"), "sections 31(1)(a), 40(2) and 43(2)"),
    "foisa": (("foisa.s30.c", "foisa.s33.1.b", "foisa.s38.1.b"), "sections 30(c), 33(1)(b) and 38(1)(b)"),
    "eir": (("eir.reg12.4.e", "eir.reg12.5.e", "eir.reg13.1"), "regulations 12(4)(e), 12(5)(e) and 13(1)"),
}

examples = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.HELD_WITHHELD, exemption=cited, to="1, 2"),
        letter=f"The file is exempt under {listed}.",
        at="The file is exempt",
        says="which information",
        certainty=LIKELY,
    )
    for regime, (cited, listed) in LISTED.items()
] + [
    Right(
        regime=regime,
        answers=an_answer(Stance.HELD_WITHHELD, exemption=cited, to="1, 2"),
        letter=f"We rely on {listed}: the first for the map, the second for the rates, the third for the names.",
    )
    for regime, (cited, listed) in LISTED.items()
]

MAPPED = phrase(
    r"all (?:of )?(?:the |this )?(?:withheld |requested )?(?:information|it|of it)",
    r"(?:first|second|third|former|latter|respectively|each|table|following)",
    r"(?:names?|prices?|rates?|e-?mails?|advice|figures?|passages?|paragraphs?|pages?|parts?) (?:\w+ ){0,8}(?:section|regulation|under|by virtue)",
)
ENOUGH = 3


@rule.each_answer
def not_mapped(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    grounds = {p.parts[0]: p for p in answer.provisions if withholding(p, letter.on)}
    if len({p.parts for p in grounds.values()}) < (ENOUGH if answer.regime != "eir" else 2):
        return
    for sentence in answer.sentences:
        named = [p for p in answer.provisions if _stands_in(answer, p, sentence)]
        others = [one for one in answer.sentences if one != sentence and any(_stands_in(answer, p, one) for p in named)]
        if len(named) >= ENOUGH and not others and not answer.find(MAPPED) and not letter.has_reasons_apart(answer):
            certainty = LIKELY if len(answer.questions) > 1 else LOOK
            yield Fault(
                sentence, "Several exemptions are listed; which information each covers is not said.", certainty
            )
            return


def _stands_in(answer: CheckedAnswer, provision: Provision, sentence: Passage) -> bool:
    """True where a sentence names a provision, by itself or by its section alone."""
    if any(c.provision == provision and sentence.span.start <= c.start < sentence.span.end for c in answer.citations):
        return True
    return re.search(rf"\b{re.escape(provision.parts[0])}(?![\d)])", sentence.words) is not None
