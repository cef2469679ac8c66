"""Numbered lists: which labels make an unbroken row, and what number each one gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from answerable.letters.splitting.labels import Label, ordinal, roman
from answerable.letters.splitting.layout import Block

_JUMP = 3  # a row may skip this far where a number was lost
_SHORT = 20  # entries looked at in a row between two questions


@dataclass(frozen=True, slots=True)
class Entry:
    """One labelled block in a row. path: ("3", "a"); at: its place among the blocks."""

    path: tuple[str, ...]
    at: int

    @property
    def number(self) -> str:
        """The canonical number."""
        digits = [part for part in self.path if part.isdigit()]
        return ".".join(digits) + "".join(self.path[len(digits) :])


@dataclass(slots=True)
class Row:
    """Entries that count on from one another."""

    entries: list[Entry] = field(default_factory=list)


def rows(blocks: Sequence[Block], *, is_asked: Callable[[int], bool] = lambda at: False) -> list[Row]:
    """The rows in some blocks, in order; a stray label belongs to none.

    is_asked: whether the block at a place is a question, by which a row of questions goes on after
    a row of another kind that stands between two of them.
    """
    reader = _Reader(blocks, is_asked)
    for at, block in enumerate(blocks):
        if block.label and not block.label.is_bullet:
            reader.take(block.label, at)
    return [row for row in reader.rows if row.entries]


class _Reader:
    """Reads labels in order and keeps the place reached: a path such as ("3", "a", "ii")."""

    def __init__(self, blocks: Sequence[Block], is_asked: Callable[[int], bool]) -> None:
        self.blocks, self.is_asked = blocks, is_asked
        self.rows: list[Row] = []
        self.path: tuple[str, ...] = ()

    def take(self, label: Label, at: int) -> None:
        if self._resumes(label, at):
            self.rows.append(self.rows.pop(-2))
            self.path = label.parts
            self.rows[-1].entries.append(Entry(self.path, at))
            return
        if label.is_bare and not self._is_supported(label, at):
            return
        found = self._numbered(label, at) if label.is_number else self._lettered(label.parts[0])
        if found is None:
            return
        self.path, begins = found
        if begins or not self.rows:
            self.rows.append(Row())
        self.rows[-1].entries.append(Entry(self.path, at))

    def _resumes(self, label: Label, at: int) -> bool:
        """Whether a question goes on with the row before the last, which was an answer's own list."""
        if len(self.rows) < 2 or not label.is_number or len(label.parts) > 1 or not self.is_asked(at):
            return False
        before, last = self.rows[-2], self.rows[-1]
        top = before.entries[-1].path[0]
        if not top.isdigit() or int(label.parts[0]) != int(top) + 1:
            return False
        return self.is_asked(before.entries[-1].at) and not any(self.is_asked(e.at) for e in last.entries[:_SHORT])

    def _top(self) -> int:
        return int(self.path[0]) if self.path and self.path[0].isdigit() else 0

    def _numbered(self, label: Label, at: int) -> tuple[tuple[str, ...], bool] | None:
        """A number that counts on, begins again at 1, or jumps a little."""
        parts, top, value = label.parts, self._top(), int(label.parts[0])
        if value == top and len(parts) > 1:
            return parts, not _after(parts, self.path)
        if value == 1:
            return parts, bool(self.path)
        if value == top + 1 or (value == 2 and not top and self.path):  # "a. b. 2.": the 1 was lost
            return parts, False
        if top + 1 < value <= top + _JUMP and (top or label.word) and self._goes_on(value, at):
            return parts, False
        return None

    def _lettered(self, part: str) -> tuple[tuple[str, ...], bool] | None:
        """A letter or small Roman numeral that counts on, opens a level, or begins a level again."""
        for depth in range(len(self.path), 0, -1):
            before = self.path[depth - 1]
            if not before.isdigit() and _counts_on(before, part):
                return (*self.path[: depth - 1], part), False
        if part not in ("a", "i"):
            return None
        digits = tuple(p for p in self.path if p.isdigit())
        letters = self.path[len(digits) :]
        if letters and (letters[0] in ("i", "v") or len(letters[0]) > 1) != (part == "i"):
            return (*digits, letters[0], part), False
        return (*digits, part), bool(letters)

    def _is_supported(self, label: Label, at: int) -> bool:
        """A number with no sign after it is believed where the ones around it count on."""
        value, top = int(label.parts[0]), self._top()
        if len(label.parts) > 1:
            return _after(label.parts, self.path) or label.parts[1:] == ("1",)
        return value == top + 1 and (value > 1 or self._goes_on(1, at))

    def _goes_on(self, value: int, at: int) -> bool:
        """Whether the next number after this one is the next in order."""
        for later in range(at + 1, len(self.blocks)):
            label = self.blocks[later].label
            if label and label.is_number and len(label.parts) == 1:
                return int(label.parts[0]) == value + 1
        return False


def _counts_on(before: str, part: str) -> bool:
    """Whether a letter follows another: b after a, ii after i; "i" after "h" is a letter."""
    if len(before) == 1 and len(part) == 1 and ord(part) == ord(before) + 1:
        return True
    return roman(before) > 0 and roman(part) == roman(before) + 1


def _after(path: tuple[str, ...], before: tuple[str, ...]) -> bool:
    """Whether a compound label ("1b", "2.2") stands later than the place reached."""
    for new, old in zip(path[1:], before[1:], strict=False):
        if new != old:
            return ordinal(new) > ordinal(old) or roman(new) > roman(old)
    return len(path) > len(before)
