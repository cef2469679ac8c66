"""The page of a check: many letters in one page, and each rule explained there."""

import re

from answerable.letters import check_text
from answerable.letters.results.report import to_page

LETTER = """Harrowmere Borough Council

3 March 2026

Dear Ms Okonjo

You asked:
1. Please send the contract for the market hall.

We hold the contract. It is exempt under section 43(2) of the Freedom of Information Act 2000: disclosing it would
prejudice the commercial interests of the contractor, who is bidding again.
See https://www.harrowmere.example/a/very/long/address/without/any/place/where/it/could/be/broken/in-two

Yours sincerely
Information Governance Officer
"""


def page_of(*names):
    return to_page([check_text(LETTER, name=name) for name in names])


def test_many_letters_begin_with_a_list_of_them_and_their_counts():
    page = page_of("markets/a.txt", "parks/b.txt")
    contents = page[page.index("<nav") : page.index("</nav>")]
    assert re.findall(r'<a href="#(l\d)">([^<]+)</a>', contents) == [("l1", "a.txt"), ("l2", "b.txt")]
    assert contents.count("breaches") == 2
    assert "2 with a sure breach" in page


def test_letters_of_one_name_are_told_apart_by_their_folders():
    page = page_of("markets/a.txt", "parks/a.txt")
    assert ">markets/a.txt</a>" in page and ">parks/a.txt</a>" in page


def test_one_letter_has_no_list():
    assert "<nav" not in page_of("a.txt")


def test_every_link_of_the_page_leads_somewhere_in_it():
    page = page_of("a.txt", "b.txt")
    ids = re.findall(r' id="?([\w-]+)', page)
    assert set(re.findall(r'href="#([\w-]+)"', page)) <= set(ids)
    assert len(ids) == len(set(ids))


def test_each_rule_that_found_something_is_explained_once():
    page = page_of("a.txt", "b.txt")
    assert page.count('id="rule-RV01"') == 1
    assert page.count('href="#rule-RV01"') == 2
    assert "NC03" not in page
