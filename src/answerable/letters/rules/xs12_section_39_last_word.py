"""Section 39 as the last word.

## What the law asks
Section 39 takes environmental information out of the Act so that it is dealt with under the
Environmental Information Regulations. The request must then be answered under those (regulations 5, 14).

## Why it matters
A refusal under section 39 alone leaves the applicant without an answer under either regime.

## How to put it right
Answer under the Regulations in the same letter, or give the date by which you will.

## What this rule does not see
An answer under the Regulations in another letter.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="XS12",
    name="section-39-last-word",
    law={"foia": "EIR reg.14(1)", "foisa": "EIR (Scotland) reg.13"},
    stances=(Stance.HELD_WITHHELD,),
    certainty=LIKELY,
    missing=Missing.LETTER,
)

examples = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.HELD_WITHHELD, exemption=cited),
        letter=f"The tree survey is exempt under section {number}.",
        at=number,
        says="last word",
        certainty=certainty,
    )
    for regime, cited, number, certainty in (
        ("foia", "foia.s39", "39", LIKELY),
        ("foisa", "foisa.s39.2", "39(2)", LOOK),  # the Scottish regulation was not read
    )
] + [
    Right(
        regime=regime,
        answers=an_answer(Stance.HELD_WITHHELD, exemption=cited),
        letter=f"Section {number} applies, so we have dealt with the survey under the Environmental Information Regulations.",
    )
    for regime, cited, number in (("foia", "foia.s39", "39"), ("foisa", "foisa.s39.2", "39(2)"))
]

REGULATIONS = phrase(
    r"environmental information (?:\(scotland\) )?regulations", r"EIRs?", r"EI\(?S\)?Rs?", r"regulation \d+"
)


@rule.each_answer
def last_word(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    bridges = [p for p in answer.provisions if p.parts[0] == "39" and p.act in ("foia", "foisa")]
    if any(p.parts[1:2] == ("1",) for p in bridges if p.act == "foisa"):
        return  # section 39(1) of the Scottish Act is about health and safety
    if bridges and not answer.find(REGULATIONS) and not letter.in_general(REGULATIONS):
        yield Fault(answer.place(bridges[0]), "Section 39 is the last word; there is no answer under the Regulations.")
