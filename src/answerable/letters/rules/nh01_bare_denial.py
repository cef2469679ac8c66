"""Not held, and nothing about who looked where.

## What the law asks
The Commissioner judges whether information is held by the scope and quality of the searches. Saying what
was done is good practice, not a duty of the first letter.

## Why it matters
A bare "not held" is the answer that applicants trust least, and the one most often reversed on review.

## How to put it right
Add a line: who was asked, what was searched, or why no such record would exist.

## What this rule does not see
Searches that were made and not mentioned.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import DENIES_HOLDING, phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.checking.subjects import terms
from answerable.letters.readings import Stance

GUIDANCE = "ICO guidance: determining whether we hold information"
SCOTTISH = "Scottish Information Commissioner guidance: information not held"
rule = Rule(
    code="NH01",
    name="bare-denial",
    law={"foia": GUIDANCE, "eir": GUIDANCE, "foisa": SCOTTISH, "eisr": SCOTTISH},
    stances=(Stance.NOT_HELD,),
    certainty=LIKELY,
    missing=Missing.LETTER,
)

examples = (
    [
        Wrong(
            regime=regime,
            answers=an_answer(Stance.NOT_HELD, asks="How many complaints were made?"),
            letter="The council does not hold this information.",
            at="The council does not hold",
            says="who looked",
        )
        for regime in ("foia", "eir", "foisa", "eisr")
    ]
    + [
        Right(
            regime=regime,
            answers=an_answer(Stance.NOT_HELD, asks="How many complaints were made?"),
            letter="We searched the contracts register and asked the fleet manager; nothing is held.",
        )
        for regime in ("foia", "eir", "foisa", "eisr")
    ]
    + [
        Right(
            regime="foia",
            answers=an_answer(Stance.NOT_HELD, asks="Which schools did you inspect?"),
            letter="We do not hold this. The county council is responsible for schools; write to it.",
            because="that another body does the work explains why nothing is held",
        ),
    ]
)

EXPLAINED = phrase(
    r"search\w*",
    r"(?<!you\s)(?<!you\shave\s)(?<!have\s)asked|we have asked",
    r"(?:consulted|contacted|checked|looked|enquir\w+|inquir\w+|examined|reviewed)",
    r"responsib\w+",
    r"because",
    r"as (?:we|the|this|it|they|there)",
    r"since",
    r"(?:contact|write to|ask|refer\w*|direct\w*|hold by|(?<!not\s)held by|belongs? to|run by|provided by|managed by)",
    r"no (?:legal|business|statutory) (?:\w+ )?(?:requirement|need|reason|purpose|duty)",
    r"(?:do|does|did|has|have|is|are|was|were)(?: not|n['’]t) (?:\w+ )?(?:record|collect|monitor|require|run|operate|use|own|provide|employ|commission|measure|categor\w+|differentiate|separate)\w*",
    r"(?:individual|case|personnel) (?:files?|records?)",
    r"until|destroyed|deleted|retention",
)


SETTLED = (Stance.DISCLOSED, Stance.ANSWERED, Stance.TRANSFER, Stance.POINTER, Stance.NEITHER)
FORMAL = phrase(
    r"(?:section|regulation) \d+",
    r"formal notice",
    r"sorry|apolog\w+|unfortunately|regret",
    r"thank you",
    r"contact|queries|hesitate",
    r"(?:internal )?review|dissatisfied|unhappy",
)
STOCK = terms(
    "council trust authority department information held hold holding recorded confirm confirmed request requested unable "
    "unfortunately section notice formal therefore regard response answer"
)
PARTICULAR = 3  # words within the denial itself that neither the question nor a bare denial has
AND_WHY = re.compile(r"\b(?:held|hold (?:this|it|these))\s*[-–—:;,(]\s*(?:\w+\W+){3,}", re.IGNORECASE)
ENOUGH = 6  # words of a further sentence that may explain


@rule.each_answer
def bare(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    denial = answer.sentence(DENIES_HOLDING)
    if denial is None or answer.has(*SETTLED):
        return
    further = (one for one in answer.sentences if one != denial and not FORMAL.search(one.words))
    if AND_WHY.search(denial.words) or len(terms(denial.words) - terms(answer.asked) - STOCK) >= PARTICULAR:
        return
    if any(len(one.words.split()) >= ENOUGH and not DENIES_HOLDING.search(one.words) for one in further):
        return
    if not (answer.find(EXPLAINED) or letter.in_general(phrase(r"search\w*"))):
        yield Fault(denial, "This does not say who looked, or why nothing would be held.")
