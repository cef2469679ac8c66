"""Captured chats as retention knows them: what there is, what a hold finds in them, how they are destroyed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from answerable.desk.records.destroying import destroy_chat
from answerable.desk.records.queries.kept import chats, chats_named, found_chats, locked_chat
from answerable.desk.retention.holdings import Destroyed, Holding


class Chats:
    """Chats with their captures and messages."""

    label = "Captured chats"

    def all(self) -> Iterable[Holding]:
        """Every chat."""
        return chats()

    def locked(self, subject: str) -> Holding | None:
        """One chat as it stands now, locked."""
        return locked_chat(_number(subject))

    def found(self, words: str, *, among: Collection[str] | None = None) -> set[str]:
        """Those whose title, group or messages have all these words."""
        return found_chats(words, among=among)

    def named(self, words: str) -> Mapping[str, str]:
        """The chats and captures with these words in their title or group."""
        return chats_named(words)

    def destroy(self, subject: str, *, disposal: int, at: datetime) -> Destroyed:
        """Destroys it; its title and days stay."""
        return destroy_chat(_number(subject), disposal=disposal, at=at)


def _number(subject: str) -> int:
    number = subject.partition(":")[2]
    return int(number) if number.isdecimal() else 0
