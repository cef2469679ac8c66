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
from answerable.letters.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.examples import Right, Wrong, an_answer
from answerable.letters.phrases import COST_WORDS, phrase
from answerable.letters.reading import Stance
from answerable.letters.rule import LIKELY, SURE, Fault, Rule
from answerable.letters.work import most_hours, rates, sums

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
        letter="""
            It would take 8 hours to find the files and 240 minutes to read them, which exceeds the limit in
            section 12.
        """,
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
    Right(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="Reading 1,200 files at 3 minutes each is 60 hours; the limit is 18 (section 12(1)).",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.COST, exemption="foia.s12.1"),
        letter="It takes 15 minutes to read a file and there are over 400. Section 12(1) applies.",
        because="four hundred times fifteen minutes exceeds the limit, though the product is not written out",
    ),
]


@rule.each_answer
def wrong_sum(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    if not answer.citations and not answer.find(COST_WORDS):
        return  # times and rates that are given, not an estimate
    text = answer.own.words
    limit = letter.facts.authority.cost_limit / 25 if letter.facts.authority else 18
    yield from _wrong_limit(answer, letter)
    most = most_hours(text)
    if most is not None and most <= limit:
        says = f"The work stated comes to at most {most:g} hours, which does not exceed the limit of {limit:g}."
        yield Fault(answer.own, says, SURE if answer.is_complete else LIKELY)
    for one in sums(text):
        if not one.is_right:
            product = f"{one.number:g} times {one.each * 60:g} minutes is {one.number * one.each:g} hours"
            says = f"{product}, not {one.total:g}."
            yield Fault(_within(answer, one.span), says, under="ICO guidance: section 12")
    for rate, span in rates(text):
        if rate != 25:
            says = f"The rate is £25 an hour (SI 2004/3244 reg.4(4)), not £{rate:g}."
            yield Fault(_within(answer, span), says, under="ICO guidance: section 12")


HIGHER = phrase(
    r"(?:limit|threshold|maximum)(?: \w+){0,12} (?:£ ?600|600 pounds|(?:24|twenty[- ]four) (?:working )?hours)",
    r"(?:£ ?600|600 pounds|(?:24|twenty[- ]four)[- ](?:working )?hours?)(?: \(?[\w ]{0,20}\)?)? (?:\w+ ){0,3}(?:limit|threshold)",
    r"(?:exceeds?|over|above|beyond|in excess of|more than) (?:the )?(?:£ ?600|600 pounds)",
)
LOWER_TIER = ("council", "nhs", "police", "university", "school")


def _wrong_limit(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    """The limit of a government department, claimed by a body that has the lower one (SI 2004/3244 reg.3)."""
    authority = letter.facts.authority
    lower = authority.cost_limit == 450 if authority else letter.sender.kind in LOWER_TIER
    place = answer.find(HIGHER)
    if lower and place:
        says = "The limit for this authority is £450, or 18 hours; £600 is that of government departments."
        yield Fault(place, says, SURE if authority else LIKELY, under="ICO guidance: section 12")


def _within(answer: CheckedAnswer, span: Span) -> Span:
    return Span(answer.span.start + span.start, answer.span.start + span.end)
