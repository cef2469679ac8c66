"""Withhold words that a person marks, or keep them: wherever they stand in what is in scope of the question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.records.queries.messages import message_rows
from answerable.desk.review.access import for_gathering
from answerable.desk.review.actions.rule import require_provision
from answerable.desk.review.bundling.standing import Stand, texts_of, where
from answerable.desk.review.models import Decision, Item, Mark, State
from answerable.desk.review.times import give_time
from answerable.documents import same
from answerable.errors import NotComplete

BY_HAND = "by-hand"
UNIQUE = ("item", "place", "start", "end", "area")
SAID = ("words", "kind", "same", "why", "provision", "state", "by", "by_name", "at")


@dataclass(frozen=True, slots=True)
class Marking:
    """What is said of words. is_kept: they stay, although they are withheld elsewhere. item: in one record only; 0: in all."""

    words: str
    provision: str = ""
    why: str = ""
    is_kept: bool = False
    item: int = 0


@transaction.atomic
def mark_words(*, reference: str, position: int, marking: Marking, by: Actor, at: datetime) -> int:
    """In how many places they were marked, in messages and files: blanks, capitals, ends of lines aside.

    Words that are kept are kept where nobody withheld them. Refuses words that stand nowhere in what is in scope, and to
    withhold or keep without a reason, or to withhold without a provision (NotComplete).
    """
    place = for_gathering(reference, position, by=by)
    spot = f"{reference}, question {place.number}"
    if not any(map(str.isalnum, marking.words)):
        raise _lacking("no words are given", spot, "Type or paste the words that are to be withheld.")
    if not marking.is_kept:
        require_provision(marking.provision, where=spot)
    if not marking.why.strip():
        raise _lacking("the reason is not given", spot, "Say why these words are withheld, or kept.")
    items = Item.objects.select_for_update().filter(question_id=place.key, decision=Decision.IN)
    found = list(items.filter(pk=marking.item) if marking.item else items)
    rows = message_rows([one.message for one in found if one.message is not None])
    places = list(where(texts_of(found, rows), (marking.words,)))
    withheld = _withheld(found) if marking.is_kept else {}
    kept = [stands for stands in places if not any(_overlaps(one, withheld) for one in stands)]
    made = {(one.text.item.pk, one.text.place, one.start, one.end): one for stands in kept for one in stands}
    count = len(kept)
    if not count:
        raise _lacking("these words stand nowhere in what is in scope", spot, "Copy them from a record as they stand.")
    Mark.objects.bulk_create(
        [_mark(one, marking, by, at) for one in made.values()],
        update_conflicts=True, unique_fields=UNIQUE, update_fields=SAID, batch_size=500,
    )  # fmt: skip
    give_time(place.key, is_sorting=False, by=by, at=at)
    data = {"question": place.number, "places": count, "kept": marking.is_kept}
    record("words-marked", by=by.key, at=at, case=reference, subject=f"question:{place.number}", data=data)
    return count


def _withheld(items: list[Item]) -> Mapping[tuple[int, str], list[tuple[int, int]]]:
    """Where somebody withheld words already: they are not kept by a word for all places."""
    found: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for one in Mark.objects.filter(item__in=items, area="", state=State.ACCEPTED):
        found.setdefault((one.item_id, one.place), []).append((one.start, one.end))
    return found


def _overlaps(stand: Stand, spans: Mapping[tuple[int, str], list[tuple[int, int]]]) -> bool:
    there = spans.get((stand.text.item.pk, stand.text.place), ())
    return any(start < stand.end and stand.start < end for start, end in there)


def _mark(stand: Stand, marking: Marking, by: Actor, at: datetime) -> Mark:
    return Mark(
        item=stand.text.item, place=stand.text.place, start=stand.start, end=stand.end, words=stand.words, kind=BY_HAND,
        same=f"{BY_HAND}:{same(marking.words)}"[:200], why=marking.why.strip(),
        provision="" if marking.is_kept else marking.provision,
        state=State.REFUSED if marking.is_kept else State.ACCEPTED, by=by.key, by_name=by.name, at=at,
    )  # fmt: skip


def _lacking(missing: str, where: str, do: str) -> NotComplete:
    return NotComplete(thing="What is to be withheld", missing=missing, where=where, why="Nothing was marked.", do=do)
