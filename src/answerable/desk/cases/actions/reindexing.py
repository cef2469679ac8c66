"""Put everything that can be searched among cases into the index again, from the cases as they stand."""

from __future__ import annotations

from django.db import transaction

from answerable.desk.cases.actions.indexing import ANSWER, CASE, index_answers, index_case
from answerable.desk.cases.models import Case
from answerable.desk.search import index


def reindex() -> int:
    """How many cases are findable now, with their answers. Each is put back by itself, so the desk can stay open."""
    before = {kind: index.keys(kind) for kind in (CASE, ANSWER)}
    seen: dict[str, set[str]] = {CASE: set(), ANSWER: set()}
    for number in list(Case.objects.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            case = Case.objects.select_for_update(of=("self",)).filter(pk=number).first()
            if case is None:
                continue
            index_case(case)
            index_answers(case)
        seen[CASE].add(case.reference)
        seen[ANSWER] |= {f"{case.reference}/{question.number}" for question in case.questions.all()}
    for kind, keys in before.items():
        index.let_go(kind, before=keys, but=seen[kind])
    return len(seen[CASE])
