"""The applicant's own case, disclosed as if to the world.

## What the law asks
Somebody's own personal data are exempt under section 40(1) and are to be given, if at all, in reply to a
subject access request. A disclosure under the Act is a disclosure to everyone.

## Why it matters
What goes into a disclosure log about "your child" or "your claim" is public.

## How to put it right
Handle that part as a subject access request, in a letter of its own, and say so.

## What this rule does not see
Whether what is given is personal data. It looks for words such as "your case" beside a disclosure.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.rule import LOOK, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="RG04",
    name="own-data-disclosed",
    law={"foia": "ICO guidance: personal data of the requester (s.40(1))"},
    stances=(Stance.DISCLOSED,),
    certainty=LOOK,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.DISCLOSED),
        letter="The notes of your son's case conference are enclosed.",
        at="your son",
        says="own personal data",
        certainty=LOOK,
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.DISCLOSED),
        letter="The procedure is enclosed. Your housing file is handled as a subject access request.",
    ),
]

OWN = re.compile(
    r"\byour (?:son|daughter|child\w*|mother|father|husband|wife|own (?:case|data|file|records?)|"
    r"(?:case|medical|personnel|housing|benefit|care|school|social care) (?:file|notes?|records?))\b",
    re.IGNORECASE,
)
SUBJECT_ACCESS = re.compile(r"\bsubject access\b|\bdata protection\b|\bUK GDPR\b|\b40\s?\(1\)", re.IGNORECASE)


@rule.each_answer
def own_data(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    place = answer.find(OWN)
    if place and not letter.find(SUBJECT_ACCESS):
        yield Fault(place, "This may be the applicant's own personal data: a disclosure under the Act is to everyone.")
