"""The information is offered on a condition.

## What the law asks
Information that is not exempt must be communicated. No undertaking, no promise of confidence and no
agreement can be made the price of it.

## Why it matters
Disclosure under the Act is to the world. A condition is a refusal that does not say so.

## How to put it right
Send the information. A fee may be asked by a fees notice, identity for one's own data only.

## What this rule does not see
Conditions of a portal. Asking for the name and address that make a request valid is allowed.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.findings import Certainty
from answerable.letters.checking.passages import Passage, first
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, LOOK, SURE, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="RB03",
    name="condition-on-disclosure",
    law={"foia": "s.1(1)(b)", "eir": "reg.5(1)", "foisa": "s.1(1)"},
    certainty=SURE,
    at_most={"foisa": Certainty.LIKELY},
)

examples = (
    [
        Wrong(
            regime=regime,
            answers=an_answer(Stance.DISCLOSED),
            letter="We will send the report once you sign and return the enclosed undertaking.",
            at="sign and return",
            says="on a condition",
        )
        for regime in ("foia", "eir", "foisa")
    ]
    + [
        Wrong(
            regime="foia",
            answers=an_answer(Stance.DISCLOSED),
            letter="To receive the report you must register on our portal.",
            at="must register",
            says="registering",
            certainty=LOOK,
        )
    ]
    + [
        Right(
            regime=regime,
            answers=an_answer(Stance.DISCLOSED),
            letter="The report is enclosed. You may re-use it freely.",
        )
        for regime in ("foia", "eir", "foisa")
    ]
)

UNDERTAKING = phrase(
    r"sign(?:ed|ing)? (?:and return|(?:\w+[ -]){0,4}(?:undertaking|agreement|disclaimer|declaration|form of words))",
    r"(?:complet\w+|return\w*) (?:\w+[ -]){0,6}(?:undertaking|agreement|disclaimer|declaration)",
    r"(?:on|upon|subject to) (?:the )?(?:strict |clear )?(?:condition|understanding|basis) that (?:you|it|the \w+|they|this)",
    r"(?:only if|if|provided(?: that)?|providing(?: that)?|so long as|as long as|once|unless|until) you (?:will |first |have )?"
    r"(?:agree|undertake|promise|accept|confirm that you will not)\w*",
    r"(?:you must|you agree|you will have|you need|you are required) (?:first )?(?:to )?(?:agree|undertake|promise|sign)",
    r"(?:you must|you agree to) (?:\w+ ){0,2}(?:keep|treat|hold) (?:\w+ ){0,4}(?:confidential\w*|in confidence)",
)
TO_APPLICANT = phrase(r"you|your|please", r"(?:upon|on) (?:\w+ )?receipt of")
OTHER_MATTER = phrase(
    r"re-?us\w+|licen[cs]e|copyright", r"subject access|proof of identity|identity", r"fees?|payment", r"tenan\w+", r"clarif\w+"
)  # fmt: skip
FIRM = phrase(
    r"undertak\w+|agree\w*|promis\w+|sign\w*|declar\w+|disclaim\w+|confiden\w+|that you|if you|goes? no further|you (?:will|must|do|are)",
    r"not (?:be )?(?:\w+ )?(?:shar|disclos|publish|pass|us|cop|distribut|reproduc|mad)\w*",
)
DENIED = re.compile(
    r"\b(?:whether|need not|(?:do|does) not (?:have|need|ask)|no need|nobody|without)\W+(?:\w+\W+){0,5}$", re.I
)
REGISTER = phrase(r"must (?:first )?register", r"need to (?:register|create an account)")


@rule.whole_letter
def condition(letter: CheckedLetter) -> Iterator[Fault]:
    for sentence in letter.own_sentences:
        if _is_condition(sentence):
            certainty = SURE if FIRM.search(sentence.words) else LIKELY
            yield Fault(
                first(UNDERTAKING, sentence) or sentence, "This offers the information on a condition.", certainty
            )
            return
    for sentence in letter.all_sentences:  # words that were taken for the applicant's, who would not write so
        if _is_condition(sentence) and OFFERED.search(sentence.words):
            yield Fault(first(UNDERTAKING, sentence) or sentence, "This offers the information on a condition.", LIKELY)
            return
    if place := letter.find(REGISTER):
        yield Fault(place, "Look whether registering is made a condition.", LOOK)


OFFERED = phrase(r"(?:can|will|may|shall) (?:only )?(?:be )?(?:send|sent|supply|supplied|release\w*|provide\w*|given?)")


def _is_condition(sentence: Passage) -> bool:
    """True where the applicant is asked for an undertaking; a licence, a fee or a subject access request has its own."""
    words = sentence.words
    asked = UNDERTAKING.search(words)
    if not asked or not TO_APPLICANT.search(words) or OTHER_MATTER.search(words):
        return False
    return not DENIED.search(words[: asked.start()])
