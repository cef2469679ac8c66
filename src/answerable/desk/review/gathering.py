"""What this room has for a question and a case, as cases ask for it."""

from __future__ import annotations

from collections.abc import Mapping

from answerable.desk.cases.gathered import Gathered
from answerable.desk.review.models import Bundle, Item, Search
from answerable.desk.review.queries.items import counts_of
from answerable.desk.review.queries.searches import search_words
from answerable.desk.review.times import hours_of
from answerable.registers import counted


class Records:
    """Searches, items and bundles of requests."""

    def of_question(self, key: int) -> Gathered:
        """Searches and items in a line each, the paragraph of the letter, and the hours measured."""
        searches = Search.objects.filter(question_id=key).count()
        if not searches:
            return Gathered()
        counts = counts_of([key])[key]
        lines = [counted(searches, "search", "searches") + " made"]
        if counts.total:
            lines.append(
                f"{counted(counts.total, 'record')} gathered: {counts.inside:,} in scope, {counts.withheld:,} withheld, {counts.open:,} to be looked at"
            )
        return Gathered(tuple(lines), search_words(key), hours_of(key))

    def destroy(self, case: int) -> tuple[Mapping[str, int], set[int]]:
        """Searches, items, marks and bundles go; so do the files that only they had."""
        files = set(Item.objects.filter(case_id=case, file__isnull=False).values_list("file", flat=True))
        for columns in Bundle.objects.filter(case_id=case).values_list("pdf", "archive", "exchange"):
            files |= {key for key in columns if key}
        counts = {
            "searches": Search.objects.filter(case_id=case).delete()[0],
            "records": Item.objects.filter(case_id=case).delete()[0],
            "bundles": Bundle.objects.filter(case_id=case).delete()[0],
        }
        return {name: count for name, count in counts.items() if count}, {key for key in files if key}
