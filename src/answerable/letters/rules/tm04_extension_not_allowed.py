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
from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.extensions import names_a_ground
from answerable.letters.checking.grounds import withholding
from answerable.letters.checking.passages import Passage, first
from answerable.letters.checking.phrases import MORE_TIME, phrase
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.checking.weighing import PUBLIC_INTEREST
from answerable.letters.readings import Stance

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
    r"\b(?:collat\w+|gather\w*|locat\w+|consult\w*|compil\w+|retriev\w+|(?:which|whether (?:any|an)) (?:of the )?exemptions?"
    r"|sign[- ]?off|staff (?:absence|leave|shortage\w*)|annual leave|(?:sick|on) leave|workload|(?:volume|amount|pressure) of (?:work|requests)"
    r"|complex\w*|complicat\w+|approv\w+|internal clearance)\b",
    re.IGNORECASE,
)


@rule.whole_letter
def not_allowed(letter: CheckedLetter) -> Iterator[Fault]:
    if letter.regime is not Regime.FOIA:
        return
    before = ""
    for sentence in (
        letter.own_sentences if any(MORE_TIME.search(one.words) for one in letter.own_sentences) else _theirs(letter)
    ):
        place = first(MORE_TIME, sentence)
        near = f"{before} {sentence.words}"
        before = sentence.words
        if not place or not OWN_TIME.search(near):
            continue
        weighing = PUBLIC_INTEREST.search(sentence.words)
        if OTHER_PURPOSE.search(near) and not (weighing and names_a_ground(letter)):
            yield Fault(place, "Time is extended for a purpose that section 10(3) does not allow.")
            return
        if weighing and _only_absolute(letter):
            yield Fault(place, "Time is extended for the public interest, but every exemption named is absolute.")
            return


OWN_TIME = phrase(r"we|I|it is|has not been possible|council|department|trust|authority|time limit|deadline")


def _theirs(letter: CheckedLetter) -> tuple[Passage, ...]:
    """Sentences taken for the applicant's in which somebody writes to an applicant about section 10(3)."""
    return tuple(one for one in letter.all_sentences if SECTION_10.search(one.words) or OTHER_PURPOSE.search(one.words))


SECTION_10 = phrase(r"(?:section|s\.?) ?10 ?\( ?3 ?\)")


def _only_absolute(letter: CheckedLetter) -> bool:
    cited = [provision for answer in letter.answers for provision in answer.provisions]
    rows = [row for row in (withholding(provision, letter.on) for provision in cited) if row]
    return bool(rows) and all(row.is_absolute for row in rows)
