from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from answerable.errors import LawError, NotADuty
from answerable.law import acts, duties, duty, exemption, exemptions, exists, guidance, parse
from answerable.law.acts import table
from answerable.law.schema import TABLES, load

TODAY = date(2026, 3, 2)
CATALOGUE = Path(__file__).parents[2] / ".." / "shared" / "law" / "exemptions.yaml"
NAMES = ("exemptions", "duties", "costs")
ROWS = [row for owner in acts() for name in NAMES for row in table(owner.key, name).rows]


def numbers(act, *, kind):
    return {row.provision.number for row in exemptions(act, on=TODAY) if row.kind == kind}


def denials(act, on=TODAY):
    rows = (row for row in table(act, "exemptions").named("deny") if row.is_in_force(on=on))
    return {parse(row.id).number for row in rows}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.name} {row.id} {row.from_on}")
def test_every_row_has_dates_a_source_and_who_checked_it_or_why_not(row):
    assert row.from_on < date.max
    assert row.cite
    assert (row.checked_on is None) == bool(row.unsettled)


def test_the_absolute_exemptions_are_those_of_section_2_3_and_no_others():
    # s.2(3): 21, 23, 32, 34, 36 for the Houses, 37(1)(a) to (ab), 40(1), 40(2) first condition, 41, 44
    courts = {"32(1)(a)", "32(1)(b)", "32(1)(c)(i)", "32(1)(c)(ii)", "32(2)(a)", "32(2)(b)"}
    sovereign = {"37(1)(a)", "37(1)(aa)", "37(1)(ab)"}
    barred = {"44(1)(a)", "44(1)(b)", "44(1)(c)"}
    assert numbers("foia", kind="absolute") == {"21", "23(1)", "34(1)", "40(1)", "41(1)"} | courts | sovereign | barred


def test_what_is_absolute_in_part_is_section_36_for_the_houses_and_other_peoples_data():
    houses = {row.provision.number for row in exemptions("foia", on=TODAY) if row.absolute_for}
    assert houses == {f"36(2)({limb})" for limb in ("a)(i", "a)(ii", "a)(iii", "b)(i", "b)(ii", "c")}
    assert numbers("foia", kind="part-absolute") == houses | {"40(2)"}
    assert all(exemption(parse(f"FOIA {number}"), on=TODAY).is_qualified for number in houses)


def test_the_scottish_absolute_exemptions_are_those_of_section_2_2():
    # FOISA s.2(2): 25, 26, 36(2), 37, 38(1)(a), (c), (d), and (b) where the first condition is met
    personal = {"38(1)(a)", "38(1)(c)", "38(1)(d)"}
    assert numbers("foisa", kind="absolute") == {"25(1)", "26(a)", "26(b)", "26(c)", "36(2)", "37(1)"} | personal
    assert numbers("foisa", kind="part-absolute") == {"38(1)(b)"}


def test_the_provisions_that_neither_confirm_nor_deny_are_these_and_no_others():
    one_each = "22(2) 22A(2) 23(5) 24(2) 26(3) 28(3) 29(2) 30(3) 31(3) 32(3) 33(3) 34(2) 35(3) 36(3) 37(2) 38(2)"
    personal = {"40(5A)", "40(5B)(a)(i)", "40(5B)(a)(ii)", "40(5B)(b)", "40(5B)(c)", "40(5B)(d)"}
    rest = {"27(4)(a)", "27(4)(b)", "39(2)", "41(2)", "42(2)", "43(3)", "44(2)", "12(2)"}
    assert denials("foia") == set(one_each.split()) | personal | rest
    personal_data = {"13(5A)(a)", "13(5A)(b)"} | {f"13(5B)({letter})" for letter in "abcde"}
    assert denials("eir") == {"12(6)"} | personal_data
    assert denials("foisa") == {"18(1)"}


def test_nothing_denies_for_what_is_accessible_or_a_trade_secret():
    assert exemption(parse("FOIA 21"), on=TODAY).deny is None
    assert exemption(parse("FOIA 43(1)"), on=TODAY).deny is None


def test_section_18_serves_the_scottish_exemptions_that_it_names_and_no_others():
    # FOISA s.18(1): ss.28 to 35, 38, 39(1) and 41
    served = {place.parts[0] for place in exemption(parse("FOISA 18(1)"), on=TODAY).denies}
    assert served == {*map(str, range(28, 36)), "38", "39", "41"}
    assert exemption(parse("FOISA 39(2)"), on=TODAY).deny is None


def test_only_one_regulation_12_5_exception_may_be_neither_confirmed_nor_denied():
    denied = {
        row.provision.number for row in exemptions("eir", on=TODAY) if row.deny and row.provision.parts[0] == "12"
    }
    assert denied == {"12(5)(a)"}


@pytest.mark.parametrize("day", [date(2010, 1, 4), date(2018, 5, 24), date(2018, 5, 25), TODAY])
def test_whatever_a_ground_refers_to_is_in_force_with_it(day):
    for owner in acts():
        for row in exemptions(owner.key, on=day):
            assert exists(row.provision, on=day)
            assert not row.deny or exists(row.deny, on=day)
            assert not row.guidance or guidance(row.guidance).by


def test_harm_is_named_wherever_it_must_be_shown():
    for owner in acts():
        for row in exemptions(owner.key, on=TODAY):
            assert bool(row.verb) == (row.test in ("prejudice", "opinion")) or row.cite == "s.31(1)"
            assert "likelihood" not in row.needs or row.verb


def test_the_regulations_ask_for_would_and_never_for_would_be_likely():
    harms = [row for row in exemptions("eir", on=TODAY) if row.test == "prejudice"]
    assert len(harms) == 7
    assert all(row.verb == "adversely affect" and not row.needs_likelihood for row in harms)


def test_scottish_harm_is_substantial():
    harms = [row for row in exemptions("foisa", on=TODAY) if row.test == "prejudice"]
    assert {row.verb for row in harms} == {
        "prejudice substantially",
        "inhibit substantially",
        "otherwise prejudice substantially",
        "endanger",
    }


def test_government_policy_is_for_governments():
    assert "Welsh Government" in exemption(parse("FOIA 35(1)(a)"), on=TODAY).available_to
    assert exemption(parse("FOISA 29"), on=TODAY).available_to == "the Scottish Administration"


def test_what_was_not_read_is_unsettled():
    assert all(row.unsettled for row in exemptions("eisr", on=TODAY) if row.provision.parts[0] == "10")
    assert not any(row.unsettled for row in exemptions("foia", on=TODAY))


@pytest.mark.skipif(not CATALOGUE.exists(), reason="the catalogue is not beside the checkout")
def test_every_entry_of_the_catalogue_is_in_the_tables():
    catalogue = yaml.safe_load(CATALOGUE.read_text("utf-8"))
    status = {"absolute": "none", "qualified": "required", "not-an-exemption": "none"}
    for act in ("foia", "eir", "foisa", "eisr"):
        for entry in catalogue[act]:
            label = re.sub(r" \S+ via ", " ", entry["id"])
            row = exemption(parse(label), on=TODAY)
            assert row.provision == parse(label), entry["id"]
            if entry["status"] in status and row.kind != "not-an-exemption":
                assert row.balance == status[entry["status"]], entry["id"]
            denial = entry.get("ncnd")
            provision = denial["provision"].split(" with ")[0] if isinstance(denial, dict) else None
            if provision:
                assert row.deny is not None, entry["id"]
                found = {str(row.deny), *(str(place) for place in _also(row))}
                assert provision.replace("reg ", "reg.") in found, entry["id"]


def _also(row):
    """The denial of a condition's ground, which the catalogue names in its place."""
    ground = exemption(row.of, on=TODAY) if row.of else row
    return [ground.deny] if ground.deny else []


def test_a_duty_is_found_by_its_id_and_day():
    found = duty("foia.s17.1.b", on=TODAY)
    assert (found.cite, found.says, found.provision.number) == (
        "s.17(1)(b)",
        "specify the exemption",
        "17(1)(b)",
    )
    assert "refusal" in found.letters
    with pytest.raises(NotADuty):
        duty("foia.s17.9", on=TODAY)
    with pytest.raises(NotADuty):
        duty("foia.s17.1.b", on=date(2004, 1, 1))


def test_a_letter_of_one_kind_has_its_own_duties():
    cost = {item.cite for item in duties("foia", on=TODAY, letter="cost")}
    assert cost == {"s.16(1)", "s.17(5)", "s.17(7)", "s.17(7)(a)", "s.17(7)(b)"}
    assert {item.cite for item in duties("foisa", on=TODAY, letter="not-held")} >= {"s.17(1)", "s.19"}
    assert all(item.unsettled for item in duties("eisr", on=TODAY))


def test_every_duty_is_a_place_that_exists():
    for owner in acts():
        for item in duties(owner.key, on=TODAY):
            assert exists(item.provision, on=TODAY), item.id


def test_guidance_names_its_author_and_place():
    page = guidance("ico-neither")
    assert (page.by, page.on) == ("Information Commissioner", date(2024, 3, 21))
    assert page.at.startswith("https://ico.org.uk/")
    assert guidance("code-s45").unsettled
    with pytest.raises(NotADuty):
        guidance("a friend")


def test_every_page_of_guidance_is_checked_or_says_why_not():
    for row in load(TABLES / "guidance.toml").rows:
        page = guidance(row.id)
        assert (page.checked_on is None) == bool(page.unsettled)


def test_every_error_of_these_tables_is_a_law_error():
    with pytest.raises(LawError):
        exemption(parse("FOIA 43(9)"), on=TODAY)


def test_no_row_is_both_carried_over_from_a_reading_and_unsettled():
    def with_inner(row):
        return [row, *(deeper for inner in row.inner() for deeper in with_inner(inner))]

    for path in TABLES.rglob("*.toml"):
        for row in load(path).rows:
            assert not [one.where for one in with_inner(row) if one.checked_on and one.unsettled]
