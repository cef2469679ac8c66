"""What this room has for a question and a case, as cases ask for it."""

from __future__ import annotations

from collections.abc import Mapping

from answerable.desk.cases.gathered import Gathered
from answerable.desk.review.models import Bundle, Copy, Item, Search, Sitting
from answerable.desk.review.placing import put_in_order
from answerable.desk.review.queries.items import counts_of
from answerable.desk.review.queries.searches import search_words
from answerable.desk.review.times import add_time, hours_of
from answerable.registers import counted


class Records:
    """Searches, items and bundles of requests."""

    def of_question(self, key: int) -> Gathered:
        """Searches and items in a line each, the paragraph of the letter, and the hours measured."""
        searches = Search.objects.filter(question_id=key).count()
        if not searches:
            return Gathered()
        counts = counts_of([key])[key]
        lines = [counted(searches, "search", many="searches") + " made"]
        if counts.total:
            lines.append(
                f"{counted(counts.total, 'record')} gathered: {counts.inside:,} in scope, {counts.withheld:,} withheld, {counts.open:,} to be looked at"
            )
        return Gathered(tuple(lines), search_words(key), hours_of(key))

    def follow(self, merged: int, *, into: int) -> None:
        """Searches, items, marks and time go on with the other question. Of a record that both have, the decided one stays."""
        Search.objects.filter(question_id=merged).update(question_id=into)
        there = {_same(one): one for one in Item.objects.select_related("file").filter(question_id=into)}
        for one in Item.objects.select_related("file").filter(question_id=merged):
            twin = there.get(_same(one))
            if twin is not None:
                (twin if one.decision and not twin.decision else one).delete()
        Item.objects.filter(question_id=merged).update(question_id=into)
        for row in Sitting.objects.filter(question_id=merged):
            add_time(row, to=into)
        put_in_order(into)

    def destroy(self, case: int) -> tuple[Mapping[str, int], set[int]]:
        """Searches, items, marks and bundles go; so do the files that only they had."""
        files = set(Item.objects.filter(case_id=case, file__isnull=False).values_list("file", flat=True))
        files |= set(Copy.objects.filter(item__case_id=case, file__isnull=False).values_list("file", flat=True))
        for columns in Bundle.objects.filter(case_id=case).values_list("pdf", "archive", "exchange"):
            files |= {key for key in columns if key}
        Sitting.objects.filter(question__case_id=case).delete()
        counts = {
            "searches": Search.objects.filter(case_id=case).delete()[0],
            "records": Item.objects.filter(case_id=case).delete()[0],
            "bundles": Bundle.objects.filter(case_id=case).delete()[0],
        }
        return {name: count for name, count in counts.items() if count}, {key for key in files if key}


def _same(one: Item) -> tuple[int | None, str]:
    """What tells a record of a question from the others."""
    return one.message, one.file.sha256 if one.file else ""
