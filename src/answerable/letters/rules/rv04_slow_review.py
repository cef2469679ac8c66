"""A review promised later than it is due.

## What the law asks
The Commissioner expects a review within 20 working days, in exceptional cases 40. Regulation 11(4) sets 40
as the limit for environmental information; section 21(1) of the Scottish Act sets 20.

## Why it matters
While a review drags on, the applicant's time to complain runs out.

## How to put it right
Promise 20 working days. Where more is needed in a case, say so then, and why.

## What this rule does not see
Whether the case is exceptional.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.figures import days_to_decide
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.checking.windows import review_windows
from answerable.letters.readings import Stance

rule = Rule(
    code="RV04",
    name="review-promised-late",
    law={"foia": "ICO guidance: complaints and internal reviews", "eir": "reg.11(4)", "foisa": "s.21(1)"},
    certainty=LIKELY,
)

PROMISE = "This is exempt under {}.\n\nYou may ask for an internal review. We aim to complete the review within {}."

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter=PROMISE.format("section 43(2)", "three months"),
        at="three months",
        says="three months",
    ),
    Wrong(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.e"),
        letter=PROMISE.format("regulation 12(5)(e)", "60 working days"),
        at="60 working days",
        says="60 working days",
    ),
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s36.2"),
        letter=PROMISE.format("section 36(2)", "40 working days"),
        at="40 working days",
        says="40 working days",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter=PROMISE.format("section 43(2)", "20 working days"),
    ),
    Right(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.e"),
        letter=PROMISE.format("regulation 12(5)(e)", "40 working days"),
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s36.2"),
        letter=PROMISE.format("section 36(2)", "20 working days"),
    ),
]


@rule.whole_letter
def promised_late(letter: CheckedLetter) -> Iterator[Fault]:
    due = days_to_decide(letter.regime, on=letter.on)
    for window in review_windows(letter.own_sentences):
        if not window.is_to_ask and window.working_days > due:
            yield Fault(window.span, f"Promises the review within {window.words}; {due} working days are the most.")
            return
