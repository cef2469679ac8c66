"""The figures that earlier answers gave: with them a new one may give away what neither gives alone."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.answers import Figure, figures
from answerable.casefile import Outcome
from answerable.desk.cases.models import Case, Question
from answerable.desk.registers.authority import authority

GAVE = (Outcome.RELEASED.value, Outcome.PART_RELEASED.value)


def given_figures(case: Case) -> Iterator[Figure]:
    """The counts of breaches in answers that have been sent, by the question that they answer; this case's own apart.

    They are looked up when the first is asked for.
    """
    rows = Question.objects.filter(
        case__sent_at__isnull=False,
        outcome__in=GAVE,
        proposal__found__register="breaches",
        proposal__found__kind="count",
    ).exclude(case=case)
    found = rows.values_list("case__reference", "number", "proposal__found")
    books = authority()
    for reference, number, said in found:
        yield from figures(said, ref=f"{reference}/{number}", authority=books)
