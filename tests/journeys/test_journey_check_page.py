"""The page that answerable check writes: clean under axe, and no wider than a phone."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from answerable.letters import check_text, pattern_of, to_chart
from answerable.letters.results.report import to_page
from journeys.looking import RULES

LETTER = """Harrowmere Borough Council

3 March 2026

You asked:
1. Please send the contract for the market hall.

We hold the contract. It is exempt under section 43(2) of the Freedom of Information Act 2000: disclosing it would
prejudice the commercial interests of the contractor, who is bidding again.
See https://www.harrowmere.example/a-very-long-address-without-any-place-where-it-could-be-broken-in-two

Information Governance Officer
"""
ONE = [check_text(LETTER, name="a.txt")]
TWO = [check_text(LETTER, name=f"{team}/a.txt") for team in ("markets", "parks")]


@pytest.mark.parametrize("shown", [to_page(ONE), to_page(TWO)], ids=["one letter", "two letters"])
def test_the_page_of_a_check_is_clean_under_axe_and_no_wider_than_a_phone(browser, shown):
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.set_content(shown)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("rules => axe.run(rules)", RULES)["violations"]
    page.close()
    assert [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]] == []


def test_the_picture_of_many_letters_draws_every_word_within_its_edges(browser):
    page = browser.new_page(viewport={"width": 1000, "height": 800})
    page.set_content(to_chart(pattern_of(TWO)))
    over = page.evaluate(
        "() => [...document.querySelectorAll('svg text')].map(one => one.getBBox())"
        ".filter(box => box.x < 0 || box.x + box.width > 960).length"
    )
    page.close()
    assert over == 0
