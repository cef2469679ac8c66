"""Asks why the information is wanted, or for whom.

## What the law asks
A request is decided without regard to who asks or why. The Commissioner allows the question only to make a
request clear, for section 14, for adding up costs, or for the applicant's own data.

## Why it matters
Whoever is asked for a reason will think that one is needed.

## How to put it right
Leave it out; or say what it would help with and that no answer is needed.

## What this rule does not see
A form that carries the question.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.passages import first
from answerable.letters.checking.phrases import ASKS_WHY, phrase
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.readings import Stance

_GUIDANCE = "ICO guidance: consideration of the applicant's identity or motives"
rule = Rule(
    code="RB02",
    name="asks-why",
    law={"foia": _GUIDANCE, "eir": _GUIDANCE, "foisa": "Scottish Ministers' Code: applicants' reasons"},
    certainty=LIKELY,
)

examples: list[Example] = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.UNANSWERED),
        letter="Please tell us why you want this and which organisation you represent.",
        at="tell us why you want",
        says="why",
        certainty=LIKELY,
    )
    for regime in ("foia", "eir", "foisa")
]
examples += [
    Right(
        regime=regime,
        answers=an_answer(Stance.CLARIFY),
        letter="It would help our search to know which project you mean; you need not say why you ask.",
    )
    for regime in ("foia", "eir", "foisa")
]

ALLOWED = phrase(
    r"(?:need|do|must|are) not (?:have to |obliged to |required to )?(?:say|tell|give|explain|state|answer)",
    r"need(?: not)? be (?:given|stated|told|shown)|no need|no reasons?|nobody|no[- ]one|never|no difference|whatever your|regardless|irrelevant|no part",
    r"not (?:\w+ ){0,3}(?:ask|asked|asking|consider\w*|take|taken|look\w*|relevant|matter|material|interested|concerned|known?)",
    r"(?:without|no) (?:regard|account|heed)|have (?:not|no)|(?:applicant|motive|purpose|requester)[- ]blind|blind to",
    r"(?:not|un) ?(?:be )?(?:necessary|required) (?:for you )?to|without (?:saying|giving|telling|explaining|asking)",
    r"optional|voluntary|not obliged|if you (?:wish|would like|are willing|choose)",
    r"if you (?:disagree|are (?:dis|un)\w+)|dissatisfied|unhappy|review|complain\w*|vexatious|section 14|subject access|aggregat\w+|your own (?:personal )?(?:data|information)|equalit\w+|survey",
)


@rule.whole_letter
def asks_why(letter: CheckedLetter) -> Iterator[Fault]:
    for sentence in letter.own_sentences:
        place = first(ASKS_WHY, sentence)
        if place and not ALLOWED.search(sentence.words):
            yield Fault(place, "This asks why, or for whom, the information is wanted.")
            return
