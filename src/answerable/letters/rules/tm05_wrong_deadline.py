"""The applicant is told a wrong time for the reply.

## What the law asks
The time is 20 working days, counted from the day after receipt; the Commissioner expects applicants to be
told the right one.

## Why it matters
"20 days", or a day too late, lets the applicant wait beyond the time and weakens a complaint.

## How to put it right
Write "20 working days", or the day itself, as `answerable clock` gives it.

## What this rule does not see
A day earlier than the law's, which harms nobody; and a wrong day where the day of receipt is not known.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.clocks import due, long_day
from answerable.letters.checking.examples import NOWHERE, Example, Right, Wrong, an_answer
from answerable.letters.checking.passages import first
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.reading.dates import days
from answerable.letters.readings import Stance

_GUIDANCE = "ICO guidance: section 10"

rule = Rule(
    code="TM05",
    name="wrong-time-told",
    law={"foia": _GUIDANCE, "eir": "ICO guidance: time limits under the EIR"},
    certainty=LIKELY,
)

LOOSE = "We will respond to your request within 20 days."
RIGHT = "We will respond to your request within 20 working days."

examples: list[Example] = [
    Wrong(regime=regime, answers=an_answer(Stance.UNANSWERED), letter=LOOSE, at="within 20 days", says="working")
    for regime in ("foia", "eir")
]
examples += [Right(regime=regime, answers=an_answer(Stance.UNANSWERED), letter=RIGHT) for regime in ("foia", "eir")]

RECEIVED = replace(NOWHERE, received_on=date(2026, 5, 29))  # 15 June 2026 is a holiday in Scotland
DATED = "We will reply to your request by {}."
examples += [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.UNANSWERED),
        letter=DATED.format("30 June 2026"),
        facts=RECEIVED,
        at="30 June 2026",
        says="29 June 2026",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.UNANSWERED),
        letter=DATED.format("26 June 2026"),
        facts=RECEIVED,
        because="an earlier day harms nobody",
    ),
]

REPLY = re.compile(
    r"\b(?:we|you|council|trust|authority)\b[^.]{0,80}\b(?:respon\w+|repl\w+|answer\w*|receive)\b|\bstatutory\b",
    re.I,
)
LOOSE_TIME = re.compile(r"\b(?:within|in) (?:20|twenty) (?:calendar )?days\b", re.IGNORECASE)
DUE_BY = re.compile(
    r"\b(?:due|respond|reply|response|answer)\b[^.]{0,40}\b(?:by|before|no later than|not later than)\b", re.I
)
OTHER_TIME = re.compile(
    r"\breview\b|\bcomplain\w*|\bpay\w*|\bfee\b|\bclarif\w+|\bextend\w*|\bmore time\b", re.IGNORECASE
)


@rule.whole_letter
def wrong_time(letter: CheckedLetter) -> Iterator[Fault]:
    last = due(letter)
    for sentence in letter.own_sentences:
        if OTHER_TIME.search(sentence.words) or not REPLY.search(sentence.words):
            continue
        loose = first(LOOSE_TIME, sentence)
        if loose:
            yield Fault(loose, "The time is 20 working days; this says 20 days.")
        for day in days(letter.text, sentence.span.start, sentence.span.end) if last else ():
            on = day.on()
            if last and on and DUE_BY.search(sentence.words) and on > last.words_on:
                yield Fault(day.span, f"The last day is {long_day(last.due_on)}, not {long_day(on)}.")
