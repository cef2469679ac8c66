"""What the log holds, as plain values: a page of it, one answer, answers at places, all for feeds."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from django.db.models import Max, Min, Prefetch, QuerySet
from django.utils.timezone import get_current_timezone

from answerable.casefile import Outcome, Regime
from answerable.desk.disclosure.entries import Answer, Download, Found, Offered, Published, Row, Said, Sought
from answerable.desk.disclosure.facets import upwards
from answerable.desk.disclosure.models import DisclosureLogEntry, Facet, PublishedFile
from answerable.desk.disclosure.words import OUTCOMES, REGIMES, cited, first_lines
from answerable.desk.files.models import StoredFile
from answerable.desk.search import index
from answerable.desk.search.words import Piece
from answerable.errors import NoSuchThing

PUBLISHED = "published"  # the kind in the index; a key is slug/place
A_PAGE = 20
IN_FEED = 50


def log_page(sought: Sought, *, page: int = 1) -> Found:
    """The page of the log with these words and filters; without words the newest first."""
    between = _year(sought.year) if sought.year else None
    hits = index.find(
        PUBLISHED, sought.words, limit=A_PAGE, offset=(page - 1) * A_PAGE, tags=sought.tags, between=between
    )
    entries = _entries({hit.key.partition("/")[0] for hit in hits.rows})
    rows = tuple(row for hit in hits.rows if (row := _row(hit, entries)))
    return Found(rows, hits.count, hits.total, page, max(1, -(-hits.total // A_PAGE)))


def offered() -> Offered:
    """What the filters offer: years from the first answer to the last, and what some answer has."""
    span = DisclosureLogEntry.objects.filter(taken_down_at__isnull=True).aggregate(
        first=Min("answered_on"), last=Max("answered_on")
    )
    years = range(span["last"].year, span["first"].year - 1, -1) if span["first"] else ()
    facets = tuple(Facet.objects.values_list("name", "value"))
    used = {held for name, value in facets if name == "provision" for held in upwards(value)}
    return Offered(
        tuple(years),
        tuple((regime.value, words) for regime, words in REGIMES.items() if regime is not Regime.DPA),
        tuple((outcome.value, words) for outcome, words in OUTCOMES.items()),
        tuple((place, cited(place, on=span["last"]).cite) for place in sorted(used, key=_in_order))
        if span["last"]
        else (),
        tuple(value for name, value in facets if name == "subject"),
    )


def published(slug: str) -> Published:
    """One answer of the log, or what is left of one that was taken down. Refuses an address that never was (NoSuchThing)."""
    entry = _whole().filter(slug=slug).first()
    if entry is None:
        raise NoSuchThing(thing="published answer", where=slug)
    return _published(entry)


def download(slug: str, key: int) -> StoredFile:
    """A file of a published answer. Refuses one that is not published, or no more (NoSuchThing)."""
    files = PublishedFile.objects.filter(entry__slug=slug, entry__taken_down_at__isnull=True, pk=key)
    if (file := files.select_related("stored").first()) is None:
        raise NoSuchThing(thing="published file", where=slug)
    return file.stored


def latest() -> tuple[Published, ...]:
    """The newest answers, for feeds."""
    return tuple(map(_published, _whole().filter(taken_down_at__isnull=True)[:IN_FEED]))


def everything(*, chunk: int = 500) -> Iterator[Published]:
    """Every entry, the newest first, with what was taken down; read piece by piece."""
    return map(_published, _whole().iterator(chunk_size=chunk))


def listing(*, page: int, size: int) -> tuple[tuple[Published, ...], int]:
    """A page of every entry, and how many there are."""
    rows = _whole()[(page - 1) * size : page * size]
    return tuple(map(_published, rows)), DisclosureLogEntry.objects.count()


def addresses() -> tuple[tuple[str, datetime], ...]:
    """The slug of everything that is published, with when it last changed."""
    return tuple(DisclosureLogEntry.objects.filter(taken_down_at__isnull=True).values_list("slug", "changed_at"))


def last_change() -> datetime | None:
    """When anything in the log last changed."""
    return DisclosureLogEntry.objects.aggregate(last=Max("changed_at"))["last"]


def is_published(reference: str) -> str:
    """The slug of the published answer of a case; empty where there is none."""
    found = DisclosureLogEntry.objects.filter(reference=reference, taken_down_at__isnull=True)
    return found.values_list("slug", flat=True).first() or ""


def in_the_log(reference: str) -> dict[str, str]:
    """What the published answer of a case is called and filed under; nothing where none is published."""
    found = DisclosureLogEntry.objects.filter(reference=reference, taken_down_at__isnull=True)
    row = found.first()
    return {"title": row.title, "summary": row.summary, "subject": row.subject} if row else {}


def answers_at(places: Collection[tuple[str, int]]) -> dict[tuple[str, int], Answer]:
    """The published answers at these places, each a slug and the place of a question; what is not published is left out."""
    entries = _entries({slug for slug, _ in places})
    found = {(slug, place): _answer(slug, place, entries) for slug, place in places}
    return {at: answer for at, answer in found.items() if answer}


def _answer(slug: str, place: int, entries: dict[str, DisclosureLogEntry]) -> Answer | None:
    if (entry := entries.get(slug)) is None or not (said := _said_at(entry, place)):
        return None
    lines = first_lines(said.answer)
    return Answer(
        slug, place, entry.reference, entry.title, said.question, lines, said.outcome_words, entry.answered_on
    )


def _row(hit: index.Hit, entries: dict[str, DisclosureLogEntry]) -> Row | None:
    slug, _, place = hit.key.partition("/")
    if (entry := entries.get(slug)) is None or not (said := _said_at(entry, int(place))):
        return None
    return Row(
        slug,
        int(place),
        hit.title,
        tuple(_of_answer(hit.snippet, entry)),
        entry.reference,
        entry.title,
        said.outcome_words,
        entry.answered_on,
        entry.answered_by,
    )


def _of_answer(pieces: tuple[Piece, ...], entry: DisclosureLogEntry) -> Iterator[Piece]:
    """What was found, without the title and reference that are looked through with the answer and stand beside it."""
    whole, tail = "".join(piece.text for piece in pieces), f"\n{entry.title}\n{entry.reference}"
    room = len(whole.removesuffix(tail))
    for piece in pieces:
        if room > 0:
            yield replace(piece, text=piece.text[:room])
        room -= len(piece.text)


def _entries(slugs: Collection[str]) -> dict[str, DisclosureLogEntry]:
    return {
        entry.slug: entry for entry in DisclosureLogEntry.objects.filter(slug__in=slugs, taken_down_at__isnull=True)
    }


def _said_at(entry: DisclosureLogEntry, place: int) -> Said | None:
    return _said(entry.questions[place - 1], entry.answered_on) if place <= len(entry.questions) else None


def _whole() -> QuerySet[DisclosureLogEntry]:
    return DisclosureLogEntry.objects.prefetch_related(
        Prefetch("files", PublishedFile.objects.select_related("stored"))
    )


def _published(entry: DisclosureLogEntry) -> Published:
    left = (
        entry.slug,
        entry.reference,
        entry.published_at,
        entry.changed_at,
        entry.taken_down_at,
        entry.taken_down_reason,
    )
    if entry.taken_down_at:
        return Published(*left)
    return Published(
        *left,
        title=entry.title,
        summary=entry.summary,
        subject=entry.subject,
        regime=entry.regime,
        regime_words=REGIMES[Regime(entry.regime)],
        received_on=entry.received_on,
        answered_on=entry.answered_on,
        answered_by=entry.answered_by,
        said=tuple(_said(question, entry.answered_on) for question in entry.questions),
        letter=entry.letter,
        files=tuple(_download(file) for file in entry.files.all()),
    )


def _said(question: dict[str, Any], on: date) -> Said:
    outcome = Outcome(question["outcome"])
    places = tuple(cited(place, on=on) for place in question["provisions"])
    return Said(question["number"], question["text"], outcome.value, OUTCOMES[outcome], question["answer"], places)


def _download(file: PublishedFile) -> Download:
    stored = file.stored
    return Download(file.pk, file.title, stored.name, stored.media, stored.size, stored.sha256, file.is_letter)


def _year(year: int) -> tuple[datetime, datetime]:
    zone = get_current_timezone()
    first, after = (datetime.combine(date(one, 1, 1), time(), zone) for one in (year, year + 1))
    return first, after


def _in_order(provision: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """By Act, then by number: s.9 before s.10."""
    act, *rest = provision.split(".")
    return act, tuple((int("".join(filter(str.isdigit, part)) or 0), part) for part in rest)
