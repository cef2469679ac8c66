"""Make a search of captured messages for a question, keep it as it was made, and gather what it found."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from answerable.desk.people.actors import DESK, Actor
from answerable.desk.records.asked import Asked
from answerable.desk.records.queries.coverage import asked_in_words, covered, titles_of
from answerable.desk.records.queries.find import all_ids, find
from answerable.desk.records.queries.messages import message_rows
from answerable.desk.retention.actions.hold_request import reach_further
from answerable.desk.review.access import for_gathering
from answerable.desk.review.keeping import Made, keep
from answerable.desk.review.models import Search
from answerable.desk.review.placing import gather
from answerable.desk.review.wording import MESSAGES
from answerable.errors import NotComplete
from answerable.law import uk_day

MOST = 5000  # records gathered by one search
EXACT = 1_000_000  # hits that are counted for a certificate, one by one


@transaction.atomic
def keep_search(*, reference: str, position: int, asked: Asked, gathers: bool, by: Actor, at: datetime) -> Search:
    """The search with its number, made anew at this moment. gathers: what it finds is put among the question's records.

    Refuses a search that cannot be made, and to gather more than 5,000 records at once (NotComplete).
    """
    place = for_gathering(reference, position, by=by)
    found = find(asked, by=by, on=uk_day(at), counted=EXACT)
    if found.problem:
        raise _refused(reference, found.problem, "Look for a word, a name or days.")
    if gathers and (found.is_more or found.total > MOST):
        more = f"it finds {found.count} records, and at most {MOST:,} are gathered at once"
        raise _refused(reference, more, "Search for less at a time: by group, by month. Or keep it without gathering.")
    made = Made(
        place=MESSAGES,
        words=asked_in_words(asked, found.understood, chats=titles_of(asked, by=by)),
        hits=found.total,
        is_more=found.is_more,
        asked=asked.values,
        looked_in=tuple(asdict(one) for one in covered(asked, by=by)),
        not_looked_in=tuple({"words": one.words, "names": list(one.names)} for one in found.not_searched),
    )
    kept = keep(place, made, by=by, at=at)
    if gathers:
        numbers = all_ids(asked, by=by, most=MOST)
        gather(place, numbers, search=kept)
        chats = sorted({f"chat:{row.chat}" for row in message_rows(numbers).values()})
        reach_further(case=reference, subjects=chats, by=DESK, at=at)  # what is asked for must not be destroyed (s.77)
    return kept


def _refused(reference: str, missing: str, do: str) -> NotComplete:
    why = "A search that is kept says exactly what was looked for and what came."
    return NotComplete(thing="The search", missing=missing.rstrip("."), where=reference, why=why, do=do)
