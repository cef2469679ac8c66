"""An environmental refusal without the right to make representations or to go to the Commissioner.

## What the law asks
A refusal under the Regulations must tell the applicant of the right to make representations under
regulation 11, and of the enforcement and appeal provisions that regulation 18 applies.

## Why it matters
Here the review is a right, not a courtesy. An applicant who is not told may lose it after 40 working days.

## How to put it right
Add both: representations to this authority within 40 working days, then the Commissioner.

## What this rule does not see
A covering e-mail or leaflet that was sent with the letter.
"""

from collections.abc import Iterator

from answerable.casefile import Regime
from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.exceptions import notices
from answerable.letters.checking.figures import days_to_ask
from answerable.letters.checking.rights import offers_review
from answerable.letters.checking.rights_owed import not_found
from answerable.letters.checking.rule import LIKELY, SURE, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="RV05",
    name="eir-rights-missing",
    law={"eir": "reg.14(5)"},
    certainty=SURE,
    missing=Missing.LETTER,
)

examples = [
    Wrong(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.e"),
        letter="We withhold the prices under regulation 12(5)(e).",
        at="",
        says="neither",
        certainty=SURE,
    ),
    Wrong(
        regime="eir",
        answers=an_answer(Stance.NOT_HELD, exemption="eir.reg12.4.a"),
        letter="We hold no such survey (regulation 12(4)(a)). You may ask for an internal review.",
        at="",
        says="the Commissioner",
        certainty=LIKELY,
    ),
    Right(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.e"),
        letter="""
            We withhold the prices under regulation 12(5)(e).

            You may make representations under regulation 11 within 40 working days, and then complain to the
            Information Commissioner.
        """,
    ),
    Right(regime="eir", answers=an_answer(Stance.DISCLOSED), letter="The survey is enclosed."),
]


@rule.whole_letter
def rights_missing(letter: CheckedLetter) -> Iterator[Fault]:
    refused = notices(letter, Regime.EIR)
    not_held = [answer for answer in letter.answers_with(Stance.NOT_HELD) if answer.regime is Regime.EIR]
    review = letter.reading.notices.review or offers_review(letter.own_sentences)
    commissioner = letter.names_commissioner
    if not (refused or not_held) or (review and commissioner):
        return
    lacking = "the Commissioner is not" if review else "the right to make representations is not"
    if not review and not commissioner:
        lacking = "neither the right to make representations nor the Commissioner is"
    add = (
        f"You may make representations to us under regulation 11 within {days_to_ask(Regime.EIR, on=letter.on)} "
        "working days, and may then complain to the Information Commissioner, at …"
    )
    says = f"This refuses; {lacking} found in this document."
    yield not_found(letter, owed=refused or not_held, says=says, add=add, certainty=SURE if refused else LIKELY)
