"""The harm described is not to the interest that the exemption protects.

## What the law asks
The Commissioner's prejudice test begins with the interest: the harm must be to the one that the limb names.
Work for the staff, embarrassment or the authority's own name is no harm to the prevention of crime.

## Why it matters
Harm to something else, however real, leaves the exemption without a reason.

## How to put it right
Describe the harm to the interest named, or rely on the provision that protects the interest harmed.

## What this rule does not see
Harm put in words that it does not know. It looks at four grounds only: crime, commerce, health or safety, and
public safety; and it is silent where one word of the right kind stands anywhere in the answer.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.grounds import withholding
from answerable.letters.checking.interests import OTHER_HARMS, SOMEONE, interest_of
from answerable.letters.checking.passages import first
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LOOK, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="HT03",
    name="harm-to-another-interest",
    law={
        "foia": "ICO guidance: the prejudice test",
        "eir": "ICO guidance: regulation 12(5)",
        "foisa": "Scottish Information Commissioner guidance: substantial prejudice",
        "eisr": "Scottish Information Commissioner guidance: regulation 13",
    },
    stances=(Stance.HELD_WITHHELD,),
    certainty=LOOK,
    missing=Missing.LETTER,
    silenced=True,
)

GROUNDS = (
    ("foia", "foia.s43.2", "Section 43(2)"),
    ("eir", "eir.reg12.5.e", "Regulation 12(5)(e)"),
    ("foisa", "foisa.s33.1.b", "Section 33(1)(b)"),
    ("eisr", "eisr.reg10.5.e", "Regulation 10(5)(e)"),
)
examples: list[Example] = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s31.1.a"),
        letter="Section 31(1)(a): answering such letters would take wardens away from their rounds.",
        at="take wardens away",
        says="prevention of crime",
        certainty=LOOK,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s38.1.b"),
        letter="Section 38(1)(b): publishing the list would breach the data protection principles.",
        at="data protection",
        says="health or safety",
    ),
]
examples += [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.HELD_WITHHELD, exemption=cited),
        letter=f"{named} applies, because the report would be embarrassing for the council.",
        at="embarrassing",
        says="commercial",
        certainty=LOOK,
    )
    for regime, cited, named in GROUNDS
]
examples += [
    Right(
        regime=regime,
        answers=an_answer(Stance.HELD_WITHHELD, exemption=cited),
        letter=f"{named} applies. The report would embarrass us, and bidders at the next tender could use it.",
        because="the harm that counts stands beside the one that does not",
    )
    for regime, cited, named in GROUNDS
]

WOULD = phrase(
    r"would|could|may|might|will|likely|risk\w*|lead(?:s|ing)? to|result(?:s|ing)? in|because|as|since|damag\w+|harm\w*"
)


@rule.each_answer
def another_interest(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    interests = {interest_of(provision) for provision in answer.provisions if withholding(provision, letter.on)}
    interest = interests.pop() if len(interests) == 1 else None
    if interest is None or answer.has(Stance.NEITHER):
        return
    said = interest.formula.sub(" ", " ".join(part.words for part in (answer.own, *answer.shared)))
    if interest.words.search(said) or SOMEONE.search(said):
        return
    harmful = (sentence for sentence in answer.sentences if WOULD.search(sentence.words))
    place = next((hit for sentence in harmful if (hit := first(OTHER_HARMS, sentence))), None)
    if place and not letter.has_reasons_apart(answer) and not letter.in_general(interest.words):
        yield Fault(place, f"Look whether this is harm to {interest.name}, which is what the ground protects.")
