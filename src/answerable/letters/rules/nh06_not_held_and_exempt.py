"""One answer says both that the information is not held and that it is exempt.

## What the law asks
An answer must say truly whether information is held, and only what is held can be exempt.

## Why it matters
One of the two statements is wrong, and the applicant cannot tell which.

## How to put it right
Take one position for each item of information; where two items are meant, say which is which.

## What this rule does not see
Two different items in one answer.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.grounds import row_of
from answerable.letters.checking.phrases import BEYOND, phrase
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="NH06",
    name="not-held-and-exempt",
    law={"foia": "s.1(1)(a)", "foisa": "s.17(1)"},
    stances=(Stance.NOT_HELD,),
    certainty=LIKELY,
)

examples = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.NOT_HELD, Stance.HELD_WITHHELD, exemption=cited),
        letter=f"We do not hold this, and it is exempt under {section}.",
        at="We do not hold this",
        says="both",
        certainty=LIKELY,
    )
    for regime, cited, section in (
        ("foia", "foia.s43.2", "section 43(2)"),
        ("foisa", "foisa.s33.1.b", "section 33(1)(b)"),
    )
] + [
    Right(
        regime=regime,
        answers=an_answer(Stance.NOT_HELD, Stance.HELD_WITHHELD, exemption=cited),
        letter=f"We do not hold the tender. The rates are exempt under {section}.",
        because="two items, one position for each",
    )
    for regime, cited, section in (
        ("foia", "foia.s43.2", "section 43(2)"),
        ("foisa", "foisa.s33.1.b", "section 33(1)(b)"),
    )
]

WHOLE = phrase(
    r"(?:not|no longer) (?:hold|held) (?:this|it|these|the information|any of (?:this|it)|the requested information|that|any (?:\w+ )?information)",
    r"(?:this|it|the (?:requested )?information|none of (?:this|it)) is not held",
    r"^not held",
)
ITSELF = phrase(
    r"(?:it|this|the (?:requested )?information|that information) (?:is|would be|are) (?:also |further )?exempt\w*",
    r"and exempt",
    r"also exempt",
)
IF_HELD = phrase(
    r"if (?:it (?:were|was|is) )?held",
    r"if we (?:did|held)",
    r"were (?:it|we) to",
    r"any (?:such )?information (?:we )?(?:do )?h[eo]ld",
)


@rule.each_answer
def both(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    grounds = [row for p in answer.provisions if (row := row_of(p, letter.on)) and row.kind != "not-an-exemption"]
    denial, claim = answer.sentence(WHOLE), answer.sentence(ITSELF)
    if grounds and denial and claim and not answer.find(IF_HELD) and not answer.find(BEYOND):
        yield Fault(denial, "This is said to be both not held and exempt.")
