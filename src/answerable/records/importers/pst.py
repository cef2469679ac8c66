"""An Outlook data file (.pst, .ost): folders with messages, read by libpff where it is installed.

Its items have no place in the file that could be cut out: a record's `reference` is its Message-ID, `member` the item's number in the
file ("item 2097188"), `conversation` the path of its folder. The time is that of delivery, which a mailbox orders by; of what was
sent, when it was sent. Each folder says how many items it has: what is not read of them is said, folder by folder. Contacts,
appointments and notes are counted and are no messages. A mail inside a mail is a record of its own; the digest of the attachment that
it is goes over its properties, number by number, since it has no bytes of its own.

libpff (LGPL-3.0) is used as it is, through its published functions; it comes with: pip install "answerable[pst]".
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from answerable.errors import Damaged, NoReaderForPst
from answerable.records import mapi
from answerable.records.items import Found, Whole
from answerable.records.json_source import clean, source
from answerable.records.mapi import Properties
from answerable.records.record import Attachment, Record, Settings, Tally

try:
    import pypff
except ImportError:
    pypff = None

FORMAT = "pst"

DEEPEST = 60
CHUNK = 1 << 20
_SIGNATURE = b"!BDN"
_CONTENT_COUNT = 0x3602
_NODE_TYPE, _SEARCH_FOLDER = 0x1F, 0x03  # the kind of a thing stands in the last five bits of its number
_BROKEN = (OSError, ValueError, TypeError, AttributeError, RuntimeError, OverflowError, MemoryError)
_WANTED = {
    *(
        mapi.SUBJECT,
        mapi.BODY,
        mapi.HTML,
        mapi.RTF,
        mapi.HEADERS,
        mapi.CLASS,
        mapi.SUBMITTED,
        mapi.DELIVERED,
        mapi.CREATED,
    ),
    *(
        mapi.MESSAGE_ID,
        mapi.IN_REPLY_TO,
        mapi.REFERENCES,
        mapi.CODE_PAGE,
        mapi.INTERNET_CODE_PAGE,
        mapi.NAME,
        mapi.ADDRESS,
    ),
    *(
        mapi.SMTP,
        mapi.ROLE,
        mapi.LONG_NAME,
        mapi.SHORT_NAME,
        mapi.MIME,
        0x5FF6,
        0x0042,
        0x0065,
        0x5D02,
        0x0C1A,
        0x0C1F,
        0x5D01,
    ),
    _CONTENT_COUNT,
}


def recognise(file: BinaryIO, *, name: str) -> bool:
    """Whether the file begins as Outlook's data files do."""
    file.seek(0)
    head = file.read(10)
    return head[:4] == _SIGNATURE and head[8:10] in (b"SM", b"SO", b"AB")


def read(file: BinaryIO, *, name: str, settings: Settings) -> Whole:
    """Open an import."""
    if pypff is None:
        raise NoReaderForPst(name=name)
    known = source(file, name=name, format=FORMAT, settings=settings, template="mailbox", has_moments=True)

    def find(stream: BinaryIO, tally: Tally) -> Iterator[Found]:
        stream.seek(0)
        opened = pypff.file()
        try:
            opened.open_file_object(stream)
            root = opened.get_root_folder()
        except _BROKEN as error:
            raise Damaged(
                name=name, reason=f"the mailbox does not open ({type(error).__name__})", place="its head"
            ) from None
        try:
            yield from _Mailbox(tally).folder(root, "", 0)
        finally:
            opened.close()

    return Whole(known, file, find)


class _Mailbox:
    """The folders of a mailbox, each looked into once."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
        self.seen: set[int] = set()

    def folder(self, folder: Any, path: str, depth: int) -> Iterator[Found]:
        """The messages of a folder, then those of the folders in it."""
        number = _got(folder, "identifier")
        if number in self.seen or depth > DEEPEST:
            yield Found(unread=f"{path}: a folder inside itself, or deeper than {DEEPEST}")
            return
        self.seen.add(number)
        yield from self.messages(folder, path or "the mailbox")
        for place in range(_got(folder, "number_of_sub_folders") or 0):
            try:
                inner = folder.get_sub_folder(place)
                name = clean(inner.name or "") or f"folder {inner.identifier}"
            except _BROKEN as error:
                yield Found(
                    unread=f"{path or 'the mailbox'}: its folder number {place + 1} does not read ({type(error).__name__})"
                )
                continue
            yield from self.folder(inner, f"{path} / {name}" if path else name, depth + 1)

    def messages(self, folder: Any, path: str) -> Iterator[Found]:
        """The messages of one folder, and how many of its items are missing."""
        read, other, failed = 0, 0, 0
        for place in range(_got(folder, "number_of_sub_messages") or 0):
            try:
                message = folder.get_sub_message(place)
            except _BROKEN as error:
                yield Found(unread=f"{path}: its item number {place + 1} does not read ({type(error).__name__})")
                failed += 1
                continue
            found = _properties(message, self.tally, path)
            if found.text(mapi.CLASS) and not mapi.is_mail(found):
                self.tally.passed_over[found.text(mapi.CLASS)] += 1
                other += 1
                continue
            read += 1
            yield from self.message(message, found, path, 0)
        if (_got(folder, "identifier") or 0) & _NODE_TYPE == _SEARCH_FOLDER:
            return  # it shows items of other folders, and counts them
        expected = _properties(folder, self.tally, path).number(_CONTENT_COUNT)
        items = (_got(folder, "number_of_sub_items") or 0) - (_got(folder, "number_of_sub_folders") or 0)
        others = max(0, items - read - other - failed)
        if others:
            self.tally.passed_over["item that is no message"] += others
        if expected is not None and expected > read + other + others:
            yield Found(unread=f"{path}: the folder says it has {expected} items; {read + other + others} were found")

    def message(self, message: Any, found: Properties, path: str, depth: int) -> Iterator[Found]:
        """A message, then the mails inside it."""
        found.find_code_page()
        where = f"item {_got(message, 'identifier')}"
        files, nested = self.attachments(message, found.code_page, f"{path}, {where}")
        people = self.people(message, found.code_page, path)
        made = mapi.record(
            found,
            people,
            tuple(files),
            times=(mapi.DELIVERED, mapi.SUBMITTED, mapi.CREATED),
            with_address=False,
            member=where,
            conversation=path,
        )
        yield Found(made)
        for inner in nested if depth < DEEPEST else ():
            yield from self.inside(inner, path, depth, made)

    def inside(self, inner: Any, path: str, depth: int, parent: Record) -> Iterator[Found]:
        """A mail inside another, which names the one it is in."""
        for number, each in enumerate(self.message(inner, _properties(inner, self.tally, path), path, depth + 1)):
            if number == 0 and each.record is not None:
                answers = each.record.reply_to or parent.reference
                yield Found(each.record._replace(member=f"{parent.member}, mail inside", reply_to=answers))
            else:
                yield each

    def people(self, message: Any, code_page: str, path: str) -> list[Properties]:
        """The recipients of a message: each is a set of properties."""
        try:
            listed = message.recipients
            sets = list(listed.record_sets) if listed is not None else []
        except _BROKEN:
            self.tally.unread.append(f"{path}, item {_got(message, 'identifier')}: its recipients do not read")
            return []
        return [_of_set(each, code_page) for each in sets]

    def attachments(self, message: Any, code_page: str, where: str) -> tuple[list[Attachment], list[Any]]:
        """The files of a message with their digests, and the mails inside it."""
        files: list[Attachment] = []
        nested: list[Any] = []
        for number in range(_got(message, "number_of_attachments") or 0):
            try:
                attached = message.get_attachment(number)
                about = _properties(attached, self.tally, where, code_page)
                name = about.text(mapi.LONG_NAME, mapi.SHORT_NAME, mapi.NAME) or f"attachment {number + 1}"
                inner = [each for each in _items(attached) if isinstance(each, pypff.message)]
                if inner:
                    nested += inner
                    title = name if name.lower().endswith(".msg") else f"{name}.msg"
                    digest = _properties(inner[0], self.tally, where).digest()
                    files.append(Attachment(title, digest, member=where))
                else:
                    files.append(_digested(attached, name))
            except _BROKEN as error:
                files.append(Attachment(f"attachment {number + 1}"))
                self.tally.unread.append(
                    f"{where}: its attachment number {number + 1} does not read ({type(error).__name__})"
                )
        return files, nested


def _items(attached: Any) -> list[Any]:
    return [attached.get_sub_item(number) for number in range(attached.number_of_sub_items)]


def _digested(attached: Any, name: str) -> Attachment:
    total, size, left = hashlib.sha256(), 0, int(attached.get_size())
    attached.seek_offset(0, 0)
    while left > size and (chunk := attached.read_buffer(min(CHUNK, left - size))):
        total.update(chunk)
        size += len(chunk)
    if size < left:
        raise OSError("it stops before its end")
    return Attachment(name, total.hexdigest(), size)


def _got(thing: Any, name: str) -> Any:
    try:
        return getattr(thing, name)
    except _BROKEN:
        return None


def _properties(item: Any, tally: Tally, where: str, code_page: str = "cp1252") -> Properties:
    try:
        sets = list(item.record_sets)
        return _of_set(sets[0], code_page) if sets else Properties(code_page=code_page)
    except _BROKEN as error:
        tally.unread.append(f"{where}: the properties of an item do not read ({type(error).__name__})")
        return Properties(code_page=code_page)


def _of_set(listed: Any, code_page: str) -> Properties:
    found = Properties(code_page=code_page)
    for number in range(listed.number_of_entries):
        entry = listed.get_entry(number)
        kind = entry.entry_type
        if kind in _WANTED:
            try:
                data = entry.data
            except _BROKEN:
                continue
            if data is not None:
                found.set(kind, entry.value_type, bytes(data))
    return found
