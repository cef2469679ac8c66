"""What was answered before, as plain values: a page of a search, and one answer with what changed since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import cast

from django.db.models import Max, Min
from django.utils.timezone import get_current_timezone

from answerable.casefile import Basis, Outcome
from answerable.desk.disclosure.words import OUTCOMES, Cited, cited, paragraphs
from answerable.desk.memory import access
from answerable.desk.memory.given import Like
from answerable.desk.memory.index import Whose, family, like
from answerable.desk.memory.models import Earlier, Log, Step
from answerable.desk.memory.queries.logs import is_link
from answerable.desk.memory.words import ANSWER, OURS, PUBLISHED, THEIRS, numbers_of, tail
from answerable.desk.people.actors import Actor
from answerable.desk.registers.access import READERS
from answerable.desk.registers.changes import Since, since
from answerable.desk.search import index
from answerable.desk.search.words import Piece, stretch
from answerable.typed_values import typed

A_PAGE = 20
LIKE = 30  # wordings that are looked at by meaning
LONG = 8  # words from which what is typed is taken for a question
MANY = 200  # answers in the same words that are counted
LOOKED_UP = "[from the register]"  # in a standing answer
BESIDE = 12  # answers of the same round robin that are named


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody looks for in memory; every filter may be empty."""

    words: str = ""
    whose: str = ""  # OURS or THEIRS
    outcome: str = ""
    provision: str = ""
    publisher: str = ""
    year: int | None = None
    is_published: bool = False
    log: int | None = None

    @property
    def tags(self) -> tuple[str, ...]:
        """The filters as the index knows them."""
        given = (("whose", self.whose), ("outcome", self.outcome), ("provision", self.provision), ("publisher", self.publisher.casefold()), ("log", self.log))  # fmt: skip
        found = tuple(f"{name}={value}" for name, value in given if value)
        return (*found, PUBLISHED) if self.is_published else found

    @property
    def is_question(self) -> bool:
        """True where a whole question was typed, which is looked for by what it means."""
        return self.words.rstrip().endswith("?") or len(self.words.split()) >= LONG

    def fits(self, row: Earlier) -> bool:
        """True where an answer passes every filter."""
        below = f"{self.provision}."
        return (
            self.whose in ("", OURS if row.log_id is None else THEIRS)
            and self.outcome in ("", row.outcome)
            and (not self.provision or any(f"{one}.".startswith(below) for one in row.provisions.split()))
            and self.publisher.casefold() in ("", row.publisher.casefold())
            and (self.year is None or (row.answered_on is not None and row.answered_on.year == self.year))
            and (not self.is_published or bool(row.slug))
            and self.log in (None, row.log_id)
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One answer in a list of results. why: of one that was found by meaning; also: answers to the same words besides."""

    id: int
    question: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    outcome_words: str
    provisions: tuple[Cited, ...]
    publisher: str  # empty: ours
    ref: str
    on: date | None
    is_published: bool
    why: str = ""
    is_same: bool = False
    score: float = 0.0
    also: int = 0
    is_standing: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One page of results: those that mean the same first, then those with the words."""

    alike: tuple[Row, ...]
    rows: tuple[Row, ...]
    count: str
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Offered:
    """What the filters offer."""

    years: tuple[int, ...]
    publishers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Another answer to the same words, or to the same round robin."""

    id: int
    publisher: str
    outcome_words: str
    provisions: tuple[Cited, ...]
    on: date | None


@dataclass(frozen=True, slots=True)
class Answered:
    """One earlier answer, whole. since: what it rests on, and how that stands today; law: the provisions it names."""

    id: int
    is_ours: bool
    letter: str
    number: str
    heading: str
    question: str
    paragraphs: tuple[str, ...]
    outcome_words: str
    provisions: tuple[Cited, ...]
    publisher: str
    licence: str
    address: str
    slug: str
    place: int
    asked_on: date | None
    on: date | None
    log: int | None
    since: tuple[Since, ...]
    others: tuple[Basis, ...]  # what it rests on besides registers: earlier answers, documents, the law
    reads_registers: bool
    beside: tuple[Beside, ...]
    beside_count: int
    standing: str  # the reference of the standing answer whose question this is; empty for what was answered

    @property
    def ref(self) -> str:
        """As an answer is called."""
        return f"{self.letter}/{self.number}"

    @property
    def is_link(self) -> bool:
        """True where the address is one that a browser opens."""
        return is_link(self.address)

    @property
    def is_old(self) -> bool:
        """True where something that it rests on stands no more as it stood."""
        return any(one.is_old for one in self.since)


def memory_page(sought: Sought, *, page: int = 1, by: Actor) -> Found:
    """The page of memory with these words and filters, as far as who looks may read; without words the newest first."""
    if not access.reads_ours(by):
        sought = replace(sought, whose=THEIRS)
    between = _year(sought.year) if sought.year else None
    hits = index.find(ANSWER, sought.words, limit=A_PAGE, offset=(page - 1) * A_PAGE, tags=sought.tags, between=between)
    alike = tuple(_alike(sought, by)) if sought.is_question and page == 1 else ()
    there = _rows(numbers_of(hits.rows), by)
    seen = {row.id for row in alike}
    rows = tuple(
        _row(row, hit.title, _of_answer(hit.snippet, row))
        for hit in hits.rows
        if hit.key.isdecimal() and (row := there.get(int(hit.key))) and row.pk not in seen
    )
    return Found(alike, rows, hits.count, hits.total, page, max(1, -(-hits.total // A_PAGE)))


def offered() -> Offered:
    """The years from the first answer to the last, and whose answers are kept besides ours."""
    span = Earlier.objects.aggregate(first=Min("answered_on"), last=Max("answered_on"))
    years = range(span["last"].year, span["first"].year - 1, -1) if span["first"] else ()
    kept = Log.objects.filter(step=Step.KEPT).values_list("about", flat=True)
    return Offered(tuple(years), tuple(sorted({name for about in kept for name in about.get("publishers", ())})))


def answered(number: int, *, by: Actor) -> Answered:
    """One earlier answer. Refuses one that this actor may not read (NoSuchThing)."""
    row = access.for_reading(number, by=by)
    because: tuple[Basis, ...] = typed(row.because, tuple[Basis, ...], f"what {row} rests on")
    reads_registers = by.has_role(*READERS)
    beside = _beside(row, by)
    return Answered(
        id=row.pk,
        is_ours=row.log_id is None,
        letter=row.letter,
        number=row.number,
        heading=row.heading,
        question=row.question,
        paragraphs=paragraphs(row.answer),
        outcome_words=_outcome(row),
        provisions=_cited(row),
        publisher=row.publisher,
        licence=row.log.licence if row.log else "",
        address=row.address,
        slug=row.slug,
        place=row.place,
        asked_on=row.asked_on,
        on=row.answered_on,
        log=row.log_id,
        since=since(because, on=row.answered_on, by=by) if reads_registers else (),
        others=tuple(one for one in because if one.kind not in ("register", "position")),
        reads_registers=reads_registers,
        beside=beside[:BESIDE],
        beside_count=len(beside),
        standing=row.standing.reference if row.standing else "",
    )


def alike(questions: Sequence[str], *, by: Actor, most: int) -> tuple[tuple[Row, ...], ...]:
    """For each question what is like it, as far as who asks may read, the nearest first."""
    whose: Whose = "all" if access.reads_ours(by) else "theirs"
    likes = like(questions, most=most, whose=whose)
    there = _rows([key for some in likes for one in some for key in one.answers], by)
    return tuple(tuple(_told(some, there, Sought())) for some in likes)


def _alike(sought: Sought, by: Actor) -> Iterator[Row]:
    """What means the same or is related, and passes the filters."""
    (found,) = like([sought.words], most=LIKE, whose=cast(Whose, sought.whose or "all"))
    return _told(found, _rows([key for one in found for key in one.answers], by), sought)


def _told(found: Iterable[Like], there: Mapping[int, Earlier], sought: Sought) -> Iterator[Row]:
    """Of each wording the first answer that passes the filters, with the reason why it was found."""
    for one in found:
        row = next((row for key in one.answers if (row := there.get(key)) and sought.fits(row)), None)
        if row:
            shown = _row(row, (Piece(row.question),), stretch(row.answer, ()))
            yield replace(shown, why=one.why, is_same=one.kind == "same", score=one.score, also=one.of - 1)


def _beside(row: Earlier, by: Actor) -> tuple[Beside, ...]:
    """The other answers to the same question, in the same words or nearly the same: the newest first."""
    same = access.readable(by).filter(wording=row.wording_id).exclude(pk=row.pk)
    numbers = [
        *same.values_list("pk", flat=True)[:MANY],
        *(key for one in family(row.wording_id) for key in one.answers),
    ]
    found = sorted(_rows(numbers, by).values(), key=lambda one: one.answered_on or date.min, reverse=True)
    return tuple(Beside(one.pk, one.publisher, _outcome(one), _cited(one), one.answered_on) for one in found)


def _rows(numbers: Collection[int], by: Actor) -> dict[int, Earlier]:
    return {row.pk: row for row in access.readable(by).filter(pk__in=numbers)}


def _row(row: Earlier, question: tuple[Piece, ...], snippet: tuple[Piece, ...]) -> Row:
    snippet = _without_braces(snippet) if row.standing_id else snippet
    return Row(row.pk, question, snippet, _outcome(row), _cited(row), row.publisher, f"{row.letter}/{row.number}", row.answered_on, bool(row.slug), is_standing=row.standing_id is not None)  # fmt: skip


def _without_braces(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Words of a standing answer, with what is looked up on the day named as that; a stretch may begin or end within it."""
    whole = "".join(piece.text for piece in pieces)
    is_inside = "}" in whole.partition("{")[0]
    kept = [Piece(LOOKED_UP)] if is_inside else []
    for piece in pieces:
        said = ""
        for sign in piece.text:
            said += LOOKED_UP if sign == "{" else "" if is_inside or sign == "}" else sign
            is_inside = sign == "{" or (is_inside and sign != "}")
        if said:
            kept.append(replace(piece, text=said))
    return tuple(kept)


def _of_answer(pieces: tuple[Piece, ...], row: Earlier) -> tuple[Piece, ...]:
    """What was found, without the title and reference that are looked through with the answer and stand beside it."""
    room = len("".join(piece.text for piece in pieces).removesuffix(tail(row)))
    kept = []
    for piece in pieces:
        if room > 0:
            kept.append(replace(piece, text=piece.text[:room]))
        room -= len(piece.text)
    return tuple(kept)


def _outcome(row: Earlier) -> str:
    return OUTCOMES.get(Outcome(row.outcome), "Not known")


def _cited(row: Earlier) -> tuple[Cited, ...]:
    on = row.answered_on or row.kept_at.date()
    return tuple(cited(place, on=on) for place in row.provisions.split())


def _year(year: int) -> tuple[datetime, datetime]:
    zone = get_current_timezone()
    first, after = (datetime.combine(date(one, 1, 1), time(), zone) for one in (year, year + 1))
    return first, after
