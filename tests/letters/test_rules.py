"""Every example of every rule, run; and every rule as the house asks for it."""

import importlib
import pkgutil

import pytest

from answerable.law import doubt_of
from answerable.letters import rules as rules_package
from answerable.letters.check import check
from answerable.letters.checking.examples import Right, Wrong
from answerable.letters.checking.findings import Certainty, Level, level_of
from answerable.letters.rules import RULES, rules

HEADINGS = ("What the law asks", "Why it matters", "How to put it right", "What this rule does not see")
SURE_FROM_TEXT_ALONE = {
    "RN06", "RN07", "PI01", "NC03", "NC09", "PG01", "PG03", "PG04", "XS11", "TM01", "TM02", "TM03",
    "RV01", "RV02", "RV03", "RV05", "RV06", "RG05", "RB03",
}  # fmt: skip


def modules():
    return [importlib.import_module(f"{rules_package.__name__}.{name}") for name in RULES]


EXAMPLES = [
    pytest.param(module.rule, example, id=f"{module.rule.code}-{type(example).__name__.lower()}-{number}")
    for module in modules()
    for number, example in enumerate(module.examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_shows_what_its_rule_finds(rule, example):
    found = check(example.reading, case=example.facts, select=[rule.code])
    if isinstance(example, Right):
        assert [finding.says for finding in found] == []
        return
    assert len(found) == 1, [finding.says for finding in found]
    assert found[0].span.of(example.text).startswith(example.at)
    assert example.says in found[0].says
    assert example.certainty in (None, found[0].certainty)


def test_the_list_of_rules_is_the_folder_in_code_order():
    folder = sorted(module.name for module in pkgutil.iter_modules(rules_package.__path__))
    assert list(RULES) == folder
    assert [rule.code.lower() for rule in rules()] == [name.split("_", 1)[0] for name in RULES]


def test_no_two_rules_share_a_name():
    names = [rule.name for rule in rules()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_rule_has_its_four_headings(rule):
    assert all(rule.section(heading) for heading in HEADINGS)
    assert rule.doc.count("\n## ") == len(HEADINGS)
    assert sum(check is not None for check in (rule.on_answer, rule.on_letter, rule.on_pair)) == 1


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.rule.code)
def test_a_rule_has_a_wrong_and_a_right_example_for_each_regime_it_claims(module):
    regimes = set(module.rule.law)
    assert {e.regime for e in module.examples if isinstance(e, Wrong)} == regimes
    assert {e.regime for e in module.examples if isinstance(e, Right)} >= regimes


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_only_what_a_text_shows_by_itself_may_be_sure(rule):
    assert rule.certainty < Certainty.SURE or rule.code in SURE_FROM_TEXT_ALONE


@pytest.mark.parametrize(
    ("authority", "regime"),
    sorted({(authority, regime) for rule in rules() for regime in rule.law for authority in rule.authorities(regime)}),
)
def test_every_authority_that_a_rule_cites_stands_in_the_tables(authority, regime):
    if level_of(authority) is not Level.PRACTICE:
        doubt_of(authority, act=regime)  # refuses one that does not


def test_what_rests_on_law_that_was_not_read_only_shows_a_place():
    unread = [
        example
        for module in modules()
        for example in module.examples
        if isinstance(example, Wrong) and level_of(module.rule.authorities(example.regime)[0]) is Level.BREACH
        if doubt_of(module.rule.authorities(example.regime)[0], act=example.regime)
    ]
    assert unread
    for example in unread:
        assert all(
            f.certainty is Certainty.LOOK for f in check(example.reading, case=example.facts) if "reg.13" in f.cite
        )
