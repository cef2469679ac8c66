"""Neither confirms nor denies without the subsection that allows it, or with one that does not.

## What the law asks
A notice that declines to say whether information is held must specify the exemption relied on. The duty
to confirm or deny falls away only under the subsections made for that, such as 31(3) or 40(5B).

## Why it matters
Section 31(1)(a) is a ground to withhold, not to stay silent. Citing it leaves unclear which of the two
the authority does.

## How to put it right
Cite the subsection that lifts the duty to confirm or deny, or say that the information is held and withhold
it.

## What this rule does not see
Whether the right subsection stands in an annex. Whether naming the section alone is enough is not settled,
so it never claims to be sure.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.grounds import silence, withholding
from answerable.letters.checking.phrases import DECLINES_TO_SAY
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="NC01",
    name="wrong-provision-for-silence",
    law={"foia": "s.17(1)(b)", "foisa": "s.18(1)"},
    stances=(Stance.NEITHER, Stance.HELD_WITHHELD),
    certainty=LIKELY,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s43.2"),
        letter="We neither confirm nor deny under section 43(2).",
        at="43(2)",
        says="is a ground to withhold",
        certainty=LIKELY,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.NEITHER),
        letter="We can neither confirm nor deny that we hold this.",
        at="neither confirm nor deny",
        says="names no provision",
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s31.3"),
        letter="Details of any attack are exempt under section 31(3).",
        at="31(3)",
        says="lifts the duty to confirm or deny",
    ),
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.NEITHER, exemption="foisa.s35.1.a"),
        letter="We neither confirm nor deny that we hold this, under section 35(1)(a) of FOISA.",
        at="35(1)(a)",
        says="without section 18",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s40.5B.a.i"),
        letter="We neither confirm nor deny that we hold this, under section 40(5B)(a)(i).",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s31.3"),
        letter="Section 31(3): we can neither confirm nor deny that we hold this.",
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.NEITHER, exemption=("foisa.s18.1", "foisa.s35.1.a")),
        letter="By section 18(1) of FOISA, read with section 35(1)(a), we neither confirm nor deny this.",
    ),
]


@rule.each_answer
def wrong_provision(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    if answer.regime == "foisa":
        yield from _scottish(answer)
        return
    allows = [p for p in answer.provisions if silence(p, letter.on) or p.parts[:2] == ("12", "2")]
    withholds = [p for p in answer.provisions if withholding(p, letter.on)]
    if answer.has(Stance.NEITHER) and not allows and withholds:
        says = f"{withholds[0]} is a ground to withhold; it does not lift the duty to confirm or deny."
        yield Fault(answer.place(withholds[0]), says)
    elif answer.has(Stance.NEITHER) and not answer.provisions and not letter.in_general(DECLINES_TO_SAY):
        place = answer.find(DECLINES_TO_SAY) or answer.own
        yield Fault(place, "This neither confirms nor denies, and names no provision that allows it.")
    elif allows and not withholds and not answer.has(Stance.NEITHER) and not answer.find(DECLINES_TO_SAY):
        says = f"{allows[0]} lifts the duty to confirm or deny; it is no ground to withhold what is held."
        yield Fault(answer.place(allows[0]), says, LOOK if allows[0].parts[0] == "12" else LIKELY)


def _scottish(answer: CheckedAnswer) -> Iterator[Fault]:
    """Section 18 with an exemption: either alone is not enough (Commissioner, decision 100/2013)."""
    names_18 = any(provision.parts[0] == "18" for provision in answer.provisions)
    others = [provision for provision in answer.provisions if provision.parts[0] != "18"]
    if answer.has(Stance.NEITHER) and others and not names_18:
        yield Fault(answer.place(others[0]), f"This neither confirms nor denies under {others[0]} without section 18.")
