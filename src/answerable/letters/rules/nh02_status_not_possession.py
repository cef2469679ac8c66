""" "Not approved" or "not our policy" given as the reason why nothing is held.

## What the law asks
Whether information is held is a question of fact. What is allowed does not settle it: official
information in a private channel is held for the authority (section 3(2)(b)).

## Why it matters
People use what they may not use. An answer that reasons from the rule to the record may be false, and
nobody will have looked.

## How to put it right
State a fact about records: who was asked, what was searched, what was found. Or answer the question
that was put: "no", "none".

## What this rule does not see
Whether anything is in fact held.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.readings import Stance

GUIDANCE = "ICO guidance: determining whether we hold information (s.3(2)(b))"
rule = Rule(
    code="NH02",
    name="permission-taken-for-fact",
    law={
        "foia": GUIDANCE,
        "eir": GUIDANCE,
        "foisa": "Scottish Information Commissioner guidance: information not held",
        "eisr": "Scottish Information Commissioner guidance: information not held",
    },
    stances=(Stance.NOT_HELD,),
    certainty=LIKELY,
)

examples = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.NOT_HELD),
        letter="The app is not approved for council work, so we hold no information on this.",
        at="The app is not approved",
        says="what is allowed",
        certainty=LIKELY,
    )
    for regime in ("foia", "eir", "foisa")
] + [
    Right(
        regime=regime,
        answers=an_answer(Stance.NOT_HELD),
        letter="The app is not approved. We asked the eight heads of service, and no group exists; nothing is held.",
    )
    for regime in ("foia", "eir", "foisa")
]
examples += [
    Wrong(
        regime="eisr",
        answers=an_answer(Stance.NOT_HELD),
        letter="The app is not approved for council work, so we hold no information on this.",
        at="The app is not approved",
        says="what is allowed",
    ),
    Right(
        regime="eisr",
        answers=an_answer(Stance.NOT_HELD),
        letter="The app is not approved. We asked the eight heads of service; nothing is held.",
    ),
]

STATUS = phrase(
    r"(?:is|are|was|were|has|have) not (?:been )?(?:an? )?(?:\w+ )?(?:approved|authorised|permitted|allowed|recognised|sanctioned|supported|endorsed|corporate|official\w*)",
    r"(?:is|are)(?: no|n['’]t| not) (?:an? )?(?:\w+ ){0,2}(?:approved|authorised|official|recognised|corporate|supported) (?:\w+ ){0,3}(?:tool|app\w*|channel|system|platform|means|method|software|medium)",
    r"(?:do|does|did) not (?:\w+ )?(?:support|approve|authorise|permit|allow|recognise|endorse|sanction|use)",
    r"not used (?:officially|corporately|for (?:council|official|corporate|trust|business) \w+)",
    r"(?:un|non-?)(?:approved|authorised|official|corporate)",
    r"not (?:our|council|trust|the council['’]s) policy",
    r"(?:against|contrary to) (?:our|the|council|trust|company)(?: \w+)? (?:policy|policies|rules)",
    r"(?:prohibited|forbidden|banned|blocked)",
    r"(?:contractor|supplier|third party) (?:\w+ ){0,3}(?:does|carries|provides|handles|manages|runs) (?:\w+ ){0,4}so",
    r"(?:run|operated|managed|provided|delivered|handled|carried out|undertaken|outsourced) (?:\w+ ){0,3}(?:by|to) (?:\w+ ){0,3}(?:contractors?|suppliers?|providers?|operators?|partners?|company|trust)\b[^.]{0,60}\b(?:so|therefore|hence|and)\b[^.]{0,40}\bnot held",
    r"(?:has|have) (?:since )?left (?:the )?(?:council|authority|organisation|trust|employment)",
)
LOOKED = phrase(r"search\w*", r"(?:asked|consulted|checked|enquir\w+|inquir\w+|looked|examined|confirmed with)")


@rule.each_answer
def permission(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    place = answer.sentence(STATUS)
    if place and not answer.find(LOOKED) and not letter.in_general(LOOKED):
        yield Fault(place, "This reasons from what is allowed to what is held.")
