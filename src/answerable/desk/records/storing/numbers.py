"""Numbers of messages: in the order of time over all chats, and none given twice.

A number is a minute and a slot in it. Each chat begins at a slot of its own, as far from those of the others as can be; within a
minute the numbers rise in the order of the file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from django.db import connection

from answerable.desk.records.models import Message
from answerable.desk.records.rows import SLOTS, first_id, minute_of

_ALL = 1 << SLOTS
_NEAR = 60  # minutes between two that are asked for together


class Numbers:
    """Gives numbers to the new messages of one chat."""

    def __init__(self, chat: int) -> None:
        self.chat = chat
        self.begin = int(f"{chat % _ALL:0{SLOTS}b}"[::-1], 2)  # 1, 2, 3 lie half, a quarter, three quarters of the way
        self.top = top(chat)
        self.is_crowded = False

    def give(self, minutes: Sequence[int]) -> list[int]:
        """A number for each of these minutes, in their order."""
        back = sorted({minute for minute in minutes if self.top is not None and minute <= self.top})
        used = {number for first, last in stretches(back) for number in _between(self.chat, first, last)}
        while True:
            given = list(self._given(minutes, used))
            if not self.is_crowded or not (clash := taken(given)):
                return given
            used |= clash

    def stored(self, numbers: Sequence[int]) -> None:
        """These are in the table now."""
        self.top = max(minute_of(max(numbers)), self.top if self.top is not None else minute_of(numbers[0]))

    def _given(self, minutes: Sequence[int], used: Collection[int]) -> Iterator[int]:
        following: dict[int, int] = {}
        begin = self.begin
        for minute in minutes:
            slot = following.get(minute, 0)
            number = (minute << SLOTS) + begin + slot if begin + slot < _ALL else self._number(minute, slot)
            while number in used:
                slot += 1
                number = self._number(minute, slot)
            following[minute] = slot + 1
            yield number

    def _number(self, minute: int, slot: int) -> int:
        """The so-many-th number from a minute on: when a minute is full, those of the next."""
        return first_id(minute + slot // _ALL) + (self.begin + slot) % _ALL


def top(chat: int) -> int | None:
    """The last minute of which the chat has a message."""
    last = Message.objects.filter(chat=chat).order_by("-id").values_list("id", flat=True).first()
    return None if last is None else minute_of(last)


def stretches(minutes: Sequence[int], *, wide: int = 0) -> list[tuple[int, int]]:
    """Minutes in their order as stretches, first and last number of each; wide minutes more at both ends."""
    found: list[list[int]] = []
    for minute in minutes:
        if found and minute - wide - found[-1][1] <= _NEAR:
            found[-1][1] = minute + wide
        else:
            found.append([minute - wide, minute + wide])
    return [(first_id(first), first_id(last + 1) - 1) for first, last in found]


def _between(chat: int, first: int, last: int) -> Iterable[int]:
    return Message.objects.filter(chat=chat, pk__range=(first, last)).values_list("pk", flat=True)


def taken(numbers: Sequence[int]) -> set[int]:
    """Those of these numbers that some message has, of whichever chat."""
    if connection.vendor == "postgresql":
        statement, values = "SELECT id FROM records_message WHERE id = ANY(%s)", [list(numbers)]
    else:
        statement = "SELECT id FROM records_message WHERE id IN (SELECT value FROM json_each(%s))"
        values = [str(list(numbers))]  # type: ignore[list-item]  # a list of whole numbers is JSON
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return {row[0] for row in cursor.fetchall()}
