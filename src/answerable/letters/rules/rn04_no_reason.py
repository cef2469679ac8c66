"""A provision is named and no reason is given why it applies.

## What the law asks
The notice must state why the exemption applies, unless that is apparent without saying.

## Why it matters
A section number is a label. The applicant must be able to see what it is about this information that
the exemption protects.

## How to put it right
Add one or more sentences that tie the exemption to this information: what it is, and what follows from
releasing it.

## What this rule does not see
Whether the reasons are good, and reasons in an annex. Section 17(4) may allow silence, if it is claimed.
"""

from collections.abc import Iterator

from answerable.law import Provision
from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.grounds import row_of
from answerable.letters.checking.reasons import gives_reason, has_particulars
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="RN04",
    name="no-reason",
    law={"foia": "s.17(1)(c)", "foisa": "s.16(1)(d)", "eir": "reg.14(3)", "eisr": "reg.13(b)"},
    stances=(Stance.HELD_WITHHELD, Stance.NEITHER),
    certainty=LIKELY,
    missing=Missing.LETTER,
    silenced=True,
)

examples = (
    [
        Wrong(
            regime=regime,
            answers=an_answer(Stance.HELD_WITHHELD, exemption=cited),
            letter=letter,
            at=at,
            says="not why",
            certainty=LOOK if regime == "eisr" else LIKELY,
        )
        for regime, cited, letter, at in (
            ("foia", "foia.s42", "Refused: section 42.", "42"),
            ("foisa", "foisa.s36.1", "This is exempt under section 36(1), confidentiality.", "36(1)"),
            ("eir", "eir.reg12.5.b", "The report is excepted under regulation 12(5)(b).", "12(5)(b)"),
            ("eisr", "eisr.reg10.5.b", "The report is excepted under regulation 10(5)(b).", "10(5)(b)"),
        )
    ]
    + [
        Wrong(
            regime="foia",
            answers=an_answer(Stance.NEITHER, exemption="foia.s31.3"),
            letter="Section 31(3) Law Enforcement. We can neither confirm nor deny. See our website for the reasons.",
            at="31(3)",
            says="not why",
        ),
    ]
    + [
        Right(regime=regime, answers=an_answer(Stance.HELD_WITHHELD, exemption=cited), letter=letter)
        for regime, cited, letter in (
            (
                "foia",
                "foia.s42",
                "The note is exempt under section 42. It is advice from our solicitor to the planning team, given "
                "for that purpose and kept confidential.",
            ),
            (
                "foisa",
                "foisa.s36.1",
                "Section 36(1) applies because the note is our solicitor's advice to the planning team on the appeal.",
            ),
            (
                "eir",
                "eir.reg12.5.b",
                "Regulation 12(5)(b) applies. The report was written for the inquest that opens in May, and "
                "releasing it now would adversely affect the hearing.",
            ),
            ("eisr", "eisr.reg10.5.b", "It was written for the inquest in May, so regulation 10(5)(b) applies."),
        )
    ]
    + [
        Right(
            regime="foia",
            answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s40.2"),
            letter="Your neighbour's home address is exempt under section 40(2).",
            because="for personal data it is apparent why",
        ),
    ]
)
# where the reason is apparent from the provision itself, or is asked for by another rule
APPARENT = {
    "foia": ("12", "14", "21", "40", "44"),
    "foisa": ("12", "14", "17", "25", "26", "38"),
    "eir": ("13",),
}


@rule.each_answer
def no_reason(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    claims = [p for p in answer.provisions if p.parts[0] not in APPARENT.get(p.act, ()) and _is_ground(p, letter)]
    if not claims or letter.has_reasons_apart(answer):
        return
    parts = [answer.own, *answer.shared]
    if any(gives_reason(part.words) for part in parts):
        return
    headings = " ".join(row.heading for claim in claims if (row := row_of(claim, letter.on)))
    if has_particulars(" ".join(part.words for part in parts), besides=f"{headings} {answer.asked}"):
        return
    certainty = LIKELY if not answer.has(Stance.DISCLOSED) else LOOK
    yield Fault(answer.place(claims[0]), "This says which provision applies, not why.", certainty)


def _is_ground(provision: Provision, letter: CheckedLetter) -> bool:
    row = row_of(provision, letter.on)
    return row is None or row.kind != "not-an-exemption"
