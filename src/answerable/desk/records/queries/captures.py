"""Captures as their pages show them: how far they have come, what they show beside earlier ones, what is missing between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from answerable.desk.ledger.models import Entry
from answerable.desk.people.actors import Actor
from answerable.desk.records import access
from answerable.desk.records.models import Capture, Chat, FileText, Message, MessageFile, Step
from answerable.desk.records.queries.messages import KINDS, said_at
from answerable.desk.records.storing.days import day_of
from answerable.desk.registers.authority import authority
from answerable.errors import NoSuchThing
from answerable.law import long_day

SHOWN = 50  # messages that vanished or changed, on one page
LATEST = 200  # captures on one page
FORMATS = {
    "whatsapp": "WhatsApp", "telegram": "Telegram", "telegram-html": "Telegram, pages", "signal-text": "Signal, text",
    "signal-json": "Signal", "slack": "Slack", "teams-graph": "Teams", "sms-backup": "Text messages", "rsmf": "RSMF",
    "eml": "One mail", "mbox": "Mails (mbox)", "msg": "Mail of Outlook (msg)", "pst": "Mailbox of Outlook (pst)",
}  # fmt: skip
ORDERS = {"dmy": "day, month, year", "mdy": "month, day, year", "ymd": "year, month, day"}


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """One capture in a list."""

    number: int
    chat: int
    title: str
    group: str
    name: str
    step: str  # "received" | "asking" | "storing" | "done" | "refused"
    step_words: str
    percent: int
    position: int
    records: int
    new: int
    changed: int
    vanished: int
    first_on: date | None
    last_on: date | None
    account: str
    exported_on: date | None
    by: str
    at: datetime
    is_probably_cut: bool

    @property
    def is_going_on(self) -> bool:
        """True while the desk works on it, so that a page looks again by itself."""
        return self.step in (Step.RECEIVED, Step.STORING)


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """One message that changed or vanished: what it said, and what stands in its place since."""

    id: int
    when: str  # in words
    sender: str
    text: str
    kind: str
    since: str = ""  # what stands in its place
    since_kind: str = ""


@dataclass(frozen=True, slots=True)
class CapturePage:
    """One capture, whole."""

    row: CaptureRow
    person: str
    tool: str
    format: str
    sha256: str  # of the file as it came
    kept_sha256: str  # of what is kept: of a Slack export, the copy without keys
    size: int
    way: str
    viruses: str  # what looked and found none; empty: it was not looked at
    zone: str
    has_known_zone: bool
    question: str
    choices: tuple[tuple[str, str], ...]  # key and words of each answer
    reason: str
    notes: tuple[str, ...]
    about: dict[str, Any]  # as records.source_json has it
    changed: tuple[ShownMessage, ...]
    vanished: tuple[ShownMessage, ...]
    files: int
    files_missing: int
    files_unread: int
    entry: UUID | None  # of the evidence log, for its receipt
    may_settle: bool
    may_give_up: bool

    @property
    def read_as(self) -> str:
        """The format as a person calls it."""
        return FORMATS.get(self.format, self.format)

    @property
    def order(self) -> str:
        """The order in which its dates were read, in words."""
        return ORDERS.get(self.about.get("date_order") or "", "")


@dataclass(frozen=True, slots=True)
class CapturesPage:
    """The captures that somebody may see, newest first, and whether they may bring one in."""

    captures: tuple[CaptureRow, ...]
    chats: tuple[ChatRow, ...]
    may_capture: bool
    groups: tuple[tuple[str, str], ...]  # reference and name of those that they may capture
    is_looked_at: bool


@dataclass(frozen=True, slots=True)
class ChatRow:
    """One chat in a list."""

    number: int
    title: str
    group: str
    person: str
    tool: str
    messages: int
    captures: int
    first_on: date | None
    last_on: date | None
    is_disposed: bool


@dataclass(frozen=True, slots=True)
class ChatPage:
    """One chat with its captures and the days that none of them covers."""

    row: ChatRow
    captures: tuple[CaptureRow, ...]
    gaps: tuple[tuple[date, date], ...]
    people: tuple[tuple[int, str], ...]
    may_capture: bool


def captures_page(*, by: Actor, is_looked_at: bool = False) -> CapturesPage:
    """The latest captures."""
    rows = tuple(_row(one) for one in access.visible(by)[:LATEST])
    groups = tuple(_groups(by))
    may = bool(groups) or access.may_capture(by)
    return CapturesPage(rows, tuple(_chats(access.visible_chats(by))), may, groups, is_looked_at)


def capture_page(number: int, *, by: Actor) -> CapturePage:
    """One capture. Refuses one that this actor may not see as one that is not there (NoSuchThing)."""
    found = access.for_reading(number, by=by)
    may = access.may_capture(by, group=found.chat.group)
    files = MessageFile.objects.filter(message__capture=number, message__chat=found.chat_id)
    unread = FileText.objects.exclude(unread="").filter(digest__in=files.exclude(digest="").values("digest"))
    entry = Entry.objects.filter(kind="captured", subject=found.subject).values_list("uid", flat=True).first()
    return CapturePage(
        row=_row(found),
        person=found.chat.person,
        tool=found.chat.tool,
        format=found.format,
        sha256=found.sha256,
        kept_sha256=found.file.sha256 if found.file else "",
        size=found.file.size if found.file else 0,
        way=found.get_came_by_display(),
        viruses=found.viruses,
        zone=found.zone,
        has_known_zone=found.has_known_zone,
        question=found.question if found.step == Step.ASKING else "",
        choices=tuple((key, words) for key, words in found.choices),
        reason=found.reason,
        notes=tuple(found.notes),
        about=dict(found.about),
        changed=tuple(_changed(found)),
        vanished=tuple(_vanished(found)),
        files=files.count(),
        files_missing=files.filter(digest="").count(),
        files_unread=unread.count(),
        entry=entry,
        may_settle=may and found.step == Step.ASKING,
        may_give_up=may and found.step in (Step.RECEIVED, Step.ASKING, Step.STORING),
    )


def chat_page(number: int, *, by: Actor) -> ChatPage:
    """One chat. Refuses one that this actor may not see as one that is not there (NoSuchThing)."""
    found = access.visible_chats(by).filter(pk=number).first()
    if found is None:
        raise NoSuchThing(thing="such chat", where=f"chat {number}")
    rows = tuple(_row(one) for one in access.visible(by).filter(chat=number))
    return ChatPage(
        row=next(iter(_chats(Chat.objects.filter(pk=number)))),
        captures=rows,
        gaps=tuple(gaps_of(number)),
        people=tuple(found.parties.values_list("pk", "name")),
        may_capture=access.may_capture(by, group=found.group) and found.disposed_at is None,
    )


def gaps_of(chat: int) -> Iterator[tuple[date, date]]:
    """The stretches that no capture of a chat covers: the day before each, and the day after."""
    done = Capture.objects.filter(chat=chat, step=Step.DONE).exclude(first_at=None)
    until: int | None = None
    for first, last in done.order_by("first_at").values_list("first_at", "last_at"):
        if first is None or last is None:
            continue
        if until is not None and first > until:
            yield day_of(until), day_of(first)
        until = last if until is None else max(until, last)


def gap_words(gaps: Iterable[tuple[date, date]]) -> tuple[str, ...]:
    """Such stretches in words."""
    return tuple(f"between {long_day(first)} and {long_day(last)}" for first, last in gaps)


def _row(one: Capture) -> CaptureRow:
    return CaptureRow(
        one.pk, one.chat_id, one.chat.title, one.chat.group, one.name, one.step, one.get_step_display(), one.percent,
        one.position, one.records_count, one.new_count, one.changed_count, one.vanished_count, _day(one.first_at),
        _day(one.last_at), one.account, one.exported_on, one.by_name, one.at, bool(one.about.get("probably_cut")),
    )  # fmt: skip


def _chats(rows: Any) -> Iterator[ChatRow]:
    for one in rows.prefetch_related("captures"):
        count = sum(capture.step == Step.DONE for capture in one.captures.all())
        yield ChatRow(
            one.pk, one.title, one.group, one.person, one.tool, one.messages_count, count, _day(one.first_at),
            _day(one.last_at), one.disposed_at is not None,
        )  # fmt: skip


def _groups(by: Actor) -> Iterator[tuple[str, str]]:
    folder = authority()
    for one in folder.kept("groups").entries if folder.keeps("groups") else ():
        if access.may_capture(by, group=one.id):
            yield one.id, one.text("name")


def _changed(found: Capture) -> Iterator[ShownMessage]:
    rows = Message.objects.filter(became__capture=found.pk).select_related("party", "became").order_by("pk")[:SHOWN]
    return (_message(one, since=one.became.text, kind=one.became.kind) for one in rows if one.became)


def _vanished(found: Capture) -> Iterator[ShownMessage]:
    rows = Message.objects.filter(gone_in=found.pk).select_related("party").order_by("pk")[:SHOWN]
    return (_message(one) for one in rows)


def _message(one: Message, *, since: str = "", kind: str = "") -> ShownMessage:
    name = one.party.name if one.party else ""
    return ShownMessage(one.pk, said_at(one.local), name, one.text, KINDS.get(one.kind, ""), since, KINDS.get(kind, ""))


def _day(seconds: int | None) -> date | None:
    return None if seconds is None else day_of(seconds)
