"""What a form asks for before a refusal is what the letter is held to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from answerable.casefile import (
    Answer,
    Authority,
    CaseFile,
    Ground,
    Held,
    Likelihood,
    Outcome,
    PublicInterestTest,
    Question,
    Regime,
    Request,
)
from answerable.errors import AnswerableError
from answerable.law import parse
from answerable.letters import demands, faults, open_grounds

ON = date(2026, 11, 23)
HARROWMERE = Authority("Harrowmere Borough Council")
NORTH = replace(HARROWMERE, nation="scotland")
REFUSALS = [
    (regime, outcome)
    for regime in (Regime.FOIA, Regime.EIR, Regime.FOISA, Regime.EISR)
    for outcome in (Outcome.WITHHELD, Outcome.NEITHER, Outcome.FUTURE_PUBLICATION, Outcome.VEXATIOUS_OR_REPEATED)
]
WORDS = {
    "reason": "It lists the makes of lock on each door.",
    "link": "A thief would learn from a yes, and from a no, which doors are easy.",
    "condition": "Section 12 of the Care Act 2014: it would be unfair to the member of staff (the first condition; s.31(2)(a)).",
    "qualified_person": "The Chief Executive, on 20 November 2026",
    "balance": "The harm weighs more, because the doors cannot be changed soon.",
}  # fmt: skip
SHOWN = "the contractor, which told us so"


def _authority(regime: Regime) -> Authority:
    return NORTH if regime in (Regime.FOISA, Regime.EISR) else HARROWMERE


def _ground(asked) -> Ground:
    """A ground that gives what is asked for and nothing else."""
    given = {ask.field: ask for ask in asked.asks}
    fields = {name: WORDS[name] for name, ask in given.items() if name in WORDS and not ask.is_element}
    if "likelihood" in given:
        fields["likelihood"] = Likelihood(given["likelihood"].choices[-1])
    test = None
    if "balance" in given:
        is_neither = "confirming" in given["favouring_disclosure"].label
        about = "confirming" if is_neither else "disclosing"
        balance = fields.pop("balance")
        test = PublicInterestTest(("It shows how money is spent.",), ("It would help a thief.",), balance, about)
    shown = tuple((ask.field, ask.choices[0] if ask.choices else SHOWN) for ask in asked.asks if ask.is_element)
    return Ground(asked.provision, public_interest=test, elements=shown, **fields)


@pytest.mark.parametrize(("regime", "outcome"), REFUSALS)
def test_a_refusal_that_gives_all_that_is_asked_for_is_complete(regime, outcome):
    authority = _authority(regime)
    for place, _ in open_grounds(regime, outcome=outcome, authority=authority, on=ON):
        asked = demands(place, regime=regime, outcome=outcome, authority=authority, on=ON)
        ground = _ground(asked)
        if place.parts[0] in ("31", "35"):
            ground = replace(
                ground, reason=ground.reason + " It protects the function in section " + place.parts[0] + "(2)(a)."
            )
        held = Held.NEITHER if outcome is Outcome.NEITHER else Held.YES
        answer = Answer(
            ("1",),
            outcome,
            held,
            grounds=(ground,),
            where="on our website on 1 March 2027",
            advice="Ask for less.",
            estimate="20 hours",
        )
        request = Request("FOI-2026-0001", ON, regime, (Question("1", "Which locks are used?"),))
        found = [
            fault
            for fault in faults(CaseFile(authority, request, (answer,), issued_on=ON))
            if fault.fields.get("provision")
        ]
        assert not found, (str(place), [str(fault) for fault in found])


def test_a_class_exemption_asks_for_no_likelihood_and_an_absolute_one_for_no_balance():
    asked = demands(parse("foia.s40.2"), regime=Regime.FOIA, outcome=Outcome.WITHHELD, authority=HARROWMERE, on=ON)
    personal = {"which", "principle", "expectation", "interest", "necessity", "rights"}
    assert {ask.field for ask in asked.asks} == {"reason", *personal, "covers"}


def test_section_36_asks_whose_opinion():
    asked = demands(parse("foia.s36.2.c"), regime=Regime.FOIA, outcome=Outcome.WITHHELD, authority=HARROWMERE, on=ON)
    assert "qualified_person" in {ask.field for ask in asked.asks}


def test_starters_must_be_edited():
    asked = demands(parse("foia.s43.2"), regime=Regime.FOIA, outcome=Outcome.WITHHELD, authority=HARROWMERE, on=ON)
    ground = _ground(asked)
    starters = next(ask.starters for ask in asked.asks if ask.field == "favouring_disclosure")
    ground = replace(ground, public_interest=replace(ground.public_interest, favouring_disclosure=starters))
    answer = Answer(("1",), Outcome.WITHHELD, Held.YES, grounds=(ground,))
    request = Request("FOI-2026-0001", ON, Regime.FOIA, (Question("1", "What was bid?"),))
    assert any(fault.code == "LET054" for fault in faults(CaseFile(HARROWMERE, request, (answer,), issued_on=ON)))


def test_a_council_is_not_offered_what_only_departments_have():
    council = dict(open_grounds(Regime.FOIA, outcome=Outcome.WITHHELD, authority=HARROWMERE, on=ON))
    department = dict(open_grounds(Regime.FOIA, outcome=Outcome.WITHHELD, authority=replace(HARROWMERE, kind="department"), on=ON))  # fmt: skip
    assert parse("foia.s35.1.a") not in council
    assert parse("foia.s35.1.a") in department


def test_a_ground_that_withholds_is_refused_where_the_answer_denies():
    with pytest.raises(AnswerableError):
        demands(parse("foia.s31.1.a"), regime=Regime.FOIA, outcome=Outcome.NEITHER, authority=HARROWMERE, on=ON)
