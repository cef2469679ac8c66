"""How long is left, as pages and lists say it."""

import pytest

from answerable.desk.cases.queries.words import left_in_words


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (2, "2 working days left"),
        (1, "1 working day left"),
        (0, "due today"),
        (-1, "1 working day late"),
        (-12, "12 working days late"),
    ],
)
def test_days_left_are_said_in_the_words_of_the_law(left, said):
    assert left_in_words(left) == said
