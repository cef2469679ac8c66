"""Withholds under a qualified exemption, and weighs nothing.

## What the law asks
Where a qualified exemption is relied on, the notice (or a separate one, given within a reasonable time)
must state the reasons for claiming that the public interest in maintaining the exemption outweighs the
public interest in disclosing the information.

## Why it matters
A qualified exemption is no ground to withhold until that balance has been struck. It is the part of the
decision with which an applicant can most easily disagree, and must be able to.

## How to put it right
Say what speaks for disclosure, what speaks for maintaining the exemption, and which weighs more. One
balance may serve several exemptions together.

## What this rule does not see
Whether the balance is right, and whether a separate notice holds it.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.exceptions import is_weighed_for_all, to_weigh
from answerable.letters.checking.findings import Certainty
from answerable.letters.checking.passages import Passage
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, LOOK, SURE, Fault, Missing, Rule
from answerable.letters.checking.weighing import OPENNESS, WEIGHING
from answerable.letters.readings import Stance

rule = Rule(
    code="PI01",
    name="disclosing-not-weighed",
    law={"foia": "s.17(3)(b)", "foisa": "s.16(2)"},
    stances=(Stance.HELD_WITHHELD, Stance.FUTURE),
    certainty=SURE,
    at_most={"foisa": LIKELY},
    missing=Missing.LETTER,
    silenced=True,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter="We hold the prices. Section 43(2) applies, so we cannot release them.",
        at="43(2)",
        says="nothing about the public interest",
        certainty=SURE,
    ),
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s33.1.b"),
        letter="We hold the prices. They are exempt under section 33(1)(b) of FOISA.",
        at="33(1)(b)",
        says="nothing about the public interest",
        certainty=LIKELY,
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter="""
            Section 43(2) applies. Openness would let residents judge the spending. Against that, the
            contract is let again in May and bidders would see the rate. The stronger public interest lies
            in maintaining the exemption.
        """,
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s44.1.a"),
        letter="Section 44(1)(a) applies, with section 237 of the Enterprise Act 2002.",
        because="section 44 is absolute: there is nothing to weigh",
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s36.2"),
        letter="Section 36(2) of FOISA applies: the file was given to us in confidence.",
        because="section 36(2) is absolute",
    ),
]


@rule.each_answer
def nothing_weighed(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    if answer.has(Stance.NEITHER) or is_weighed_for_all(answer, letter) or letter.has_reasons_apart(answer):
        return
    if owed := to_weigh(answer, letter.on):
        provision, row = owed
        says = f"{provision} is qualified, and this says nothing about the public interest."
        yield Fault(answer.place(provision), says, LOOK if row.unsettled else _certainty(answer, letter))
    elif place := _named_in_words(answer, letter):
        yield Fault(place, "Such an exemption is qualified, and this says nothing about the public interest.", LIKELY)


LABELS = phrase(  # everyday names of grounds that are qualified, whichever limb is meant
    r"commercial(?:ly)?[- ](?:sensitiv\w+|interests?|confiden\w+)|commercial(?:ly)? in confidence",
    r"law enforcement|prevention of crime|ongoing investigations?",
    r"legal(?:ly)?[- ](?:professional )?privileged?|policy (?:formulation|development)",
)
GROUND = phrase(r"(?:sections?|sec\.?|ss?\.?|regulations?|regs?\.?) ?\d+", r"\d{2} ?\(\d")


def _named_in_words(answer: CheckedAnswer, letter: CheckedLetter) -> Passage | None:
    """Where an answer that cites nothing refuses under a label that can only mean a qualified exemption."""
    if answer.provisions or answer.find(OPENNESS) or WEIGHING.search(letter.text) or answer.find(GROUND):
        return None
    place = answer.sentence(LABELS)
    is_ground = place and DECLINES.search(place.words) and not letter.in_general(GROUND)
    return place if is_ground and answer.is_complete else None


DECLINES = phrase(
    r"exempt\w*|with(?:hold|held|holding)\w*|refus\w+|confidential",
    r"(?:cannot|can['’]t|not|unable to|won['’]t) (?:\w+ ){0,3}(?:release|disclose|provide|share|supply|give|send|reveal|publish)\w*",
)


def _certainty(answer: CheckedAnswer, letter: CheckedLetter) -> Certainty:
    """Less than sure where something else may be the balance: another answer's, which may serve several
    exemptions, words taken for the applicant's, or a word for openness.
    """
    return LIKELY if WEIGHING.search(letter.text) or answer.find(OPENNESS) else SURE
