"""A file that goes out holds what its reader does not see.

## What the law asks
The Commissioner asks authorities to look for hidden sheets, the rows behind a pivot table, comments, tracked
changes and words under black boxes before a file is disclosed.

## Why it matters
A spreadsheet with a hidden sheet in an answer of 2023 exposed ten thousand people.

## How to put it right
Send a clean export: a CSV file of the visible rows, or a PDF from which the words themselves were taken out.

## What this rule does not see
Files that were not given to it. It needs a look inside them; what only tells who made a file is not reported.
"""

from collections.abc import Iterator
from dataclasses import replace

from answerable.casefile import Span
from answerable.documents import Hidden
from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import NOWHERE, Example, Right, Wrong, an_answer
from answerable.letters.checking.facts import Inspected
from answerable.letters.checking.findings import Suggestion
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Rule
from answerable.letters.readings import Stance

REGIMES = ("foia", "eir", "foisa", "eisr")
rule = Rule(
    code="PD04",
    name="hidden-in-file",
    law=dict.fromkeys(REGIMES, "ICO guidance: how to disclose information safely"),
    certainty=LIKELY,
    needs=("inspected",),
)

SHEET = Hidden("hidden sheet", "sheet “raw”", "412 rows", "Delete the sheet.")
MAKER = Hidden("properties", "the properties of the file", "made by the finance team", "Clear them.", is_content=False)


def _looked(*hides: Hidden, unread: tuple[str, ...] = ()) -> tuple[Inspected, ...]:
    return (Inspected("rates.xlsx", hides, unread),)


examples: list[Example] = []
for _regime in REGIMES:
    _gives = an_answer(Stance.DISCLOSED)
    _letter = "The rates are attached as rates.xlsx."
    examples += [
        Wrong(
            regime=_regime,
            answers=_gives,
            letter=_letter,
            facts=replace(NOWHERE, inspected=_looked(SHEET, MAKER)),
            at="rates.xlsx",
            says="hidden sheet",
            certainty=LIKELY,
        ),
        Wrong(
            regime=_regime,
            answers=_gives,
            letter="The rates are attached.",
            facts=replace(NOWHERE, inspected=_looked(unread=("It is locked with a password.",))),
            at="The rates are attached.",
            says="could not be looked into",
            certainty=LOOK,
        ),
        Right(regime=_regime, answers=_gives, letter=_letter, facts=replace(NOWHERE, inspected=_looked())),
        Right(
            regime=_regime,
            answers=_gives,
            letter=_letter,
            facts=replace(NOWHERE, inspected=_looked(MAKER)),
            because="who made a file hides nothing that was taken out",
        ),
        Right(regime=_regime, answers=_gives, letter=_letter, because="nobody looked inside"),
    ]


@rule.whole_letter
def hidden_in_file(letter: CheckedLetter) -> Iterator[Fault]:
    for file in letter.facts.inspected or ():
        content = [one for one in file.hides if one.is_content]
        at = letter.text.find(file.file)
        place = Span(at, at + len(file.file)) if at >= 0 else letter.end
        if content:
            kinds = "; ".join(dict.fromkeys(f"{one.kind} ({one.where})" for one in content))
            mend = Suggestion(" ".join(dict.fromkeys(one.do for one in content)))
            yield Fault(place, f"{file.file} holds what its reader does not see: {kinds}.", LIKELY, suggest=mend)
        elif file.unread:
            yield Fault(place, f"{file.file} could not be looked into: {' '.join(file.unread)}", LOOK)
