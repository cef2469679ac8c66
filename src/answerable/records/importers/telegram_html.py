"""Telegram as web pages: messages.html, messages2.html … of Telegram Desktop, one page or the zip of their folder.

    <div class="message default clearfix" id="message7">
     <div class="pull_right date details" title="15.01.2025 09:01:00 UTC+00:00">09:01</div>
     <div class="from_name">Dev Lomax</div> <div class="text">Gate locked</div>

A message of the same writer as the one before ("joined") names nobody again. Services (pinned, joined, named) have no time, only the
line of the day above them. Until 2021 a title had no offset: there the zone is the import's. The pages say nothing of edits and of
ids; result.json, the program's other form, says more. A page names the next one: one that the capture lacks is named as not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import BinaryIO
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from answerable.errors import NothingInIt, RecordError, TooLongARecord
from answerable.records.instants import NO_TIME, Instant, from_iso
from answerable.records.items import CHUNK, NOBODY, Found, ItemReading, Part, Stream, person, whole
from answerable.records.json_items import LONGEST
from answerable.records.json_source import clean, source
from answerable.records.mail import words_of
from answerable.records.record import Attachment, Kind, Record, Sender, Settings, Tally
from answerable.records.zips import Archive, archive, is_zip

FORMAT = "telegram-html"

_BEGINS = re.compile(rb'<div class="message (?:default|service)[^"]*" id="message-?\d+">')
_PAGE = re.compile(rb'<div class="page_wrap[^"]*">')
_OTHERS = re.compile(rb'<a class="pagination[^"]*" href="(messages\d*\.html)')
_NAMED = re.compile(r"messages(\d*)\.html")
_TITLE = re.compile(r'<div class="text bold">\s*(.*?)\s*</div>', re.DOTALL)
_PRINTED = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?")
_LINKED = "a.photo_wrap, a.video_file_wrap, a.animated_wrap, a.sticker_wrap, a.media.block_link"
_START = 1 << 16  # bytes in which the first message begins


def recognise(file: BinaryIO, *, name: str) -> bool:
    """Whether the file is a page of messages, or a zip with such pages."""
    if not is_zip(file):
        file.seek(0)
        return _is_page(file.read(_START))
    try:
        return bool(_pages_in(archive(file, name=name, settings=Settings())))
    except RecordError:
        return False


def _is_page(start: bytes) -> bool:
    return _PAGE.search(start) is not None and _BEGINS.search(start) is not None


def _pages_in(opened: Archive) -> list[str]:
    """The pages, chat by chat, each chat's in the order of their numbers."""
    pages = []
    for member in opened.members:
        path = PurePosixPath(member)
        if named := _NAMED.fullmatch(path.name):
            with opened.stream(member) as stream:
                if _is_page(stream.read(_START)):
                    pages.append((str(path.parent), int(named[1] or 1), member))
    return [member for _, _, member in sorted(pages)]


def read(file: BinaryIO, *, name: str, settings: Settings) -> ItemReading:
    """Open an import."""
    known = source(file, name=name, format=FORMAT, settings=settings, template="a page")
    if not is_zip(file):
        part = whole(file, known.digest)
        return ItemReading(known, (part,), _Pages(name, settings, {}, frozenset((name,))).find)
    opened = archive(file, name=name, settings=settings)
    pages = _pages_in(opened)
    if not pages:
        raise NothingInIt(name=name)
    files = {each.member: each for each in opened.files}
    known = replace(known, members=opened.files, template=f"{len(pages)} pages")
    return ItemReading(
        known, tuple(map(opened.part, pages)), _Pages(name, settings, files, frozenset(opened.members)).find
    )


@dataclass(slots=True)
class _Pages:
    """What is known while the pages of one import are read, one after the other."""

    name: str
    settings: Settings
    files: Mapping[str, Attachment]
    held: frozenset[str]  # the pages and files that the capture has
    writer: Sender | None = None
    day: str = ""
    chat: str = ""

    def find(self, stream: Stream, part: Part, tally: Tally) -> Iterator[Found]:
        """The messages of a page."""
        self.writer, self.day, self.chat = None, "", ""
        for start, raw in self._slices(stream, part, tally):
            node = LexborHTMLParser(raw.decode(errors="replace")).css_first("div.message")
            if node is None:
                yield Found(unread=f"bytes {start} to {start + len(raw)}: no message stands there")
            elif "service" in _classes(node) and (node.attributes.get("id") or "").startswith("message-"):
                self.day = words_of(node.html or "")
                tally.passed_over["day"] += 1
            else:
                yield Found(self._record(node, start, raw, PurePosixPath(part.member).parent), raw)

    def _slices(self, stream: Stream, part: Part, tally: Tally) -> Iterator[tuple[int, bytes]]:
        """From the beginning of each message to that of the next; of the last to the end of the list of messages."""
        base, held = 0, b""
        while True:
            block = stream.read(max(CHUNK, len(held)))
            held += block
            starts = [found.start() for found in _BEGINS.finditer(held)]
            if not self.chat and (title := _TITLE.search(held[:_START].decode(errors="replace"))):
                self.chat = words_of(title[1])
            self._look_for_pages(held, part, tally)
            ends = starts[1:] if block else [*starts[1:], len(held)]
            for start, end in zip(starts, ends, strict=False):
                yield base + start, held[start:end]
            if not block:
                return
            kept = starts[-1] if starts else 0
            base, held = base + kept, held[kept:]
            if len(held) > LONGEST:
                raise TooLongARecord(name=self.name, limit=LONGEST >> 20, byte=base)

    def _look_for_pages(self, text: bytes, part: Part, tally: Tally) -> None:
        """Say which other pages of the chat the capture lacks."""
        for found in _OTHERS.finditer(text):
            other = str(PurePosixPath(part.member).parent / found[1].decode())
            said = f"the page {found[1].decode()} of this chat is not in the capture"
            if other not in self.held and said not in tally.unread:
                tally.unread.append(said)
                tally.probably_cut = True

    def _record(self, node: LexborNode, start: int, raw: bytes, folder: PurePosixPath) -> Record:
        is_service = "service" in _classes(node)
        forwarded = node.css_first("div.forwarded.body")
        date = node.css_first("div.date.details")
        printed = (date.attributes.get("title") or "") if date else self.day
        time = NO_TIME if is_service else _time(printed, self.settings)
        text, kind, files = _said(node, is_service=is_service)
        reply = node.css_first("div.reply_to a")
        return Record(
            seq=0,
            start=start,
            end=start + len(raw),
            line=0,
            printed=printed,
            local=time.local,
            earliest=time.earliest,
            latest=time.latest,
            sender=None if is_service else self._writer(node),
            kind=kind,
            text=text,
            body=text,
            attachments=tuple(self._held(file, folder) for file in files),
            flags=time.flags,
            reference=(node.attributes.get("id") or "").removeprefix("message"),
            reply_to=(reply.attributes.get("href") or "").rpartition("message")[2] if reply else "",
            conversation=self.chat,
            subject=f"forwarded from {_name(forwarded) or 'an account that is gone'}" if forwarded else "",
            reactions=tuple(_reactions(node)),
        )

    def _writer(self, node: LexborNode) -> Sender | None:
        """Who wrote: as named, or where nobody is named whoever wrote the message before."""
        if "joined" not in _classes(node):
            own = node.css_first("div.body > div.from_name")
            name = _own_words(own) if own and "forwarded" not in _classes(own.parent) else ""
            self.writer = person(name) if name else None
        return self.writer

    def _held(self, file: Attachment, folder: PurePosixPath) -> Attachment:
        held = self.files.get(str(folder / file.member)) if file.member else None
        return held._replace(name=file.name) if held else file


def _said(node: LexborNode, *, is_service: bool) -> tuple[str, Kind, list[Attachment]]:
    """What a message says, what it is, and the files it names."""
    text = "\n".join(filter(None, map(_lines, node.css("div.text"))))
    if is_service:
        details = node.css_first("div.body.details")
        return words_of(details.html or "") if details else text, Kind.SYSTEM, []
    files = [file for each in node.css(_LINKED) if (file := _file(each))]
    if files:
        return text, Kind.ATTACHMENT, files
    media = node.css_first("div.media, a.media, div.media_poll")
    if media is None:
        return text, Kind.TEXT if text else Kind.EMPTY, []
    kind = _kind(_classes(media))
    shown = re.sub(r"\n+", "\n", words_of(media.html or ""))
    return "\n".join(filter(None, (text, "" if kind == Kind.MEDIA_OMITTED else shown))), kind, []


def _kind(classes: set[str]) -> Kind:
    told = {
        "media_call": Kind.CALL,
        "media_poll": Kind.POLL,
        "media_live_location": Kind.LIVE_LOCATION,
        "media_location": Kind.LOCATION,
        "media_venue": Kind.LOCATION,
    }
    known = next((kind for name, kind in told.items() if name in classes), None)
    words = {"media_contact", "media_game", "media_invoice"}
    return known or (Kind.TEXT if classes & words else Kind.MEDIA_OMITTED)


def _file(link: LexborNode) -> Attachment | None:
    """The file of a link; none for an address of the web, as of a place on a map."""
    place = unquote(link.attributes.get("href") or "")
    if not place or "://" in place:
        return None
    title = link.css_first("div.title")
    named = _own_words(title) if title and "media_file" in _classes(link) else ""
    return Attachment(clean(named or PurePosixPath(place).name), member=clean(place))


def _time(printed: str, settings: Settings) -> Instant:
    found = _PRINTED.fullmatch(printed.strip())
    if found is None:
        return NO_TIME
    day, month, year, clock, offset = found.groups()
    return from_iso(f"{year}-{month}-{day}T{clock}{offset or ''}", zone=settings.zone)


def _name(forwarded: LexborNode) -> str:
    named = forwarded.css_first("div.from_name")
    return _own_words(named) if named else ""


def _lines(node: LexborNode) -> str:
    """The words of a text with its line breaks, and no others."""
    for each in node.css("br"):
        each.replace_with("\n")
    return clean(node.text()).strip()


def _own_words(node: LexborNode) -> str:
    """The words of a node without those inside it: a name, and not the date beside it."""
    return " ".join(clean(node.text(deep=False)).split())


def _reactions(node: LexborNode) -> Iterator[tuple[str, Sender]]:
    for each in node.css("span.reaction"):
        sign = each.css_first("span.emoji")
        people = [who for user in each.css("div.userpic[title]") if (who := _person_in(user))]
        for who in people or [NOBODY]:
            yield _own_words(sign) if sign else "", who


def _person_in(user: LexborNode) -> Sender | None:
    name = (user.attributes.get("title") or "").partition(", ")[0]
    return person(clean(name)) if name else None


def _classes(node: LexborNode | None) -> set[str]:
    return set((node.attributes.get("class") or "").split()) if node else set()
