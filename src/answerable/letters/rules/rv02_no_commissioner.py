"""A refusal without the right to go to the Commissioner.

## What the law asks
A notice of refusal must give particulars of the right conferred by section 50: to apply to the Information
Commissioner for a decision.

## Why it matters
It is the applicant's way to somebody who decides, and costs nothing. A letter that ends with the review
hides it.

## How to put it right
Add the right under section 50 with the Commissioner's address and web page.

## What this rule does not see
A covering e-mail or leaflet that was sent with the letter. A mention of the Commissioner about something
else, such as marketing, is not this right.
"""

from collections.abc import Iterator

from answerable.casefile import Regime
from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.exceptions import notices
from answerable.letters.checking.rights import names_commissioner_right
from answerable.letters.checking.rights_owed import not_found
from answerable.letters.checking.rule import LOOK, SURE, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="RV02",
    name="commissioner-not-named",
    law={"foia": "s.17(7)(b)"},
    certainty=SURE,
    missing=Missing.LETTER,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter="This is exempt under section 43(2). You may ask for an internal review.",
        at="",
        says="section 50",
        certainty=SURE,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter="""
            This is exempt under section 43(2).

            To use officers' names for direct marketing you must be registered with the Information Commissioner.
            For more information follow this link: www.ico.org.uk
        """,
        at="",
        says="section 50",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter="""
            This is exempt under section 43(2).

            If you are still unhappy you may complain to the Information Commissioner, Wilmslow.
        """,
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.DISCLOSED),
        letter="We spent £4,000 on this.",
        because="nothing is refused",
    ),
]


@rule.whole_letter
def no_commissioner(letter: CheckedLetter) -> Iterator[Fault]:
    refused = notices(letter, Regime.FOIA)
    if not refused or letter.names_commissioner or letter.has_rights_apart:
        return
    says = "This letter refuses something; the right under section 50 is not found in this document."
    # in words that were taken for the applicant's
    certainty = LOOK if names_commissioner_right(letter.all_sentences) else SURE
    add = (
        "If you are not content with the outcome you have the right under section 50 of the Act to apply to the "
        "Information Commissioner for a decision, at …"
    )
    yield not_found(letter, owed=refused, says=says, add=add, certainty=certainty)
