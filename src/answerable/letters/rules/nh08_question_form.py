"""The form of the question is the excuse: the Act "does not cover questions or opinions".

## What the law asks
A request is good if recorded information answers it, whatever its form. The authority must look for such
information and say whether it is held.

## Why it matters
"We need not answer questions" leaves open whether a minute, a report or an e-mail holds the answer.

## How to put it right
Say whether anything recorded answers the question: "Minute 14 records the reason; a copy is enclosed", or "we
hold no record of a reason".

## What this rule does not see
Whether a record exists.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.phrases import DENIES_HOLDING, SAYS_HELD, phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="NH08",
    name="question-form-excuse",
    law={
        "foia": "ICO guidance: recognising a request (s.84)",
        "foisa": "Scottish Information Commissioner guidance: valid requests",
        "eir": "ICO guidance: determining whether we hold information",
    },
    certainty=LIKELY,
    missing=Missing.ANSWER,
)

EXCUSE = "Freedom of information gives access to records, not answers to questions."
SEARCHED = "The Act does not require us to give an opinion. We hold no record of the reason."

examples: list[Example] = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.UNANSWERED, asks="Why was the pool closed?"),
        letter=EXCUSE,
        at="Freedom of information gives",
        says="recorded information",
        certainty=LIKELY,
    )
    for regime in ("foia", "foisa", "eir")
]
examples += [
    Right(regime=regime, answers=an_answer(Stance.NOT_HELD, asks="Why was the pool closed?"), letter=SEARCHED)
    for regime in ("foia", "foisa", "eir")
]

_WHAT = r"(?:opinions?|views?|comments?|judg(?:e)?ments?|questions?|answers?|explanations?|reasons|justif\w+|speculat\w*|debate|hypothetical\w*)"
FORM = phrase(
    rf"(?:not|nor|no) (?:\w+ ){{0,6}}(?:require|oblige|compel|extend|cover|appl|entitle|include|provide|allow|give|make)\w* (?:\w+ ){{0,9}}{_WHAT}",
    rf"not (?:obliged|required|designed|intended|bound) (?:\w+ ){{0,6}}{_WHAT}",
    rf"(?:records?|recorded information|information|documents?)[^.;]{{0,60}}?,? (?:and )?(?:not|rather than|as opposed to) (?:\w+ ){{0,4}}{_WHAT}",
    r"(?:asks?|asking|invites?|seeks?|calls?) (?:us |the \w+ )?(?:for |to (?:give|express|offer) )?(?:an?|our|the council['’]s) (?:\w+ )?(?:opinion|view|comment|judg(?:e)?ment|explanation)",
    r"(?:is|are) not (?:a )?(?:valid )?(?:request|requests) for (?:recorded )?information",
    r"(?:only|solely) (?:\w+ ){0,6}recorded information",
)
ABOUT_ACT = phrase(r"act", r"FOIA?", r"freedom of information", r"regulations?", r"EIR", r"FOISA", r"recorded", r"request", r"question", r"asks?")  # fmt: skip
LOOKED = phrase(r"search\w*", r"looked", r"enclos\w+|attach\w+", r"minutes?|reports? (?:sets|records|shows)")
SETTLED = (Stance.DISCLOSED, Stance.ANSWERED, Stance.HELD_WITHHELD, Stance.NEITHER, Stance.COST, Stance.POINTER)


@rule.each_answer
def excuse(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    place = answer.sentence(FORM)
    if place is None or not answer.find(ABOUT_ACT) or answer.citations:
        return
    rest = [one for one in answer.sentences if one != place]
    settled = any(p.search(one.words) for one in rest for p in (SAYS_HELD, DENIES_HOLDING)) or answer.find(LOOKED)
    given = answer.has(*SETTLED) and len(answer.sentences) > 2  # what is given stands in further sentences
    if not settled and not given:
        yield Fault(place, "This does not say whether recorded information answers the question.")
