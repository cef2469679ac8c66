"""An exemption that is not open to this authority.

## What the law asks
Some exemptions are for particular authorities: government policy for departments and the Welsh
Government, audit functions for those who audit others.

## Why it matters
An authority that cannot use an exemption has refused without one.

## How to put it right
Find the exemption that is open to this authority, or release. A council that thought of section 35 may
find what it needs in section 36, with its qualified person's opinion.

## What this rule does not see
Functions that an authority carries out for others. It is sure only of section 35 and a council that the
profile names; a kind read from the letter's head makes it likely.
"""

from collections.abc import Iterator

from answerable.casefile import Authority
from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.facts import Facts
from answerable.letters.checking.rule import LIKELY, SURE, Fault, Rule
from answerable.letters.readings import Stance

COUNCIL = Facts(authority=Authority(name="Harrowmere Borough Council"), log_entry=False)
DEPARTMENT = Facts(authority=Authority(name="Department of Examples", kind="department"), log_entry=False)

rule = Rule(
    code="RN07",
    name="exemption-not-open",
    law={"foia": "s.17(1)(b)", "foisa": "s.16(1)(c)"},
    stances=(Stance.HELD_WITHHELD, Stance.NEITHER),
    certainty=SURE,
    needs=("authority",),
)

examples = [
    Wrong(
        regime="foia",
        facts=COUNCIL,
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s35.1.a"),
        letter="The paper is exempt under section 35(1)(a), the formulation of policy.",
        at="35(1)(a)",
        says="not open to a council",
        certainty=SURE,
    ),
    Wrong(
        regime="foia",
        facts=COUNCIL,
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s33.1.a"),
        letter="The plan is exempt under section 33(1)(a), audit functions.",
        at="33(1)(a)",
        says="rarely open to a council",
        certainty=LIKELY,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s35.1.a", begins="The paper"),
        letter="""
            Harrowmere Borough Council

            Dear Requester

            The paper is exempt under section 35(1)(a), the formulation of policy.
        """,
        at="35(1)(a)",
        says="not open to a council",
        certainty=LIKELY,
    ),
    Right(
        regime="foia",
        facts=DEPARTMENT,
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s35.1.a"),
        letter="The paper is exempt under section 35(1)(a), the formulation of policy.",
    ),
    Right(
        regime="foia",
        facts=COUNCIL,
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s36.2.b.ii"),
        letter="The paper is exempt under section 36(2)(b)(ii) in the opinion of the monitoring officer.",
    ),
]
examples += [
    Wrong(
        regime="foisa",
        facts=Facts(authority=Authority(name="Strathmore Council", nation="scotland"), log_entry=False),
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s29.1.a"),
        letter="The paper is exempt under section 29(1)(a), the formulation of policy.",
        at="29(1)(a)",
        says="not open to a council",
        certainty=LIKELY,
    ),
    Right(
        regime="foisa",
        facts=Facts(authority=Authority(name="Strathmore Council", nation="scotland"), log_entry=False),
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s30.b.ii"),
        letter="The paper is exempt under section 30(b)(ii), the free exchange of views.",
    ),
]

GOVERNMENT = ("department", "other")
NEVER = "35"
RARELY = ("33",)
SCOTTISH_POLICY = "29"  # information of the Scottish Administration


@rule.each_answer
def not_open(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    authority = letter.facts.authority
    is_kind = authority.kind if authority else letter.sender.kind
    if is_kind in GOVERNMENT:
        return
    most = SURE if authority else LIKELY  # a kind that is only read from the letter's head
    if answer.regime == "foisa":
        for provision in (p for p in answer.provisions if p.parts[0] == SCOTTISH_POLICY):
            yield Fault(answer.place(provision), f"Section 29 is not open to a {is_kind}.", LIKELY)
        return
    for provision in answer.provisions:
        section, place = provision.parts[0], answer.place(provision)
        kind = f"a {is_kind} body" if is_kind in ("nhs", "police") else f"a {is_kind}"
        if section == NEVER:
            certainty = most if is_kind == "council" else LIKELY
            yield Fault(place, f"Section 35 is not open to {kind}.", certainty)
        elif section in RARELY or provision.parts[:3] == ("36", "2", "a"):
            yield Fault(place, f"{provision.words.capitalize()} is rarely open to {kind}.", LIKELY)
