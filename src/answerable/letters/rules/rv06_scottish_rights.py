"""A Scottish notice without the right to a review, or without the Scottish Commissioner.

## What the law asks
Notices under sections 9(1), 16, 17(1) and 18(1) of the Scottish Act must give particulars of the complaints
procedure and of the rights to require a review (section 20(1)) and to apply to the Scottish Information
Commissioner (section 47(1)). A notice that nothing is held is one of them.

## Why it matters
The Scottish review comes first by law, and the Commissioner in Wilmslow cannot take the complaint.

## How to put it right
Add the right to require a review within 40 working days, and then to apply to the Scottish Information
Commissioner within six months.

## What this rule does not see
A covering e-mail; bodies whose requests fall under the Act of 2000; and those against whom no application
lies.
"""

from collections.abc import Iterator

from answerable.casefile import Regime
from answerable.law import clock
from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.figures import days_to_ask
from answerable.letters.checking.rights import SCOTTISH_COMMISSIONER
from answerable.letters.checking.rights_owed import not_found
from answerable.letters.checking.rule import LIKELY, LOOK, SURE, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="RV06",
    name="scottish-rights-missing",
    law={"foisa": "s.19", "eisr": "reg.13"},
    certainty=SURE,
    missing=Missing.LETTER,
)

examples = [
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.NOT_HELD, exemption="foisa.s17.1"),
        letter="This is notice under section 17(1) of FOISA that we do not hold it.",
        at="",
        says="review",
        certainty=SURE,
    ),
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s36.2"),
        letter="Section 36(2) applies. You may ask for a review, and then complain to the ICO in Wilmslow.",
        at="",
        says="Scottish Information Commissioner",
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s36.2"),
        letter="""
            Section 36(2) applies.

            You may require a review of this decision within 40 working days, and then apply to the Scottish
            Information Commissioner within six months.
        """,
    ),
    Right(regime="foisa", answers=an_answer(Stance.DISCLOSED), letter="The figure is 42."),
]
examples += [
    Wrong(
        regime="eisr",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eisr.reg10.5.b"),
        letter="Regulation 10(5)(b) applies to the survey.",
        at="",
        says="review",
        certainty=LOOK,
    ),
    Right(
        regime="eisr",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eisr.reg10.5.b"),
        letter="Regulation 10(5)(b) applies. You may ask us for a review, and then appeal to the Scottish Information Commissioner.",
    ),
]


@rule.whole_letter
def rights_missing(letter: CheckedLetter) -> Iterator[Fault]:
    owed = (*letter.refusals, *letter.answers_with(Stance.NOT_HELD, Stance.FEE))
    regime = Regime.EISR if letter.regime is Regime.EISR else Regime.FOISA
    of_act = [answer for answer in owed if answer.regime is regime]
    of_head = [answer for answer in owed if answer.regime is Regime.FOIA and letter.sender.nation == "scotland"]
    scottish = of_act or of_head
    review, commissioner = letter.offers_review, SCOTTISH_COMMISSIONER.search(letter.text)
    if not scottish or (review and commissioner) or letter.has_rights_apart:
        return
    lacking = "the Scottish Information Commissioner" if review else "the right to require a review"
    law = "the Scottish Regulations" if regime is Regime.EISR else "the Scottish Act"
    says = f"This is a notice under {law}; {lacking} is not found in this document."
    add = (
        f"You may require us to review this within {days_to_ask(Regime.FOISA, on=letter.on)} working days. After that "
        f"you may apply to the Scottish Information Commissioner within {clock('foisa.appeal', on=letter.on).term}, at …"
    )
    yield not_found(letter, owed=scottish, says=says, add=add, certainty=SURE if of_act else LIKELY)
