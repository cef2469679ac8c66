"""The exemption is named in words only, without its section.

## What the law asks
The notice must specify the exemption relied on.

## Why it matters
"Data protection" or "commercially sensitive" fits several provisions with different tests. The applicant
cannot tell which was applied.

## How to put it right
Add the Act and the section with its limb: "exempt under section 43(2) of the Freedom of Information Act 2000".

## What this rule does not see
Whether an unmistakable title is enough; the support for this rule is old guidance, so it is never sure.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="RN02",
    name="exemption-in-words-only",
    law={"foia": "s.17(1)(b)", "foisa": "s.16(1)(c)", "eir": "reg.14(3)(a)", "eisr": "reg.13(b)"},
    stances=(Stance.HELD_WITHHELD,),
    certainty=LIKELY,
)

examples = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.HELD_WITHHELD),
        letter="We hold the list. It is exempt for data protection reasons.",
        at="It is exempt for data protection reasons.",
        says="no section",
        certainty=LIKELY,
    )
    for regime in ("foia", "foisa", "eir")
] + [
    Right(regime=regime, answers=an_answer(Stance.HELD_WITHHELD, exemption=cited), letter=letter)
    for regime, cited, letter in (
        ("foia", "foia.s40.2", "The list is exempt as personal data under section 40(2)."),
        ("foisa", "foisa.s38.1.b", "The list is exempt as personal data under section 38(1)(b)."),
        ("eir", "eir.reg13.1", "The list is personal data, regulation 13(1)."),
    )
]
examples += [
    Wrong(
        regime="eisr",
        answers=an_answer(Stance.HELD_WITHHELD),
        letter="We hold the list. It is exempt for data protection reasons.",
        at="It is exempt",
        says="no section",
        certainty=LOOK,
    ),
    Right(
        regime="eisr",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eisr.reg11.2"),
        letter="The list is personal data, regulation 11(2).",
    ),
]

TITLES = phrase(
    r"data protection(?: act| legislation| law| reasons)?",
    r"GDPR",
    r"personal (?:data|information)",
    r"commercial(?:ly)?[- ](?:sensitiv\w+|confiden\w+|interests?)",
    r"(?:legal(?:ly)?|professional) privilege\w*",
    r"law enforcement",
    r"national security",
    r"(?:in )?confidence",
    r"confidential(?:ity)?",
    r"sensitive",
)
WITHHOLDS = phrase(
    r"exempt\w*",
    r"with(?:hold|held|holding)\w*",
    r"(?:cannot|can['’]?t|won['’]?t|not|\w+n['’]t|unable to|declin\w+ to) (?:\w+ ){0,3}(?:release|disclose|provide|share|supply|give|send)\w*",
    r"refus\w+",
)
NUMBER = phrase(r"(?:section|sec\.?|s\.?|regulation|reg\.?) ?\d+", r"\d{2} ?\(\d")

GROUND = phrase(r"(?:sections?|ss?\.?|regulations?|regs?\.?) ?(?:1[23]|2[1-9]|3\d|4[0-4])(?!\d)(?: ?\(\w+\))*")


@rule.each_answer
def words_only(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    if answer.provisions or answer.find(NUMBER) or letter.in_general(GROUND):
        return
    for sentence in answer.sentences:
        if WITHHOLDS.search(sentence.words) and TITLES.search(sentence.words):
            sure = answer.is_complete
            yield Fault(sentence, "This names the exemption in words, with no section.", LIKELY if sure else LOOK)
            return
