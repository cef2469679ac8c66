"""Whose words are whose where their look tells: quoted mail and answers, bold questions and plain answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.letters.splitting.asking import answers, asks, is_chatter, is_notice, names
from answerable.letters.splitting.zones import Piece, Role, Zone, zone_of

_HEADER = re.compile(r"-+\s*original message|from\s*:|on\b.{6,120}\bwrote:", re.I)
_LEAST = 2  # bold paragraphs that ask, from which all of them are believed
_LINE = 160  # characters of a header's first line, at most


def applicants(text: str, parts: Sequence[Piece]) -> tuple[tuple[Piece, ...], Zone] | None:
    """The pieces that look unlike the rest and do the asking, and where they do; None where the look tells nothing."""
    for looks in (_is_quoted, _is_bold):
        own = tuple(part for part in parts if looks(text, part))
        rest = [part for part in parts if not looks(text, part)]
        if not own or not rest or _asking(text, own) <= _asking(text, rest):
            continue
        if looks is _is_quoted:
            return own, zone_of(text, own)
        if _are_questions(text, own):
            return own, Zone(0, len(own), is_closed=True, is_headed=True)
    return _first_message(text, parts)


def _first_message(text: str, parts: Sequence[Piece]) -> tuple[tuple[Piece, ...], Zone] | None:
    """The oldest message, where later ones stand above it with its header between and ask less."""
    starts = [at for at, part in enumerate(parts) if _HEADER.match(part.block.span.of(text)[:_LINE])]
    if not starts or not any(part.role is Role.WORDS for part in parts[: starts[-1]]):
        return None
    own, rest = tuple(parts[starts[-1] :]), parts[: starts[-1]]
    return (own, zone_of(text, own)) if _asking(text, own) > _asking(text, rest) else None


def _is_quoted(text: str, part: Piece) -> bool:
    return part.block.depth > 0


def _is_bold(text: str, part: Piece) -> bool:
    words = part.block.span.of(text)
    return len(words) > 4 and words.startswith(("**", "__")) and words.endswith(words[:2])


def _asking(text: str, parts: Sequence[Piece]) -> int:
    return sum(_asks(part.words.of(text)) for part in parts)


def _asks(words: str) -> bool:
    return asks(words) and not (is_chatter(words) or is_notice(words) or answers(words))


def _are_questions(text: str, parts: Sequence[Piece]) -> bool:
    said = [part.words.of(text) for part in parts]
    return len(said) >= _LEAST and sum(_asks(words) or names(words) for words in said) * 2 > len(said)
