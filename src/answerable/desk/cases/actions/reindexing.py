"""Put everything that can be searched among cases into the index and into memory again, from the cases as they stand."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases.actions.indexing import CASE, index_answers, index_case
from answerable.desk.cases.models import Case
from answerable.desk.memory.actions.remembering import reindex as remember_anew
from answerable.desk.search import index


def reindex(*, at: datetime) -> tuple[int, int]:
    """How many cases are findable now, and how many earlier answers. Each is put back by itself, so the desk can stay open."""
    before = index.keys(CASE)
    seen: set[str] = set()
    for number in list(Case.objects.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            case = Case.objects.select_for_update(of=("self",)).filter(pk=number).first()
            if case is None:
                continue
            index_case(case)
            index_answers(case, at=at)
        seen.add(case.reference)
    index.let_go(CASE, before=before, but=seen)
    return len(seen), remember_anew(but=seen)
