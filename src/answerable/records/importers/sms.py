"""SMS Backup & Restore: messages (<smses>) and calls (<calls>) of an Android phone.

    <smses count="2">
      <sms address="+447700900123" date="1736931600123" type="1" body="Gate locked &#55357;&#56397;" contact_name="Crew 4" />
      <mms date="…" msg_box="1" address="…~…"><parts><part ct="image/jpeg" cl="gate.jpg" data="/9j/…"/></parts><addrs>…</addrs></mms>

It is nearly XML, and no XML parser reads it: emoji come as two surrogate references, phones write &#0;, backups stop in the middle,
`count` is not the number of messages. So the bytes are scanned tag by tag, and a message that breaks off is named. Who wrote: type
(msg_box) 1 came in, under the name of the contact where there is one; all others were written on the phone, by "me". An mms says
in its addrs who sent it (137) and to whom (151, 130, 129). No entity but the five of XML is known, and none is expanded.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import BinaryIO, NamedTuple

from answerable.records.instants import NO_TIME, Instant, from_milliseconds
from answerable.records.items import Found, ItemReading, Part, Stream, narrowed, person, whole
from answerable.records.json_items import BLOCK, LONGEST
from answerable.records.json_source import clean, source, whole_number
from answerable.records.record import Attachment, Flag, Kind, Record, Sender, Settings, Tally

FORMAT = "sms-backup"

_ATTRIBUTES = rb"""(?:\s++[A-Za-z_][\w.:-]*+\s*+=\s*+(?:"[^"]*+"|'[^']*+'))*+"""
_ITEM = re.compile(
    rb"<(?:sms|call)" + _ATTRIBUTES + rb"\s*+(?:/>|>\s*+</(?:sms|call)\s*+>)|<mms" + _ATTRIBUTES + rb"\s*+(?:/>|>)"
)
_BEGIN = re.compile(rb"<(?:sms|mms|call)(?=[\s/>])")
_MMS_END = re.compile(rb"</mms\s*>")
_MMS_BEGIN = re.compile(rb"<mms" + _ATTRIBUTES + rb"\s*+>")
_CHILD = re.compile(rb"<(part|addr)(" + _ATTRIBUTES + rb")\s*+/?>")
_ATTRIBUTE = re.compile(rb"""([A-Za-z_][\w.:-]*+)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")
_ROOT = re.compile(rb"<(?:smses|calls)(?=[\s/>])")
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));")
_USED = set(
    b"address number date type body subject contact_name duration msg_box m_type m_id sub ct name cl fn text data".split()
)
_NOBODY = {"", "null", "(Unknown)"}
_SMS_STATES = {3: "draft", 4: "outbox", 5: "failed", 6: "queued"}
_CALLS = {
    1: "incoming",
    2: "outgoing",
    3: "missed",
    4: "voicemail",
    5: "rejected",
    6: "blocked",
    7: "answered elsewhere",
}


class _Given(NamedTuple):
    """The attributes of a tag, read, and whether they had to be repaired."""

    of: Mapping[str, str]
    is_repaired: bool

    def get(self, *names: str) -> str:
        """The first that says something: "null" says nothing."""
        return next((self.of[name] for name in names if self.of.get(name, "null") != "null"), "")


def recognise(file: BinaryIO, *, name: str) -> bool:
    """Whether the file is a backup, by its outermost tag."""
    start = re.sub(
        rb"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?\s*>", b"", narrowed(file).read(1 << 16), flags=re.DOTALL
    )
    return _ROOT.match(start.removeprefix(b"\xef\xbb\xbf").lstrip()) is not None


def read(file: BinaryIO, *, name: str, settings: Settings) -> ItemReading:
    """Open an import."""
    known = source(file, name=name, format=FORMAT, settings=settings, has_moments=True)

    def find(stream: Stream, part: Part, tally: Tally) -> Iterator[Found]:
        for start, raw, unread in _slices(stream, tally):
            yield Found(unread=unread) if unread else Found(_record(start, raw, tally), raw)

    return ItemReading(known, (whole(file, known.digest),), find)


def _slices(stream: Stream, tally: Tally) -> Iterator[tuple[int, bytes, str]]:
    """Each message with its bytes, and each thing that begins as one and is none."""
    base, held, announced = 0, b"", None
    found_ones = 0
    while True:
        block = stream.read(max(BLOCK, len(held)))
        held += block
        if announced is None:
            announced = re.search(rb"<(?:smses|calls)[^>]*?\bcount=[\"'](\d{1,9})", held[:BLOCK])
        at = 0
        while begin := _BEGIN.search(held, at):
            end = _end(held, begin.start())
            if end is None and block and len(held) - begin.start() <= LONGEST:
                at = begin.start()
                break
            if not end:
                following = _BEGIN.search(held, begin.end())
                stop = following.start() if following else len(held)
                tally.probably_cut = tally.probably_cut or (following is None and not block)
                yield 0, b"", f"bytes {base + begin.start()} to {base + stop}: a message that breaks off"
                at = stop
                continue
            found_ones += 1
            yield base + begin.start(), held[begin.start() : end], ""
            at = end
        else:
            at = max(at, len(held) - 16)
        if not block:
            _compare(announced, found_ones, held, tally)
            return
        base, held = base + at, held[at:]


def _end(held: bytes, at: int) -> int | None:
    """Where the message that begins here ends; 0 where it breaks off, None where more must be read to tell."""
    whole_tag = _ITEM.match(held, at)
    if whole_tag is None:
        return 0 if _BEGIN.search(held, at + 4) else None
    if held[at + 1 : at + 4] != b"mms" or held[whole_tag.end() - 2 : whole_tag.end()] == b"/>":
        return whole_tag.end()
    end = _MMS_END.search(held, whole_tag.end())
    following = _BEGIN.search(held, whole_tag.end(), end.start() if end else len(held))
    if following:
        return 0
    return end.end() if end else None


def _compare(announced: re.Match[bytes] | None, found: int, rest: bytes, tally: Tally) -> None:
    """The file tells how many messages it has; fewer than that is said, and so is a file without its last tag."""
    if announced and int(announced[1]) > found:
        tally.unread.append(f"the file says it holds {int(announced[1])} messages; {found} stand in it")
    if not re.search(rb"</(?:smses|calls)\s*>", rest):
        tally.probably_cut = True


def _record(start: int, raw: bytes, tally: Tally) -> Record:
    tag = raw[1:5].rstrip()
    first = _ITEM.match(raw)
    given = _given(raw[: first.end()] if first else raw, tally)
    if tag == b"mms":
        return _mms(start, raw, given, tally)
    if tag == b"call":
        return _call(start, raw, given)
    state = whole_number(given.get("type")) or 1
    other = _other(given)
    mine = state != 1
    text = given.get("body")
    subject = given.get("subject")
    return _made(
        start,
        raw,
        given,
        sender=person("me", "me") if mine else other[0],
        kind=Kind.TEXT if text else Kind.EMPTY,
        text=text,
        subject=subject or _SMS_STATES.get(state, ""),
        recipients=tuple(other) if mine else (),
    )


def _made(start: int, raw: bytes, given: _Given, *, sender: Sender, kind: Kind, text: str, **more: object) -> Record:
    time, is_seconds = _time(given)
    flags = [Flag.REPAIRED] if given.is_repaired or is_seconds else []
    contact, address = given.get("contact_name"), given.get("address", "number")
    known = contact if contact not in _NOBODY else ""
    made = Record(
        seq=0,
        start=start,
        end=start + len(raw),
        line=0,
        printed=given.get("date"),
        local=time.local,
        earliest=time.earliest,
        latest=time.latest,
        sender=sender,
        kind=kind,
        text=text,
        body=text,
        flags=(*time.flags, *flags),
        conversation=f"{known} ({address})" if known and known != address else address,
    )
    return made._replace(**more)  # type: ignore[arg-type]


def _given(tag: bytes, tally: Tally) -> _Given:
    found: dict[str, str] = {}
    is_repaired = False
    for name, double, single in _ATTRIBUTE.findall(tag):
        if name not in _USED:
            continue
        text, repaired = _value(double or single)
        found.setdefault(name.decode(), text)
        is_repaired = is_repaired or repaired
        tally.bad_bytes += text.count("\ufffd") if b"\xef\xbf\xbd" not in (double or single) else 0
    return _Given(found, is_repaired)


def _value(raw: bytes) -> tuple[str, bool]:
    """An attribute with its references read; two halves of a letter are put together."""
    text = raw.decode(errors="replace")
    if "&" not in text:
        return clean(text), "\0" in text
    halves = False

    def one(found: re.Match[str]) -> str:
        nonlocal halves
        if found[3]:
            return unescape(found[0])
        number = int(found[1]) if found[1] else int(found[2], 16)
        halves = halves or number == 0 or 0xD800 <= number < 0xE000
        return chr(number) if number < 0x110000 else "\ufffd"

    return clean(_REFERENCE.sub(one, text)), halves


def _time(given: _Given) -> tuple[Instant, bool]:
    """Milliseconds; some phones give an mms its seconds."""
    stamp = whole_number(given.get("date"))
    if stamp is None:
        return NO_TIME, False
    if 0 < stamp < 10**11:
        return from_milliseconds(stamp * 1000), True
    return from_milliseconds(stamp), False


def _other(given: _Given) -> list[Sender]:
    """The people at the other end; the names of several stand in the order of their numbers."""
    numbers = [each for each in given.get("address", "number").split("~") if each]
    contact = given.get("contact_name")
    if contact in _NOBODY:
        return [person(each, each) for each in numbers] or [person("unknown", "unknown")]
    names = contact.split(", ")
    if len(numbers) > 1 and len(names) == len(numbers):
        return [_named(name, number) for name, number in zip(names, numbers, strict=True)]
    return (
        [person(contact, numbers[0])]
        if len(numbers) == 1
        else [person(each, each) for each in numbers] or [person(contact)]
    )


def _named(name: str, number: str) -> Sender:
    return person(number if name in _NOBODY else name, number)


def _call(start: int, raw: bytes, given: _Given) -> Record:
    kind = whole_number(given.get("type")) or 0
    other = _other(given)
    mine = kind == 2
    return _made(
        start,
        raw,
        given,
        sender=person("me", "me") if mine else other[0],
        kind=Kind.CALL,
        text=f"{_CALLS.get(kind, 'call')}, {whole_number(given.get('duration')) or 0} seconds",
        recipients=tuple(other) if mine else (),
    )


def _mms(start: int, raw: bytes, given: _Given, tally: Tally) -> Record:
    box = whole_number(given.get("msg_box")) or 1
    people = {each.key: each for each in _other(given)}
    writer: Sender | None = None
    texts: list[str] = []
    files: list[Attachment] = []
    repaired = given.is_repaired
    for kind, attributes in _CHILD.findall(raw):
        child = _given(b"<x" + attributes + b">", tally)
        repaired = repaired or child.is_repaired
        if kind == b"addr":
            number = child.get("address")
            if child.get("type") == "137" and number and number != "insert-address-token":
                writer = people.get(number) or person(number, number)
        elif child.get("ct").lower() == "text/plain":
            texts.append(child.get("text"))
        elif child.get("ct").lower() != "application/smil":
            files.append(_file(child))
    mine = box != 1
    text = "\n".join(each for each in texts if each)
    left_out = given.get("m_type") == "130"  # a notice of a message that the phone never fetched
    kind_of = Kind.ATTACHMENT if files else Kind.MEDIA_OMITTED if left_out else Kind.TEXT if text else Kind.EMPTY
    sender = person("me", "me") if mine else writer or next(iter(people.values()))
    return _made(
        start,
        raw,
        _Given(given.of, repaired),
        sender=sender,
        kind=kind_of,
        text=text,
        attachments=tuple(files),
        reference=given.get("m_id"),
        subject=given.get("sub") or _SMS_STATES.get(box, ""),
        recipients=tuple(each for each in people.values() if mine or each.key != sender.key),
    )


def _file(part: _Given) -> Attachment:
    name = part.get("cl", "name", "fn") or part.get("ct") or "file"
    data = part.get("data")
    if not data:
        return Attachment(name)
    try:
        raw = base64.b64decode("".join(data.split()))
    except (binascii.Error, ValueError):
        return Attachment(name)
    return Attachment(name, hashlib.sha256(raw).hexdigest(), len(raw))
