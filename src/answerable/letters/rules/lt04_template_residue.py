"""A placeholder that nobody filled in.

## What the law asks
Nothing in so many words; a notice must state its particulars, and a blank states none. It is good practice
to send finished text.

## Why it matters
"[insert exemption]" tells the applicant that nobody read the letter before it went.

## How to put it right
Fill the place, or take the sentence out.

## What this rule does not see
Standard paragraphs about matter that is not in the letter.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.readings import Stance
from answerable.patterns import Pattern

_TASTE = "good practice: finished text"
rule = Rule(
    code="LT04",
    name="template-residue",
    law=dict.fromkeys(("foia", "eir", "foisa", "eisr"), _TASTE),
    certainty=LIKELY,
)

examples: list[Example] = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.DISCLOSED),
        letter="Dear [insert name]. The figure is 42.",
        at="[insert name]",
        says="placeholder",
    )
    for regime in ("foia", "eir", "foisa", "eisr")
]
examples += [
    Right(regime=regime, answers=an_answer(Stance.DISCLOSED), letter="Dear requester. The figure [see note 1] is 42.")
    for regime in ("foia", "eir", "foisa", "eisr")
]

RESIDUE = Pattern(
    r"[\[<{(]\s*(?:please )?(?:insert|enter|add|delete|select|choose|complete|amend|state|type|name of|date of|applicant(?:'s)? name"
    r"|requester(?:'s)? name|exemption|explain|your name|officer name|xx+)\b[^\]>})\n]{0,80}[\]>})]"
    r"|\[(?:NAME|DATE|REF(?:ERENCE)?|X{1,4}|TBC|ADDRESS|EXEMPTION|DEPARTMENT)\]|«\w[^»\n]{0,40}»|<<[^>\n]{1,40}>>"
    r"|\b(?:DD/MM/YYYY|delete as (?:appropriate|applicable)|\*delete)\b|\blorem ipsum\b",
    re.IGNORECASE,
)
REDACTION = Pattern(r"redact|withheld|removed|exempt under|section|s\.?\s?\d", re.IGNORECASE)


@rule.whole_letter
def residue(letter: CheckedLetter) -> Iterator[Fault]:
    for place in letter.finds(RESIDUE):
        if not REDACTION.search(place.words):
            yield Fault(place, "A placeholder of the template is left in the letter.")
            return
