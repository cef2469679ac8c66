"""Time extended for a reason that the Act does not allow.

## What the law asks
Time may be extended only to weigh the public interest, under a qualified exemption that is already found
to be engaged. Collating, consulting, or deciding which exemption applies extends nothing.

## Why it matters
For those purposes the 20 working days run on, and the answer will be late.

## How to put it right
Say which qualified exemption is engaged, and that only the balance is undecided; or answer now.

## What this rule does not see
A pause for clarification or a fee, which has a notice of its own.
"""

import re
from collections.abc import Iterator

from answerable.casefile import Regime
from answerable.letters.checked_letter import CheckedLetter
from answerable.letters.examples import Right, Wrong, an_answer
from answerable.letters.grounds import withholding
from answerable.letters.passages import first
from answerable.letters.phrases import MORE_TIME, PUBLIC_INTEREST
from answerable.letters.reading import Stance
from answerable.letters.rule import LIKELY, Fault, Rule

rule = Rule(
    code="TM04",
    name="extension-not-allowed",
    law={"foia": "s.10(3)"},
    certainty=LIKELY,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.UNANSWERED),
        letter="We need more time, as we are still deciding which exemption applies.",
        at="need more time",
        says="does not allow",
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.UNANSWERED, exemption="foia.s41.1"),
        letter="Section 41 is engaged. We need further time to consider the public interest.",
        at="need further time",
        says="absolute",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.UNANSWERED, exemption="foia.s43.2"),
        letter="Section 43(2) is engaged. We need more time for the balance of the public interest, until 3 July 2025.",
    ),
]

OTHER_PURPOSE = re.compile(
    r"\b(?:collat\w+|gather\w*|locat\w+|consult\w*|compil\w+|retriev\w+|(?:which|whether (?:any|an)) exemptions?|sign[- ]?off"
    r"|staff (?:absence|leave)|annual leave|workload)\b",
    re.IGNORECASE,
)


@rule.whole_letter
def not_allowed(letter: CheckedLetter) -> Iterator[Fault]:
    for sentence in letter.own_sentences if letter.regime is Regime.FOIA else ():
        place = first(MORE_TIME, sentence)
        if place and OTHER_PURPOSE.search(sentence.words) and not PUBLIC_INTEREST.search(sentence.words):
            yield Fault(place, "Time is extended for a purpose that section 10(3) does not allow.")
            return
        if place and PUBLIC_INTEREST.search(sentence.words) and _only_absolute(letter):
            yield Fault(place, "Time is extended for the public interest, but every exemption named is absolute.")
            return


def _only_absolute(letter: CheckedLetter) -> bool:
    cited = [provision for answer in letter.answers for provision in answer.provisions]
    rows = [row for row in (withholding(provision, letter.on) for provision in cited) if row]
    return bool(rows) and all(row.is_absolute for row in rows)
