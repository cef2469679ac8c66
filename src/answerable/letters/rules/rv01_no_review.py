"""A refusal without a word on how to have it reviewed.

## What the law asks
A notice of refusal must give particulars of the authority's procedure for dealing with complaints
about the handling of requests, or state that it has none.

## Why it matters
Without it the applicant does not know that the decision can be looked at again, to whom to write, or
by when.

## How to put it right
Add the paragraph on internal review: to whom, within how many working days (at least 40), and how.

## What this rule does not see
A covering e-mail or leaflet that was sent with the letter. It speaks only of this document.
"""

from collections.abc import Iterator

from answerable.casefile import Regime
from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.exceptions import notices
from answerable.letters.checking.facts import Facts
from answerable.letters.checking.figures import days_to_ask
from answerable.letters.checking.phrases import COVERS
from answerable.letters.checking.rights import REVIEW, UNHAPPY
from answerable.letters.checking.rights_owed import not_found
from answerable.letters.checking.rule import LIKELY, LOOK, SURE, Fault, Missing, Rule
from answerable.letters.checking.speakers import LETTER_ITSELF, TO_APPLICANT
from answerable.letters.readings import Stance

GOOD_PRACTICE = "good practice: tell every applicant how to ask for a review"

rule = Rule(
    code="RV01",
    name="review-not-offered",
    law={"foia": ("s.17(7)(a)", GOOD_PRACTICE)},
    certainty=SURE,
    missing=Missing.LETTER,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2", to="4"),
        letter="""
            We hold this. It is exempt under section 43(2), because the contract is let again in May.

            Yours faithfully
        """,
        at="",
        says="how to ask for a review",
        certainty=SURE,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="""
            Your request exceeds the cost limit (section 12(1)): we would have to read 4,000 complaints.
        """,
        at="",
        says="how to ask for a review",
        certainty=SURE,
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter="""
            This is exempt under section 43(2).

            You may ask for an internal review within 40 working days by writing to foi@council.example.
        """,
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.NOT_HELD),
        letter="We hold no such list: we asked the fleet team and none was ever made.",
        because="nothing is refused, so section 17 asks for no notice",
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.DISCLOSED),
        letter="Dear Requester\n\nThank you for your request. We spent £4,000 on this.\n\nYours faithfully",
        at="Yours faithfully",
        says="Nothing is refused here",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter="This is exempt under section 43(2).",
        facts=Facts(log_entry=True),
        because="a log entry often leaves out the closing paragraphs, so nothing follows from their absence",
    ),
]

ANSWERS = (Stance.DISCLOSED, Stance.ANSWERED, Stance.NOT_HELD)


@rule.whole_letter
def no_review(letter: CheckedLetter) -> Iterator[Fault]:
    refused = notices(letter, Regime.FOIA)
    if letter.offers_review or letter.has_rights_apart or not letter.answers:
        return
    if not refused:  # then section 17(7) asks for nothing
        told = LETTER_ITSELF.search(letter.text) and TO_APPLICANT.search(letter.text) and not letter.find(COVERS)
        if (
            told
            and letter.answers_with(*ANSWERS)
            and letter.regimes == (Regime.FOIA,)
            and not REVIEW.search(letter.text)
        ):
            says = "Nothing is refused here, but how to ask for a review is not found in this document."
            yield Fault(letter.end, says, under=GOOD_PRACTICE)
        return
    says = "This letter refuses something; how to ask for a review of that is not found in this document."
    certainty = LIKELY if letter.find(UNHAPPY) else SURE
    if letter.denies_review:  # which may be meant to say that there is no procedure
        certainty = LIKELY
    elif REVIEW.search(letter.text):  # in words that were taken for the applicant's
        certainty = LOOK
    add = (
        "If you are not content with how we have handled your request you may ask for an internal review within "
        f"{days_to_ask(Regime.FOIA, on=letter.on)} working days of this letter, by writing to …"
    )
    yield not_found(letter, owed=refused, says=says, add=add, certainty=certainty)
