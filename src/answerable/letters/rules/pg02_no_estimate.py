"""A refusal on cost without an estimate.

## What the law asks
The Act asks only that the refusal says it relies on section 12. The Commissioner expects the estimate in
it: the hours each permitted task would take.

## Why it matters
An estimate shows that someone worked it out, and lets the applicant see what to leave out.

## How to put it right
Give the sum: so many records, so many minutes for each, so many hours, against the limit of 18 or 24.

## What this rule does not see
Whether the estimate is sensible. A statement that it exceeds the limit is not itself an estimate.
"""

from collections.abc import Iterator
from functools import cache

from answerable.law import limits
from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.estimates import OF_WORK, gives_time
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.figures import every_limit
from answerable.letters.checking.findings import Suggestion
from answerable.letters.checking.passages import sentences
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance
from answerable.patterns import Pattern

rule = Rule(
    code="PG02",
    name="no-estimate",
    law={
        "foia": "ICO guidance: section 12",
        "foisa": "Scottish Information Commissioner guidance: section 12",
    },
    stances=(Stance.COST,),
    certainty=LIKELY,
    missing=Missing.ANSWER,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="Answering would take more than 18 hours, so section 12(1) applies.",
        at="Answering would take more than 18 hours",
        says="no estimate",
    ),
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.COST, exemption="foisa.s12.1"),
        letter="Section 12(1) applies because the cost is over the limit.",
        at="Section 12(1) applies",
        says="no estimate",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="Section 12(1) applies: 1,200 files at 3 minutes each is 60 hours, against a limit of 18.",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="We estimate that this would cost £1,150, so section 12(1) applies.",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.2"),
        letter="Finding out whether we hold it would exceed the limit (section 12(2)): every depot keeps its own log.",
        because="section 12(2) has an explanation of its own",
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.COST, exemption="foisa.s12.1"),
        letter="We put the work at 70 hours, £1,050, which is over the limit in section 12(1).",
    ),
]


@cache
def pounds() -> Pattern:
    """A sum that is neither a limit nor an hourly rate of the Acts."""
    known = "|".join({f"{sum_}" for limit in every_limit() for sum_ in (limit.pounds, limit.rate)})
    return phrase(rf"£ ?(?!(?:{known})\b)\d[\d,]*", rf"(?!(?:{known}) )\d[\d,]* pounds")


SECTION_12 = phrase(r"(?:section|s\.?|sec\.?) ?12(?: ?\(1\))?", r"(?:appropriate|costs?|time) limit", r"hours")


@rule.each_answer
def no_estimate(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    claims = [p for p in answer.provisions if p.parts[0] == "12"]
    if not claims or any(p.parts[:2] == ("12", "2") for p in claims):
        return
    near = (one for part in (answer.own, *answer.shared) for one in sentences(letter.text, part.span))
    if any(gives_time(one.words) for one in (*near, *letter.explaining)):
        return
    if not any(pounds().search(one.words) and OF_WORK.search(one.words) for one in letter.own_sentences):
        place = answer.sentence(SECTION_12)
        mend = _in_pounds(letter) if answer.regime == "foisa" else None
        yield Fault(
            place or answer.place(claims[0]), "The cost limit is claimed and no estimate is given.", suggest=mend
        )


def _in_pounds(letter: CheckedLetter) -> Suggestion:
    """In Scotland the limit is a sum."""
    limit = limits("foisa", on=letter.on)[0].pounds
    return Suggestion(
        f"Give the sum: so many records, so many minutes for each, at so much an hour, against the limit of £{limit}."
    )
