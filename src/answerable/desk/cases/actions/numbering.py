"""References: the next one of a year, given once and never again."""

from __future__ import annotations

from answerable.desk.cases.models import Case, Number

PREFIX = "FOI"


def one_at_a_time(year: int) -> Number:
    """The last number of a year. Whoever receives another request waits until this transaction ends."""
    Number.objects.get_or_create(prefix=PREFIX, year=year)
    return Number.objects.select_for_update().get(prefix=PREFIX, year=year)


def next_reference(year: int) -> str:
    """The next reference of a year: FOI-2026-0142. Others wait until this transaction ends."""
    row = one_at_a_time(year)
    row.last += 1
    while Case.objects.filter(reference=str(row)).exists():  # an imported case keeps its own reference
        row.last += 1
    row.save(update_fields=["last"])
    return str(row)
