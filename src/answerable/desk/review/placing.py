"""Gather what a search found on a question, to be looked through: what is there already stays as it was decided."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import Max

from answerable.desk.cases.queries.places import Place
from answerable.desk.records.queries.messages import MessageRow, message_rows
from answerable.desk.review.digests import digest_of_words, near
from answerable.desk.review.models import Item, Search


def gather(place: Place, messages: Collection[int], *, search: Search) -> int:
    """How many came. The items of the question are put in the order of their conversations again."""
    there = set(Item.objects.filter(question_id=place.key, message__isnull=False).values_list("message", flat=True))
    new = [key for key in messages if key not in there]
    rows = message_rows(new)
    last = Item.objects.filter(question_id=place.key).aggregate(last=Max("position"))["last"] or 0
    Item.objects.bulk_create(
        Item(
            case_id=place.case,
            question_id=place.key,
            search=search,
            message=key,
            position=last + number,
            digest=digest_of_words(row.text, alone=str(key)),
        )
        for number, (key, row) in enumerate(rows.items(), 1)
    )
    put_in_order(place.key)
    return len(rows)


def put_in_order(question: int) -> None:
    """Number the items of a question: chats one after another, each in the order of time, files after the message that brought them, documents last; and find those nearly the same."""
    items, rows = _in_order(question)
    for position, one in enumerate(items, 1):
        one.position = position
    texts = [(one.position, rows[one.message].text) for one in items if one.message is not None and one.message in rows]
    first = near(texts)
    for one in items:
        one.like = first.get(one.position, one.position)
    Item.objects.bulk_update(items, ["position", "like"], batch_size=500)


def put_between(question: int) -> None:
    """Number them again when files came in, which are nearly the same as nothing."""
    items, _ = _in_order(question)
    was = {one.position: position for position, one in enumerate(items, 1)}
    for position, one in enumerate(items, 1):
        one.like = was.get(one.like, position) if one.message is not None else position
        one.position = position
    Item.objects.bulk_update(items, ["position", "like"], batch_size=500)


def _in_order(question: int) -> tuple[list[Item], Mapping[int, MessageRow]]:
    items = list(Item.objects.select_for_update().filter(question_id=question).order_by("id"))
    rows = message_rows([key for one in items for key in (one.message, one.of) if key is not None])
    return sorted(items, key=lambda one: _place(one, rows)), rows


def _place(one: Item, rows: Mapping[int, MessageRow]) -> tuple[int, int, int]:
    key = one.of if one.message is None else one.message
    row = rows.get(key) if key is not None else None
    return (row.chat, row.key, one.pk if one.of else 0) if row else (1 << 62, key or 0, one.pk or 0)
