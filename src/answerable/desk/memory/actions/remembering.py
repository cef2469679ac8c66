"""Keep what was answered, mark what of it is published, and let go of what is no more.

Rows that follow from what somebody did elsewhere: nothing of it goes into the ledger a second time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from answerable.desk.disclosure.queries import is_published, published
from answerable.desk.memory.given import Given
from answerable.desk.memory.index import forget, keep, reword, settle
from answerable.desk.memory.models import Earlier
from answerable.desk.memory.words import ANSWER, hide, make_findable
from answerable.desk.search import index

MANY = 200  # answers whose words are written at once


@transaction.atomic
def remember(given: Collection[Given], *, at: datetime) -> None:
    """Keep these answers, each in place of what was kept of that question before, with their words."""
    if not given:
        return
    keep(given, at=at)
    make_findable(_numbers(given))
    for letter in sorted({one.letter for one in given if one.slug}):
        _word_anew(list(_ours([letter])))


@transaction.atomic
def forget_letters(letters: Collection[str], *, log: int | None = None) -> None:
    """Let go of every answer of these letters: ours, or those of a log."""
    rows = Earlier.objects.filter(letter__in=letters, log=log)
    there = set(rows.values_list("letter", flat=True))
    hide(rows.values_list("pk", flat=True))
    for letter in sorted(there):
        forget(letter=letter, log=log)


@transaction.atomic
def forget_others(letter: str, *, but: Collection[str]) -> None:
    """Let go of what is kept of this letter of ours besides the questions of these numbers."""
    went = dict(_ours([letter]).exclude(number__in=but).values_list("pk", "wording"))
    hide(went.keys())
    Earlier.objects.filter(pk__in=went).delete()
    settle(set(went.values()))


@transaction.atomic
def mark_published(reference: str) -> None:
    """Say of each answer of ours to that request where anyone reads it, or that nobody does any more.

    What anyone reads is found by the words of the public copy alone: nobody can ask whether a name stands in ours.
    """
    slug = is_published(reference)
    places = _places(slug)
    rows = list(_ours([reference]))
    for row in rows:
        row.place = places.get(row.number, 0)
        row.slug = slug if row.place else ""
    Earlier.objects.bulk_update(rows, ["slug", "place"])
    settle({row.wording_id for row in rows})
    _word_anew(rows)
    make_findable([row.pk for row in rows])


@transaction.atomic
def remember_published(reference: str, *, at: datetime) -> None:
    """Keep of a request what anyone may read of its answer, and nothing besides: its file was destroyed."""
    forget_letters([reference])
    if not (slug := is_published(reference)):
        return
    entry = published(slug)
    remember(
        [
            Given(
                letter=reference,
                number=said.number,
                question=said.question,
                answer=said.answer,
                outcome=said.outcome,
                provisions=tuple(one.id for one in said.provisions),
                regime=entry.regime,
                heading=entry.title,
                slug=slug,
                place=place,
                asked_on=entry.received_on,
                answered_on=entry.answered_on,
            )
            for place, said in enumerate(entry.said, 1)
        ],
        at=at,
    )


def where_published(reference: str) -> tuple[str, dict[str, int]]:
    """The slug of the published answer to a request, and the place of each question there by its number."""
    slug = is_published(reference)
    return slug, _places(slug)


def reindex(*, but: Collection[str]) -> int:
    """Make the words of every answer findable anew, and let go of ours to requests that are not there. How many there are."""
    gone = set(_ours().filter(standing=None).values_list("letter", flat=True)) - set(but)
    forget_letters(sorted(gone))
    before = index.keys(ANSWER)
    numbers = list(Earlier.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(numbers), MANY):
        make_findable(numbers[start : start + MANY])
    index.let_go(ANSWER, before=before, but=frozenset(map(str, numbers)))
    return len(numbers)


def is_behind() -> bool:
    """True where nothing of ours is remembered, or an earlier release left its own keys in the index: reindex mends both."""
    return not _ours().filter(standing=None).exists() or bool(index.keys(ANSWER, with_sign="/"))


def _word_anew(rows: Sequence[Earlier]) -> None:
    """Let the answers of one letter of ours be found by their words, those that are published by the words anyone reads."""
    rows = sorted(rows, key=lambda row: row.pk)
    if not rows:
        return
    slug = is_published(rows[0].letter)
    entry = published(slug) if slug else None
    said = {(slug, place): one.question for place, one in enumerate(entry.said, 1)} if entry else {}
    public = sorted((row.place, row.pk) for row in rows if (row.slug, row.place) in said)
    private = [(row.pk, row.question) for row in rows if (row.slug, row.place) not in said]
    if private:
        reword(private, heading=rows[0].heading)
    if entry and public:
        reword([(pk, said[slug, place]) for place, pk in public], heading=entry.title)


def _places(slug: str) -> dict[str, int]:
    return {said.number: place for place, said in enumerate(published(slug).said, 1)} if slug else {}


def _ours(letters: Iterable[str] | None = None) -> QuerySet[Earlier]:
    rows = Earlier.objects.filter(log=None)
    return rows if letters is None else rows.filter(letter__in=list(letters))


def _numbers(given: Collection[Given]) -> set[int]:
    """The rows that stand for these questions, wherever they are kept."""
    found: set[int] = set()
    for log in {one.log for one in given}:
        wanted = {(one.letter, one.number) for one in given if one.log == log}
        rows = Earlier.objects.filter(log=log, letter__in={letter for letter, _ in wanted})
        found |= {pk for pk, *key in rows.values_list("pk", "letter", "number") if tuple(key) in wanted}
    return found
