"""The only reason is the provision's own words.

## What the law asks
The notice must say why the exemption applies where that is not apparent. By the Commissioner's guidance on refusal
notices it is not enough to repeat the words of the section.

## Why it matters
"It would be likely to prejudice commercial interests" can be said of any contract. Nobody can argue with it, and
nobody can see that this information was looked at.

## How to put it right
Add one fact of this information or of this authority: "because the contract is let again in May, and bidders
would see the current day rate".

## What this rule does not see
Whether the reason given is good. It leaves alone the exemptions by class, where what the information is says why.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.grounds import withholding
from answerable.letters.checking.phrases import REFERS
from answerable.letters.checking.restating import SPEAKS_OF_EFFECT, only_restates
from answerable.letters.checking.rule import LOOK, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="RN05",
    name="statute-restated",
    law={
        "foia": "ICO guidance: section 17",
        "eir": "ICO guidance: regulation 14",
        "foisa": "Scottish Information Commissioner's guidance: notices",
        "eisr": "Scottish Information Commissioner guidance: regulation 13",
    },
    stances=(Stance.HELD_WITHHELD,),
    certainty=LOOK,
    missing=Missing.LETTER,
    silenced=True,
)

HARM = "would be likely to prejudice commercial interests"
GROUNDS = (
    ("foia", "foia.s43.2", "Section 43(2) applies, as disclosure {}.", HARM),
    ("eir", "eir.reg12.5.e", "We rely on regulation 12(5)(e): disclosure {}.", "would adversely affect commercial confidentiality"),
    ("foisa", "foisa.s33.1.b", "Section 33(1)(b) applies, as disclosure {}.", "would be likely to prejudice substantially commercial interests"),
    ("eisr", "eisr.reg10.5.e", "We rely on regulation 10(5)(e): disclosure {}.", "would prejudice substantially commercial confidentiality"),
)  # fmt: skip
FACT = ", because the ferry is let again in May and bidders would see what each crossing brings in"
examples: list[Example] = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.HELD_WITHHELD, exemption=cited, asks="Send the ferry accounts."),
        letter="We hold the accounts. " + letter.format(harm),
        at=letter.partition(" ")[0],
        says="the provision's own words",
        certainty=LOOK,
    )
    for regime, cited, letter, harm in GROUNDS
]
examples += [
    Right(
        regime=regime,
        answers=an_answer(Stance.HELD_WITHHELD, exemption=cited, asks="Send the ferry accounts."),
        letter="We hold the accounts. " + letter.format(harm + FACT),
    )
    for regime, cited, letter, harm in GROUNDS
]
examples += [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s31.1.a", asks="Where are the cameras?"),
        letter="This is exempt under section 31(1)(a). Its release would be likely to prejudice the detection of crime.",
        at="Its release",
        says="the provision's own words",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s42.1", asks="Send the advice."),
        letter="The advice is exempt under section 42(1) as a claim to legal professional privilege could be maintained.",
        because="the class of the information is the reason",
    ),
]


@rule.each_answer
def restated(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    rows = [row for p in answer.provisions if (row := withholding(p, letter.on))]
    if not rows or any(row.test != "prejudice" for row in rows) or answer.has(Stance.NEITHER):
        return
    place = only_restates(answer, rows)
    if (
        place
        and not answer.find(REFERS)
        and not letter.has_reasons_apart(answer)
        and not letter.in_general(SPEAKS_OF_EFFECT)
    ):
        yield Fault(place, "Look whether a fact should be added: this reason is the provision's own words.")
