"""Which imported cases somebody has worked on."""

from __future__ import annotations

from collections.abc import Collection

from answerable.desk.cases.models import Case


def touched(references: Collection[str]) -> tuple[str, ...]:
    """Those of these references whose case was changed after it was imported."""
    return tuple(Case.objects.filter(reference__in=references, version__gt=1).values_list("reference", flat=True))


def on_the_desk(references: Collection[str]) -> set[str]:
    """Those of these references that a case has already."""
    return set(Case.objects.filter(reference__in=references).values_list("reference", flat=True))
