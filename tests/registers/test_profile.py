"""The authority's profile: what a letter takes from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from answerable.casefile import CaseFile, HouseRule, Regime, Request, from_json, to_json
from answerable.errors import BrokenHouseRule, RegisterError
from answerable.registers.profile import read_profile


def a_profile(folder: Path, line: str) -> Path:
    path = folder / "authority.yaml"
    path.write_text(f"authority:\n  name: Somewhere Council\n{line}\n", "utf-8")
    return path


def test_an_authority_has_a_review_unless_its_profile_says_otherwise(tmp_path: Path) -> None:
    assert read_profile(a_profile(tmp_path, ""))[0].has_review
    assert not read_profile(a_profile(tmp_path, "  has_review: false"))[0].has_review


def test_a_review_is_there_or_not_and_nothing_else(tmp_path: Path) -> None:
    with pytest.raises(RegisterError):
        read_profile(a_profile(tmp_path, "  has_review: perhaps"))


def its_rules(folder: Path, lines: str) -> tuple[HouseRule, ...]:
    return read_profile(a_profile(folder, f"  house_rules:\n{lines}"))[0].house_rules


def test_a_house_rule_requires_words_or_forbids_them(tmp_path: Path) -> None:
    first, second = its_rules(
        tmp_path,
        "    - code: HR01\n      require: ring  us\n      in: closing\n"
        "    - code: HR02\n      forbid: [as per, hereby]\n      since: 2026-01-01\n",
    )
    assert first == HouseRule("HR01", require=("ring us",), place="closing")
    assert second == HouseRule("HR02", forbid=("as per", "hereby"), since=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ("    - require: ring us", "has no code of its own"),
        ("    - code: NC03\n      require: ring us", "has no code of its own"),
        ("    - code: HR00\n      require: ring us", "has no code of its own"),
        ("    - code: HR01", "must either require words or forbid them"),
        ("    - code: HR01\n      require: a\n      forbid: b", "must either require words or forbid them"),
        ("    - code: HR01\n      require: ['…']", "asks for words and has none"),
        ("    - code: HR01\n      forbid: b\n    - code: HR01\n      forbid: c", "has the code HR01, which stands at"),
    ],
)
def test_a_house_rule_that_no_letter_could_be_checked_by_is_refused_by_its_line(
    tmp_path: Path, lines: str, fault: str
) -> None:
    with pytest.raises(BrokenHouseRule, match=fault) as refused:
        its_rules(tmp_path, lines)
    assert refused.value.part("where").startswith("authority.yaml, line ")


@pytest.mark.parametrize(
    "lines", ["      code: HR01\n      require: ring us", "      - a: b", "      - in: everywhere", "    - ring us"]
)
def test_a_list_of_house_rules_is_read_as_strictly_as_the_rest(tmp_path: Path, lines: str) -> None:
    with pytest.raises(RegisterError):
        its_rules(tmp_path, lines)


def test_a_case_file_keeps_the_house_rules_of_its_authority(tmp_path: Path) -> None:
    profile = read_profile(a_profile(tmp_path, "  house_rules:\n    - code: HR01\n      forbid: hereby\n"))[0]
    case = CaseFile(profile, Request("R", date(2026, 3, 2), Regime.FOIA, ()))
    assert from_json(to_json(case)) == case
