"""Made-up cases for the tests of writing: one of each kind and of each ground that needs care."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from answerable.casefile import (
    Answer,
    Applicant,
    Authority,
    Basis,
    CaseFile,
    Ground,
    Held,
    LetterKind,
    Likelihood,
    Outcome,
    PublicInterestTest,
    Question,
    Regime,
    Request,
)
from answerable.law import Provision, parse

COUNCIL = Authority(
    name="Harrowmere Borough Council",
    address=("Town Hall", "Market Street", "Harrowmere HM1 1AA"),
    email="foi@harrowmere.example",
    telephone="01632 960100",
    reuse="You may re-use this information under the Open Government Licence v3.0.",
)
SCOTTISH = replace(COUNCIL, name="Strathmere Council", nation="scotland")
TEST = PublicInterestTest(
    ("Residents would see what each day of work costs.",),
    ("Bidders would see the price to beat.",),
    "The totals already show what the contract costs.",
)
DENIAL_TEST = replace(TEST, about="confirming")
PRICES = Ground(
    Provision("foia", ("43", "2")),
    "The day rates are current, and the contract is tendered again in May.",
    Likelihood.WOULD_BE_LIKELY,
    "Other bidders would see the price to beat.",
    TEST,
    elements=(("whose", "the council and of its contractor"),),
)
SECRETS = (
    ("commercial", "It is the method by which the contractor sorts waste for its customers."),
    ("confidential", "The contract puts a duty of confidence on both sides."),
    ("economic", "the interest of the contractor in keeping its method from rivals"),
)
STAFF = (
    ("which", "foia.s40.3A.a"),
    ("principle", "that personal data are processed lawfully, fairly and in a transparent way"),
    ("expectation", "They are junior officers, who were told that their names stay inside the council"),
    ("interest", "that residents can see how many people do the work"),
    ("necessity", "The number of posts and their grades meets it, so the names are not necessary"),
    ("rights", "Nothing is left to set against their rights, and naming them would be unlawful"),
)
CONTROLS = Ground(
    Provision("foia", ("31", "3")),
    "The question asks about particular security controls.",
    Likelihood.WOULD_BE_LIKELY,
    "A yes would show that the control exists, and a no that it does not (section 31(1)(a)).",
    DENIAL_TEST,
)


def ground(cite: str, **given: object) -> Ground:
    """A ground by its id with a reason, and with whatever else is given."""
    return replace(Ground(parse(cite), "It is about one open matter."), **given)  # type: ignore[arg-type]


def answer(outcome: Outcome, *, held: Held = Held.YES, number: str = "1", **given: object) -> Answer:
    return replace(Answer((number,), outcome, held), **given)  # type: ignore[arg-type]


RELEASED = answer(Outcome.RELEASED, text="There are 14.", because=(Basis("register", "GRP-01", "14"),))
WITHHELD = answer(Outcome.WITHHELD, grounds=(PRICES,))


def case(
    *answers: Answer,
    regime: Regime = Regime.FOIA,
    kind: LetterKind = LetterKind.RESPONSE,
    details: dict[str, str] | None = None,
    **given: object,
) -> CaseFile:
    """A case with one question an answer; in time, and issued on 20 March 2026."""
    is_scottish = regime in (Regime.FOISA, Regime.EISR)
    questions = tuple(
        Question(str(n), f"What is the answer to matter {n}?") for n in range(1, max(len(answers), 1) + 1)
    )
    made = CaseFile(
        authority=SCOTTISH if is_scottish else COUNCIL,
        request=Request("FOI-2026-0142", date(2026, 3, 2), regime, questions, Applicant("A Resident"), "agency staff"),
        answers=answers,
        kind=kind,
        issued_on=date(2026, 3, 20),
        due_on=date(2026, 3, 31),
        details=tuple((details or {}).items()),
    )
    return replace(made, **given)  # type: ignore[arg-type]
