"""Section 41 with the word "confidential" alone.

## What the law asks
Section 41 needs information obtained from another person, whose disclosure would be a breach of confidence
that the person could bring to court; a defence of public interest must fail. The Commissioner expects the
notice to go through these.

## Why it matters
"Marked confidential" makes nothing confidential in law.

## How to put it right
Say from whom it came, why it is confidential, that its release would be actionable, and why no defence would
succeed.

## What this rule does not see
Whether an action would succeed.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="XS08",
    name="confidence-not-shown",
    law={
        "foia": "ICO guidance: section 41",
        "foisa": "Scottish Information Commissioner guidance: section 36(2)",
    },
    stances=(Stance.HELD_WITHHELD,),
    certainty=LIKELY,
    missing=Missing.LETTER,
    silenced=True,
)

BARE = "{} applies because the file is marked confidential."
SHOWN = "{} applies. A resident gave us this in confidence; she could sue if we released it."

CASES = (("foia", "foia.s41.1", "Section 41(1)"), ("foisa", "foisa.s36.2", "Section 36(2)"))
examples = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.HELD_WITHHELD, exemption=cited),
        letter=BARE.format(named),
        at=named.split()[1],
        says="from whom",
        certainty=LIKELY,
    )
    for regime, cited, named in CASES
] + [
    Right(regime=regime, answers=an_answer(Stance.HELD_WITHHELD, exemption=cited), letter=SHOWN.format(named))
    for regime, cited, named in CASES
]

ELEMENT = phrase(
    r"actionable|court|sued?|legal action|proceedings",
    r"breach (?:of|a duty of|the duty of|that|their|an obligation of) (?:\w+ )?(?:confidence|confidentiality|obligation|trust)",
    r"defence",
    r"(?:given|supplied|provided|sent|obtained|received|disclosed|imparted|told|came|submitted|volunteered)(?: \w+){0,4}? (?:us|by|from|to)",
    r"(?:supplier|contractor|resident|patient|complainant|company|firm|client|tenderer|bidder|witness|family|person|parent|tenant)s? (?:\w+ ){0,4}(?:gave|supplied|provided|told|sent|expect\w*)",
    r"(?:witness(?:es)?|patients?|people|staff|they|who) (?:\w+ ){0,3}(?:told|spoke|gave|said)",
    r"(?:duty|quality|obligation|expectation) of confiden\w+",
    r"third part(?:y|ies)",
)


@rule.each_answer
def not_shown(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    section = ("41",) if answer.regime == "foia" else ("36", "2")
    claim = next((p for p in answer.provisions if p.parts[: len(section)] == section), None)
    if claim and not answer.find(ELEMENT) and not letter.has_reasons_apart(answer):
        yield Fault(answer.place(claim), "This does not say from whom it came, or why its release would be actionable.")
