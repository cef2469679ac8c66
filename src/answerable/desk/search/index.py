"""The index: put something under a kind and key, drop it, find it by its words, the best first.

Two to four queries a search, whatever is found. Where more than MANY documents match they are not counted
to the end, and come newest first; of fewer, those with the words in their titles come first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.db.models.functions import Substr

from answerable.desk.search.engines import Asked, engine
from answerable.desk.search.models import Document
from answerable.desk.search.words import Piece, how_many, marked, parsed, rarest, snippet

MANY = 1000
LOOKED_UP = 40  # words of a pasted text whose rarity is looked up
A_TIME = 500  # keys dropped in one query
READ = 20_000  # characters of a body that a snippet is taken from


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its key, and its title and a stretch of its body with the words marked."""

    key: str
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Findable:
    """Something to be found: its key, its words, its moment, and what a search can be kept to besides words."""

    key: str
    title: str
    body: str
    at: datetime
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hits:
    """One page of what was found. total is MANY where is_more."""

    rows: tuple[Hit, ...]
    total: int
    is_more: bool = False

    @property
    def count(self) -> str:
        """How many, in words: "12", "more than 1,000"."""
        return f"more than {self.total:,}" if self.is_more else f"{self.total:,}"


def put(kind: str, key: str, *, title: str, body: str, at: datetime, tags: Iterable[str] = ()) -> None:
    """Make something findable, or replace what was there. at: its moment; the newest come first.

    tags: what a search can be kept to besides words ("year=2026", "outcome=refused"); they are never shown.
    """
    put_all(kind, [Findable(key, title, body, at, tuple(tags))])


@transaction.atomic
def put_all(kind: str, given: Collection[Findable]) -> None:
    """The same as put, for some hundreds at once."""
    drop(kind, *(one.key for one in given))
    wanted = [_seconds(one.at) + _small(kind, one.key) for one in given]
    taken = set(Document.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    rows = []
    for one, number in zip(given, wanted, strict=True):
        while number in taken:
            number = _free(number + 1)
        taken.add(number)
        tokens = [token(tag) for tag in (f"kind={kind}", *one.tags)]
        title, body = one.title.replace("\0", ""), one.body.replace("\0", "")
        rows.append(Document(id=number, kind=kind, key=one.key, title=title, body=body, tags=" ".join(tokens)))
    for row in Document.objects.bulk_create(rows):
        engine().write(row.pk, title=row.title, body=row.body, tokens=row.tags.split())


def drop(kind: str, *keys: str) -> None:
    """Let these be found no more. What is not there is no fault."""
    Document.objects.filter(kind=kind, key__in=keys).delete()


@transaction.atomic
def let_go(kind: str, *, before: Collection[str], but: Collection[str]) -> None:
    """Drop what was there before under a kind and is there no more."""
    gone = sorted(set(before) - set(but))
    for start in range(0, len(gone), A_TIME):
        drop(kind, *gone[start : start + A_TIME])


def keys(kind: str, *, with_sign: str = "") -> frozenset[str]:
    """Everything that can be found under a kind, or what of it has a sign in its key."""
    return frozenset(Document.objects.filter(kind=kind, key__contains=with_sign).values_list("key", flat=True))


def find(
    kind: str,
    typed: str,
    *,
    limit: int = 20,
    offset: int = 0,
    tags: Iterable[str] = (),
    keys: Collection[str] | None = None,
    between: tuple[datetime, datetime] | None = None,
) -> Hits:
    """A page of what has every word, or some of the rarest words of a pasted text; without words, the newest.

    tags: each must be on what is found. keys: only among these, some hundreds at most. between: from one
    moment until before another.
    """
    words = parsed(typed)
    numbers = (_seconds(between[0]), _seconds(between[1])) if between else None
    tokens = tuple(token(tag) for tag in (f"kind={kind}", *tags))
    asked = Asked(words.parts, tokens, words.is_long, kind, keys, numbers)
    return Hits((), 0) if typed.strip() and not asked.parts else _found(asked, limit, offset)


def find_like(kind: str, text: str, *, limit: int = 20) -> Hits:
    """What has some of the rarest words of a text, however short, the best first."""
    asked = Asked(parsed(text).parts, (token(f"kind={kind}"),), is_any=True, kind=kind)
    return _found(asked, limit, 0) if asked.parts else Hits((), 0)


def _found(asked: Asked, limit: int, offset: int) -> Hits:
    if asked.is_any:
        asked = replace(asked, parts=_rarest(asked))
        if not asked.parts:
            return Hits((), 0)
    numbers = engine().newest(asked, most=MANY + 1)
    is_more = len(numbers) > MANY
    if asked.is_any and len(numbers) > 1:
        numbers = engine().ranked(asked, most=MANY)
    elif asked.parts and len(numbers) > 1 and not is_more:
        numbers = _titles_first(numbers, asked.parts)
    return Hits(_page(numbers[:MANY][offset : offset + limit], asked.parts), min(len(numbers), MANY), is_more)


def token(tag: str) -> str:
    """A tag as one word that has no ending to lose."""
    return f"x{tag.encode().hex()}0"


def _free(number: int) -> int:
    """The number, or the next one that no document has."""
    while Document.objects.filter(pk=number).exists():
        number += 1
    return number


def _small(kind: str, key: str) -> int:
    """24 bits of what it is, by which documents of one second differ."""
    return int.from_bytes(sha256(f"{kind} {key}".encode()).digest()[:3], "big")


def _seconds(at: datetime) -> int:
    return int(at.timestamp()) << 24


def _rarest(asked: Asked) -> tuple[str, ...]:
    parts = asked.parts[:LOOKED_UP]
    return rarest(parts, engine().counts(parts, asked.tokens, most=MANY), most=MANY)


def _titles_first(numbers: Sequence[int], parts: Sequence[str]) -> list[int]:
    """Those with more of the parts in their titles first, the newest first among these.

    The databases' own ranks of common words read every document that has them, whatever else is looked for.
    """
    titles = dict(Document.objects.filter(pk__in=numbers).values_list("pk", "title"))
    return sorted(numbers, key=lambda number: (-how_many(titles.get(number, ""), parts), -number))


def _page(numbers: Sequence[int], parts: Sequence[str]) -> tuple[Hit, ...]:
    rows = Document.objects.filter(pk__in=numbers).values_list("pk", "key", "title", Substr("body", 1, READ))
    found = {number: Hit(key, marked(title, parts), snippet(body, parts)) for number, key, title, body in rows}
    return tuple(found[number] for number in numbers if number in found)
