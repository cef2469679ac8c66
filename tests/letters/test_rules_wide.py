"""Rules on letters in the many ways in which authorities write: each file of rules_wide/ is read here.

A table [[RV01]] holds letters for one rule: `silent` ones, and ones where it is `look`, `likely`, `sure` or
`found` at any certainty. `stances`, `cites`, `regime`, `asks` and `kind` hold for all letters of the table,
and so do the facts `public_copy`, `attachments` and `hides` (what the file plan.xlsx was found to hide).
"""

import tomllib
from pathlib import Path

import pytest

from answerable.casefile import Authority
from answerable.documents import Hidden
from answerable.letters.check import check
from answerable.letters.checking.examples import Example, an_answer
from answerable.letters.checking.facts import Facts, Inspected
from answerable.letters.readings import Stance

HERE = Path(__file__).parent / "rules_wide"
EXPECTED = ("silent", "look", "likely", "sure", "found")


def letters():
    for path in sorted(HERE.glob("*.toml")):
        for code, groups in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for place, group in enumerate(groups):
                for expected in EXPECTED:
                    for number, text in enumerate(group.get(expected, ()), 1):
                        name = f"{code}-{place}-{expected}-{number}"
                        yield pytest.param(code, group, expected, text, id=name)


def example(group, text):
    stances = [Stance(name) for name in group.get("stances", ["held-withheld"])]
    answer = an_answer(
        *stances,
        exemption=group.get("cites", ()),
        asks=group.get("asks", ""),
        begins=group.get("begins", ""),
    )
    kind = group.get("kind")
    facts = Facts(
        log_entry=False,
        authority=Authority(name="The Authority", kind=kind) if kind else None,
        public_copy=group.get("public_copy"),
        attachments=tuple(group["attachments"]) if "attachments" in group else None,
        inspected=inspected(group["hides"]) if "hides" in group else None,
    )
    return Example(regime=group.get("regime", "foia"), letter=text, answers=answer, facts=facts)


def inspected(kinds):
    return (Inspected("plan.xlsx", tuple(Hidden(kind, "the workbook", kind, "Take it out.") for kind in kinds)),)


@pytest.mark.parametrize(("code", "group", "expected", "text"), list(letters()))
def test_a_rule_holds_in_other_words(code, group, expected, text):
    letter = example(group, text)
    found = check(letter.reading, case=letter.facts, select=[code])
    certainties = {finding.certainty.name.lower() for finding in found}
    if expected == "found":
        assert certainties
    elif expected == "silent":
        assert not certainties, [finding.says for finding in found]
    else:
        assert max((f.certainty for f in found), default=None) is not None
        assert max(f.certainty for f in found).name.lower() == expected
