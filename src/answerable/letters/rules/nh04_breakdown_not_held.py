"""A total or breakdown is "not held", while the records that it would be counted from are.

## What the law asks
By the Commissioner's guidance a figure is held where the records hold its parts and simple sorting or counting
would make it. Where that takes too long, the ground is the cost limit. Where it takes skilled judgement, or
the detail was never recorded, it is not held.

## Why it matters
"Not held" ends the matter. An applicant who knew of the records could narrow the request, or count.

## How to put it right
Count, and give the figure; or say that the records are held and refuse on cost; or say which detail is missing
from them.

## What this rule does not see
What the records hold. It runs only where the answer itself speaks of records, and never says that it is wrong.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import LINK, phrase
from answerable.letters.checking.rule import LOOK, Fault, Rule
from answerable.letters.readings import Stance

_ICO = "ICO guidance: determining whether we hold information"
_SCOTTISH = "Scottish Information Commissioner guidance: information not held"
rule = Rule(
    code="NH04",
    name="breakdown-not-held",
    law={"foia": _ICO, "eir": _ICO, "foisa": _SCOTTISH, "eisr": _SCOTTISH},
    stances=(Stance.NOT_HELD, Stance.DISCLOSED, Stance.UNANSWERED),  # a denial as to a total may be read as either
    certainty=LOOK,
)

REGIMES = ("foia", "eir", "foisa", "eisr")
ASKED = an_answer(Stance.NOT_HELD, asks="How many pest complaints came from each ward?")
examples = (
    [
        Wrong(
            regime=regime,
            answers=ASKED,
            letter="We do not hold a breakdown by ward. Each complaint is logged with its postcode.",
            at="We do not hold a breakdown",
            says="could be counted",
            certainty=LOOK,
        )
        for regime in REGIMES
    ]
    + [
        Wrong(
            regime="foia",
            answers=ASKED,
            letter="No totals are held, as complaints are kept in individual case files.",
            at="No totals are held",
            says="could be counted",
        )
    ]
    + [
        Right(
            regime=regime,
            answers=ASKED,
            letter="We do not hold a breakdown by ward: complaints are logged by date, and the ward is not recorded.",
            because="the detail was never recorded",
        )
        for regime in REGIMES
    ]
    + [
        Right(
            regime="foia",
            answers=ASKED,
            letter="We hold no list by cause. Each file is kept; an engineer would have to judge the cause from it.",
            because="that takes skilled judgement",
        )
    ]
)

_NOT = r"(?:do|does|did|is|are|was|were) not"
_HOLD = r"(?:held|hold|holds|kept|keep|collated|collate|compiled?|produced?|recorded|record|available)"
_FIGURE = (
    r"(?:breakdowns?|break down|broken down|split|sub-?totals?|totals?|totalled|collated|aggregated?|by (?:ward|school|age|year|month"
    r"|type|category|area|street|site|department|team|gender|sex|postcode|reason)|(?:per|for each|at) (?:ward|school|site|branch|department)"
    r"|in (?:this|that|the) (?:format|form|way|manner)(?: (?:requested|you ask\w*))?|statistics|summary|centrally|central (?:list|record|register))"
)
DENIED = phrase(
    rf"{_NOT} (?:currently |routinely )?{_HOLD} (?:[\w’']+ ){{0,7}}{_FIGURE}",
    rf"no (?:such |central )?{_FIGURE} (?:[\w’']+ ){{0,6}}(?:is|are|was|were) {_HOLD}",
    rf"(?:hold|holds|keep|keeps|have|has) no (?:such |central )?{_FIGURE}",
    rf"{_FIGURE} (?:[\w’']+ ){{0,6}}(?:is|are) not {_HOLD}",
)
_RECORDS = r"(?:files?|records?|cases?|case notes|forms|complaints?|applications?|incidents?|invoices?|accounts?|lists?|logs?|spreadsheets?|databases?|systems?|registers?|entr(?:y|ies)|claims?|reports?)"
RAW = phrase(
    rf"(?:individual|each|every|case|personnel|pupil|paper|manual) (?:\w+ ){{0,2}}{_RECORDS}",
    rf"{_RECORDS} (?:\w+ )?(?:is|are) (?:\w+ )?(?:held|kept|recorded|logged|stored|entered|noted)(?! not\b)",
    rf"(?:recorded|logged|held|kept|noted|entered|stored) (?:\w+ )?(?:in|on|within|against|with) (?:[\w’']+ ){{0,3}}{_RECORDS}",
)
UNRECORDED = phrase(
    r"(?:not|never|nor|n['’]t) (?:\w+ ){0,2}(?:record|recorded|ask|asked|capture|captured|collect|collected|note|noted|logged|log|flag|flagged|entered|coded)",
    r"no (?:field|code|flag|marker|category|note|entry|requirement|search function)",
    r"judge\w*|judgements?|assess\w*|interpret\w*|subjective|analys\w+|expert|professional|skill\w*|clinical",
    r"free[- ]text|narrative",
    r"(?:cost|appropriate|time) limit|section 12|18 hours|24 hours|manifestly unreasonable",
    r"(?:below|above|attached|enclosed|following|instead)",
)
SETTLED = (Stance.COST, Stance.HELD_WITHHELD, Stance.NEITHER, Stance.CLARIFY, Stance.VEXATIOUS, Stance.TRANSFER)
GIVEN = phrase(r"£?\d[\d,.]*%?", r"(?:attach|enclos|provid|publish|suppl)\w*", LINK.pattern)


@rule.each_answer
def could_be_counted(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    denial = answer.sentence(DENIED)
    if denial is None or answer.has(*SETTLED) or answer.find(UNRECORDED):
        return
    gives = answer.has(Stance.DISCLOSED, Stance.ANSWERED) and answer.find(GIVEN)
    if not gives and answer.sentence(RAW):
        yield Fault(denial, "Look whether this could be counted from the records of which the answer speaks.")
