"""The words of earlier answers in the search index, with what a search of them can be kept to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, time

from answerable.desk.disclosure.facets import upwards
from answerable.desk.memory.models import Earlier
from answerable.desk.search import index

ANSWER = "answer"  # the kind in the index; a key is the number of an Earlier
OURS, THEIRS, PUBLISHED = "ours", "theirs", "published"
UNDATED = datetime(1990, 1, 1, tzinfo=UTC)
_NOON = time(12, tzinfo=UTC)


def make_findable(numbers: Collection[int]) -> None:
    """Let these answers be found by the words of question and answer, as they stand now."""
    index.put_all(ANSWER, [_findable(row) for row in Earlier.objects.filter(pk__in=numbers)])


def hide(numbers: Collection[int]) -> None:
    """Let these be found no more."""
    given = [str(number) for number in numbers]
    for start in range(0, len(given), index.A_TIME):
        index.drop(ANSWER, *given[start : start + index.A_TIME])


def numbers_of(hits: Iterable[index.Hit]) -> list[int]:
    """The answers that were found. A key of an earlier release is none, until the index was made anew."""
    return [int(hit.key) for hit in hits if hit.key.isdecimal()]


def tail(row: Earlier) -> str:
    """What is looked through after the answer, and stands beside it on a page."""
    return f"\n{row.heading}\n{row.letter}"


def _findable(row: Earlier) -> index.Findable:
    at = datetime.combine(row.answered_on, _NOON) if row.answered_on else UNDATED
    return index.Findable(str(row.pk), row.question, row.answer + tail(row), at, tuple(_tags(row)))


def _tags(row: Earlier) -> list[str]:
    is_ours = row.log_id is None
    found = [f"whose={OURS if is_ours else THEIRS}", f"outcome={row.outcome}"]
    found += [
        f"provision={held}" for held in dict.fromkeys(up for one in row.provisions.split() for up in upwards(one))
    ]
    found += [] if is_ours else [f"publisher={row.publisher.casefold()}", f"log={row.log_id}"]
    return [*found, PUBLISHED] if row.slug else found
