"""What is indexed of a message, and what a search asks of the index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after the other; one word is any of its forms. The last may be a beginning only."""

    words: tuple[str, ...]
    is_beginning: bool = False
    is_exact: bool = False  # in quotation marks: no other forms


@dataclass(frozen=True, slots=True)
class Near:
    """Two terms with at most so many words between them, in either order."""

    one: Term
    other: Term
    within: int


@dataclass(frozen=True, slots=True)
class Either:
    """Any of these."""

    parts: tuple[Term | Near, ...]


Part = Term | Near | Either


@dataclass(frozen=True, slots=True)
class Sought:
    """What a message must have: every part, none of others, one tag of each group, a number from first until before last."""

    parts: tuple[Part, ...] = ()
    without: tuple[Part, ...] = ()
    tags: tuple[tuple[str, ...], ...] = ()
    first: int | None = None
    last: int | None = None
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of the words that are not exact
    beginnings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # words that begin so, where these are few


class Doc(NamedTuple):
    """What is indexed of one message. attached: the names and words of its files; tags: words with spaces between."""

    id: int
    text: str
    attached: str
    tags: str
