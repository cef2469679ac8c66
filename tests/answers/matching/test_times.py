"""Years that texts speak of, compared."""

import pytest

from answerable.answers.matching.times import years_of


@pytest.mark.parametrize(
    "other", ["How many since 2039?", "How many since 2045?", "Plans from 2041 onwards", "How many?"]
)
def test_years_far_ahead_are_compared_like_any_other(other):
    asked = years_of("How many were repaired since 2017?")
    assert asked.covered_by(years_of(other)) in (None, 0.5, 1.0)
    assert years_of(other).covered_by(asked) in (None, 0.0, 0.5, 1.0)
