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

from answerable.casefile import Span
from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="XS12",
    name="section-39-last-word",
    law={"foia": "EIR reg.14(1)", "foisa": "EIR (Scotland) reg.13"},
    certainty=LIKELY,
    missing=Missing.LETTER,
)

examples = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.HELD_WITHHELD, exemption=cited),
        letter=f"The tree survey is exempt under section {number}.",
        at=f"section {number}",
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


BRIDGE = phrase(r"(?:sections?|s\.?) ?39(?: ?\([123]\))?(?![\d(])")
HEALTH = phrase(r"39 ?\(1\)")  # of the Scottish Act, which is about health and safety
CLAIMS = phrase(r"(?:exempt\w*|exemption|withh\w+|refus\w+|appl(?:y|ies|ied)|rel(?:y|ies)|engaged)")


@rule.whole_letter
def last_word(letter: CheckedLetter) -> Iterator[Fault]:
    if letter.find(REGULATIONS):
        return
    for sentence in letter.own_sentences:
        bridge = BRIDGE.search(sentence.words)
        if not bridge or not CLAIMS.search(sentence.words) or (letter.regime == "foisa" and HEALTH.search(bridge[0])):
            continue
        at = Span(sentence.span.start + bridge.start(), sentence.span.start + bridge.end())
        yield Fault(at, "Section 39 is the last word; there is no answer under the Regulations.")
        return
