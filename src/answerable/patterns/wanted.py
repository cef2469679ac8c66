"""The words that every match of a pattern has, read off the pattern as `re` parses it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_Item = tuple[Any, Any]  # what `re` parses a pattern to: its kind and what belongs to it

LONGEST = 14  # characters of a word that are looked at
_MANY = 24  # wordings into which a piece of a pattern is spelt out, at most
_BEST = 3  # sets of words that are kept of one pattern
_WORD = re.compile(r"[\w'’-]{2,}")
_BESIDE = (op.AT, op.ASSERT, op.ASSERT_NOT)  # they take no characters
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_SPACE = [(op.IN, [(op.CATEGORY, op.CATEGORY_SPACE)])]
_ROW = re.compile(r"(?P<before>\\b|\(\?<!\\w\)|\^\\W\*|)\(\?:(?P<rows>.*?)\)(?P<after>\\b|\(\?!\\w\)|)", re.S)
_STEP = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.S)


def words_wanted(pattern: str, flags: int) -> tuple[frozenset[str], ...]:
    """Sets of words: one of each is in every match, in small letters and without a space in it. The rarest set first."""
    found = _sets(list(parser.parse(pattern, flags)))
    return tuple(sorted(dict.fromkeys(found), key=_often)[:_BEST])


def rows_of(pattern: str, flags: int) -> tuple[str, ...]:
    """A pattern as the alternatives that it is a row of; whole, where it has groups or may match nothing."""
    tree = parser.parse(pattern, flags)
    if tree.state.groups > 1 or not tree.getwidth()[0]:
        return (pattern,)
    rows = tuple(_alternatives(pattern))
    row = _ROW.fullmatch(pattern) if len(rows) == 1 else None
    if row and _is_closed(row["rows"]):
        rows = tuple(f"{row['before']}(?:{one}){row['after']}" for one in _alternatives(row["rows"]))
    return rows


def _alternatives(pattern: str) -> Iterator[str]:
    """What stands between the upright strokes that are in no bracket."""
    depth, one = 0, ""
    for step in _STEP.findall(pattern):
        depth += (step == "(") - (step == ")")
        if step == "|" and not depth:
            yield one
            one = ""
        else:
            one += step
    yield one


def _is_closed(pattern: str) -> bool:
    """Whether every bracket in a piece of a pattern is closed in it, after it was opened."""
    depth = 0
    for step in _STEP.findall(pattern):
        depth += (step == "(") - (step == ")")
        if depth < 0:
            return False
    return not depth


def _often(words: frozenset[str]) -> float:
    """How often one of some words may be met, as a rule of thumb: short words stand in many others."""
    return sum(0.2 ** len(word) for word in words)


def _sets(items: Sequence[_Item]) -> list[frozenset[str]]:
    found: list[frozenset[str]] = []
    run = {""}
    for item in items:
        spelt = _wordings([item])
        if spelt is not None and len(spelt) * len(run) <= _MANY:
            run = {before + after for before in run for after in spelt}
        else:
            found += [*_words_of(run), *_sets_inside(*item)]
            run = {""}
    return found + _words_of(run)


def _sets_inside(kind: Any, value: Any) -> list[frozenset[str]]:
    if kind is op.SUBPATTERN:
        return _sets(list(value[3]))
    if kind is op.ATOMIC_GROUP:
        return _sets(list(value))
    if kind in _REPEATS and value[0]:
        return _sets(list(value[2]))
    if kind is op.BRANCH:
        best = [min(_sets(list(row)), key=_often, default=frozenset()) for row in value[1]]
        return [frozenset[str]().union(*best)] if all(best) else []
    return []


def _words_of(wordings: set[str]) -> list[frozenset[str]]:
    """Of one wording every word; of several, the longest word of each."""
    rows = [[word[:LONGEST] for word in _WORD.findall(wording)] for wording in wordings]
    if not all(rows):
        return []
    if len(rows) == 1:
        return [frozenset({word}) for word in rows[0]]
    return [frozenset(max(row, key=len) for row in rows)]


def _wordings(items: Sequence[_Item]) -> set[str] | None:
    """All that a row of items may match, in small letters and with a space for any white space; None for too much."""
    found = {""}
    for kind, value in items:
        spelt = _spelt(kind, value)
        if spelt is None or len(spelt) * len(found) > _MANY:
            return None
        found = {before + after for before in found for after in spelt}
    return found


def _spelt(kind: Any, value: Any) -> set[str] | None:
    if kind in _BESIDE:
        return {""}
    if kind is op.LITERAL:
        return _letters([value])
    if kind is op.IN:
        return _class(value)
    if kind is op.SUBPATTERN:
        return _wordings(list(value[3]))
    if kind is op.BRANCH:
        rows = [_wordings(list(row)) for row in value[1]]
        return set[str]().union(*(row for row in rows if row)) if all(rows) else None
    if kind in _REPEATS:
        return _repeated(*value)
    return None


def _repeated(least: int, most: int, inside: Iterable[_Item]) -> set[str] | None:
    items = list(inside)
    if least and items == _SPACE:
        return {" "}
    once = _wordings(items) if (least, most) == (0, 1) else None
    return once | {""} if once else None


def _class(rows: Sequence[_Item]) -> set[str] | None:
    codes: list[int] = []
    for kind, value in rows:
        if kind is op.LITERAL:
            codes.append(value)
        elif kind is op.RANGE and value[1] - value[0] < _MANY:
            codes += range(value[0], value[1] + 1)
        elif (kind, value) == (op.CATEGORY, op.CATEGORY_SPACE):
            codes.append(ord(" "))
        else:
            return None
    return _letters(codes)


def _letters(codes: Iterable[int]) -> set[str] | None:
    """Letters as they stand in small letters; None where another alphabet's case comes in."""
    letters = {chr(code) for code in codes}
    if any(not letter.isascii() and letter.lower() != letter.upper() for letter in letters):
        return None
    return {" " if letter.isspace() else letter.lower() for letter in letters}
