"""Which grounds of refusal this authority relies on, from the answers that it has finished."""

from __future__ import annotations

from collections import Counter

from answerable.casefile import Regime
from answerable.desk.cases.models import Question

LATEST = 2_000  # questions are looked at, so that the page stays quick and old habits fade
TWICE = 2  # once is no habit


def grounds_used(regime: Regime) -> tuple[str, ...]:
    """The identifiers of the grounds of a law that finished answers rest on, the commonest first."""
    rows = Question.objects.filter(is_finished=True).exclude(provisions="").order_by("-pk")
    counts = Counter(
        name
        for provisions in rows.values_list("provisions", flat=True)[:LATEST]
        for name in provisions.split()
        if name.startswith(f"{regime.value}.")
    )
    return tuple(name for name, count in counts.most_common() if count >= TWICE)
