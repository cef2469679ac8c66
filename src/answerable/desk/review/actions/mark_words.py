"""Withhold words that a person marks, or keep them: wherever they stand in what is in scope of the question."""

from __future__ import annotations

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
    count = 0
    for stands in where(texts_of(found, rows), (marking.words,)):
        count += sum([_marked(one, marking, by, at) for one in stands]) > 0
    if not count:
        raise _lacking("these words stand nowhere in what is in scope", spot, "Copy them from a record as they stand.")
    give_time(place.key, is_sorting=False, by=by, at=at)
    data = {"question": place.number, "places": count, "kept": marking.is_kept}
    record("words-marked", by=by.key, at=at, case=reference, subject=f"question:{place.number}", data=data)
    return count


def _marked(stand: Stand, marking: Marking, by: Actor, at: datetime) -> bool:
    """Whether it was marked: words that somebody withheld there already are not kept by a word for all places."""
    there = Mark.objects.filter(item=stand.text.item, place=stand.text.place, area="", state=State.ACCEPTED)
    if marking.is_kept and there.filter(start__lt=stand.end, end__gt=stand.start).exists():
        return False
    said = {
        "words": stand.words,
        "kind": BY_HAND,
        "same": f"{BY_HAND}:{same(marking.words)}"[:200],
        "why": marking.why.strip(),
        "provision": "" if marking.is_kept else marking.provision,
        "state": State.REFUSED if marking.is_kept else State.ACCEPTED,
        "by": by.key,
        "by_name": by.name,
        "at": at,
    }
    Mark.objects.update_or_create(
        item=stand.text.item, place=stand.text.place, start=stand.start, end=stand.end, area="", defaults=said
    )
    return True


def _lacking(missing: str, where: str, do: str) -> NotComplete:
    return NotComplete(thing="What is to be withheld", missing=missing, where=where, why="Nothing was marked.", do=do)
