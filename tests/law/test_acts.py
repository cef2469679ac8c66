from __future__ import annotations

import sys

import pytest

from answerable.errors import NotAnAct, UnknownPlace
from answerable.law import act, acts
from answerable.law.acts import table
from answerable.law.schema import TABLES


def test_every_act_has_a_name_an_address_and_names_that_letters_use():
    assert [owner.key for owner in acts()] == ["foia", "eir", "foisa", "eisr", "dpa"]
    for owner in acts():
        assert owner.at.startswith("https://www.legislation.gov.uk/")
        assert owner.name in owner.names
        assert owner.short in owner.names


def test_the_scottish_ones_are_known():
    assert [owner.key for owner in acts() if owner.is_scottish] == ["foisa", "eisr"]


def test_an_act_without_tables_is_refused():
    with pytest.raises(NotAnAct) as refused:
        act("pecr")
    assert "foia, eir" in refused.value.part("do")


def test_a_section_beyond_the_last_does_not_exist():
    foia = act("foia")
    assert foia.has_section("88")
    assert foia.has_section("22A")
    assert not foia.has_section("89")
    assert not foia.has_section("31A")


def test_a_section_has_its_page():
    assert act("foia").address_of("31") == "https://www.legislation.gov.uk/ukpga/2000/36/section/31"
    assert act("eir").address_of("12") == "https://www.legislation.gov.uk/uksi/2004/3391/regulation/12"


@pytest.mark.parametrize(
    ("key", "cite", "is_place"),
    [
        ("foia", "s.17(1)(b)", True),
        ("foia", "SI 2004/3244 reg.4(3)", True),
        ("foia", "s.99", False),
        ("foia", "reg.12", False),
        ("foia", "the Commissioner's guidance", False),
        ("eir", "reg.12(4)(a)", True),
        ("eir", "s.12", False),
    ],
)
def test_only_legislation_can_be_the_source_of_a_row(key, cite, is_place):
    assert act(key).has_place(cite) is is_place


@pytest.fixture
def tables(tmp_path, monkeypatch):
    """The tables in a folder of the test, with what it writes there."""
    for owner in acts():
        (tmp_path / owner.key).mkdir()
        (tmp_path / owner.key / "act.toml").write_bytes((TABLES / owner.key / "act.toml").read_bytes())
    monkeypatch.setattr(sys.modules["answerable.law.acts"], "TABLES", tmp_path)
    table.cache_clear()
    yield tmp_path
    table.cache_clear()


def test_a_table_that_is_not_there_is_empty(tables):
    assert table("dpa", "exemptions").rows == ()


@pytest.mark.parametrize(("cite", "inner"), [("s.99", "s.1"), ("s.1", "the Commissioner's guidance, section 1")])
def test_a_cite_that_the_act_has_no_place_for_is_refused_with_its_line(tables, cite, inner):
    row = f'[[duty]]\nid = "foia.s1"\ncite = "{cite}"\nchecked = 2026-11-21\nfrom = 2005-01-01\n'
    inside = f'  [[duty.part]]\n  name = "x"\n  cite = "{inner}"\n  checked = 2026-11-21\n'
    (tables / "foia" / "duties.toml").write_text(row + inside, "utf-8")
    with pytest.raises(UnknownPlace) as refused:
        table("foia", "duties")
    assert "foia/duties.toml, line " in refused.value.part("where")


def test_every_act_says_how_its_text_was_read_and_those_read_whole_in_which_state():
    assert all(one.how_read for one in acts())
    assert {one.key for one in acts() if one.text_as_at is None} == {"eisr", "dpa"}
