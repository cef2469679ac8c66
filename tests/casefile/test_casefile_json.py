"""A case file as JSON: what is written comes back, and what is not exact is refused by its place."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from answerable.casefile import (
    Answer,
    Authority,
    Basis,
    CaseFile,
    Ground,
    Held,
    Outcome,
    Question,
    Regime,
    Request,
    Span,
    from_json,
    to_json,
)
from answerable.errors import BadCaseFile
from answerable.law import Provision

CASE = CaseFile(
    Authority("Harrowmere Borough Council", address=("Town Hall",)),
    Request("FOI-1", date(2026, 3, 2), Regime.FOIA, (Question("1", "How many?", Span(3, 12), Regime.EIR),)),
    (
        Answer(
            ("1",),
            Outcome.WITHHELD,
            Held.YES,
            grounds=(Ground(Provision("foia", ("22A", "1", "b", "i")), "Because."),),
            because=(Basis("register", "BR-1", "one", date(2026, 3, 1)),),
            score=1.0,
        ),
    ),
    details=(("fee", "£9"),),
)


def broken(**changes: object) -> str:
    data = json.loads(to_json(CASE))
    data["request"].update(changes)
    return json.dumps(data)


def test_every_field_comes_back() -> None:
    assert from_json(to_json(CASE)) == CASE


def test_fields_with_nothing_in_them_are_left_out() -> None:
    assert "telephone" not in to_json(CASE)


def test_a_provision_is_written_as_its_id() -> None:
    assert '"foia.s22A.1.b.i"' in to_json(CASE)


def test_a_whole_number_serves_where_a_score_may_be_a_fraction() -> None:
    assert from_json(to_json(CASE).replace('"score": 1.0', '"score": 1')) == CASE


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "line 1"),
        ("[]", "the case file"),
        ('{"authority": {"name": "X"}}', "the case file"),
        (broken(regime="fio"), "the case file, request, regime"),
        (broken(received_on="2026-02-30"), "the case file, request, received_on"),
        (broken(reference=7), "the case file, request, reference"),
        (broken(colour="red"), "the case file, request"),
        (broken(questions=[{"number": "1"}]), "the case file, request, questions, item 1"),
        (to_json(CASE).replace("foia.s22A.1.b.i", "nonsense"), "item 1, provision"),
        (to_json(CASE).replace('"£9"', '"£9", "£10"'), "the case file, details, item 1"),
    ],
)
def test_what_is_not_exact_is_refused_by_its_place(text: str, place: str) -> None:
    with pytest.raises(BadCaseFile) as caught:
        from_json(text)
    assert caught.value.part("where").endswith(place)


def test_what_stands_in_the_wrong_place_is_not_repeated_by_the_error() -> None:
    with pytest.raises(BadCaseFile) as caught:
        from_json(broken(received_on="Zanzibar"))
    assert "Zanzibar" not in "".join(caught.value.as_dict().values())


def test_an_authority_has_a_review_unless_it_says_otherwise() -> None:
    without = replace(CASE, authority=replace(CASE.authority, has_review=False))
    assert from_json(to_json(CASE)).authority.has_review
    assert not from_json(to_json(without)).authority.has_review
