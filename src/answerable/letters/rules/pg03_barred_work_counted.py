"""The estimate counts work that may not be counted.

## What the law asks
Only four tasks count: determining whether the information is held, locating it, retrieving it and
extracting it. Redacting, considering exemptions, consulting and preparing the reply do not.

## Why it matters
Without the barred work the request may fall within the limit, and then it must be answered.

## How to put it right
Take the barred work out and add up again. Answer if what is left does not exceed the limit.

## What this rule does not see
Work described in words that fit both: "reviewing" a file to find what was asked counts, reviewing it for
exemptions does not. Under the Scottish Act other work counts, so the rule does not run there.
"""

from collections.abc import Iterator

from answerable.letters.checking.barred_work import BARRED, BARRED_TIME, LEFT_OUT, PERMITTED
from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.figures import cost_limit
from answerable.letters.checking.passages import Passage
from answerable.letters.checking.rule import LIKELY, SURE, Fault, Rule
from answerable.letters.checking.work import durations, most_hours, without_total
from answerable.letters.readings import Stance

rule = Rule(
    code="PG03",
    name="barred-work-counted",
    law={"foia": ("SI 2004/3244 reg.4(3)", "ICO guidance: section 12")},
    stances=(Stance.COST,),
    certainty=SURE,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="Finding the messages would take 10 hours. Redacting them would take 12 hours. Section 12(1) applies.",
        at="Redacting them would take 12 hours",
        says="at most 10 hours",
        certainty=SURE,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="It would take 10 hours to find the files and a further 12 hours to redact them: section 12(1).",
        at="It would take 10 hours",
        says="at most 10 hours",
        certainty=SURE,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="To locate, extract and redact the files would take 30 hours, so section 12(1) applies.",
        at="To locate, extract and redact the files",
        says="may not be counted",
        certainty=LIKELY,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="Locating 6 hours, retrieving 8 hours, redacting 9 hours: 23 hours in all. Section 12(1) applies.",
        at="Locating 6 hours",
        says="at most 14 hours",
        certainty=SURE,
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="Locating and extracting the data would take 20 hours. We have not counted redaction. Section 12(1).",
        because="redaction is named and left out",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="An officer would have to review 900 files to find the figure, 5 minutes each: section 12(1).",
        because="looking for the figure in a file is extracting it",
    ),
]


@rule.each_answer
def barred(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    counted = [one for one in answer.sentences if BARRED.search(one.words) and _is_counted(one)]
    if not counted:
        return
    limit = float(cost_limit(letter.facts.authority, on=letter.on).hours)
    allowed = _allowed_hours(answer, counted)
    if allowed is not None and allowed <= limit and answer.is_complete:
        says = f"Without the work that may not be counted the estimate is at most {allowed:g} hours, within the limit of {limit:g}."
        yield Fault(counted[0], says)
    else:
        says = "This sum includes work that may not be counted."
        yield Fault(counted[0], says, LIKELY, under="ICO guidance: section 12")


def _is_counted(sentence: Passage) -> bool:
    if BARRED_TIME.search(sentence.words):
        return True
    return bool(durations(sentence.words)) and not LEFT_OUT.search(sentence.words)


def _allowed_hours(answer: CheckedAnswer, counted: list[Passage]) -> float | None:
    """The hours without the barred work; None where both kinds of work share a time."""
    text = " ".join(one.words for one in answer.sentences)
    if BARRED_TIME.search(text):
        return most_hours(BARRED_TIME.sub("", without_total(text)))
    if any(PERMITTED.search(one.words) for one in counted):
        return None
    return most_hours(" ".join(one.words for one in answer.sentences if one not in counted))
