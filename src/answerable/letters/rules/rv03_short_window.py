"""Less than 40 working days to ask for a review.

## What the law asks
The Code under section 45 gives applicants 40 working days from the initial response to ask for a review;
so do regulation 11(2) of the Environmental Information Regulations and section 20(5) of the Scottish Act.

## Why it matters
An applicant told "20 working days" may give up on day 21.

## How to put it right
Write "within 40 working days of this letter", or name no limit.

## What this rule does not see
A reason to accept late requests that is kept elsewhere.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.figures import days_to_ask
from answerable.letters.checking.findings import Suggestion
from answerable.letters.checking.rule import LIKELY, SURE, Fault, Rule
from answerable.letters.checking.windows import review_windows
from answerable.letters.readings import Stance

rule = Rule(
    code="RV03",
    name="review-window-short",
    law={
        "foia": "s.45 Code, chapter 5",
        "eir": "ICO guidance: regulation 11",
        "foisa": "Scottish Information Commissioner's guidance: reviews (s.20(5))",
    },
    certainty=SURE,
)

REFUSAL = "This is exempt under {}.\n\nYou may ask for an internal review within {}."

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter=REFUSAL.format("section 43(2)", "20 working days of this letter"),
        at="20 working days",
        says="20 working days",
        certainty=LIKELY,  # the words of the Code were not read
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.NOT_HELD),
        letter="Not held.\n\nIf you are unhappy with this please write to us within 28 days to seek a review.",
        at="28 days",
        says="28 days",
    ),
    Wrong(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.e"),
        letter=REFUSAL.format("regulation 12(5)(e)", "one month of this letter"),
        at="one month",
        says="one month",
    ),
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s36.2"),
        letter=REFUSAL.format("section 36(2)", "20 working days"),
        at="20 working days",
        says="20 working days",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter=REFUSAL.format("section 43(2)", "two months of this letter. We reply within 20 working days"),
        because="two months is longer, and 20 days is the time of the reply",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter="Exempt under section 43(2). You have 20 days to appeal. There is no further right of appeal to the Council.",
        because="no review is offered at all, which is another fault",
    ),
    Right(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.e"),
        letter=REFUSAL.format("regulation 12(5)(e)", "40 working days"),
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s36.2"),
        letter=REFUSAL.format("section 36(2)", "40 working days"),
    ),
]


@rule.whole_letter
def short_window(letter: CheckedLetter) -> Iterator[Fault]:
    if letter.denies_review:
        return
    due = days_to_ask(letter.regime, on=letter.on)
    for window in review_windows(letter.own_sentences):
        if window.is_to_ask and window.working_days < due:
            mend = Suggestion(f"Write “{due} working days”.")
            says = f"Gives {window.words} to ask for a review; {due} working days are due."
            yield Fault(window.span, says, suggest=mend)
            return
