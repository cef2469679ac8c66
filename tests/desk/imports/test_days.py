"""Days as spreadsheets write them."""

from datetime import date

import pytest

from answerable.desk.imports.days import day_of, proof_of

APRIL = date(2025, 4, 3)


@pytest.mark.parametrize(
    "text",
    ["2025-04-03", "2025/04/03", "2025-04-03 14:30", "2025-04-03T14:30:00Z", "3 April 2025", "3-Apr-25", "3rd Apr 2025", "Thursday 3 April 2025", "April 3, 2025", "45750"],
)  # fmt: skip
def test_a_day_that_can_be_read_in_one_way_only_needs_no_order(text):
    assert day_of(text) == APRIL


def test_a_day_in_numbers_is_read_by_the_order_of_its_column_and_not_without_one():
    assert day_of("03/04/2025", order="dmy") == APRIL
    assert day_of("04/03/25", order="mdy") == APRIL
    assert day_of("03.04.2025 09:15", order="dmy") == APRIL
    assert day_of("04/04/2025") == date(2025, 4, 4)
    with pytest.raises(ValueError, match="03/04/2025"):
        day_of("03/04/2025")


@pytest.mark.parametrize(
    "text", ["31/02/2025", "13/13/2025", "soon", "12", "2025", "99999", "00/01/2025", "3 Aprilish 20251"]
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError):
        day_of(text, order="dmy")


@pytest.mark.parametrize(
    ("text", "proof"),
    [
        ("13/04/2025", "dmy"),
        ("04/13/2025", "mdy"),
        ("03/04/2025", "either"),
        ("04/04/2025", ""),
        ("2025-04-03", ""),
        ("", ""),
    ],
)
def test_a_cell_proves_an_order_leaves_it_open_or_says_nothing(text, proof):
    assert proof_of(text) == proof
