"""The authority's profile: what a letter takes from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from answerable.errors import RegisterError
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
