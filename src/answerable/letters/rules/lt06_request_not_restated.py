"""Numbered answers, and nowhere the questions.

## What the law asks
No provision asks for it. The Commissioner asks for notices that can be understood by themselves.

## Why it matters
"1. Three. 2. None since May." says nothing to a reader of the disclosure log, nor to a reviewer in a year's time.

## How to put it right
Put each question, or a line that sums it up, above its answer.

## What this rule does not see
The request in another file. Answers that name what they speak of are not found, nor a single short request.
"""

import re
from collections.abc import Iterator

from answerable.casefile import Span
from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

REGIMES = ("foia", "eir", "foisa", "eisr")
rule = Rule(
    code="LT06",
    name="request-not-restated",
    law=dict.fromkeys(REGIMES, "good practice: the question above its answer"),
    certainty=LIKELY,
    missing=Missing.LETTER,
)

examples: list[Example] = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.ANSWERED),
        letter="Thank you for your request about grit bins.\n\n1. Yes.\n2. No.\n3. 114.",
        at="1. Yes.",
        says="questions",
        certainty=LIKELY,
    )
    for regime in REGIMES
]
examples += [
    Right(regime=regime, answers=an_answer(Stance.ANSWERED), letter=letter)
    for regime in REGIMES
    for letter in (
        "Thank you for your request.\n\n1. Do you own the grit bins? Yes.\n2. Are they counted? No.",
        "You asked whether we own the grit bins, and whether they are counted.\n\n1. Yes.\n2. No.",
        "Thank you for your request about grit bins.\n\n1. Bins owned: 114.\n2. Bins replaced in 2025: 9.",
    )
]

_ITEM = re.compile(
    r"^[ \t]*(?:(?:answer|response|question|q|a)\.?[ \t]*)?(\d{1,2})[ \t]*[.):][ \t]*(\S[^\n]*)$", re.I | re.M
)
BARE = re.compile(
    r"(?:yes|no|none|nil|n/?a|not (?:held|known|applicable|recorded|collected)|see|as (?:above|answer)|£?\d[\d,.]*\s*%?\s*[.;]?$"
    r"|(?:we|the council|the trust|the authority|the force|the university) (?:do(?:es)?|did|ha(?:s|ve|d)|holds?|hold no)\b"
    r"|this (?:information )?is (?:not )?(?:held|exempt|withheld|recorded|attached|available))",
    re.IGNORECASE,
)
RESTATED = phrase(
    r"you (?:have |had |also |then )?(?:asked|requested|sought|wanted|wished|enquired)",
    r"your (?:\w+ ){0,3}(?:requests?|questions?|queries|e-?mail|letter) (?:\w+ ){0,3}(?:was|were|is|are|reads?|asked|asks|said|states?|sought|below|above|follows?|attached|copied|overleaf)",
    r"(?:the|original|information) requests?(?: made| is| was)? ?:",
    r"how (?:many|much|often|long)|please (?:provide|send|state|supply|give|list|confirm|tell|can)|(?:can|could) you",
    r"original message|wrote ?:",
    r"in the order|(?:see|in) (?:the )?(?:attached|enclosed|annexe?|appendix)",
)
LEAST = 2


@rule.whole_letter
def not_restated(letter: CheckedLetter) -> Iterator[Fault]:
    items = list(_ITEM.finditer(letter.text))
    if len(items) < LEAST or [item[1] for item in items[:LEAST]] != ["1", "2"]:
        return
    bare = [item for item in items if BARE.match(item[2])]
    if len(bare) * 3 < len(items) * 2 or "?" in letter.text or RESTATED.search(letter.text):
        return
    place = Span(items[0].start(1), items[0].end())
    yield Fault(place, f"{len(items)} numbered answers; their questions are not found in this document.")
