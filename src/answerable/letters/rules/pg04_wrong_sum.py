"""The estimate of cost does not add up, or does not exceed the limit.

## What the law asks
A request may be refused on cost only where complying would exceed the appropriate limit: 450 pounds, or
600 for government departments and a few others, at 25 pounds an hour. That is 18 hours, or 24.

## Why it matters
Work that comes to the limit or less must be done. A wrong rate, a wrong limit or a wrong product can
turn a request that must be answered into a refusal.

## How to put it right
Work the sum again: the number of items times the minutes for each, at 25 pounds an hour, against the
limit for this kind of authority. If it does not exceed the limit, answer.

## What this rule does not see
Work that the letter does not mention. Which limit applies comes from the authority's profile; where the
letter's head alone shows the kind of authority, a wrong limit is only likely. Under the Scottish Act other figures hold.
"""

from collections.abc import Iterator

from answerable.casefile import Span
from answerable.law import Limit
from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.figures import cost_limit, highest_limit, names_limit
from answerable.letters.checking.phrases import COST_WORDS
from answerable.letters.checking.rule import LIKELY, SURE, Fault, Rule
from answerable.letters.checking.work import most_hours, rates, sums
from answerable.letters.readings import Stance

rule = Rule(
    code="PG04",
    name="estimate-does-not-add-up",
    law={"foia": ("SI 2004/3244 reg.3", "ICO guidance: section 12")},
    stances=(Stance.COST,),
    certainty=SURE,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="It would take 8 hours to find the files and 240 minutes to read them. Section 12 applies.",
        at="It would take 8 hours",
        says="12 hours",
        certainty=SURE,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="Reading 600 files at 2 minutes each is 40 hours, so section 12(1) applies.",
        at="600 files at 2 minutes each is 40 hours",
        says="20 hours, not 40",
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="At £30 per hour, 25 hours' work exceeds the limit in section 12(1).",
        at="£30 per hour",
        says="rate is £25",
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="We estimate 20 hours, £500 in all. That is over the limit of £600, so section 12(1) applies.",
        at="We estimate 20 hours",
        says="limit of £600 that this letter names",
        certainty=LIKELY,
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="Reading 1,200 files at 3 minutes each is 60 hours; the limit is 18 (section 12(1)).",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="It takes 15 minutes to read a file and there are over 400. Section 12(1) applies.",
        because="the product exceeds the limit, though it is not written out",
    ),
]


@rule.each_answer
def wrong_sum(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    if not answer.citations and not answer.find(COST_WORDS):
        return  # times and rates that are given, not an estimate
    text = answer.own.words
    limit = cost_limit(letter.facts.authority, on=letter.on)
    yield from _wrong_limit(answer, letter, limit)
    most, own = most_hours(text), _own_limit(answer, letter, limit)
    if most is not None and most <= own.hours:
        by_law = own == limit
        whose = f"the limit of {own.hours:g}" if by_law else f"the limit of £{own.pounds} that this letter names"
        says = f"The work stated comes to at most {most:g} hours, which does not exceed {whose}."
        yield Fault(answer.own, says, SURE if answer.is_complete and by_law else LIKELY)
    for one in sums(text):
        if not one.is_right:
            product = f"{one.number:g} times {one.each * 60:g} minutes is {one.number * one.each:g} hours"
            says = f"{product}, not {one.total:g}."
            yield Fault(_within(answer, one.span), says, under="ICO guidance: section 12")
    for rate, span in rates(text):
        if rate != limit.rate:
            says = f"The rate is £{limit.rate:g} an hour ({limit.rate_cite}), not £{rate:g}."
            yield Fault(_within(answer, span), says, under="ICO guidance: section 12")


LOWER_TIER = ("council", "nhs", "police", "university", "school")


def _own_limit(answer: CheckedAnswer, letter: CheckedLetter, limit: Limit) -> Limit:
    """The limit by which the letter's own sum is to be judged: the one it names, where no profile says another."""
    highest = highest_limit(on=letter.on)
    return highest if not letter.facts.authority and answer.find(names_limit(highest)) else limit


def _wrong_limit(answer: CheckedAnswer, letter: CheckedLetter, limit: Limit) -> Iterator[Fault]:
    """The limit of a government department, claimed by a body that has the lower one (SI 2004/3244 reg.3)."""
    known, highest = letter.facts.authority is not None, highest_limit(on=letter.on)
    place = answer.find(names_limit(highest)) if highest != limit else None
    if place and (known or letter.sender.kind in LOWER_TIER):
        is_due = f"The limit for this authority is £{limit.pounds}, or {limit.hours:g} hours"
        says = f"{is_due}; £{highest.pounds} is that of government departments."
        yield Fault(place, says, SURE if known else LIKELY, under="ICO guidance: section 12")


def _within(answer: CheckedAnswer, span: Span) -> Span:
    return Span(answer.span.start + span.start, answer.span.start + span.end)
