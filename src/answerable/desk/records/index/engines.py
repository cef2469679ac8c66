"""The one door to what each database has for finding words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from django.db import connection

from answerable.desk.records.index.fts5 import Fts5
from answerable.desk.records.index.gin import Gin
from answerable.desk.records.index.rows import Doc, Sought


class Engine(Protocol):
    """What the index needs of a database. Whatever is sought has a part or a tag."""

    def write(self, docs: Sequence[Doc]) -> None:
        """Let these be found, which were not there."""

    def drop(self, docs: Sequence[Doc]) -> None:
        """Let these be found no more; they are as they were written."""

    def clear(self) -> None:
        """Forget everything."""

    def tidy(self) -> None:
        """After much was dropped: nothing of it stays in the index."""

    def newest(self, sought: Sought, *, most: int) -> list[int]:
        """The numbers of what matches, newest first."""

    def ranked(self, sought: Sought, *, among: int, most: int) -> list[int]:
        """The numbers of what matches best among the newest that match."""


def engine() -> Engine:
    """The one for the database in use."""
    return Gin() if connection.vendor == "postgresql" else Fts5()
