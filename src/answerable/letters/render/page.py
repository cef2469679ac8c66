"""A letter as plain data for the renderers: its frame, and its blocks with their links marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import category

from answerable.letters.letter import Letter, Paragraph, Role

LANGUAGE = "en-GB"
_LINK = re.compile(r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]’']|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
# characters that no XML or PDF may hold: controls, halves of pairs, non-characters
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_INK = "#1d4f6e"


@dataclass(frozen=True, slots=True)
class Run:
    """Words, and where they lead; a line break is a run of its own."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the page. lines: its words; cells: the items of a list or the rows of a table."""

    role: Role
    runs: tuple[Run, ...] = ()
    cells: tuple[tuple[tuple[Run, ...], ...], ...] = ()


def blocks(letter: Letter) -> tuple[Block, ...]:
    """The paragraphs of a letter as the page shows them; those that run on are one block."""
    return tuple(_block(parts) for parts in letter.blocks())


def runs(text: str) -> tuple[Run, ...]:
    """A text with its web and e-mail addresses marked as links, and its line breaks kept."""
    return tuple(_runs(text))


def clean(text: str) -> str:
    """A text without the characters that a document cannot hold; a tab is a space.

    A combining mark with no letter to stand on stands on a dotted circle, as Unicode shows one alone.
    """
    kept = _UNPRINTABLE.sub("", text).replace("\t", " ")
    return "".join(
        f"\u25cc{char}" if category(char)[0] == "M" and (not before or category(before)[0] in "CZ") else char
        for before, char in zip(("", *kept), kept, strict=False)
    )


def accent(letter: Letter) -> str:
    """The authority's colour, or the house's where it has given none that is one."""
    return letter.authority.accent if _COLOUR.fullmatch(letter.authority.accent) else _INK


def _block(parts: tuple[Paragraph, ...]) -> Block:
    first = parts[0]
    if first.rows:
        return Block(first.role, cells=tuple(tuple(runs(cell) for cell in row) for row in first.rows))
    return Block(first.role, runs(" ".join(part.text for part in parts)))


def _runs(text: str) -> Iterator[Run]:
    for number, line in enumerate(clean(text).split("\n")):
        if number:
            yield Run("\n")
        at = 0
        for found in _LINK.finditer(line):
            if found.start() > at:
                yield Run(line[at : found.start()])
            address = found[0]
            yield Run(address, address if address.startswith("http") else f"mailto:{address}")
            at = found.end()
        if at < len(line):
            yield Run(line[at:])
