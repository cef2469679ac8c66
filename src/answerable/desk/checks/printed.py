"""A rule's page as the documentation prints it, in blocks that a template shows: headings, paragraphs, tables, letters quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from answerable.letters import CODES

_INLINE = re.compile(r"\*\*(?P<strong>[^*]+)\*\*|\*(?P<em>[^*\n]+)\*|\[(?P<link>[^\]]+)\]\((?P<to>[^)]+)\)")
_FULL = 68  # characters of a line that the source may have broken


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a line. kind: strong, em, rule for a link to another rule's page, or empty."""

    text: str
    kind: str = ""
    to: str = ""


Line = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading of level 2 or below, a paragraph, a letter quoted, a list or a table, whose first row is its heading."""

    kind: str  # "h2" | "h3" | "p" | "quote" | "list" | "table"
    lines: tuple[Line, ...] = ()
    rows: tuple[tuple[Line, ...], ...] = ()


def blocks(page: str) -> tuple[Block, ...]:
    """The blocks of a printed page after its first heading."""
    return tuple(block for part in page.split("\n\n")[1:] for block in _blocks(part.strip("\n")))


def _blocks(part: str) -> Iterator[Block]:
    for kind, lines in groupby(part.splitlines(), key=_kind):
        given = list(lines)
        if kind == "table":
            rows = [row for row in given if not set(row) <= set("|-: ")]
            yield Block("table", rows=tuple(tuple(_line(cell) for cell in _cells(row)) for row in rows))
        elif kind == "quote":
            yield Block(kind, tuple(map(_line, _unwrapped(map(_bare, given)))))
        elif kind == "p":
            yield Block("p", (_line(" ".join(given)),))
        elif kind:
            yield Block(kind, tuple(_line(_bare(line)) for line in given))


def _kind(line: str) -> str:
    marks = {"## ": "h2", "### ": "h3", "> ": "quote", "- ": "list", "|": "table"}
    if not line.strip():
        return ""
    return "quote" if line == ">" else next((kind for mark, kind in marks.items() if line.startswith(mark)), "p")


def _bare(line: str) -> str:
    return re.sub(r"^(#+|>|-) ?", "", line)


def _unwrapped(lines: Iterable[str]) -> Iterator[str]:
    """The lines as the letter has them: one that the source breaks because it is long goes on."""
    held: list[str] = []
    for line in lines:
        held.append(line)
        if len(line) < _FULL:
            yield " ".join(held)
            held = []
    if held:
        yield " ".join(held)


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def _line(text: str) -> Line:
    found, at = [], 0
    for one in _INLINE.finditer(text):
        found += [Words(text[at : one.start()]), _words(one)]
        at = one.end()
    return tuple(words for words in (*found, Words(text[at:])) if words.text)


def _words(found: re.Match[str]) -> Words:
    """Words that are marked; of links those to other rules, for the desk has no other page of the documentation."""
    if not found["link"]:
        return Words(found["strong"] or found["em"], "strong" if found["strong"] else "em")
    to = found["to"].removesuffix(".md")
    return Words(found["link"], "rule", to) if to in CODES else Words(found["link"])
