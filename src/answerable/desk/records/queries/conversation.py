"""A message in its conversation, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from answerable.desk.people.actors import Actor
from answerable.desk.records import access
from answerable.desk.records.models import Capture, Message, Sighting
from answerable.desk.records.queries.messages import MessageRow, message_rows
from answerable.desk.records.rows import first_id, minute_of
from answerable.errors import NoSuchThing
from answerable.records import Flag

FLAGS = {
    Flag.PASTED: "It reads like a line of another chat that was pasted into a message.",
    Flag.QUOTES: "It holds lines that read like messages of their own. They are kept in it.",
    Flag.ORDER: "It is earlier than the message before it in the file.",
    Flag.TWICE: "The clocks went back: this hour came twice, and it may be either.",
    Flag.NEVER: "The clocks went forward over this time.",
    Flag.NO_DATE: "The file gives it no day that there is. It stands beside the message before it.",
    Flag.WORDING: "The program wrote it, in words that are not known here.",
    Flag.BYTES: "Some of its bytes are no text.",
    Flag.REPAIRED: "It was damaged, and repaired to be read. Its bytes are kept as they were.",
    Flag.TOKENS: "Keys to a service stood in it. They were not kept.",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A capture that shows a message, and where."""

    capture: int
    name: str
    at: datetime
    sha256: str
    seq: int
    start: int
    end: int

    @property
    def place(self) -> int:
        """Which record of the capture it is, from one."""
        return self.seq + 1


@dataclass(frozen=True, slots=True)
class Thread:
    """A message with what was said before and after it, as the chat has it; and its source.

    earlier, later: the numbers that the conversation goes on from, if it does. became: what stands in its place in a later
    capture; was: what stood in its place. gone_in: the first later capture of its days that is without it.
    """

    message: MessageRow
    before: tuple[MessageRow, ...]
    after: tuple[MessageRow, ...]
    earlier: int | None
    later: int | None
    flags: tuple[str, ...]
    captures: tuple[Shown, ...]  # the first is its source
    became: MessageRow | None
    was: tuple[MessageRow, ...]
    gone_in: Shown | None


def conversation(number: int, *, before: int = 10, after: int = 10, by: Actor) -> Thread:
    """The message of that number. One of a chat that this actor may not see is not there (NoSuchThing)."""
    found = Message.objects.select_related("capture", "gone_in").filter(access.chats_of(by), pk=number).first()
    if found is None:
        raise NoSuchThing(thing="such message", where=f"message {number}")
    others = Message.objects.filter(chat=found.chat_id)
    older = list(others.filter(pk__lt=number).order_by("-pk").values_list("pk", flat=True)[: before + 1])
    newer = list(others.filter(pk__gt=number).order_by("pk").values_list("pk", flat=True)[: after + 1])
    beside = (first_id(minute_of(number) - 1), first_id(minute_of(number) + 2))  # it has the minute of what it replaced
    was = list(others.filter(pk__gte=beside[0], pk__lt=beside[1], became=number).values_list("pk", flat=True))
    around = [*older[:before][::-1], number, *newer[:after]]
    rows = message_rows({*around, *was, *([found.became_id] if found.became_id else ())})
    sightings = Sighting.objects.select_related("capture").filter(message=number).order_by("capture")
    return Thread(
        rows[number],
        tuple(rows[one] for one in around if one < number),
        tuple(rows[one] for one in around if one > number),
        older[before - 1] if len(older) > before else None,
        newer[after - 1] if len(newer) > after else None,
        flag_words(rows[number].flags),
        (_shown(found.capture, found.seq, found.start, found.end), *(_shown(one.capture, one.seq, one.start, one.end) for one in sightings)),
        rows.get(found.became_id) if found.became_id else None,
        tuple(rows[one] for one in was),
        _shown(found.gone_in, 0, 0, 0) if found.gone_in else None,
    )  # fmt: skip


def flag_words(flags: tuple[str, ...]) -> tuple[str, ...]:
    """What the flags of a message mean, in sentences."""
    return tuple(FLAGS[Flag(flag)] for flag in flags)


def _shown(capture: Capture, seq: int, start: int, end: int) -> Shown:
    return Shown(capture.pk, capture.name, capture.at, capture.sha256, seq, start, end)
