"""The provision named does not exist, or was not law on the letter's day.

## What the law asks
The notice must specify the exemption relied on: one that exists and was in force on that day.

## Why it matters
A ground that is not in the Act refuses nothing; one from before May 2018 shows that an old letter was
copied without looking.

## How to put it right
Name the provision that was meant. The nearest one is suggested; whether it applies a person must say.

## What this rule does not see
Whether a provision that exists is the right one. It cannot know every paragraph below the level that the
tables list, and lets those pass. For the Scottish tables it is not sure.
"""

from collections.abc import Iterator

from answerable import law
from answerable.law import Provision
from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.exceptions import may_be_of_its_day
from answerable.letters.checking.grounds import row_of
from answerable.letters.checking.instead import probably_meant
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, LOOK, SURE, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="RN06",
    name="impossible-provision",
    law={
        "foia": ("s.17(1)(b)", "ICO guidance: section 17"),
        "eir": ("reg.14(3)(a)", "ICO guidance: regulation 14"),
        "foisa": ("s.16(1)(c)", "Scottish Information Commissioner guidance: section 16"),
        "eisr": ("reg.13(b)", "Scottish Information Commissioner guidance: regulation 13"),
    },
    certainty=SURE,
    at_most={"foisa": LIKELY, "eisr": LOOK},
)

examples = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.HELD_WITHHELD, exemption=cited),
        letter=letter,
        at=at,
        says="is no provision",
        certainty=certainty,
    )
    for regime, cited, letter, at, certainty in (
        (
            "foia",
            "foia.s31.1.k",
            "Section 31(1)(k) applies, because release would help thieves.",
            "31(1)(k)",
            SURE,
        ),
        ("eir", "eir.reg12.5.h", "Regulation 12(5)(h) applies to the survey.", "12(5)(h)", SURE),
        ("foisa", "foisa.s30.e", "Section 30(e) of the Act applies to the minutes.", "30(e)", LIKELY),
        ("eisr", "eisr.reg10.5.k", "Regulation 10(5)(k) applies to the survey.", "10(5)(k)", LOOK),
    )
] + [
    Right(regime=regime, answers=an_answer(Stance.HELD_WITHHELD, exemption=cited), letter=letter)
    for regime, cited, letter in (
        ("foia", "foia.s31.1.a", "Section 31(1)(a) applies, because release would help thieves."),
        ("eir", "eir.reg12.5.b", "Regulation 12(5)(b) applies to the survey."),
        ("foisa", "foisa.s30.c", "Section 30(c) of the Act applies to the minutes."),
        ("eisr", "eisr.reg10.5.b", "Regulation 10(5)(b) applies to the survey."),
    )
]


@rule.each_answer
def impossible(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    wrong = [p for p in answer.provisions if _has_table(p) and not law.exists(p, on=letter.on)]
    wrong += [p for p in answer.provisions if p not in wrong and _is_no_ground(p, answer, letter)]
    left = [p for p in answer.provisions if p not in wrong]
    for provision in wrong:
        under = "" if not left else rule.authorities(answer.regime)[-1]
        most = LIKELY if may_be_of_its_day(provision, letter) else SURE
        yield Fault(
            answer.place(provision),
            _says(provision, letter),
            most,
            under,
            probably_meant(provision, words=answer.own.words, on=letter.on),
        )


DEFINES = phrase(r"defin\w+", r"meaning (?:of|in|given)", r"within the meaning", r"interpret\w+")


def _has_table(provision: Provision) -> bool:
    return provision.act in ("foia", "eir", "foisa", "eisr")


GROUNDS = {"foia": range(21, 45), "eir": range(12, 14), "foisa": range(25, 42), "eisr": range(10, 12)}


def _is_no_ground(provision: Provision, answer: CheckedAnswer, letter: CheckedLetter) -> bool:
    """True for a place within an exemption that withholds nothing, such as 40(7) or 31(2), cited without one that does."""
    number = provision.parts[0]
    if provision.act not in GROUNDS or not number.isdigit() or int(number) not in GROUNDS[provision.act]:
        return False
    if len(provision.parts) == 1 or any(DEFINES.search(one.words) for one in answer.sentences):
        return False
    beside = (p for p in answer.provisions if p.act == provision.act and p.parts[0] == number and p != provision)
    return not _may_withhold(provision, letter) and not any(_may_withhold(p, letter) for p in beside)


def _may_withhold(provision: Provision, letter: CheckedLetter) -> bool:
    """False for a place without a row, and for a purpose in section 31(2), which is named only beside a ground."""
    row = row_of(provision, letter.on)
    return row is not None and row.test != "purpose"


def _says(provision: Provision, letter: CheckedLetter) -> str:
    if law.exists(provision, on=letter.on):
        return f"{provision.opening} is no provision under which anything may be withheld."
    day = f"{letter.on:%-d %B %Y}" if letter.is_dated else "the day of this check"
    return f"{provision.opening} is no provision of this Act on {day}."
