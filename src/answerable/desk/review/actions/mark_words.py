"""Withhold words that a person marks: wherever they stand in what is in scope of the question."""

from __future__ import annotations

import re
from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.records.queries.messages import message_rows
from answerable.desk.review.access import for_gathering
from answerable.desk.review.actions.propose import SENDER, SUBJECT, TEXT
from answerable.desk.review.actions.rule import require_provision
from answerable.desk.review.models import Decision, Item, Mark, State
from answerable.desk.review.times import give_time
from answerable.documents import same
from answerable.errors import NotComplete

BY_HAND = "by-hand"


@transaction.atomic
def mark_words(*, reference: str, position: int, words: str, provision: str, why: str, by: Actor, at: datetime) -> int:  # fmt: skip
    """In how many places they were marked, blanks and capitals aside.

    Refuses words that stand nowhere in what is in scope, and to withhold without a provision and a reason (NotComplete).
    """
    place = for_gathering(reference, position, by=by)
    where = f"{reference}, question {place.number}"
    require_provision(provision, where=where)
    pattern = _pattern(words, where)
    if not why.strip():
        raise _lacking("the reason is not given", where, "Say why these words are withheld.")
    items = list(Item.objects.select_for_update().filter(question_id=place.key, decision=Decision.IN))
    rows = message_rows([one.message for one in items if one.message is not None])
    count = 0
    for item in items:
        row = rows.get(item.message) if item.message is not None else None
        for name, text in ((SENDER, row.sender), (SUBJECT, row.subject), (TEXT, row.text)) if row else ():
            for found in pattern.finditer(text):
                said = {
                    "words": found[0],
                    "kind": BY_HAND,
                    "same": f"{BY_HAND}:{same(words)}"[:200],
                    "why": why.strip(),
                    "provision": provision,
                    "state": State.ACCEPTED,
                    "by": by.key,
                    "by_name": by.name,
                    "at": at,
                }
                Mark.objects.update_or_create(
                    item=item, place=name, start=found.start(), end=found.end(), defaults=said
                )
                count += 1
    if not count:
        raise _lacking("these words stand nowhere in what is in scope", where, "Copy them from a record as they stand.")
    give_time(place.key, is_sorting=False, by=by, at=at)
    data = {"question": place.number, "places": count}
    record("words-marked", by=by.key, at=at, case=reference, subject=f"question:{place.number}", data=data)
    return count


def _pattern(words: str, where: str) -> re.Pattern[str]:
    parts = words.split()
    if not parts:
        raise _lacking("no words are given", where, "Type or paste the words that are to be withheld.")
    inside = r"\s+".join(map(re.escape, parts))
    return re.compile(rf"(?<!\w){inside}(?!\w)" if parts[0][0].isalnum() and parts[-1][-1].isalnum() else inside, re.I)


def _lacking(missing: str, where: str, do: str) -> NotComplete:
    return NotComplete(thing="What is to be withheld", missing=missing, where=where, why="Nothing was marked.", do=do)
