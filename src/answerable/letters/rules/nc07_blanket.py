"""One paragraph of silence for questions of different kinds.

## What the law asks
Each question is to be looked at by itself: the exclusion applies only so far as a yes or a no to that
question would do the harm.

## Why it matters
Whether a policy exists, whether a use is allowed and what is planned are three different facts. The harm
of each is not plainly the same.

## How to put it right
Give a line for each kind of question, or say why the same harm arises for each.

## What this rule does not see
Whether all the answers would reveal one and the same fact.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.rule import LOOK, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="NC07",
    name="one-silence-for-all",
    law={"foia": "ICO guidance: when to refuse to confirm or deny"},
    certainty=LOOK,
)

SAME = "We neither confirm nor deny that we hold this (section 31(3))."

examples = [
    Wrong(
        regime="foia",
        answers=(
            an_answer(Stance.NEITHER, to="1", exemption="foia.s31.3", asks="Is there a policy on it?", begins="1."),
            an_answer(Stance.NEITHER, to="2", exemption="foia.s31.3", asks="Are staff allowed it?", begins="2."),
        ),
        letter=f"1. {SAME}\n2. {SAME}",
        at="1.",
        says="different kinds",
    ),
    Right(
        regime="foia",
        answers=(
            an_answer(Stance.NEITHER, to="1", exemption="foia.s31.3", asks="How many attacks?", begins="1."),
            an_answer(Stance.NEITHER, to="2", exemption="foia.s31.3", asks="How many succeeded?", begins="2."),
        ),
        letter=f"1. {SAME}\n2. {SAME}",
        because="both questions are for a number of the same thing",
    ),
]

KINDS = {
    "exists": r"\b(?:have|hold|is there|are there)\b[^?]*\b(?:polic|procedure|guidance|strategy|plan)",
    "allowed": r"\b(?:allow|permit|authoris|ban|prohibit|block)",
    "planned": r"\b(?:plans?|planning|intend|intention|propos)\w*\s+(?:to|on|for|of)\b",
    "counted": r"\b(?:how many|how often|number of)\b",
    "spent": r"\b(?:cost|spen[dt]|pa(?:id|y)|budget|ransom)\w*\b",
}


@rule.whole_letter
def one_for_all(letter: CheckedLetter) -> Iterator[Fault]:
    silent = letter.answers_with(Stance.NEITHER)
    if not silent or len({_unnumbered(answer.own.words) for answer in silent}) > 1:
        return
    questions = tuple(number for answer in silent for number in answer.questions)
    asked = "\n".join(answer.asked for answer in silent)
    kinds = [kind for kind, pattern in KINDS.items() if re.search(pattern, asked, re.IGNORECASE)]
    if len(questions) > 1 and len(kinds) > 1:
        says = f"The same words serve {len(questions)} questions of different kinds ({', '.join(kinds)})."
        yield Fault(silent[0].own, says, questions=questions)


def _unnumbered(words: str) -> str:
    return " ".join(re.sub(r"^\W*\w{1,3}[.):]\s*", "", words).lower().split())
