"""The page of scores: its figures, and that every sure finding beside the checkout has been judged by a reader."""

import pytest

from corpus.report import BESIDE, HERE, Tally, findings_of, judgements, page, rows, sure_findings, tally
from house.tree import ROOT

OURS = HERE / "letters.jsonl", HERE / "findings.jsonl"
TEXT = """Dear Requester

Thank you for your request of 4 March 2025. You asked:

1. What does the grass cutting cost an hour?

Our response:

1. We hold the rates. They are exempt under section 43(2) of the Freedom of Information Act 2000.

Yours faithfully
Harrowmere Borough Council
"""
LETTER = {"id": "harrowmere-1", "text": TEXT}


def label(**more):
    return {"id": "harrowmere-1", "must": [], "may": [], "must_not": [], **more}


def test_a_must_is_found_by_its_rule_or_one_that_stands_for_it():
    found = findings_of([LETTER])
    labels = [label(must=[{"rule": "PI-01"}, {"rule": "XS-12", "or": ["RV-01"]}, {"rule": "TM-02"}], may=["RV-02"])]
    figures = tally(found, labels)
    assert (figures.of("PI01"), figures.of("XS12"), figures.of("TM02")) == ([1, 0, 0], [1, 0, 0], [0, 1, 0])
    assert not figures.wrong


def test_a_sure_finding_in_no_list_and_a_forbidden_one_are_wrong():
    figures = tally(findings_of([LETTER]), [label(must_not=[{"rule": "PI-01"}], may=["RV-02"])])
    assert set(figures.wrong) == {"PI01", "RV01"}


def test_the_page_names_the_figure_before_where_it_was_another():
    figures = Tally()
    figures.found["PG01"] += 1
    shown = page({"ours": ({}, figures)})
    assert "| PG01 | 1 (0) | 0 | 0 |" in shown


def test_no_label_of_ours_is_missed_and_none_is_broken():
    letters, labels = map(rows, OURS)
    figures = tally(findings_of(letters), labels)
    assert not figures.missed
    assert not figures.wrong


@pytest.mark.skipif(not BESIDE.exists(), reason="the labelled letters are not beside this checkout")
def test_every_sure_finding_beside_the_checkout_is_judged_and_none_is_wrong():
    found = {(letter, rule) for letter, rule, _ in sure_findings(findings_of(rows(BESIDE / "dev.jsonl")))}
    judged = judgements()
    assert found - judged.keys() == set()
    assert {judged[one][0] for one in found} <= {"right", "arguable"}


def test_the_page_quotes_no_letter_and_stands_beside_the_rules():
    shown = (ROOT / "docs" / "rules" / "score.md").read_text("utf-8")
    assert "Every sure finding" in shown
    assert "not yet" not in shown
