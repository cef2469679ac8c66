"""A harm is named, and nothing joins it to the information.

## What the law asks
The Commissioner expects a causal link: what would be disclosed, who could use it, to do what, with what
harm. Without one the reason required by the Act may be missing too.

## Why it matters
Harm in general can be said of anything. The link shows that someone looked at this information.

## How to put it right
One sentence: "the document names the filter rules; a sender of malicious mail could write messages that
pass them".

## What this rule does not see
Whether the link is convincing; it looks for words that join cause and effect, and only asks to look.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.grounds import row_of
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LOOK, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="HT02",
    name="no-causal-link",
    law={
        "foia": "ICO guidance: the prejudice test",
        "eir": "ICO guidance: regulation 12(5)",
        "foisa": "Scottish Information Commissioner guidance: substantial prejudice",
        "eisr": "Scottish Information Commissioner guidance: substantial prejudice",
    },
    stances=(Stance.HELD_WITHHELD,),
    certainty=LOOK,
    missing=Missing.LETTER,
    silenced=True,
)

examples = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.HELD_WITHHELD, exemption=cited),
        letter=letter,
        at=at,
        says="joins the harm",
        certainty=LOOK,
    )
    for regime, cited, letter, at in (
        ("foia", "foia.s43.2", "Section 43(2): disclosure would be likely to harm our interests.", "43(2)"),
        (
            "eir",
            "eir.reg12.5.e",
            "Regulation 12(5)(e): disclosure would adversely affect our interests.",
            "12(5)(e)",
        ),
        (
            "foisa",
            "foisa.s33.1.b",
            "Section 33(1)(b): disclosure would be likely to harm our interests.",
            "33(1)(b)",
        ),
    )
] + [
    Right(
        regime=regime,
        answers=an_answer(Stance.HELD_WITHHELD, exemption=cited),
        letter=f"{number}: the file names the day rate. At the tender in May bidders could use it to bid just below.",
    )
    for regime, cited, number in (
        ("foia", "foia.s43.2", "Section 43(2)"),
        ("eir", "eir.reg12.5.e", "Regulation 12(5)(e)"),
        ("foisa", "foisa.s33.1.b", "Section 33(1)(b)"),
    )
]
examples += [
    Wrong(
        regime="eisr",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eisr.reg10.5.e"),
        letter="Regulation 10(5)(e): disclosure would prejudice substantially our interests.",
        at="10(5)(e)",
        says="joins the harm",
    ),
    Right(
        regime="eisr",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eisr.reg10.5.e"),
        letter="Regulation 10(5)(e): the file names the day rate. At the tender bidders could use it to bid just below.",
    ),
]

LINK = phrase(
    r"(?:could|can|might|would|may) (?:be )?(?:\w+ )?(?:us\w+|exploit\w*|allow|enable|assist|help|learn|identif\w+|target|undercut|infer|work out|know|pass|bypass|predict|deduce|piece|gain|make it (?:easier|possible)|give|reveal|show|tell|alert|encourage)",
    r"(?:allow|enabl|help|assist|alert|encourag)\w* (?:\w+ ){0,6}to",
    r"which (?:could|can|would|might|may)",
    r"because|so that|by (?:know|show|reveal|giv|tell|allow)ing|in the hands of|as a result|lead(?:ing)? to",
)


@rule.each_answer
def no_link(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    rows = [(p, row) for p in answer.provisions if (row := row_of(p, letter.on)) and row.test == "prejudice"]
    if rows and not answer.find(LINK) and not letter.has_reasons_apart(answer):
        yield Fault(answer.place(rows[0][0]), "Look whether anything joins the harm to this information.")
