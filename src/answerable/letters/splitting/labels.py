"""Labels: the marks that stand before a question or an answer, read into canonical values."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answerable.casefile import Span
from answerable.patterns import small

WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
BULLETS = "•·●▪■◦‣⁃○➢►✓\uf0b7"
ROMAN = re.compile(r"x{0,2}(?:ix|iv|v?i{0,3})", re.I)

_WORD = r"(?:questions?|query|part|request|item|point|no|number|qn|q)"
_NUM = r"\d{1,3}(?:\.\d{1,2}(?!\d)){0,2}"
_SUB = r"(?:[ \t]?\([ \t]?(?:[a-z]|[ivx]{1,5})[ \t]?\)|\.?[ \t]?(?:[a-z]|[ivx]{1,5})(?=[.):\]]))"
_END = r"(?:[ \t]?[.):\]]+(?!\d)|[ \t]+[-–—](?=[ \t])|[-–—](?=[ \t])|[ \t]*$|\t|[ \t]{2,}|[ \t]*\|)"

NAMED = re.compile(
    rf"[*_]*(?:your[ \t]+)?(?P<word>{_WORD})[ \t]*[.:#]?[ \t]*(?P<num>{_NUM}|{'|'.join(WORDS)})(?P<sub>{_SUB}|[a-z]\b)?"
    rf"[*_]*(?:{_END}|(?=[ \t]+[A-Z“\"'£])|(?=\())[-–—:.)*_]*",
    re.I,
)
ANSWERED = re.compile(
    rf"[*_]*(?:A|Ans(?:wer)?)(?:\.[ \t]?(?=\d)|(?=\d{{1,2}}[.):]))(?P<num>{_NUM})(?P<sub>{_SUB}|[a-z]\b)?[.):]*(?=\s|$)"
)
NUMBERED = re.compile(
    rf"[*_]*[(\[]?(?P<num>{_NUM})(?P<sub>(?:{_SUB}){{0,2}}|[a-z](?=\)))(?:{_END}|(?=\())[-–—:.)*_]*", re.I
)
LETTERED = re.compile(
    r"(?:[(\[][ \t]?(?P<a>[a-z]|[ivx]{1,5})[ \t]?[)\]][.:]?"
    r"|(?P<b>[a-z]|[ivx]{1,5})(?:[)\]][.:]?|\.(?=\s|$|[A-Z]))"
    r"|(?P<c>[a-z]|[ivx]{1,5})[ \t]+[-–—](?=[ \t]))",
    re.I,
)
SPELT = re.compile(rf"(?P<num>{'|'.join(WORDS)})[.):](?=\s)", re.I)
BULLETED = re.compile(rf"(?:[{BULLETS}][ \t]*|\*[ \t]+|[-–—]+(?:[ \t]+|$)|o[ \t]+(?=\S))")
BARE = re.compile(
    r"(?P<num>\d{1,2},?[ \t]+(?=[A-Z“\"]|(?:how|what|which|who|when|where|why|please|does|do|did|is|are|has|have|any|a copy|the)\b)|\d{1,2}(?:\.\d{1,2}){1,2}[ \t]+(?=[A-Za-z“\"]))"
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
    r"|(?:million|billion|thousand|percent|per|hours?|days?|weeks?|months?|years?|miles|km|tonnes|fte|and|to|or|of|m|k)\b)"
)
_QUANTITY = re.compile(
    r"\d[\d.,]*\s*(?:million|billion|thousand|per ?cent|percent|days?|hours?|weeks?|months?|years?|k|m|bn)\b|\d[\d.,]*\s*%|%|[-–—]\s*\d",
    re.I,
)
_PIECE = re.compile(r"\d+|[a-z]+", re.I)


@dataclass(frozen=True, slots=True)
class Label:
    """A mark before some words. parts: ("3", "ii"); empty for a bullet."""

    parts: tuple[str, ...]
    span: Span
    word: str = ""  # "question", "part" … where one stands in it
    is_bare: bool = False  # a number with no sign after it: believed only in a run

    @property
    def value(self) -> str:
        """The label in canonical form: "1", "a", "3ii", "2.1"; empty for a bullet."""
        digits = [part for part in self.parts if part.isdigit()]
        return ".".join(digits) + "".join(self.parts[len(digits) :])

    @property
    def is_number(self) -> bool:
        """Whether it begins with a number."""
        return bool(self.parts) and self.parts[0].isdigit()

    @property
    def is_bullet(self) -> bool:
        """Whether it is a bullet, which has no value."""
        return not self.parts


def ordinal(part: str) -> int:
    """The place of a part in its row: "3" and "c" are 3; "ii" is read as a letter only if single."""
    if part.isdigit():
        return int(part)
    return ord(part) - 96 if len(part) == 1 else roman(part)


def roman(part: str) -> int:
    """The value of a small Roman numeral, or 0 where it is none."""
    if not part or not ROMAN.fullmatch(part):
        return 0
    values = [{"i": 1, "v": 5, "x": 10}[c] for c in small(part)]
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def label_at(line: str, start: int) -> Label | None:
    """The label at the head of a line, or None. start: where the line stands in its text."""
    if found := NAMED.match(line):
        return _numbered(found, start, word=small(found["word"]))
    if found := ANSWERED.match(line):
        return _numbered(found, start, word="answer")
    if (found := NUMBERED.match(line)) and not _is_quantity(line, found):
        return _numbered(found, start)
    if found := LETTERED.match(line):
        part = small(found["a"] or found["b"] or found["c"])
        if len(part) == 1 or roman(part):
            return Label((part,), Span(start, start + found.end()))
    if found := SPELT.match(line):
        return _numbered(found, start)
    if found := BULLETED.match(line):
        return Label((), Span(start, start + found.end()))
    if found := BARE.match(line):
        return _numbered(found, start, is_bare=True)
    return None


def _is_quantity(line: str, found: re.Match[str]) -> bool:
    """A figure, sum or time that only looks like a label: "12. 5 million", "30) days", "1 - 5"."""
    rest = line[found.end() :].lstrip()
    if "\t" in line[found.start() : len(line) - len(rest)]:
        return False  # a cell of its own
    return found["sub"] == "" and bool(_QUANTITY.match(rest)) and not re.match(r"\d{4}\b|\d+(st|nd|rd|th)", rest)


def _numbered(found: re.Match[str], start: int, *, word: str = "", is_bare: bool = False) -> Label:
    groups = found.groupdict()
    num = small(groups["num"].strip(" ,\t"))
    if num in WORDS:
        num = str(WORDS.index(num) + 1)
    dots = tuple(str(int(piece)) for piece in num.split("."))
    sub = tuple(_PIECE.findall(small(groups.get("sub") or "")))
    return Label(dots + sub, Span(start, start + found.end()), word, is_bare)
