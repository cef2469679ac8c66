"""Neither confirms nor denies under a regulation that does not allow it.

## What the law asks
Under the Environmental Information Regulations an authority may decline to confirm or deny only under
regulation 12(6), for the interests in 12(5)(a), or under regulation 13(5A) for personal data.

## Why it matters
For every other exception the information must be said to be held before it is withheld.

## How to put it right
Say that the information is held and withhold it under the exception; or, where international relations,
defence, national security or public safety are at stake, use regulation 12(6).

## What this rule does not see
Whether the information is environmental at all, and the Scottish Regulations, which differ.
"""

from collections.abc import Iterator

from answerable.law import Provision, find
from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import DECLINES_TO_SAY
from answerable.letters.checking.rule import LIKELY, SURE, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="NC09",
    name="silence-under-wrong-regulation",
    law={"eir": "reg.12(6)"},
    stances=(Stance.NEITHER,),
    certainty=SURE,
)

examples = [
    Wrong(
        regime="eir",
        answers=an_answer(Stance.NEITHER, exemption="eir.reg12.5.b"),
        letter="Under regulation 12(5)(b) we neither confirm nor deny that we hold this.",
        at="12(5)(b)",
        says="allows no silence",
        certainty=SURE,
    ),
    Wrong(
        regime="eir",
        answers=an_answer(Stance.NEITHER, exemption="eir.reg12.5.e"),
        letter="We can neither confirm nor deny this. Regulation 12(5)(e) applies.",
        at="12(5)(e)",
        says="allows no silence",
    ),
    Right(
        regime="eir",
        answers=an_answer(Stance.NEITHER, exemption=("eir.reg12.6", "eir.reg12.5.a")),
        letter="""
            Under regulation 12(6) we neither confirm nor deny this: to confirm would adversely affect public
            safety, regulation 12(5)(a).
        """,
    ),
    Right(
        regime="eir",
        answers=an_answer(Stance.NEITHER, exemption="eir.reg13.5A"),
        letter="Under regulation 13(5A) we neither confirm nor deny that we hold this.",
    ),
]

ALLOW = (("12", "6"), ("12", "7"), ("13", "5A"), ("13", "5B"), ("13", "5"))  # 13(5) until 25 May 2018


@rule.each_answer
def wrong_regulation(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    declines = answer.sentence(DECLINES_TO_SAY)
    cited = [provision for provision in answer.provisions if provision.act == "eir"]
    if not cited or not declines or any(_allows(provision) for provision in cited):
        return
    there = [citation.provision for citation in find(declines.words, act="eir")]
    if any(_allows(provision) for provision in there):
        return
    wrong = (there or cited)[0]
    at = answer.place(wrong) if wrong in answer.provisions else declines.span
    says = f"{wrong} allows no silence on whether the information is held."
    mixed = answer.stances != {Stance.NEITHER} and not there  # the regulation may belong to another part
    yield Fault(at, says, LIKELY if mixed else SURE)


def _allows(provision: Provision) -> bool:
    return provision.act == "eir" and provision.parts[:2] in ALLOW
