"""Section 22 without a settled plan, a date, or why it is reasonable to wait.

## What the law asks
Section 22 needs an intention to publish that was settled when the request arrived, and that it is
reasonable in all the circumstances to withhold until then. In Scotland publication must follow within
twelve weeks of the request.

## Why it matters
"In due course" may be never. The exemption is for plans, not for hopes.

## How to put it right
Say what will be published, when or on what event, where that was decided before the request, and why it
is reasonable to wait.

## What this rule does not see
Whether the plan existed.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="XS02",
    name="no-plan-to-publish",
    law={"foia": "s.17(1)(c)", "foisa": "s.16(1)(d)"},
    certainty=LIKELY,
    missing=Missing.LETTER,
    silenced=True,
)

examples = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.FUTURE, exemption=cited),
        letter=f"This will be published in due course, so section {number} applies.",
        at=number,
        says="no date",
        certainty=LIKELY,
    )
    for regime, cited, number in (("foia", "foia.s22.1", "22(1)"), ("foisa", "foisa.s27.1", "27(1)"))
] + [
    Right(
        regime=regime,
        answers=an_answer(Stance.FUTURE, exemption=cited),
        letter=f"Section {number} applies. Our board settled in April that the report comes out on 1 June 2026.",
    )
    for regime, cited, number in (("foia", "foia.s22.1", "22(1)"), ("foisa", "foisa.s27.1", "27(1)"))
]

WHEN = phrase(
    r"\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december)",
    r"(?:in|by|during|of|for|until|before|early|late|mid|end of|this|next|the) (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|month|week|year|quarter)",
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december),? \d{4}",
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}",
    r"within (?:\w+ )?(?:weeks|months|days)",
    r"(?:every|each) (?:year|quarter|month)|annual\w*|quarterly|monthly",
    r"(?:after|following|once|when) the (?:\w+ ){0,6}(?:meeting|audit|election|consultation|committee|cabinet|board|inquiry|report)",
    r"(?<!act\s)(?<!act\sof\s)(?<!regulations\s)20\d\d",
)
SECTIONS = {"foia": "22", "foisa": "27"}


@rule.each_answer
def no_plan(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    claim = next((p for p in answer.provisions if p.parts[0] == SECTIONS[answer.regime.value]), None)
    if claim and not answer.find(WHEN):
        yield Fault(answer.place(claim), "This names no date or event of publication, and no plan settled before.")
