"""What a file's columns look like as a whole: how days are written, which words there are, a first few cells."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.desk.imports.columns import plain
from answerable.desk.imports.days import proof_of

WORDS = 200  # different words in a column, beyond which it is no column of words
LONGEST = 120
SHOWN = 3


class Profile:
    """Gathers as the rows go by; memory stays small however many there are."""

    def __init__(self, headings: Sequence[str]) -> None:
        self.headings = list(headings)
        self._columns = [_Column() for _ in headings]

    def seen(self, values: list[str]) -> list[str]:
        """Looks at a row, and gives it back. A cell beyond the last heading gets a column of its own."""
        while len(self._columns) < len(values):
            self._columns.append(_Column())
            self.headings.append(f"Column {len(self._columns)}")
        for column, value in zip(self._columns, values, strict=False):
            if value:
                column.see(value)
        return values

    def values(self) -> list[dict[str, object]]:
        """Each column: how many cells are filled, what proves the order of its days, its words, its first cells."""
        return [column.values() for column in self._columns]


class _Column:
    def __init__(self) -> None:
        self.filled = 0
        self.proofs: set[str] = set()
        self.words: dict[str, str] | None = {}
        self.first: list[str] = []

    def see(self, value: str) -> None:
        self.filled += 1
        if proof := proof_of(value):
            self.proofs.add(proof)
        if len(self.first) < SHOWN:
            self.first.append(value[:LONGEST])
        if self.words is not None:
            if len(value) <= LONGEST:
                self.words.setdefault(plain(value), value)
            if len(value) > LONGEST or len(self.words) > WORDS:
                self.words = None

    def values(self) -> dict[str, object]:
        return {"filled": self.filled, "proofs": sorted(self.proofs), "words": self.words, "first": self.first}
