"""The rules, told on the command line: all of them, one of them, a family."""

import json

import pytest
from click.testing import CliRunner

from answerable.cli.explain import command as explain
from answerable.cli.rules import command as rules
from answerable.errors import NotARule
from answerable.letters import CODES
from answerable.letters.results.families import FAMILIES
from answerable.letters.results.rule_pages import rule_page


def told(*codes):
    return CliRunner().invoke(explain, codes, catch_exceptions=False, env={"COLUMNS": "80"}).output


@pytest.fixture(scope="module")
def listed():
    return json.loads(CliRunner().invoke(rules, ["--json"], catch_exceptions=False).stdout_bytes)


def test_every_rule_is_listed_once_in_code_order(listed):
    assert tuple(one["code"] for one in listed) == CODES


def test_each_is_listed_with_its_law_its_level_and_its_examples_for_each_regime(listed):
    for one in listed:
        assert one["title"] and one["name"] and one["family"]
        assert set(one["provisions"]) == set(one["level"])
        assert set(one["level"].values()) <= {"breach", "departure", "practice"}
        assert one["certainty"] in ("sure", "likely", "look")
        assert one["reads"] in ("answers", "pairs", "letter")
        assert min(one["examples"].values()) >= len(one["level"])


def test_the_list_says_what_a_rule_needs_from_outside_the_text(listed):
    assert "received_on" in next(one for one in listed if one["code"] == "TM01")["needs"]


def test_every_family_of_a_rule_has_its_words():
    assert {code[:2] for code in CODES} <= set(FAMILIES)


def test_the_table_names_every_rule():
    shown = CliRunner().invoke(rules, [], catch_exceptions=False).output
    assert all(code in shown for code in CODES)
    assert f"{len(CODES)} rules" in shown


def test_a_rule_is_explained_from_the_page_that_is_printed():
    shown = " ".join(told("nc-03").split())
    assert shown.startswith("NC03 confirming-not-weighed")
    for part in ("What the law asks", "Why it matters", "How to put it right", "Examples"):
        assert part in shown
    assert "| " not in shown and "**" not in shown


@pytest.mark.parametrize("code", CODES)
def test_no_page_is_wider_than_the_terminal(code):
    assert all(len(line) <= 80 for line in told(code).splitlines())


def test_a_family_is_explained_as_its_rules():
    shown = told("NC")
    assert FAMILIES["NC"] in shown
    assert all(code in shown for code in CODES if code.startswith("NC"))


def test_an_unknown_code_is_answered_with_the_nearest():
    with pytest.raises(NotARule) as refused:
        rule_page("NC33")
    assert "NC03" in refused.value.part("do")


@pytest.mark.parametrize(("code", "said"), [("s.43", "answerable cite 's.43'"), ("HR01", "the authority's folder")])
def test_sections_and_house_rules_are_explained_elsewhere(code, said):
    with pytest.raises(NotARule) as refused:
        rule_page(code)
    assert said in refused.value.part("do")
