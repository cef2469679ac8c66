"""The layout of a text: its blocks in order, each with its label, its words and what it looks like.

A block is what a reader sees as one: a heading, a list item, a table row, a paragraph however its lines
were wrapped. Labels that stand inside a line ("… ? 2. How many …") open blocks too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from answerable.casefile import Span
from answerable.letters.splitting.labels import Label, label_at, ordinal, roman
from answerable.patterns import Pattern, small

_QUOTE = re.compile(r"(?:[ \t]*>)*[ \t]*")
_QUOTES = "\"“‘'"
_CELL = re.compile(r"[ \t]*(?:\||\t|[ ]{3,})[ \t|]*")
_OPEN = Pattern(
    r"(?:\b(?:the|of|and|or|to|for|in|on|by|a|an|with|from|under|that|which|as|at|any|between|than"
    r"|per|into|about|over|above|below|their|its|your|our|since|until))$",
    re.I,
)
_INLINE = re.compile(
    r"(?:(?<=[\s.?!:;,)\]])|^)(?:(?:Q|Question)\s?\.?\s?)?(?P<open>\(?)(?P<num>\d{1,2})\s?[.):\]]+(?!\d)\s*(?=[A-Z“\"'a-z(])"
    r"|(?<=\s)(?:Q|Question)\s?(?P<named>\d{1,2})\s+(?=[A-Z“\"'])"
    r"|(?<=[\s.?!:;])(?P<bullet>[•●▪])\s*(?=\S)"
    r"|(?:(?<=[.?!:;]\s)|(?<=[.?!:;])|(?<=[,;]\sand\s)|(?<=[,;]\sor\s))(?:[(]?(?P<let>[a-z]|[ivx]{2,4})\))\s*(?=[A-Z“\"'a-z])"
)
_SIGN = re.compile(r"[\d)•●▪]")  # one of them is in every label inside a line
_LOOSE = Pattern(
    r"(?<=\s)\(?(?P<let>[a-z])\)\s+"
    r"(?=(?:how|what|which|who|when|where|why|does?|did|is|are|was|were|ha[sd]|have|please|the number)\b)",
    re.I,
)
_PARTED = Pattern(r"[.?!:;](?:\s+(?:and|or|then|also|finally|lastly))?\s*$", re.I)
_BRACKETED = re.compile(
    r"(?<!\S)\((?:(?P<num>\d{1,2})|(?P<let>[a-z]|[ivx]{2,4}))\)(?P<named>)(?P<bullet>)\s+(?=[A-Za-z“\"'])"
)
_SURE = 3  # labels in a row, from which it is believed in the middle of a sentence
_SENTENCE_END = re.compile(r"[.?!:;)\]\"”]\s*$")


@dataclass(frozen=True, slots=True)
class Block:
    """One block. span: with its label; body: without; cells: the cells of a table row."""

    span: Span
    body: Span
    label: Label | None = None
    has_gap: bool = False  # a blank line, or the beginning, stands before it
    is_inline: bool = False  # opened by a label inside a line
    cells: tuple[Span, ...] = ()
    depth: int = 0  # how many ">" stand before it


@dataclass(frozen=True, slots=True)
class _Line:
    start: int  # after quote marks
    end: int
    depth: int
    has_gap: bool


def layout(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order; nothing but white space and quote marks lies between them."""
    blocks: list[Block] = []
    last = 0
    for whole in _joined(text, list(_lines(text))):
        for block in _parted(text, whole, last):
            blocks.append(block)
            if block.label and block.label.is_number and not block.label.is_bare:
                last = int(block.label.parts[0])
    return tuple(blocks)


def _lines(text: str) -> Iterator[_Line]:
    at, has_gap = 0, True
    for line in text.splitlines(keepends=True):
        marks = _QUOTE.match(line)
        start = at + (marks.end() if marks else 0)
        end = at + len(line.rstrip())
        if end > start:
            yield _Line(start, end, line[: start - at].count(">"), has_gap)
        has_gap = end <= start
        at += len(line)


def _joined(text: str, lines: list[_Line]) -> Iterator[Block]:
    """Lines as blocks, a wrapped line joined to the one before it."""
    width = _margin(text, lines)
    block: Block | None = None
    for before, line in zip([None, *lines], lines, strict=False):
        fresh = _block(text, line)
        plain = before is not None and not fresh.label and not fresh.cells
        if block and plain and _is_lone(block) and not text.startswith("**", line.start):
            block = replace(block, span=Span(block.span.start, line.end), body=fresh.body)
        elif block and before and plain and not block.cells and _runs_on(text, block, before, line, width):
            end = line.end
            block = replace(block, span=Span(block.span.start, end), body=Span(block.body.start, end))
        else:
            if block:
                yield block
            block = fresh
    if block:
        yield block


def _is_lone(block: Block) -> bool:
    """A label on a line of its own: its words are on the next."""
    return block.label is not None and block.body.start == block.body.end


def _block(text: str, line: _Line) -> Block:
    words = text[line.start : line.end]
    quote = len(words) - len(words.lstrip(_QUOTES)) or len(words) - len(words.lstrip("| \t"))
    label = label_at(words[quote:], line.start + quote)
    body = label.span.end if label else line.start
    while body < line.end and text[body] in " \t|":
        body += 1
    span = Span(line.start, line.end)
    return Block(span, Span(body, line.end), label, line.has_gap, False, _cells(text, span), line.depth)


def _cells(text: str, span: Span) -> tuple[Span, ...]:
    marks = list(_CELL.finditer(text, span.start, span.end))
    if not marks:
        return ()
    edges = [span.start, *(edge for mark in marks for edge in mark.span()), span.end]
    return tuple(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a)


def _margin(text: str, lines: list[_Line]) -> int:
    """Where lines were broken by a program, or 0: most lines that could run on must do so."""
    widths = [line.end - line.start for line in lines]
    longest = max(widths, default=0)
    runs = sum(after.start < len(text) and text[after.start].islower() and not after.has_gap for after in lines[1:])
    return longest if 50 <= longest <= 100 and runs >= 3 and runs * 5 >= len(lines) else 0


def _runs_on(text: str, block: Block, before: _Line, line: _Line, width: int) -> bool:
    if line.has_gap:
        return False
    ended = text[before.start : before.end]
    if ended[-1] in ".?!:;|":
        return False if not width or ended[-1] in "?:" else _did_not_fit(text, before, line, width)
    if text[line.start].islower() or (text[line.start] == "(" and before.end - before.start > 40):
        least = 45 if block.label else 20  # a short item is complete: what follows is said of all items
        return before.end - before.start > least or bool(_OPEN.search(ended))
    if _OPEN.search(ended) and before.end - before.start > 30:
        return True
    return bool(width) and _did_not_fit(text, before, line, width)


def _did_not_fit(text: str, before: _Line, line: _Line, width: int) -> bool:
    """Whether the first word of a line would have gone past the margin on the line before."""
    words = text[line.start : line.end].split(maxsplit=1)
    return before.end - before.start + 1 + len(words[0]) > width


def _parted(text: str, block: Block, last: int) -> Iterator[Block]:
    """A block, parted where labels stand inside it in an unbroken row."""
    marks = [] if block.cells else _row_of_labels(text, block, last)
    return _parted_at(text, block, marks) if marks else iter((block,))


def _parted_at(text: str, block: Block, marks: list[re.Match[str]]) -> Iterator[Block]:
    """What stands before the first mark, and a block from each; lettered parts of one in turn."""
    edges = [*(mark.start() for mark in marks), block.span.end]
    head = text[block.body.start : edges[0]].rstrip()
    if head or block.label:
        end = block.body.start + len(head)
        yield replace(block, span=Span(block.span.start, end), body=Span(block.body.start, end))
    for mark, end in zip(marks, edges[1:], strict=True):
        words = text[mark.end() : end].rstrip()
        stop = mark.end() + len(words)
        label = Label(_inline_parts(mark), Span(mark.start(), mark.end()))
        inner = Block(Span(mark.start(), stop), Span(mark.end(), stop), label, False, True, (), block.depth)
        letters = _letters_from(_LOOSE.finditer(text, mark.end(), stop), "") if label.is_number else []
        yield from _parted_at(text, inner, letters) if len(letters) > 1 else (inner,)


def _inline_parts(mark: re.Match[str]) -> tuple[str, ...]:
    groups = mark.groupdict()
    if number := groups.get("num") or groups.get("named"):
        return (str(int(number)),)
    return (small(groups["let"]),) if groups["let"] else ()


def _row_of_labels(text: str, block: Block, last: int) -> list[re.Match[str]]:
    """The labels inside a block that count on from its own, from the last one, or from 1."""
    if not _SIGN.search(text, block.body.start, block.body.end):
        return []
    label = block.label
    nearest = int(label.parts[0]) if label and label.is_number else last
    letter = label.parts[-1] if label and label.parts and not label.parts[-1].isdigit() else ""
    marks = list(_INLINE.finditer(text, block.body.start, block.body.end))
    for wanted, needed in ((nearest + 1, 1), (1, 2)):
        row = _row_from(text, block, wanted, marks)
        if len(row) >= needed and (len(row) > 1 or _SENTENCE_END.search(text[block.body.start : row[0].start()][-4:])):
            return row
    row = _row_from(text, block, nearest + 1, marks, is_loose=True)
    if len(row) >= _SURE:
        return row
    row = _bracketed(text, block)
    if len(row) > 1:
        return row
    row = _letters_from(marks, letter)
    if len(row) + bool(letter) >= 2:
        return row
    bullets = [mark for mark in marks if mark["bullet"]]
    return bullets if len(bullets) + bool(label and label.is_bullet) >= 2 else []


def _row_from(
    text: str, block: Block, wanted: int, marks: list[re.Match[str]], *, is_loose: bool = False
) -> list[re.Match[str]]:
    row: list[re.Match[str]] = []
    for mark in marks:
        number = mark["num"] or mark["named"]
        if number and int(number) == wanted + len(row):
            is_open = not mark["open"] if is_loose else _may_open(text, block, mark)
            row += [mark] if is_open else []
    return row


def _bracketed(text: str, block: Block) -> list[re.Match[str]]:
    """The row (1) … (2) … or (a) … (b) … inside a sentence, most of its parts divided by a semicolon or stop."""
    row: list[re.Match[str]] = []
    parted = 0
    for mark in _BRACKETED.finditer(text, block.body.start, block.body.end):
        if _place_of(mark, is_roman=bool(row) and row[0]["let"] == "i") == len(row) + 1 or (
            not row and mark["let"] == "i"
        ):
            parted += bool(row) and bool(_PARTED.search(text, max(block.body.start, mark.start() - 12), mark.start()))
            row.append(mark)
    return row if parted * 2 >= len(row) - 1 else []


def _place_of(mark: re.Match[str], *, is_roman: bool) -> int:
    part = mark["num"] or mark["let"]
    return roman(part) if is_roman else ordinal(part)


def _letters_from(marks: Iterable[re.Match[str]], letter: str) -> list[re.Match[str]]:
    row: list[re.Match[str]] = []
    first = ord(letter) + 1 if len(letter) == 1 else ord("a")
    romans: list[re.Match[str]] = []
    for mark in marks:
        part = small(mark["let"] or "")
        if len(part) == 1 and ord(part) == first + len(row):
            row.append(mark)
        if part and roman(part) == (2 if letter == "i" else 1) + len(romans):
            romans.append(mark)
    return max(row, romans, key=len)


def _may_open(text: str, block: Block, mark: re.Match[str]) -> bool:
    """A number in brackets, or before a small letter, opens only after the end of a sentence."""
    before = text[max(block.body.start, mark.start() - 4) : mark.start()]
    strict = bool(mark["open"]) or text[mark.end()].islower()
    return not strict or not before.strip() or bool(_SENTENCE_END.search(before))
