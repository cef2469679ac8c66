"""Which chat a capture is of: one that is there, or one that begins with its first capture."""

from __future__ import annotations

from dataclasses import dataclass

from answerable.desk.people.actors import Actor
from answerable.desk.queue import locks
from answerable.desk.records import access
from answerable.desk.records.models import Chat
from answerable.desk.registers.authority import authority
from answerable.errors import NoSuchThing, NotAChat
from answerable.registers import Entry

_LOCK = 0x63686174


@dataclass(frozen=True, slots=True)
class NewChat:
    """A chat by what it is of: a group of the register, or one person's account. Where it is there already, it is that one."""

    group: str = ""
    person: str = ""
    tool: str = ""
    title: str = ""


def require_chat(chosen: NewChat | int) -> None:
    """Refuses one that does not say what it is of (NotAChat), before its file is read."""
    if not isinstance(chosen, NewChat):
        return
    if chosen.group:
        group_entry(chosen.group)
    elif not chosen.person.strip():
        raise NotAChat(reason="neither a group nor a person is named", where="the capture")


def chat_for(chosen: NewChat | int, *, by: Actor) -> Chat:
    """The chat, made where it is not there. Refuses one that does not say what it is of (NotAChat), in the transaction of the caller."""
    if not isinstance(chosen, NewChat):
        found = access.visible_chats(by).filter(pk=chosen, disposed_at=None).first()
        if found is None:
            raise NoSuchThing(thing="such chat", where=f"chat {chosen}")
        return found
    require_chat(chosen)
    locks.alone(_LOCK)
    rows = Chat.objects.filter(disposed_at=None)
    if chosen.group:
        entry = group_entry(chosen.group)
        title, tool = (chosen.title or entry.text("name") or entry.id), chosen.tool or entry.text("tool")
        rows = rows.filter(group=entry.id, tool=tool)
        found = rows.filter(title=chosen.title).first() if chosen.title else rows.first()
        return found or Chat.objects.create(title=title[:200], group=entry.id, tool=tool[:60])
    person = " ".join(chosen.person.split())[:120]
    title = (chosen.title or f"Messages of {person}")[:200]
    found = rows.filter(group="", person__iexact=person, tool=chosen.tool, title=title).first()
    return found or Chat.objects.create(title=title, person=person, tool=chosen.tool[:60])


def group_entry(reference: str) -> Entry:
    """The group of the register. Refuses a reference that it does not have (NotAChat)."""
    folder = authority()
    found = folder.kept("groups").find(reference) if folder.keeps("groups") else None
    if found is None:
        raise NotAChat(reason=f"“{reference}” is no group of the register of groups", where=reference)
    return found
