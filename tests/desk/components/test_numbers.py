"""Numbers that anybody may have written into an address."""

import pytest

from answerable.desk.components.numbers import number_in, numbers_in


@pytest.mark.parametrize("text", ["", "x", "-1", "1.5", "²", "9" * 10, "9" * 5000])
def test_what_no_table_could_hold_is_no_number(text):
    assert number_in({"page": text}, "page", 1) == 1
    assert numbers_in({"page": text, "team": "3"}, "page", "team", "year") == {"team": 3}


def test_a_number_is_that_number():
    assert number_in({"page": "12"}, "page", 1) == 12
