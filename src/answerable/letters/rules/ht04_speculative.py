"""Only "might", "may" and "could": no likelihood at all.

## What the law asks
The harm must be one that would follow, or would be likely to. A mere possibility is not enough.

## Why it matters
Almost anything might happen. A refusal built on what could happen has not met the test.

## How to put it right
Say once that disclosure would, or would be likely to, cause the harm; "could" may then describe how.

## What this rule does not see
Whether the likelihood is real.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.grounds import row_of
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="HT04",
    name="only-speculative",
    law={
        "foia": "ICO guidance: the prejudice test",
        "foisa": "Scottish Information Commissioner guidance: substantial prejudice",
        "eir": "ICO guidance: regulation 12(5)",
        "eisr": "Scottish Information Commissioner guidance: substantial prejudice",
    },
    stances=(Stance.HELD_WITHHELD,),
    certainty=LIKELY,
    missing=Missing.ANSWER,
    silenced=True,
)

examples = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.HELD_WITHHELD, exemption=cited),
        letter=letter,
        at="could",
        says="only what could happen",
    )
    for regime, cited, letter in (
        ("foia", "foia.s43.2", "Section 43(2): the prices could possibly be misused by bidders."),
        ("foisa", "foisa.s33.1.b", "Section 33(1)(b): the prices could possibly be misused by bidders."),
        ("eir", "eir.reg12.5.e", "Regulation 12(5)(e): the prices could be misused by bidders."),
    )
] + [
    Right(regime=regime, answers=an_answer(Stance.HELD_WITHHELD, exemption=cited), letter=letter)
    for regime, cited, letter in (
        (
            "foia",
            "foia.s43.2",
            "Release would be likely to prejudice the firm (43(2)), since bidders could use the prices.",
        ),
        (
            "foisa",
            "foisa.s33.1.b",
            "Release would be likely to prejudice the firm substantially: bidders could use the prices.",
        ),
        (
            "eir",
            "eir.reg12.5.e",
            "Release would adversely affect the firm (12(5)(e)), since bidders could use the prices.",
        ),
    )
]
examples += [
    Wrong(
        regime="eisr",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eisr.reg10.5.e"),
        letter="Regulation 10(5)(e): the prices could be misused by bidders.",
        at="could",
        says="only what could happen",
    ),
    Right(
        regime="eisr",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eisr.reg10.5.e"),
        letter="Release would prejudice substantially the firm (10(5)(e)), since bidders could use the prices.",
    ),
]

SPECULATIVE = phrase(
    r"could(?: (?:potentially|possibly))?",
    r"might",
    r"may(?! (?:be (?:found|interested|aware)|wish|want|contact|request|ask|have the right|also|apply|complain|write|find|re-use))",
    r"possib(?:le|ly|ility)",
)
FIRM = phrase(r"would", r"will", r"likely")


@rule.each_answer
def speculative(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    rows = [row for p in answer.provisions if (row := row_of(p, letter.on))]
    if not any(row.test in ("prejudice", "opinion") for row in rows):
        return
    if any(FIRM.search(part.words) for part in (answer.own, *answer.shared)):
        return
    place = next((hit for hit in answer.finds(SPECULATIVE) if hit.words != "May"), None)  # the month
    if place:
        yield Fault(place, "This says only what could happen; no likelihood is stated.")
