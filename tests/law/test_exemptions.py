from __future__ import annotations

from datetime import date

import pytest

from answerable.errors import BadRow, NoSuchProvision, NotAGround, NotAnAct, NotInForce
from answerable.law import Provision, exemption, exemptions, exists, meant, parse
from answerable.law.places import _exemption
from answerable.law.schema import Row, load

TODAY = date(2026, 3, 2)
OLD = date(2017, 3, 1)


def ground(text, on=TODAY):
    return exemption(parse(text), on=on)


def test_a_limb_gives_its_row():
    row = ground("FOIA 43(2)")
    assert (row.heading, row.kind, row.test, row.verb) == (
        "Commercial interests",
        "qualified",
        "prejudice",
        "prejudice",
    )
    assert str(row.deny) == "s.43(3)"
    assert row.is_qualified
    assert row.needs_likelihood
    assert not row.is_absolute
    assert not row.has_limbs
    assert "whose interests" in row.needs


def test_a_bare_section_gives_what_its_limbs_share_and_says_that_it_stops_short():
    row = ground("FOIA 31")
    assert row.heading == "Law enforcement"
    assert [limb.number for limb in row.limbs] == [f"31(1)({letter})" for letter in "abcdefghi"]
    assert row.has_limbs
    assert row.is_qualified
    assert str(row.deny) == "s.31(3)"


def test_limbs_that_differ_make_the_section_neither_absolute_nor_qualified():
    row = ground("FOIA 37")
    assert (row.kind, row.balance) == ("part-absolute", "conditional")
    assert not row.is_qualified


def test_limbs_denied_in_two_places_share_what_holds_both():
    assert str(ground("FOIA 27").deny) == "s.27(4)"
    assert ground("FOIA 40").deny is None
    assert ground("FOIA 43").deny is None


def test_a_section_with_one_limb_does_not_stop_short():
    assert not ground("FOIA 42").has_limbs
    assert not ground("FOISA 36(2)").has_limbs
    assert ground("FOISA 37(1)").has_limbs


def test_a_place_deeper_than_the_table_gives_the_ground_that_holds_it():
    assert str(ground("FOISA 32(1)(a)(i)").provision) == "s.32(1)(a)"
    assert str(ground("FOISA 37(1)(a)(ii)").provision) == "s.37(1)"
    assert str(ground("FOIA 41(1)(b)").provision) == "s.41(1)"
    assert str(ground("FOIA 21(1)").provision) == "s.21"


def test_a_provision_that_denies_names_the_grounds_it_denies():
    row = ground("FOIA 31(3)")
    assert {place.number for place in row.denies} == {f"31(1)({letter})" for letter in "abcdefghi"}
    assert row.is_qualified


def test_a_condition_of_personal_data_names_its_ground():
    assert str(ground("FOIA 40(3A)(a)").of) == "s.40(2)"
    assert ground("FOIA 40(3A)(a)").is_absolute
    assert ground("FOIA 40(3B)").is_qualified


def test_whether_confirming_personal_data_is_weighed_is_contested():
    row = ground("FOIA 40(5B)(a)(i)")
    assert row.balance == "contested"
    assert not row.is_qualified
    assert "UKFTT 231" in row.readings[0].at


def test_the_law_of_the_day_applies():
    assert ground("FOIA 40(3)(a)(i)", OLD).unsettled
    assert not ground("FOIA 40(2)").unsettled
    with pytest.raises(NotInForce) as refused:
        ground("FOIA 40(3)(a)(i)")
    assert "section 40(2)" in refused.value.part("do")
    with pytest.raises(NotInForce):
        ground("FOIA 40(5B)(a)(i)", date(2018, 5, 24))
    assert ground("FOIA 40(5B)(a)(i)", date(2018, 5, 25)).provision.number == "40(5B)(a)(i)"


def test_research_is_an_exemption_from_october_2014():
    assert ground("FOIA 22A", date(2014, 10, 1)).heading == "Research"
    assert not exists(parse("FOIA 22A(1)(b)(i)"), on=date(2014, 9, 30))
    with pytest.raises(NotInForce):
        ground("FOIA 22A(1)", date(2014, 9, 30))


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("FOIA 43(9)", "Did you mean section 43(2), commercial interests?"),
        (
            "FOIA 31(1)(j)",
            "Did you mean section 31(1)(i), law enforcement: a fatal accident inquiry in Scotland?",
        ),
        ("EIR 12(5)(h)", "Did you mean regulation 12(5)(g), the protection of the environment?"),
        ("FOIA 38(1)(c)", "Did you mean section 38(1)(b), endangering the safety of an individual?"),
        (
            "FOISA 29(1)(e)",
            "Did you mean section 29(1)(d), Scottish Administration: a Ministerial private office?",
        ),
        ("FOIA 99", "Check the number: the last section is 88."),
        ("EIR 40(2)", "Check the number: the last regulation is 21."),
    ],
)
def test_an_impossible_provision_is_refused_with_what_was_probably_meant(text, suggestion):
    provision = parse(text)
    assert not exists(provision, on=TODAY)
    with pytest.raises(NoSuchProvision) as refused:
        exemption(provision, on=TODAY)
    assert refused.value.code == "LAW004"
    assert refused.value.part("do") == suggestion


def test_a_place_deeper_than_the_table_may_exist():
    assert exists(parse("FOIA 43(2)(a)"), on=TODAY)
    assert exists(parse("FOISA 32(1)(a)(i)"), on=TODAY)
    assert not exists(parse("FOISA 37(1)(c)"), on=TODAY)


def test_the_error_reads_as_a_person_would_say_it():
    with pytest.raises(NoSuchProvision) as refused:
        ground("FOIA 43(9)")
    assert refused.value.part("what") == "“section 43(9)” is not a provision of the Freedom of Information Act 2000."
    assert "s.17(1)(b)" in refused.value.part("why")


@pytest.mark.parametrize(
    "text",
    [
        "FOIA 10",
        "FOIA 17(1)(b)",
        "FOIA 16",
        "FOIA 8",
        "FOIA 40(8)",
        "FOIA 36(5)(o)",
        "FOISA 20(5)",
        "EIR 14(3)",
        "DPA 45(4)",
    ],
)
def test_a_provision_that_is_no_ground_exists_all_the_same(text):
    assert exists(parse(text), on=TODAY)
    with pytest.raises(NotAGround):
        ground(text)


def test_what_was_meant_is_a_ground_of_the_same_section_or_nothing():
    assert meant(parse("FOIA 36(2)(d)"), on=TODAY).provision.number == "36(2)(c)"
    assert meant(parse("FOIA 99"), on=TODAY) is None


def test_an_act_without_grounds_has_none():
    assert exemptions("dpa", on=TODAY) == ()


def test_an_unknown_act_is_refused():
    with pytest.raises(NotAnAct):
        exists(Provision("pecr", ("22",)), on=TODAY)


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "half"), ("test", "taste"), ("balance", "tilted"), ("balance", "")]
)
def test_a_row_with_an_unknown_kind_test_or_balance_is_refused(field, value):
    row = next(row for row in load_rows() if row.id == "foia.s36.2.c")
    with pytest.raises(BadRow) as refused:
        _exemption(Row(row.name, {**row.fields, field: value}, row.path, row.place))
    assert "foia/exemptions.toml, line " in refused.value.part("where")


def load_rows():
    from answerable.law.schema import TABLES

    return load(TABLES / "foia" / "exemptions.toml").rows
