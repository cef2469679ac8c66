"""The grammar of a citation: the words, numbers and brackets that letters write, as patterns.

It knows shapes only; which Act a citation belongs to is decided in citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

GAP = r"[ \t\u00a0]{0,2}"
SECTION = r"\d{1,3}(?:[A-Za-z]{1,2})?(?!\w)"
# one letter, an inserted pair as in 37(1)(ab), or a roman numeral
LETTERS = r"(?:[ivx]{2,5}|a[a-d]|ea|fa|g[ab]|[a-z])"
DIGITS = r"\d{1,2}(?:[A-Za-z]{1,2})?"
BRACKET = rf"{GAP}\([ \u00a0]?(?:{DIGITS}|{LETTERS})[ \u00a0]?\)"
# a letter follows the section without a space, or before another bracket: "40 (i) names" is a list
FIRST = rf"(?:{GAP}\([ \u00a0]?{DIGITS}[ \u00a0]?\)|\({LETTERS}\)|[ \u00a0]\({LETTERS}\)(?=\())"
HALF = rf"(?<=\))(?:{LETTERS}\)|[a-h](?![\w)]))"  # 38(1)b) and 38(1)b
DOTTED = r"[.,]\d{1,2}[A-Za-z]?(?![\w%]|[.,]\d)"
DOTTED_ON = rf"[.,]\d{{1,2}}[A-Za-z]?(?:\.{LETTERS}(?!\w))+"  # 31.1.a
IN_WORDS = (
    rf"(?:,?\s+sub-?sections?\s+\(?{DIGITS}\)?(?:\({LETTERS}\))*"
    rf"|,?\s+(?:sub-?)?paragraphs?\s+(?:\({LETTERS}\)|{LETTERS}(?!\w)))"
)
TAIL = rf"(?:(?:{FIRST}|{DOTTED_ON}|{DOTTED})(?:{BRACKET}|{HALF})*)?(?:{IN_WORDS})*"

MARKS = (
    r"(?P<section>sections?\.?|sects?\.?|secs?\.?|ss?\.?|§§?)"
    r"|(?P<regulation>regulations?|regs?\.?|r\.(?=\d))"
    r"|(?P<ground>exemptions?|exceptions?)"
    r"|(?P<paragraph>paragraphs?|paras?\.?)"
)
WITHIN = (  # "paragraph (a) of subsection (1) of section 31"
    rf"(?:(?:sub-?)?paragraphs?\s+\(?(?P<below>{LETTERS})\)?\s+of\s+)?"
    rf"(?:sub-?sections?\s+\(?(?P<above>{DIGITS})\)?(?:\((?P<beside>{LETTERS})\))?\s+of\s+)?"
)
MARKED = re.compile(
    rf"(?<![\w'’./&-])(?:{WITHIN})(?:{MARKS})[ \t\u00a0]{{0,2}}\n?[ \t]{{0,4}}"
    rf"(?P<number>{SECTION})(?P<tail>{TAIL})",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"(?<![\w/-])(?P<prefix>FOISA|FoISA|FOIA|FoIA|FOI|FoI|EISRs?|EI\(S\)Rs?|EIRs?|DPA)[ \u00a0]"
    rf"(?P<number>{SECTION})(?P<tail>{TAIL})"
)
BARE = re.compile(
    rf"(?<![\w£$€.,/()-])(?P<number>\d{{1,2}}[A-Z]?)(?P<tail>{FIRST}(?:{BRACKET}|{HALF})*)", re.IGNORECASE
)
_WITH = r"(?:read |in conjunction |together )?with"
JOIN = re.compile(rf"\s*(?:,?\s*(?:and(?:/or)?|or|&|{_WITH})(?![a-z])|[,;/+]|\bto\b|[-–—])\s*", re.IGNORECASE)
DESCRIPTION = re.compile(r"\s*\([A-Za-z][^()\n]{2,80}\)")
BESIDE = re.compile(r"\s*(?:,\s*(?:and|or)?|and|or|&)\s*", re.IGNORECASE)
SIBLING = re.compile(rf"\([ \u00a0]?(?:{DIGITS}|{LETTERS})[ \u00a0]?\)(?:{BRACKET}|{HALF})*", re.IGNORECASE)
NEXT = re.compile(rf"(?P<number>{SECTION})(?P<tail>{TAIL})", re.IGNORECASE)

_PIECE = re.compile(r"\d{1,2}[A-Za-z]{0,2}|[A-Za-z]{1,5}")
_WORD = re.compile(r"\b(?:sub-?)?(?:sections?|paragraphs?)\b", re.IGNORECASE)


class Taken:
    """The characters of a text that have been read, so that nothing is read twice."""

    def __init__(self, text: str) -> None:
        self._marks = bytearray(len(text))

    def take(self, start: int, end: int) -> bool:
        """True where all of these characters were free; they are taken now."""
        if any(self._marks[start:end]):
            return False
        self._marks[start:end] = b"\1" * (end - start)
        return True


def section_of(number: str) -> str:
    """A section's number as the Act prints it: 22a is 22A."""
    return number.upper()


def parts_of(tail: str) -> tuple[str, ...]:
    """The parts that a tail names: " (1b)" is 1, b; ".4(b)" is 4, b; " subsection 2" is 2."""
    pieces = _PIECE.findall(_WORD.sub(" ", tail))
    return tuple(part for place, piece in enumerate(pieces) for part in _split(piece, pieces[place + 1 : place + 2]))


def first_of(tail: str) -> str:
    """A tail up to where a second provision begins: "(2)(3A)(a)" is (2), then (3A)(a)."""
    parts: tuple[str, ...] = ("",)
    for piece in _PIECE.finditer(_WORD.sub(lambda word: " " * len(word[0]), tail)):
        more = tuple(_split(piece[0], _PIECE.findall(tail, piece.end())[:1]))
        if len(parts) > 1 and not _follows(parts, more[0]):
            return tail[: piece.start()].rstrip(" \u00a0(")
        parts += more
    return tail


def sibling_of(parts: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...] | None:
    """The provision that "(ii)" or "(3)" names after another: 36(2)(b)(i) "and (ii)" is 36(2)(b)(ii).

    None where no level of the first takes such a part.
    """
    for level in range(len(parts) - 1, 0, -1):
        if _kind(parts, level) == "digit" if more[0][0].isdigit() else _takes(parts, level, more[0]):
            return parts[:level] + more
    return None


def _split(piece: str, following: list[str]) -> Iterator[str]:
    digits = re.match(r"\d+", piece)
    if not digits:
        yield piece.lower()
        return
    suffix = piece[digits.end() :]
    # "(1b)" is (1)(b); "(3A)" is a subsection put in later, and so is "(3a)" before another "(a)"
    inserted = suffix.isupper() or (following and _is_letter(following[0]))
    yield from (digits[0] + suffix.upper(),) if inserted or not suffix else (digits[0], suffix.lower())


def _follows(parts: tuple[str, ...], part: str) -> bool:
    """True where a part can lie within the one before it: a letter in a digit, a numeral in a letter."""
    kind = _kind(parts, len(parts) - 1)
    return not part[0].isdigit() if kind == "digit" else kind == "letter" and set(part) <= set("ivx")


def _is_letter(piece: str) -> bool:
    return len(piece) == 1 and piece.isalpha() and piece.lower() not in "ivx"


def _kind(parts: tuple[str, ...], level: int) -> str:
    if parts[level][0].isdigit():
        return "digit"
    return "letter" if level == 1 or parts[level - 1][0].isdigit() else "roman"


def _takes(parts: tuple[str, ...], level: int, part: str) -> bool:
    kind = _kind(parts, level)
    return kind == "letter" or (kind == "roman" and set(part) <= set("ivx"))
