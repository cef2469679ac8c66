"""The page on one letter tells the truth: each step mends what it says, and the last leaves nothing."""

import pytest

import printed_letter
import printed_rules
from answerable.letters import CODES

STEPS = list(printed_letter.steps())


def asked(found, rules):
    """The findings of some rules, each with the questions it is about."""
    return {(one.first.rule, number) for one in found if one.first.rule in rules for number in one.questions or ("",)}


@pytest.mark.parametrize("step", STEPS, ids=lambda step: " ".join(step.mends))
def test_each_step_mends_all_that_it_names(step):
    assert {one.first.rule for one in step.found} == set(step.mends)
    assert asked(step.after, step.mends) == set()


def test_the_letter_begins_with_a_sure_breach_and_ends_with_nothing_found():
    assert any(one.first.stops for one in STEPS[0].before)
    assert STEPS[-1].after == ()
    assert printed_letter.letter_page().rstrip().endswith("The check: nothing found.")


def test_every_rule_stands_in_the_index_by_duty_and_by_stance():
    pages = {path.name: text for path, text in printed_rules.rule_indexes().items()}
    for name in ("index.md", "by-duty.md", "by-stance.md"):
        assert [code for code in CODES if f"[{code}]({code}.md)" not in pages[name]] == [], name
