"""Somebody whom the applicant named is named again in the answer.

## What the law asks
The answer is a disclosure to the world. The Commissioner holds that to confirm something about a named person may be
to disclose their personal data, also where the name came from the applicant.

## Why it matters
"No letter about Mr Garrod's debts is held" sets a name beside debts, in the authority's own words.

## How to put it right
Write "the person you name", and think whether to confirm or deny at all.

## What this rule does not see
Who acts in a public role, beyond what the words beside the name say; names without a title; the applicant who asks
about themselves. So it only shows a place.
"""

import re
from collections.abc import Iterator

from answerable.documents import titled_names
from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.rule import LOOK, Fault, Rule
from answerable.letters.readings import Stance

REGIMES = ("foia", "eir", "foisa", "eisr")
rule = Rule(
    code="PD05",
    name="third-party-named",
    law=dict.fromkeys(REGIMES, "ICO guidance: section 40"),
    certainty=LOOK,
)

examples: list[Example] = []
for _regime in REGIMES:
    examples += [
        Wrong(
            regime=_regime,
            answers=an_answer(stance, asks=asks),
            letter=letter,
            at="Mr Garrod",
            says="person you name",
            certainty=LOOK,
        )
        for stance, asks, letter in (
            (Stance.NOT_HELD, "What do you hold on Mr Garrod's allotment?", "We hold nothing on Mr Garrod."),
            (Stance.NEITHER, "Was Mr Garrod fined?", "We neither confirm nor deny that Mr Garrod was fined."),
        )
    ]
    examples += [
        Right(regime=_regime, answers=an_answer(Stance.NOT_HELD, asks=asks), letter=letter, because=because)
        for asks, letter, because in (
            ("What do you hold on Mr Garrod?", "We hold nothing on the person you name.", ""),
            ("Which gifts did the leader, Mr Garrod, declare?", "Mr Garrod declared none.", "a public role"),
            ("Which gifts were declared?", "Mr Garrod declared none.", "the applicant named nobody"),
        )
    ]

PUBLIC_ROLE = re.compile(
    r"\b(?:councillor|cllr|leader|mayor|minister|secretary of state|chief|director|head(?:teacher)?|chair\w*|commissioner|MPs?|MSPs?|member of parliament"
    r"|officer|governor|president|vice-chancellor|professor|inspector|judge|coroner|trustee|company|contractor|surgery|consultant)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Mx)\b")
_NEAR = 60


@rule.each_answer
def named_again(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    for start, end in titled_names(answer.asked):
        name = answer.asked[start:end].rstrip(".").removesuffix("’s").removesuffix("'s")
        if not _TITLE.match(name) or PUBLIC_ROLE.search(answer.asked[max(0, start - _NEAR) : end + _NEAR]):
            continue
        place = answer.find(re.compile(rf"\b{re.escape(name)}\b"))
        if place and not PUBLIC_ROLE.search(letter.text[max(0, place.span.start - _NEAR) : place.span.end + _NEAR]):
            yield Fault(place, "This repeats a name from the request; write “the person you name”.")
            return
