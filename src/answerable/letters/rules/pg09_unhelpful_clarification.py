"""Clarification asked for without saying what is unclear.

## What the law asks
An authority that reasonably needs further particulars must say so, and help the applicant to give them.

## Why it matters
"Too vague" sends the applicant away to guess, and the time does not run meanwhile.

## How to put it right
Say which words can be read in two ways, and offer the readings: "agency social workers, or all agency staff?"

## What this rule does not see
An earlier talk by telephone that is not mentioned.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.phrases import ASKS_WHY, phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="PG09",
    name="unhelpful-clarification",
    law={
        "foia": "s.45 Code, chapter 2",
        "eir": "ICO guidance: advice and assistance (regulation 9)",
        "foisa": "Scottish Ministers' Code: advice and assistance",
    },
    stances=(Stance.CLARIFY,),
    certainty=LIKELY,
    missing=Missing.LETTER,
)

VAGUE = "Your request is too vague. Please clarify it."
HELPFUL = "Do you mean agency social workers, or all agency staff? Our system splits the two."

examples: list[Example] = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.CLARIFY),
        letter=VAGUE,
        at="Your request is too vague",
        says="what is unclear",
        certainty=LIKELY,
    )
    for regime in ("foia", "eir", "foisa")
]
examples += [
    Right(regime=regime, answers=an_answer(Stance.CLARIFY), letter=HELPFUL) for regime in ("foia", "eir", "foisa")
]

PARTICULAR = phrase(
    r"(?:do|did|could|would|are) you (?:\w+ ){0,4}(?:mean|refer\w*|interested|looking|want|wish|specify|say|tell|indicate|confirm|let us know) \w+",
    r"whether",
    r"which",
    r"for example|such as|e\.g|i\.e",
    r"by (?:the (?:word|term|phrase) )?[“\"‘'][^”\"’']+[”\"’']",
    r"what (?:you mean|period|is meant|kind|type|sort)",
    r"(?:time ?frame|period|dates?|years?|subject|address|location|names?|department|service|team)s? (?:\w+ ){0,4}(?:of|for|you|covered|in which|that)",
    r"options?|alternatively|or (?:all|only|just|the|both)",
)

OFFERS = phrase(
    r"(?:tell|let|help) us (?:\w+ ){0,3}whether you",
    r"(?:do|did|could|would) you (?:mean|want|need|like|prefer)",
    r"whether you (?:mean|want|need|are interested)",
)


@rule.each_answer
def unhelpful(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    # not "which firm you act for"; and what a sentence offers that was taken for a question
    said = [one for one in (*answer.sentences, *letter.explaining) if not ASKS_WHY.search(one.words)]
    said += [one for one in letter.all_sentences if OFFERS.search(one.words)]
    if not any(PARTICULAR.search(one.words) or "?" in one.words for one in said):
        place = answer.sentences[0] if answer.sentences else answer.own
        yield Fault(place, "Clarification is asked for; what is unclear, and which readings there are, is not said.")
