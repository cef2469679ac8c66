"""What somebody typed to find something, as words and phrases; and where these stand in a text.

Nothing that is typed is syntax but quotation marks around a phrase. A word is found in its other forms
(breach, breaches) by the database; here the forms are only marked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from answerable.registers import stem

MOST = 6  # parts that must all be found; what has more is a pasted question, of which the rarest words are taken
RAREST = 8
LONGEST = 4000  # characters of what was typed
SNIPPET = 32  # words
_PHRASE = re.compile(r'["“”]([^"“”]*)["“”]')
_WORD = re.compile(r"\w+")
STOP = frozenset(
    re.findall(
        r"\w+",
        """i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers
    herself it its itself they them their theirs themselves what which who whom this that these those am is are
    was were be been being have has had having do does did doing a an the and but if or because as until while of
    at by for with about against between into through during before after above below to from up down in out on
    off over under again further then once here there when where why how all any both each few more most other
    some such no nor not only own same so than too very s t can will just don should now""",
    )
)


@dataclass(frozen=True, slots=True)
class Words:
    """Parts to find: words and phrases, in plain form. is_long: a pasted text, of which some are enough."""

    parts: tuple[str, ...]
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text; is_hit where it is one of the words that were looked for."""

    text: str
    is_hit: bool = False


def plain(text: str) -> str:
    """The words of a text in lower case without accents, a space between."""
    letters = unicodedata.normalize("NFKD", text.lower())
    return " ".join(_WORD.findall("".join(letter for letter in letters if not unicodedata.combining(letter)))).replace(
        "_", " "
    )


def parsed(typed: str) -> Words:
    """What was typed, as parts: phrases in quotation marks as they are, other words without those that say nothing."""
    typed = typed[:LONGEST]
    phrases = [phrase for phrase in map(plain, _PHRASE.findall(typed)) if set(phrase.split()) - STOP]
    rest = (_joined(chunk) for chunk in _PHRASE.sub(" ", typed).split())
    parts = tuple(dict.fromkeys((*phrases, *(part for part in rest if part and not set(part.split()) <= STOP))))
    return Words(parts, is_long=len(parts) > MOST)


def _joined(chunk: str) -> str:
    """A chunk between spaces: a reference (FOI-2026-0142) stays together as a phrase, “council's” is “council”."""
    return plain(re.sub(r"['’]s\b", "", chunk))


def rarest(parts: Sequence[str], counts: Sequence[int], *, most: int) -> tuple[str, ...]:
    """The rarest parts that stand somewhere, as many as find no more than most documents together; two at least."""
    chosen: list[str] = []
    total = 0
    for count, part in sorted((count, part) for count, part in zip(counts, parts, strict=True) if count):
        total += count
        if len(chosen) >= RAREST or (len(chosen) >= 2 and total > most):
            break
        chosen.append(part)
    return tuple(chosen)


def marked(text: str, parts: Iterable[str]) -> tuple[Piece, ...]:
    """The text in pieces, the words that were looked for marked."""
    return tuple(_pieces(text, _hits(text, parts)))


def how_many(text: str, parts: Iterable[str]) -> int:
    """How many of the parts have all their words in the text, in any form."""
    there = {stem(word) for word in plain(text).split()}
    return sum(all(stem(word) in there for word in part.split()) for part in parts)


def snippet(text: str, parts: Iterable[str]) -> tuple[Piece, ...]:
    """The stretch of the text with the most of the words in it, marked; its beginning where none stands in it."""
    return stretch(text, _hits(text, parts))


def pieces(text: str, hits: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """The text with these places marked, which follow one another."""
    return tuple(_pieces(text, hits))


def stretch(text: str, hits: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """The stretch of the text with the most of these places in it, marked; its beginning where there are none."""
    places = [match.span() for match in _WORD.finditer(text)]
    if len(places) <= SNIPPET:
        return tuple(_pieces(text, hits))
    is_hit = (
        [any(start < hit[1] and hit[0] < end for hit in hits) for start, end in places]
        if hits
        else [False] * len(places)
    )
    first = _best(is_hit)
    start = places[first][0] if first else 0
    end = places[first + SNIPPET - 1][1] if first + SNIPPET < len(places) else len(text)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    inside = [(max(a, start) - start, min(b, end) - start) for a, b in hits if a < end and b > start]
    return (
        *((Piece(before),) if before else ()),
        *_pieces(text[start:end], inside),
        *((Piece(after),) if after else ()),
    )


def _best(is_hit: Sequence[bool]) -> int:
    """The first word of the window with the most hits, a little before its first hit."""
    running = best = sum(is_hit[:SNIPPET])
    first = 0
    for place, (leaves, comes) in enumerate(zip(is_hit, is_hit[SNIPPET:], strict=False), 1):
        running += comes - leaves
        if running > best:
            first, best = place, running
    return first


def _hits(text: str, parts: Iterable[str]) -> list[tuple[int, int]]:
    """Where the parts stand in the text: forms of a word, and every word of a phrase."""
    wanted = {stem(word) for part in parts for word in part.split() if word not in STOP}
    return [match.span() for match in _WORD.finditer(text) if stem(plain(match[0])) in wanted]


def _pieces(text: str, hits: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    edges = [0, *(edge for hit in hits for edge in hit), len(text)]
    for number, (start, end) in enumerate(pairwise(edges)):
        if end > start:
            yield Piece(text[start:end], is_hit=number % 2 == 1)
