"""A fixed phrase or an Act in a wrong form.

## What the law asks
Nothing; it is good practice to give statutes and their phrases as they are.

## Why it matters
"Neither confirm or deny", or an Act of a year in which it was not made, costs trust for nothing.

## How to put it right
Write "neither confirm nor deny", and the Act with its year: 2000, in Scotland 2002; the Regulations, 2004.

## What this rule does not see
Other slips of the pen.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.readings import Stance
from answerable.patterns import Pattern

_TASTE = "good practice: statutes and their phrases as they are"
rule = Rule(
    code="LT07",
    name="wrong-form",
    law=dict.fromkeys(("foia", "eir", "foisa", "eisr"), _TASTE),
    certainty=LIKELY,
)

examples: list[Example] = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.NEITHER),
        letter="We can neither confirm or deny that we hold this.",
        at="neither confirm or deny",
        says="neither confirm nor deny",
    )
    for regime in ("foia", "eir", "foisa", "eisr")
]
examples += [
    Right(
        regime=regime,
        answers=an_answer(Stance.NEITHER),
        letter="We neither confirm nor deny this under the Freedom of Information Act 2000.",
    )
    for regime in ("foia", "eir", "foisa", "eisr")
]

FORMS = (
    (Pattern(r"\bneither\s+confirm(?:s|ed|ing)?\s+(?:or|and)\s+den(?:y|ies|ied|ying)\b", re.I), "It is “neither confirm nor deny”."),
    (Pattern(r"\bfreedom\s+of\s+information\s+act,?\s+\(?(?!2000\b)(?:19|20)\d\d\b", re.I), "The Act is of the year 2000."),
    (Pattern(r"\bfreedom\s+of\s+information\s+\(scotland\)\s+act,?\s+(?!2002\b)(?:19|20)\d\d\b", re.I), "The Scottish Act is of 2002."),
    (Pattern(r"\benvironmental\s+information\s+(?:\(scotland\)\s+)?regulations,?\s+(?!2004\b)(?:19|20)\d\d\b", re.I), "The Regulations are of 2004."),
)  # fmt: skip


@rule.whole_letter
def wrong_form(letter: CheckedLetter) -> Iterator[Fault]:
    for pattern, says in FORMS:
        place = letter.find(pattern)
        if place:
            yield Fault(place, says)
