"""A direct-marketing or misuse notice aimed at the applicant.

## What the law asks
A request is decided without regard to who asks or why. A notice that assumes a commercial reader sits
badly with that; it refuses and delays nothing.

## Why it matters
It warns people off using what they are given, mostly people who never thought of it.

## How to put it right
Drop it where no names are released. Where they are, one neutral line beside them is enough.

## What this rule does not see
Whether names are in an attachment.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.findings import Certainty
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="RB01",
    name="notice-aimed-at-applicant",
    law=dict.fromkeys(("foia", "eir", "foisa", "eisr"), "good practice: requests are answered blind to who asks"),
    certainty=Certainty.LIKELY,
)

examples = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.NEITHER, begins="We neither"),
        letter="""
            We neither confirm nor deny that we hold this.

            If you are a company that intends to use this for direct marketing, you need consent.
        """,
        at="direct marketing",
        says="aimed at the applicant",
    )
    for regime in ("foia", "eir", "foisa", "eisr")
] + [
    Right(
        regime=regime,
        answers=an_answer(Stance.DISCLOSED),
        letter="The officers are listed below. You may re-use this under the Open Government Licence.",
    )
    for regime in ("foia", "eir", "foisa", "eisr")
]

MARKETING = phrase(
    r"direct[- ]market\w*",
    r"marketing (?:purposes?|calls?|e-?mails?|material|communications?)",
    r"not (?:be )?(?:used )?for marketing",
    r"unsolicited (?:marketing|commercial|calls|e-?mails)",
)


@rule.whole_letter
def aimed(letter: CheckedLetter) -> Iterator[Fault]:
    if place := letter.find(MARKETING):
        yield Fault(place, "This notice is aimed at the applicant.")
