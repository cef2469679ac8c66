"""The Act of the wrong nation.

## What the law asks
Scottish public authorities answer under the Freedom of Information (Scotland) Act 2002; those of England,
Wales and Northern Ireland, and those that serve the whole United Kingdom, under the Act of 2000.

## Why it matters
Sections, tests, review and Commissioner all differ. A refusal under the wrong Act specifies no exemption
that applies.

## How to put it right
Use the Act of the authority's nation, its section numbers and its Commissioner.

## What this rule does not see
Bodies that work across the border. The nation comes from the authority's profile, or from the letter's head.
"""

from collections.abc import Iterator
from dataclasses import replace

from answerable.casefile import Authority
from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import NOWHERE, Right, Wrong, an_answer
from answerable.letters.checking.findings import Certainty
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, SURE, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="RG05",
    name="wrong-nation",
    law={"foia": "FOISA s.16(1)(c)", "foisa": "FOIA s.17(1)(b)"},
    certainty=SURE,
    needs=("authority",),
)

SCOTTISH = replace(NOWHERE, authority=Authority(name="Strathmore Council", nation="scotland"))
ENGLISH = replace(NOWHERE, authority=Authority(name="Harrowmere Borough Council", nation="england"))

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s31.1.a"),
        letter="Exempt under section 31(1)(a) of the Freedom of Information Act 2000.",
        facts=SCOTTISH,
        at="31(1)(a)",
        says="Scottish",
        certainty=SURE,
    ),
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s35.1.a"),
        letter="Exempt under section 35(1)(a) of the Freedom of Information (Scotland) Act 2002.",
        facts=ENGLISH,
        at="35(1)(a)",
        says="Act of 2000",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s31.1.a"),
        letter="Exempt under section 31(1)(a) of the Freedom of Information Act 2000.",
        facts=ENGLISH,
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s35.1.a"),
        letter="Exempt under section 35(1)(a) of FOISA.",
        facts=SCOTTISH,
    ),
]


SCOTTISH_LAW = phrase(
    r"FOI ?\(? ?S ?\)? ?A",
    r"\(scotland\) (?:act|regulations)",
    r"scottish information commissioner",
)


@rule.each_answer
def wrong_nation(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    authority = letter.facts.authority
    nation = authority.nation if authority else letter.sender.nation
    if nation in ("", "uk"):
        return
    is_scottish = nation == "scotland"
    wrong = "foia" if is_scottish else "foisa"
    cited = next((provision for provision in answer.provisions if provision.act == wrong), None)
    if cited:
        right = "the Scottish Act of 2002" if is_scottish else "the Act of 2000"
        name = authority.name if authority else letter.sender.name
        yield Fault(answer.place(cited), f"{name} answers under {right}.", SURE if authority else _read(letter))


def _read(letter: CheckedLetter) -> Certainty:
    """A nation read from the letter's head is likely; sure where the letter cites a Scottish law besides."""
    plainly = letter.sender.nation == "scotland" and letter.find(SCOTTISH_LAW)
    return SURE if plainly else LIKELY
