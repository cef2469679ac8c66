"""A dataset is supplied, and nothing says whether it may be re-used.

## What the law asks
A dataset that is given, and in which the authority owns the copyright, is to be made available for re-use under
a licence, unless the Regulations on re-use apply, which then come first.

## Why it matters
Whoever asked for rows and columns wants to work with them, and cannot tell whether they may.

## How to put it right
Add one line: "You may re-use this under the Open Government Licence v3.0", or how to ask.

## What this rule does not see
Terms in the file itself, rights of others, and which of the two laws governs the body. So it only shows a place.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LOOK, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="RU02",
    name="dataset-without-terms",
    law={"foia": "s.19(2A)"},
    stances=(Stance.DISCLOSED,),
    certainty=LOOK,
    missing=Missing.LETTER,
)

ROWS = "Please send the tree register as a CSV file."
_gives = an_answer(Stance.DISCLOSED, asks=ROWS)
examples = [
    Wrong(
        regime="foia",
        answers=_gives,
        letter="The register is attached as a CSV file.",
        at="The register",
        says="re-use",
        certainty=LOOK,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.DISCLOSED),
        letter="We enclose the dataset of all street trees.",
        at="We enclose",
        says="re-use",
    ),
] + [
    Right(regime="foia", answers=_gives, letter=letter)
    for letter in (
        "The register is attached as a CSV file. You may re-use it under the Open Government Licence v3.0.",
        "The register is attached as a CSV file. Copyright in the map layer is Ordnance Survey's.",
        "There are 1,204 trees in the register; a CSV file cannot be made of it, so the figures follow.",
        "The register is published at https://data.harrowmere.example/trees, with its terms.",
    )
]

SUPPLIED = phrase(
    r"(?:attach|enclos|suppl(?:y|ied)|provid|sent|send|download|includ)\w*(?: \w+){0,8} (?:data-?set|data set|csv|machine[- ]readable \w+)",
    r"(?:data-?set|data set|csv)(?: \w+){0,6} (?:is|are|has been|have been)(?: \w+){0,2} (?:attached|enclosed|supplied|provided|sent)",
    r"[\w-]{1,60}\.csv",
)
TABLE = phrase(
    r"(?:attached|enclosed|accompanying) (?:\w+ )?(?:spreadsheet|workbook|excel(?: \w+)?)",
    r"(?:spreadsheet|workbook)(?: \w+){0,4} (?:is|are) (?:attached|enclosed)",
)
WANTS_ROWS = phrase(r"csv|machine[- ]readable|data-?set|data set|re-?us\w+")
TERMS = phrase(
    r"re-?us\w*|licen[cs]\w*|copyright|OGL|crown|rights? in|terms|free to use|Ordnance Survey|third[- ]part\w+"
)


@rule.each_answer
def without_terms(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    if not letter.closes or letter.reading.notices.reuse:
        return
    wanted = WANTS_ROWS.search(answer.asked) or WANTS_ROWS.search(letter.facts.asked)
    place = answer.sentence(SUPPLIED) or (answer.sentence(TABLE) if wanted else None)
    if place and not letter.find(TERMS):
        yield Fault(place, "A dataset is supplied; terms for its re-use are not found in this document.")
