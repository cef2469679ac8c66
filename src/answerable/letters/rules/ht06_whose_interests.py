"""Commercial interests of nobody in particular.

## What the law asks
The Commissioner expects a refusal under section 43(2) to say whose commercial interests would be harmed; where
they are a third party's, that its view was sought or is known.

## Why it matters
The interests of the authority and of its supplier differ, and each needs its own harm.

## How to put it right
Name or describe the person: "the contractor, which told us …", "the council's position in the coming tender".

## What this rule does not see
Interests that are plain from the question alone.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="HT06",
    name="interests-of-nobody",
    law={
        "foia": "ICO guidance: section 43",
        "foisa": "Scottish Information Commissioner guidance: substantial prejudice",
    },
    stances=(Stance.HELD_WITHHELD,),
    certainty=LIKELY,
    missing=Missing.LETTER,
    silenced=True,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter="Section 43(2): release would be likely to harm commercial interests.",
        at="43(2)",
        says="whose",
        certainty=LIKELY,
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter="Section 43(2): release would be likely to prejudice the interests of the contractor, which told us so.",
    ),
]
examples += [
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s33.1.b"),
        letter="Section 33(1)(b): release would be likely to harm commercial interests substantially.",
        at="33(1)(b)",
        says="whose",
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s33.1.b"),
        letter="Section 33(1)(b): release would be likely to prejudice substantially the interests of the contractor.",
    ),
]

WHOSE = phrase(
    r"(?:suppliers?|contractors?|bidders?|tenderers?|compan(?:y|ies)|firms?|providers?|operators?|competitors?|rivals?|landlords?|tenants?|agenc(?:y|ies)"
    r"|third part(?:y|ies)|business(?:es)?|manufacturers?|developers?|vendors?|partners?|organisations?|consultants?|consortium|insurers?|owners?|buyers?|sellers?)",
    r"(?:our|their|its|his|her) (?:own )?(?:\w+ ){0,2}(?:interests?|position|ability|hand|bargaining)",
    r"(?:council|trust|authority|university|department|force|board|school|service|college)['’]s?",
    r"interests? of (?:the |an? |both |any )?\w+",
    r"(?:Ltd|Limited|plc|LLP|Inc)",
    r"(?:we|us|the (?:council|trust|authority|university|department)) (?:\w+ ){0,4}(?:pay|get|obtain|negotiat\w+|sell|buy|compet\w+|let)",
    r"prejudice (?:the )?\w+['’]s?",
)

COMMERCIAL = (("foia", "43", "2"), ("foisa", "33", "1"))  # of FOISA s.33(1) paragraph (b)


@rule.each_answer
def whose(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    claim = next((p for p in answer.provisions if (p.act, *p.parts[:2]) in COMMERCIAL), None)
    evident = answer.find(WHOSE) or WHOSE.search(answer.asked)
    if claim and not evident and not letter.has_reasons_apart(answer):
        yield Fault(answer.place(claim), "This does not say whose commercial interests would be harmed.")
