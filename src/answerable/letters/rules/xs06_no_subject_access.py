"""The applicant's own data refused, and no word on subject access.

## What the law asks
Somebody's own personal data are exempt under section 40(1), because they have a better right to them: access
under article 15 of the UK GDPR. Advice and assistance means saying so, or handling that part so.

## Why it matters
Without the route the applicant is refused what they are entitled to, and does not know it.

## How to put it right
Say that this part is handled as a subject access request and by when, or how to make one.

## What this rule does not see
A separate letter that is not mentioned.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="XS06",
    name="no-subject-access-route",
    law={"foia": "ICO guidance: personal data of the requester (s.40(1))"},
    stances=(Stance.HELD_WITHHELD, Stance.NEITHER),
    certainty=LIKELY,
    missing=Missing.LETTER,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s40.1"),
        letter="It is your own data and exempt under section 40(1).",
        at="40(1)",
        says="subject access",
        certainty=LIKELY,
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s40.1"),
        letter="Section 40(1) applies. We treat this part as a subject access request; you will hear by 3 July.",
    ),
]

ROUTE = phrase(
    r"subject access",
    r"(?:D?SARs?|right of access|access request)",
    r"article 15",
    r"under (?:the )?(?:UK )?(?:GDPR|data protection act)(?: \d{4})?(?: \w+){0,6} (?:separate|instead|request|apply|access|write|reply)\w*",
    r"(?:request|apply|ask|dealt with|handled|treated|responded|replied)(?: \w+){0,6} (?:under|by) (?:the )?(?:UK )?(?:GDPR|data protection)",
)


@rule.each_answer
def no_route(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    own = next((p for p in answer.provisions if p.parts[:2] == ("40", "1")), None)
    if own and not letter.find(ROUTE):
        yield Fault(answer.place(own), "The applicant's own data are refused; the way of subject access is not named.")
