"""Chats as what is kept: each with its class of the retention schedule, and the day this runs from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from django.db.models import QuerySet

from answerable.desk.records.index.engines import engine
from answerable.desk.records.index.rows import Sought, Term
from answerable.desk.records.index.words import words_of
from answerable.desk.records.models import Chat
from answerable.desk.records.storing.days import day_of
from answerable.desk.registers.authority import authority
from answerable.desk.retention.holdings import ClassName, Holding, by_name
from answerable.desk.retention.schedule import Schedule, schedule
from answerable.law import uk_day
from answerable.registers import Entry

KIND = "chat"
CAPTURED = ClassName("COM-MSG-03", "messages captured from a non-corporate channel")
_OF_CAPTURE = ("captured", "capture_confirmed", "created", "last_action")
_OF_END = ("group_closed", "channel_closed")


def chats() -> Iterator[Holding]:
    """Every chat that has not been destroyed."""
    plan, groups = schedule(), _groups()
    return (_holding(one, plan, groups) for one in _rows().prefetch_related("captures").order_by("pk"))


def locked_chat(number: int) -> Holding | None:
    """A chat as it stands now, its row locked; None where it is gone."""
    found = _rows().select_for_update().filter(pk=number).first()
    return _holding(found, schedule(), _groups()) if found else None


def found_chats(words: str, *, among: Collection[str] | None) -> set[str]:
    """The chats with all these words in what they are called, or in one of their messages."""
    parts = tuple(Term(tuple(each)) for word in words.split() if (each := words_of(word)))
    wanted = words.casefold().split()
    found = set()
    for one in _rows():
        subject, called = f"{KIND}:{one.pk}", f"{one.title} {one.group} {one.person}".casefold()
        if among is not None and subject not in among:
            continue
        if all(word in called for word in wanted) or (
            parts and engine().newest(Sought(parts, tags=((f"c{one.pk}",),)), most=1)
        ):
            found.add(subject)
    return found


def chats_named(words: str) -> Mapping[str, str]:
    """The chats with these words in their title or group, and each of their captures."""
    titles = {}
    for one in _rows().prefetch_related("captures").order_by("-pk"):
        of_group = f" ({one.group})" if one.group else ""
        titles[f"{KIND}:{one.pk}"] = f"Captured chat {one.title}{of_group}"
        titles |= {capture.subject: f"Capture {capture.pk} of {one.title}{of_group}" for capture in one.captures.all()}
    return by_name(titles, words)


def _rows() -> QuerySet[Chat]:
    return Chat.objects.filter(disposed_at=None)


def _groups() -> Mapping[str, Entry]:
    folder = authority()
    return {one.id: one for one in folder.kept("groups").entries} if folder.keeps("groups") else {}


def _holding(one: Chat, plan: Schedule, groups: Mapping[str, Entry]) -> Holding:
    group = groups.get(one.group)
    named = group.text("retention_class") if group else ""
    name = ClassName(named) if named else CAPTURED
    of_group = f" ({one.group})" if one.group else ""
    return Holding(
        subject=f"{KIND}:{one.pk}",
        title=f"Captured chat {one.pk}{of_group}",
        classes=((name, _began(one, group, plan, name)),),
        address=("records:chat", str(one.pk)),
    )


def _began(one: Chat, group: Entry | None, plan: Schedule, name: ClassName) -> date | None:
    """The day its period runs from: of the last capture, of the last message, or of the group's end; None where it has not come."""
    entry = plan.named(name)
    trigger = entry.text("trigger") if entry else "captured"
    if trigger in _OF_END:
        return group.day("ended") if group else None
    if trigger == "message_sent":
        return day_of(one.last_at) if one.last_at is not None else None
    if trigger not in _OF_CAPTURE:
        return None
    days = [max(uk_day(each.at), each.exported_on or uk_day(each.at)) for each in one.captures.all()]
    return max(days, default=None)
