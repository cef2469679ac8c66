"""Look for personal data in what is in scope of a question: proposals, which withhold nothing until a person accepts them."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from answerable.desk.cases.queries.places import Place, people_of
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.records.queries.messages import MessageRow, message_rows, names_in
from answerable.desk.review.access import for_gathering
from answerable.desk.review.copying import goes_along
from answerable.desk.review.models import Decision, FileUnit, Item, Mark, State
from answerable.documents import Known, PersonalKind, find_personal, same

SENDER, TEXT, SUBJECT = "sender", "text", "subject"
BY_NAME = (PersonalKind.NAME, PersonalKind.APPLICANT, PersonalKind.OFFICER)


@transaction.atomic
def propose(*, reference: str, position: int, by: Actor, at: datetime) -> int:
    """How many places were proposed, in messages and files that are in scope and were not looked at before.

    A file that is still being read is left for the next time.
    """
    place = for_gathering(reference, position, by=by)
    open_items = Item.objects.filter(question_id=place.key, decision=Decision.IN, looked_at=None)
    items = list(open_items.select_for_update(of=("self",)).exclude(file__isnull=False, reading=None))
    rows = message_rows([one.message for one in items if one.message is not None])
    known = _known(place, {row.chat for row in rows.values()}, by=by)
    found = [mark for one in items if one.message in rows for mark in _marks(one, rows[one.message], known)]
    found += [mark for one in items if one.file_id for mark in _in_file(one, known)]
    made = Mark.objects.bulk_create(found, ignore_conflicts=True, batch_size=500)
    for one in items:
        one.looked_at = at
    Item.objects.bulk_update(items, ["looked_at"], batch_size=500)
    data = {"question": place.number, "records": len(items), "proposed": len(made)}
    record("personal-data-proposed", by=by.key, at=at, case=reference, subject=f"question:{place.number}", data=data)
    return len(made)


def _known(place: Place, chats: set[int], *, by: Actor) -> Known:
    """The people of the request and of its chats, and the words that were accepted in it before."""
    accepted = Mark.objects.filter(item__case_id=place.case, state=State.ACCEPTED)
    people = {*accepted.filter(kind__in=BY_NAME).values_list("words", flat=True), *names_in(chats)}
    others = set(accepted.exclude(kind__in=BY_NAME).values_list("words", flat=True))
    known = people_of(place.reference, by=by)
    return replace(known, people=tuple(sorted(people)), identifiers=tuple(sorted(others)))


def _marks(item: Item, row: MessageRow, known: Known) -> Iterator[Mark]:
    if row.sender:
        why = "the name that the message is written under"
        yield _mark(item, SENDER, 0, row.sender, PersonalKind.NAME, why, row.sender)
    for name, words in ((SUBJECT, row.subject), (TEXT, row.text)):
        for one in find_personal(words, known=known):
            yield _mark(item, name, one.start, one.words, one.kind, one.why, one.person)


def _in_file(item: Item, known: Known) -> Iterator[Mark]:
    """What is found in what goes along of a file: it is read in one piece, since one line says what the next is."""
    marks = list(Mark.objects.filter(item=item))
    units = [one for one in FileUnit.objects.filter(item=item).exclude(words="") if goes_along(one, marks)]
    begins = [0, *itertools.accumulate(len(one.words) + 1 for one in units)]
    for one in find_personal("\n".join(unit.words for unit in units), known=known):
        number = bisect_right(begins, one.start) - 1
        while number < len(units) and begins[number] < one.end:
            start, end = max(one.start - begins[number], 0), min(one.end - begins[number], len(units[number].words))
            if words := units[number].words[start:end]:
                yield _mark(item, units[number].place, start, words, one.kind, one.why, one.person or one.words)
            number += 1


def _mark(item: Item, place: str, start: int, words: str, kind: PersonalKind, why: str, person: str) -> Mark:  # a row
    about = "name" if kind in BY_NAME else kind.value
    return Mark(
        item=item, place=place, start=start, end=start + len(words), words=words, kind=kind.value, why=why,
        same=f"{about}:{same(person or words)}"[:200],
    )  # fmt: skip
