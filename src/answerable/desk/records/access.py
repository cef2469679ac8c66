"""Who reads captured messages, and who captures: one table. The owner of a group captures it, and sees its captures alone."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from answerable.desk.people.actors import DESK, Actor
from answerable.desk.people.roles import Role, role_words
from answerable.desk.records.models import Capture, Chat, Step
from answerable.desk.registers.authority import authority
from answerable.errors import CaptureElsewhere, NoSuchThing, NotAllowed

READERS = (Role.OFFICER, Role.REVIEWER, Role.DATA_PROTECTION, Role.RECORDS, Role.AUDITOR)
KEEPERS = (Role.OFFICER, Role.RECORDS, Role.DATA_PROTECTION)


def may_read(by: Actor) -> bool:
    """True where they read every captured message."""
    return by.key == DESK.key or by.has_role(*READERS)


def may_capture(by: Actor, *, group: str = "") -> bool:
    """True where they bring in captures: of every chat, or of that group which is theirs."""
    return by.key == DESK.key or by.has_role(*KEEPERS) or (bool(group) and group in own_groups(by))


def own_groups(by: Actor) -> frozenset[str]:
    """The groups of the register whose owner they are, by name or by job."""
    folder = authority()
    if by.person is None or not folder.keeps("groups"):
        return frozenset()
    called = {words.casefold() for words in (by.person.name, by.person.job) if words}
    return frozenset(one.id for one in folder.kept("groups").entries if one.text("owner").casefold() in called)


def require_capture(by: Actor, *, group: str = "") -> None:
    """Refuses whoever may not capture that chat (NotAllowed)."""
    if not may_capture(by, group=group):
        words = role_words(KEEPERS)
        raise NotAllowed(
            who=by.name, act="capture messages", where=group or "captures",
            because=f"This is for: {words}, and the owner of the group.", instead=f"Ask someone who is: {words}.",
        )  # fmt: skip


def may_save(by: Actor) -> bool:
    """True where they search messages, and may keep a search under a name; an auditor changes nothing."""
    return any(role is not Role.AUDITOR and by.has_role(role) for role in READERS)


def require_saving(by: Actor) -> None:
    """Refuses whoever may not keep a search (NotAllowed)."""
    if not may_save(by):
        words = role_words(tuple(role for role in READERS if role is not Role.AUDITOR))
        raise NotAllowed(
            who=by.name, act="keep a search", where="the search of messages",
            because=f"This is for: {words}.", instead=f"Ask someone who is: {words}.",
        )  # fmt: skip


def require_sight(by: Actor) -> None:
    """Refuses whoever sees no capture at all (NotAllowed)."""
    if not may_read(by) and not own_groups(by):
        words = role_words(READERS)
        raise NotAllowed(
            who=by.name, act="see captures", where="captures",
            because=f"They are for: {words}, and the owners of groups.", instead=f"Ask someone who is: {words}.",
        )  # fmt: skip


def visible(by: Actor) -> QuerySet[Capture]:
    """The captures that this actor may see: all, those of their own groups, or none."""
    rows = Capture.objects.select_related("chat", "file")
    return rows if may_read(by) else rows.filter(chat__group__in=own_groups(by))


def visible_chats(by: Actor) -> QuerySet[Chat]:
    """The chats that this actor may see: all, those of their own groups, or none."""
    return Chat.objects.all() if may_read(by) else Chat.objects.filter(group__in=own_groups(by))


def for_reading(number: int, *, by: Actor) -> Capture:
    """The capture. Refuses one that this actor may not see as one that is not there (NoSuchThing)."""
    found = visible(by).filter(pk=number).first()
    if found is None:
        raise NoSuchThing(thing="such capture", where=f"capture {number}")
    return found


def for_change(number: int, *, by: Actor, at_step: tuple[Step, ...]) -> Capture:
    """The capture, locked until the transaction ends.

    Refuses whoever may not capture its chat (NotAllowed), and a capture that is at another step (CaptureElsewhere).
    """
    require_capture(by, group=for_reading(number, by=by).chat.group)
    found = Capture.objects.select_for_update(of=("self",)).select_related("chat", "file").get(pk=number)
    if found.step not in at_step:
        raise CaptureElsewhere(number=number, step=found.get_step_display())
    return found


def chats_of(by: Actor) -> Q:
    """A condition on messages: those of the chats that this actor may see."""
    return Q() if may_read(by) else Q(chat__in=visible_chats(by))
