"""What a search looks through: each chat with its captures and its days, as a certificate lists them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Count, Q

from answerable.desk.people.actors import Actor
from answerable.desk.records.asked import Asked, Understood
from answerable.desk.records.models import Step
from answerable.desk.records.queries.scope import chats_of
from answerable.desk.registers.authority import authority
from answerable.law import long_day, uk_day
from answerable.registers import listed


@dataclass(frozen=True, slots=True)
class Covered:
    """One chat that is looked through: its captures that are complete, its messages, its first and last day in words."""

    key: int
    title: str
    captures: int
    messages: int
    first: str
    last: str


def covered(asked: Asked, *, by: Actor) -> tuple[Covered, ...]:
    """The chats that a search is kept to and that hold something, by title."""
    done = Count("captures", filter=Q(captures__step=Step.DONE))
    chats = chats_of(asked, by=by).filter(disposed_at=None).annotate(done=done).filter(done__gt=0)
    return tuple(
        Covered(one.pk, one.title, one.done, one.messages_count, _day(one.first_at), _day(one.last_at)) for one in chats
    )


def asked_in_words(asked: Asked, read: Understood, *, chats: tuple[str, ...] = ()) -> str:
    """A search as a sentence says it: its words, then what it was kept to. chats: titles of those it was kept to."""
    said = [read.words] if read.words else []
    if asked.people:
        said.append(f"messages from or to {listed([f'“{name}”' for name in asked.people])}")
    if chats:
        said.append(f"in {listed(chats)}")
    if asked.tool:
        said.append(f"in {_called(asked.tool)}")
    if asked.kind:
        said.append(f"records of the kind “{asked.kind.replace('_', ' ')}”")
    if asked.has_file:
        said.append("only with a file")
    if asked.first:
        said.append(f"from {long_day(asked.first)}")
    if asked.last:
        said.append(f"to {long_day(asked.last)}")
    return ", ".join(said)


def titles_of(asked: Asked, *, by: Actor) -> tuple[str, ...]:
    """The titles of the chats that a search names; none where it names none."""
    if not asked.chats and not asked.groups:
        return ()
    return tuple(chats_of(asked, by=by).values_list("title", flat=True))


def _called(tool: str) -> str:
    folder = authority()
    found = folder.kept("tools").find(tool) if folder.keeps("tools") else None
    return found.text("name") if found else tool


def _day(seconds: int | None) -> str:
    return long_day(uk_day(datetime.fromtimestamp(seconds, UTC))) if seconds is not None else ""
