"""What a search of captured messages could not look through: said under every result, and in every certificate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from operator import itemgetter

from django.db.models import QuerySet

from answerable.desk.channels.queries.captures import captures_page
from answerable.desk.people.actors import Actor
from answerable.desk.records.asked import Asked
from answerable.desk.records.models import Capture, Chat, FileText, MessageFile, Step
from answerable.desk.records.queries.scope import chats_of
from answerable.law import long_day, uk_day
from answerable.registers import counted

MOST = 1000  # files are counted so far
NAMED = 8  # chats and groups that are named in one line


@dataclass(frozen=True, slots=True)
class Unsearched:
    """One line of it. key: what kind of thing, for a program; names: of chats, captures or groups, as many as are named."""

    key: str
    words: str
    names: tuple[str, ...] = ()
    more: int = 0  # names that are left out here


def not_searched(asked: Asked, *, by: Actor, on: date) -> tuple[Unsearched, ...]:
    """What was not looked through, of the chats that the search is kept to; the files of all chats are counted together."""
    chats = chats_of(asked, by=by)
    captures = Capture.objects.filter(chat__in=chats)
    return (*_captures(captures), *_gaps(captures), *_files(), *_destroyed(chats), *_groups(asked, on))


def _captures(captures: QuerySet[Capture]) -> Iterator[Unsearched]:
    waiting = captures.filter(step__in=(Step.RECEIVED, Step.ASKING, Step.STORING))
    yield from _named("waiting", "not read to the end yet", "capture", _titles(waiting))
    yield from _named(
        "refused", "refused, so that nothing of it was read", "capture", _titles(captures.filter(step=Step.REFUSED))
    )
    cut = captures.filter(step=Step.DONE, about__probably_cut=True)
    words = "probably cut off by the program that made it, so that what is older is missing"
    yield from _named("cut", words, "capture", _titles(cut))


def _titles(captures: QuerySet[Capture]) -> list[str]:
    found = captures.order_by("chat__title", "pk").values_list("chat__title", "name")
    return [f"{title}: {name}" for title, name in found]


def _gaps(captures: QuerySet[Capture]) -> Iterator[Unsearched]:
    """The days between two captures of a chat that do not meet."""
    ends = captures.filter(step=Step.DONE, first_at__isnull=False, last_at__isnull=False)
    names = []
    for title, rows in groupby(
        ends.order_by("chat__title", "chat", "first_at").values_list("chat__title", "chat", "first_at", "last_at"),
        itemgetter(0, 1),
    ):
        latest = 0
        for _, _, first, last in rows:
            if latest and first and first > latest:
                names.append(f"{title[0]}: {_day(latest)} to {_day(first)}")
            latest = max(last or 0, latest)
    yield from _named(
        "gap",
        "between two captures that do not meet, of which nothing is held",
        "stretch of time",
        names,
        "stretches of time",
    )


def _day(seconds: int) -> str:
    return long_day(uk_day(datetime.fromtimestamp(seconds, UTC)))


def _files() -> Iterator[Unsearched]:
    """Files whose words are not in the index, of all chats."""
    unread = FileText.objects.exclude(unread="").values_list("digest", flat=True)[: MOST + 1]
    missing = MessageFile.objects.filter(digest="").values_list("pk", flat=True)[: MOST + 1]
    yield from _counted("unread", len(unread), "whose words could not be read")
    yield from _counted("missing", len(missing), "that a message names and no capture holds")


def _counted(key: str, count: int, words: str) -> Iterator[Unsearched]:
    if count > MOST:
        yield Unsearched(key, f"More than {MOST:,} files of all chats {words}")
    elif count:
        yield Unsearched(key, f"{counted(count, 'file')} of all chats {words}")


def _destroyed(chats: QuerySet[Chat]) -> Iterator[Unsearched]:
    gone = chats.filter(disposed_at__isnull=False).values_list("title", flat=True)
    yield from _named("destroyed", "destroyed under its retention period", "chat", list(gone))


def _groups(asked: Asked, on: date) -> Iterator[Unsearched]:
    """Groups of the register that were never captured, or whose capture is overdue."""
    if asked.chats:
        return
    captured = set(Chat.objects.exclude(group="").values_list("group", flat=True))
    page = captures_page(on=on)
    owed = [row.owed for row in (*page.overdue, *page.coming, *page.undated)]
    kept = [
        one
        for one in owed
        if (not asked.groups or one.group in asked.groups) and (not asked.tool or one.tool == asked.tool)
    ]
    never = [f"{one.group} {one.name}" for one in kept if one.group not in captured]
    late = [f"{one.group} {one.name}" for one in kept if one.group in captured and one.overdue]
    yield from _named("never", "of the register never captured here", "group", never)
    yield from _named("overdue", "whose capture is overdue", "group", late)


def _named(key: str, words: str, one: str, names: Sequence[str], many: str = "") -> Iterator[Unsearched]:
    if names:
        said = f"{counted(len(names), one, many=many)} {words}"
        yield Unsearched(key, said, tuple(names[:NAMED]), len(names) - NAMED if len(names) > NAMED else 0)
