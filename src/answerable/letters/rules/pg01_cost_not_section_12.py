"""Refuses because of cost or effort and names neither section 12 nor the cost limit.

## What the law asks
A notice that relies on the cost limit must state that fact within the time for compliance.

## Why it matters
"Too much work" is no ground by itself. Unless the limit is claimed nobody can ask for the estimate, or
see that the request must be answered.

## How to put it right
Say that section 12(1) is relied on, what the limit is, and why the work exceeds it. If it does not, answer.

## What this rule does not see
Whether the work would exceed the limit; see PG02 and PG04.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, LOOK, SURE, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="PG01",
    name="cost-refusal-without-section-12",
    law={"foia": "s.17(5)", "foisa": "s.16(4)"},
    stances=(Stance.COST,),
    certainty=SURE,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.COST),
        letter="We hold the files, but it would take too long to collate these figures.",
        at="We hold the files, but it would take too long",
        says="names neither section 12",
        certainty=SURE,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.COST),
        letter="This would take more than 18 hours, so we are not going to collect it.",
        at="18 hours",
        says="does not name section 12",
        certainty=LOOK,
    ),
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.COST),
        letter="To gather this would be a disproportionate use of officers' time.",
        at="To gather this would be a disproportionate",
        says="names neither section 12",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="Section 12(1) applies: reading 1,200 files at 3 minutes each is 60 hours.",
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.COST, exemption="foisa.s12.1"),
        letter="By section 12(1) we are not obliged to comply: the cost would be 900 pounds.",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.VEXATIOUS, Stance.COST, exemption="foia.s14.1"),
        letter="The burden of this request is such that section 14(1) applies.",
        because="a burden under section 14 is a ground of its own",
    ),
]

EFFORT = phrase(
    r"too (?:long|costly|expensive|much (?:time|work|effort)|onerous|time[- ]consuming|many)",
    r"time[- ]consuming",
    r"disproportionate\w*",
    r"unreasonabl\w+ (?:burden|diversion|amount|cost)",
    r"manual(?:ly)?",
    r"resources?|capacity|workload|staffing",
    r"(?:amount|volume|extent|level|degree) of (?:work|time|effort)",
    r"(?:a|great|considerable|significant|substantial|much|some|undue) (?:\w+ )?(?:effort|time|work|labour)",
    r"(?:use|diversion|divert\w*) (?:of )?(?:\w+['’]? ){0,2}(?:time|staff|officers|resources)",
    r"onerous|laborious|burden\w*|costly|expens\w+",
    r"(?:days?|weeks?|months?) (?:of|to)",
    r"collat\w+",
    r"hours?",
)
REFUSES = phrase(  # without such a word it is a figure that is given, not work that is refused
    r"would|could|cannot|can['’]?t|too|unable|unreasonabl\w+|refus\w+|declin\w+|disproportionate\w*|no resources",
    r"(?:do|does|is|are|will|was)(?: not|n['’]t)",
)
GATHERS = phrase(
    r"collat\w+|compil\w+|gather\w*|extract\w*|retriev\w*|locat\w+|search\w*|count\w*|trawl\w*|collect\w*|assembl\w+|analys\w+",
    r"work\w* (?:\w+ ){0,2}out|go(?:ing)? (?:back )?through|look(?:ing)? (?:\w+ ){0,3}(?:up|through|at)|identify\w*|find\w*",
    r"answer\w*|provid\w+|produc\w+|this (?:is|would)|your request|the request|respond\w*|repl(?:y|ying)|information|records?|files?|data|figures?|check\w*|review\w*|read\w*|open\w*",
)
LIMIT = phrase(
    r"(?:appropriate|costs?|fees?|financial|FOIA?) (?:limits?|threshold|ceiling|provisions?|exemption|cap|maximum|grounds?)",
    r"(?:18|24|eighteen|twenty[- ]four)(?= or more)",
    r"(?:18|24|eighteen|twenty[- ]four)(?: working| staff)? hours?",
    r"£ ?(?:450|600)",
    r"(?:450|600) pounds",
    r"exceeds? the limit",
    r"fees regulations",
)
NAMED = phrase(r"(?:sections?|s\.?|sec\.?) ?12(?: ?\([1-4]\))*")


@rule.each_answer
def not_stated(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    if any(p.parts[0] in ("12", "14") for p in answer.provisions):
        return
    if answer.find(NAMED):
        return  # it is named, though not in the sentence that refuses
    limit = answer.find(LIMIT) or letter.in_general(LIMIT)
    if limit:
        says = "This relies on the cost limit and does not name section 12."
        yield Fault(limit, says, LOOK, questions=answer.questions)
    elif (place := answer.sentence(EFFORT)) and answer.find(REFUSES):
        says = "This refuses for the effort and names neither section 12 nor the cost limit."
        elsewhere = LIMIT.search(letter.text)  # for another answer, or in words taken for the applicant's
        plain = SURE if GATHERS.search(place.words) else LIKELY  # else the effort may be of something else
        yield Fault(place, says, LOOK if elsewhere else plain)
