"""Which imported cases somebody has worked on."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from answerable.desk.cases.models import Case
from answerable.desk.ledger.recording import with_others_than


def touched(references: Collection[str]) -> tuple[str, ...]:
    """Those of these references whose case was changed after it was imported, or had something put with it."""
    acted_on = Q(version__gt=1) | Q(reference__in=with_others_than("imported", "held", cases=references))
    return tuple(Case.objects.filter(acted_on, reference__in=references).values_list("reference", flat=True))


def on_the_desk(references: Collection[str]) -> set[str]:
    """Those of these references that a case has already."""
    return set(Case.objects.filter(reference__in=references).values_list("reference", flat=True))
