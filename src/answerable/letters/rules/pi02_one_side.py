"""A public interest test with one side only.

## What the law asks
The Commissioner expects factors for disclosure and factors for maintaining the exemption, and then a
conclusion.

## Why it matters
A scale with one pan has not weighed anything. The applicant cannot see whether openness counted at all.

## How to put it right
Name at least one public benefit of disclosure (openness, accountability, how money is spent, an informed
debate), and answer it.

## What this rule does not see
Factors in words it does not know.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.extensions import asks_for_time
from answerable.letters.checking.passages import Passage, sentences
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.checking.weighing import FOR_DISCLOSURE, NO_TEST_NEEDED, PUBLIC_INTEREST
from answerable.letters.readings import Stance

_GUIDANCE = "ICO guidance: the public interest test"

rule = Rule(
    code="PI02",
    name="one-sided-balance",
    law={"foia": _GUIDANCE, "eir": _GUIDANCE, "foisa": "Scottish Information Commissioner guidance: section 16"},
    stances=(Stance.HELD_WITHHELD, Stance.NEITHER, Stance.FUTURE),
    certainty=LIKELY,
    missing=Missing.ANSWER,
    silenced=True,
)

ONE = "{} applies. It is not in the public interest to help criminals."
BOTH = """
    {} applies. Openness would let residents judge the spending. Against that, bidders would see the rate. On
    balance the public interest lies in maintaining it.
"""

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s31.1.a"),
        letter=ONE.format("Section 31(1)(a)"),
        at="public interest",
        says="nothing is said for disclosure",
    ),
    Wrong(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.b"),
        letter=ONE.format("Regulation 12(5)(b)"),
        at="public interest",
        says="nothing is said for disclosure",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter=BOTH.format("Section 43(2)"),
    ),
    Right(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.e"),
        letter=BOTH.format("Regulation 12(5)(e)"),
    ),
]
examples += [
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s35.1.a"),
        letter="Section 35(1)(a) applies. It is not in the public interest to help criminals.",
        at="public interest",
        says="nothing is said for disclosure",
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s33.1.b"),
        letter=BOTH.format("Section 33(1)(b)"),
    ),
]

examples += [
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter="Section 43(2) is engaged. We need more time to consider the public interest, until 3 July 2025.",
        because="the balance is still to be struck",
    )
]

NONE = phrase(  # "no public interest in disclosure" says nothing for it
    r"(?:no|not|nor|neither|little|any|without)(?: (?!and\b|but\b)\w+){0,4} (?:public )?interests? (?:in|that|to|which) (?:the )?(?:disclos|releas|publi|know|see|mak)\w*",
    r"(?:not|never|n['’]t) in the (?:wider |general )?(?:public )?interests?(?: \w+){0,2} (?:to|for|that)",
    r"(?:public interest (?:arguments?|factors?|reasons?|case)) (?:for|in favour of) (?:disclos|releas)\w+ (?:is|are|was|were) (?:none|absent|not)",
)


@rule.each_answer
def one_side(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    weighing = answer.find(PUBLIC_INTEREST)
    elsewhere = letter.in_general(PUBLIC_INTEREST) or answer.find(NO_TEST_NEEDED)
    if (
        weighing
        and not elsewhere
        and not asks_for_time(letter)  # the balance is still to be struck
        and not any(FOR_DISCLOSURE.search(NONE.sub(" ", one.words)) for one in _read(answer, letter))
    ):
        yield Fault(weighing, "The public interest is mentioned, but nothing is said for disclosure.")


def _read(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Passage]:
    for part in (answer.own, *answer.shared):
        yield from sentences(letter.text, part.span)
