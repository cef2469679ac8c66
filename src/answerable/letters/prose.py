"""A letter's sentences, each with its place, whatever the line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from answerable.casefile import Span

# A stop ends a sentence before a capital, figure, quotation mark, bracket or bullet.
_STOP = re.compile(r"[.?!]['\"’”)\]]*(?=\s+[A-Z0-9\"'“‘(\[£•–-])")
_SHORT = re.compile(
    r"(?:\b(?:s|ss|pp|sec|sect|reg|regs|para|paras|art|nos|mr|mrs|ms|dr|st|prof|cllr|approx|ref|tel|ext|v|vs|cf|e\.g|i\.e"
    r"|[A-Z]|no(?=\.\s+\d))|^\s*\(?\w{1,3})\.$",
    re.I,
)
_ITEM = re.compile(r"\s*(?:[•·▪●*–—-]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]|[ivxIVX]{1,4})[.)]\)?|[Qq]\d{1,2}\b)")
_WRAPPED = 50  # a line shorter than this, ending without a stop, was not broken by the margin


def paragraphs(text: str, within: Span) -> Iterator[Span]:
    """The runs of lines that belong together: a list item, a table row, a wrapped paragraph."""
    start = at = within.start
    before = ""
    for line in text[within.start : within.end].splitlines(keepends=True):
        if before and _breaks(before, line):
            yield from _shrunk(text, start, at)
            start = at
        before, at = line, at + len(line)
    yield from _shrunk(text, start, within.end)


@lru_cache(maxsize=1024)  # the same part is asked for at every step of a letter
def sentences(text: str, within: Span) -> tuple[Span, ...]:
    """The sentences in a part of a text, in order, without the space around them."""
    return tuple(
        Span(paragraph.start + start, paragraph.start + end)
        for paragraph in paragraphs(text, within)
        for start, end in _sentences(paragraph.of(text))
    )


@lru_cache(maxsize=1024)  # most paragraphs of an edited letter are those it had
def _sentences(words: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a paragraph begin and end."""
    found: list[Span] = []
    start = 0
    for stop in _STOP.finditer(words):
        if not _SHORT.search(words[max(start, stop.start() - 8) : stop.start() + 1]):
            found += _shrunk(words, start, stop.end())
            start = stop.end()
    return tuple((one.start, one.end) for one in (*found, *_shrunk(words, start, len(words))))


def _breaks(before: str, line: str) -> bool:
    ended, begun = before.rstrip(), line.lstrip()
    if not ended or not begun or ended[-1] in ".:;?!|" or "\t" in line or _ITEM.match(line):
        return True
    return len(ended) < _WRAPPED and not begun[0].islower() and ended[-1] not in ",–-"


def _shrunk(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if words.strip():
        left = len(words) - len(words.lstrip())
        yield Span(start + left, start + len(words.rstrip()))
