"""A refusal as a repeat that does not show an earlier request complied with.

## What the law asks
Section 14(2) applies only where the authority has complied with an identical or substantially similar
request from the same person, and no reasonable interval has passed.

## Why it matters
A request that was refused before was not complied with; the section cannot be built on it.

## How to put it right
Give the reference and date of the earlier request and say that it was answered.

## What this rule does not see
The earlier correspondence itself, and whether the interval was reasonable.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="PG08",
    name="repeat-without-earlier-answer",
    law={"foia": "s.14(2)", "foisa": "s.14(2)"},
    stances=(Stance.VEXATIOUS,),
    certainty=LIKELY,
    missing=Missing.LETTER,
)

examples = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.VEXATIOUS, exemption=f"{regime}.s14.2"),
        letter="You have asked this before, so section 14(2) applies.",
        at="14(2)",
        says="neither date nor reference",
    )
    for regime in ("foia", "foisa")
] + [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.VEXATIOUS, exemption="foia.s14.2"),
        letter="We refused your earlier request of 2 June 2025 under section 12, so section 14(2) applies to this one.",
        at="refused your earlier request",
        says="was refused",
    ),
    *(
        Right(
            regime=regime,
            answers=an_answer(Stance.VEXATIOUS, exemption=f"{regime}.s14.2"),
            letter="We answered the same questions in full on 2 June 2025 (ref 118), so section 14(2) applies.",
        )
        for regime in ("foia", "foisa")
    ),
]

EARLIER = phrase(
    r"\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"(?: \d{4})?",
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{4}",
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}",
    r"(?:ref(?:erence)?|our ref|FOI|FOIA|EIR|IR|case|request)(?: no\.?| number)?[:. ]? ?[\w/-]*\d[\w/-]*",
)
REFUSED = phrase(
    r"(?:refused|declined|rejected) (?:\w+ ){0,3}(?:earlier|previous|first|last|original) (?:\w+ )?request",
    r"(?:earlier|previous|first|last) (?:\w+ ){0,2}request (?:\w+ ){0,6}(?:was|were) (?:refused|declined|rejected)",
)


@rule.each_answer
def no_earlier(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    claim = next((p for p in answer.provisions if p.parts[:2] == ("14", "2")), None)
    if claim is None:
        return
    refused = answer.find(REFUSED)
    if refused:
        yield Fault(refused, "The earlier request was refused, so it was not complied with.", is_there=True)
    elif not answer.find(EARLIER):
        says = "A repeat is claimed with neither date nor reference of the earlier request."
        yield Fault(answer.place(claim), says)
