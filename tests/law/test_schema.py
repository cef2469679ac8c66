from __future__ import annotations

from datetime import date

import pytest

from answerable.errors import BadRow, RowsOverlap, RowWithoutDates, RowWithoutSource
from answerable.law.schema import load

GOOD = """
title = "a table"

[[clock]]
id = "foia.response"
cite = "s.10(1)"
checked = 2026-11-21
from = 2005-01-01
limit = 20
names = ["a", "b"]

  [[clock.event]]
  name = "fee"
  cite = "s.10(2)"
  checked = 2026-11-21

  [[clock.reading]]
  by = "a tribunal"
  at = "[2024] UKFTT 1"
"""


def table(tmp_path, text):
    path = tmp_path / "clocks.toml"
    path.write_text(text, "utf-8")
    return load(path)


def test_a_row_gives_its_fields_dates_and_source(tmp_path):
    (row,) = table(tmp_path, GOOD).named("clock")
    assert (row.id, row.cite, row.number("limit"), row.texts("names")) == (
        "foia.response",
        "s.10(1)",
        20,
        ("a", "b"),
    )
    assert (row.from_on, row.until_on, row.checked_on, row.unsettled) == (
        date(2005, 1, 1),
        None,
        date(2026, 11, 21),
        "",
    )
    assert row.is_in_force(on=date(2026, 1, 1))
    assert not row.is_in_force(on=date(2004, 12, 31))


def test_a_row_inside_another_has_its_dates(tmp_path):
    (row,) = table(tmp_path, GOOD + "\n").rows
    (event,) = row.rows("event")
    assert (event.id, event.from_on, event.until_on) == ("fee", date(2005, 1, 1), None)
    assert [inner.name for inner in row.inner()] == ["event"]


def test_a_head_is_what_stands_above_the_rows(tmp_path):
    head = table(tmp_path, GOOD).head
    assert head.text("title") == "a table"
    assert head.text("nothing") == ""
    assert head.number("nothing") == 0
    assert head.texts("nothing") == ()
    assert head.where.endswith("line 1, head head")


def test_a_row_that_is_one_day_is_in_force_on_that_day(tmp_path):
    text = '[[day]]\non = 2026-12-25\npart = "scotland"\ncite = "s.1"\nchecked = 2026-11-21\n'
    (row,) = table(tmp_path, text).rows
    assert row.id == "2026-12-25 scotland"
    assert row.is_in_force(on=date(2026, 12, 25))
    assert not row.is_in_force(on=date(2026, 12, 26))


def test_guidance_needs_no_cite_but_an_author_and_a_place(tmp_path):
    good = '[[guidance]]\nid = "a"\nby = "ICO"\nat = "https://…"\nchecked = 2026-11-21\n'
    assert table(tmp_path, good).rows[0].from_on == date.max
    load.cache_clear()
    with pytest.raises(RowWithoutSource):
        table(tmp_path, good.replace('by = "ICO"\n', ""))


@pytest.mark.parametrize(
    ("without", "error", "line"),
    [
        ("from = 2005-01-01\n", RowWithoutDates, 4),
        ('cite = "s.10(1)"\n', RowWithoutSource, 4),
        ("checked = 2026-11-21\nfrom", RowWithoutSource, 4),
        ('  cite = "s.10(2)"\n', RowWithoutSource, 12),
    ],
)
def test_a_row_without_dates_or_source_is_refused_with_its_file_and_line(tmp_path, without, error, line):
    load.cache_clear()
    text = GOOD.replace(without, "from" if without.endswith("from") else "")
    with pytest.raises(error) as refused:
        table(tmp_path, text)
    assert f"clocks.toml, line {line}, " in refused.value.part("where")


def test_a_row_that_nobody_has_checked_must_say_why_it_is_unsettled(tmp_path):
    load.cache_clear()
    text = GOOD.replace("checked = 2026-11-21\nfrom", 'unsettled = "from memory"\nfrom')
    assert table(tmp_path, text).rows[0].unsettled == "from memory"


def test_two_rows_with_one_id_may_follow_but_not_overlap(tmp_path):
    row = '[[x]]\nid = "a"\ncite = "s.1"\nchecked = 2026-11-21\n'
    load.cache_clear()
    follow = f"{row}from = 2005-01-01\nuntil = 2018-05-24\n{row}from = 2018-05-25\n"
    assert len(table(tmp_path, follow).rows) == 2
    load.cache_clear()
    with pytest.raises(RowsOverlap) as refused:
        table(tmp_path, follow.replace("2018-05-24", "2018-05-25"))
    assert "line 7" in refused.value.part("where")
    assert "line 1" in refused.value.part("where")


def test_a_row_that_ends_before_it_begins_is_refused(tmp_path):
    load.cache_clear()
    with pytest.raises(BadRow):
        table(tmp_path, GOOD.replace("from = 2005-01-01", "from = 2005-01-01\nuntil = 2004-01-01"))


@pytest.mark.parametrize(
    ("field", "value", "read"),
    [
        ("a", "1", lambda row: row.text("a")),
        ("a", '"x"', lambda row: row.texts("a")),
        ("a", "[1]", lambda row: row.texts("a")),
        ("a", '"x"', lambda row: row.number("a")),
        ("a", "true", lambda row: row.number("a")),
        ("a", '"x"', lambda row: row.rows("a")),
        ("a", "[1]", lambda row: row.rows("a")),
        ("until", '"soon"', lambda row: row.until_on),
    ],
)
def test_a_field_of_the_wrong_kind_is_refused_by_name(tmp_path, field, value, read):
    load.cache_clear()
    text = f'[[x]]\nid = "a"\ncite = "s.1"\nchecked = 2026-11-21\nfrom = 2005-01-01\n{field} = {value}\n'
    with pytest.raises(BadRow) as refused:
        read(table(tmp_path, text).rows[0])
    assert f"“{field}”" in refused.value.part("what")
    assert "line 1" in refused.value.part("where")


def test_a_moment_is_no_day(tmp_path):
    load.cache_clear()
    with pytest.raises(BadRow):
        table(tmp_path, GOOD.replace("from = 2005-01-01", "from = 2005-01-01T00:00:00"))
