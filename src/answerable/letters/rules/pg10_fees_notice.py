"""A fees notice without an amount, or one that charges for staff time.

## What the law asks
A fees notice states a fee of an amount specified in it. The fee may cover what it costs to tell the
applicant and to send the information, never the time of staff.

## Why it matters
Until the notice names an amount nothing can be paid, and the pause in the clock has no ground.

## How to put it right
Name the amount and what it is for (copying, postage), how to pay, and that three months run from the notice.

## What this rule does not see
Fees agreed under section 13 above the cost limit, and charges under the EIR and the Scottish Act, where
other things may be charged.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="PG10",
    name="fees-notice-defective",
    law={"foia": ("s.9(1)", "SI 2004/3244 reg.6(4)"), "foisa": "s.9(1)"},
    stances=(Stance.FEE,),
    certainty=LIKELY,
    missing=Missing.LETTER,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.FEE),
        letter="There is a fee for this information. We will begin when it is paid.",
        at="There is a fee",
        says="no amount",
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.FEE),
        letter="A fee of £50 is payable for the officer time needed to gather the files.",
        at="officer time",
        says="time of staff",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.FEE),
        letter="The fee is £9.00: copying 90 pages at 10p. You have three months from today to pay.",
    ),
]
examples += [
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.FEE),
        letter="There is a fee for this information. We will begin when it is paid.",
        at="There is a fee",
        says="no amount",
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.FEE),
        letter="The fee is £90, ten per cent of the cost: officer time of 60 hours at £15.",
    ),
]

AMOUNT = phrase(r"£ ?\d[\d,.]*", r"\d[\d.]*p", r"\d[\d,.]* pounds", r"\d+ pence")
STAFF_TIME = phrase(
    r"(?:staff|officers?['’]?|employee|administrat\w+|labour|search) (?:time|costs?|charges?)",
    r"(?:£ ?\d+|rate)[^.]{0,20} (?:an|per) hour",
    r"hourly rate",
)
FEE = phrase(r"fees?", r"charges?", r"payment")
NOT_CHARGED = phrase(r"not? (?:charge|include|cover)\w*", r"do(?:es)? not", r"without")


@rule.each_answer
def defective(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    if any(p.parts[0] == "13" for p in answer.provisions):
        return
    if not answer.find(AMOUNT):
        yield Fault(answer.sentence(FEE) or answer.own, "This asks for a fee and names no amount.")
    staff = answer.find(STAFF_TIME)
    sentence = answer.sentence(STAFF_TIME)
    may_charge = answer.regime == "foisa"  # the Scottish regulations let the time of staff be charged
    if staff and sentence and not may_charge and not NOT_CHARGED.search(sentence.words):
        yield Fault(staff, "This charges for the time of staff.", under="SI 2004/3244 reg.6(4)", is_there=True)
