"""Whole letters in other words: what is found in each, what is not, and which questions a finding is of.

Each file of whole_letters/ holds cases: `found` and `silent` name rules, `likely` rules that are at least likely,
`unsure` rules that may be found and never as sure, `at` the questions of a rule's findings.
"""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from answerable.letters.checking.findings import Certainty
from answerable.letters.results.checked import check_text

HERE = Path(__file__).parent / "whole_letters"
CASES = [
    pytest.param(case, id=f"{path.stem}-{case['name']}")
    for path in sorted(HERE.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES)
def test_a_whole_letter_is_judged_by_what_it_says(case):
    findings = check_text(case["text"], on=date(2025, 6, 1)).findings
    codes = {one.rule for one in findings}
    assert set(case.get("found", ())) <= codes
    assert not codes & set(case.get("silent", ())), [one.says for one in findings]
    assert set(case.get("likely", ())) <= {one.rule for one in findings if one.certainty is not Certainty.LOOK}
    assert not {one.rule for one in findings if one.sure} & set(case.get("unsure", ()))
    for code, questions in case.get("at", {}).items():
        assert sorted({number for one in findings if one.rule == code for number in one.questions}) == questions
