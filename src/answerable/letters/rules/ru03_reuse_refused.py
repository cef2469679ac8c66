"""Re-use refused without reasons.

## What the law asks
A refusal to allow re-use must give its reasons and the means of redress, and name the owner of the rights
where a third party holds them.

## Why it matters
Without them the applicant cannot ask the owner, or complain.

## How to put it right
Say why, who owns the rights if it is not the authority, and how to complain.

## What this rule does not see
Bodies to which the Regulations do not apply.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.readings import Stance

RPSI = "RPSI reg.9(1)"
rule = Rule(
    code="RU03",
    name="re-use-refused",
    law={"foia": RPSI, "eir": RPSI, "foisa": RPSI, "eisr": RPSI},
    certainty=LIKELY,
)

examples = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.DISCLOSED),
        letter="The map is enclosed. Re-use is not permitted.",
        at="Re-use is not permitted",
        says="no reason",
        certainty=LIKELY,
    )
    for regime in ("foia", "eir", "foisa", "eisr")
] + [
    Right(
        regime=regime,
        answers=an_answer(Stance.DISCLOSED),
        letter="Re-use is not permitted because Ordnance Survey owns the map layer; ask it for a licence.",
    )
    for regime in ("foia", "eir", "foisa", "eisr")
]

REFUSED = phrase(
    r"re-?use (?:of (?:\w+ ){1,5})?(?:is|are) (?:not (?:permitted|allowed|authorised)|prohibited|refused)",
    r"(?:do not|cannot|refuse to) (?:permit|allow|authorise|license) (?:\w+ ){0,2}re-?use",
)
REASON = phrase(
    r"because",
    r"as (?:it|the|this)",
    r"since",
    r"own(?:s|ed|er)",
    r"copyright (?:of|belongs|is held)",
    r"rights? hold\w*",
    r"without",
    r"for commercial",
    r"unless",
)


@rule.whole_letter
def refused(letter: CheckedLetter) -> Iterator[Fault]:
    place = letter.find(REFUSED)
    if place is None:
        return
    words = letter.text[place.span.start : place.span.end + 200]
    if not REASON.search(words):
        yield Fault(place, "This refuses re-use and gives no reason.")
