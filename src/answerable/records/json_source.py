"""What the importers of JSON share: which list holds the messages, and its items one by one with what stands beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any, BinaryIO, NamedTuple

from answerable.records.items import Found, Stream, measured, narrowed
from answerable.records.json_items import BLOCK, LONGEST, Broken, Choice, Path, Piece, decoded, pieces
from answerable.records.record import Flag, Settings, Source, Tally

_LISTS = frozenset(("messages", "value", "chats", "left_chats", "list"))
_FIRST = json.JSONDecoder(strict=False)
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_HOLD = frozenset(("messages", "value"))


class Head(NamedTuple):
    """The first item of the list of messages: where the list stands, the item, and the names met before it."""

    path: Path
    item: Mapping[str, Any]
    names: frozenset[str]


class Item(NamedTuple):
    """One item of a list of messages, and whether its text had to be mended to be read."""

    piece: Piece
    value: Mapping[str, Any]
    beside: Mapping[Path, Any]  # the scalars of the objects around it, as far as they came before
    mended: bool = False


def head(file: BinaryIO) -> Head | None:
    """The first object of a list that can be one of messages; None where the file is no JSON or has none."""
    return head_of(narrowed(file)) or _only(narrowed(file).read(BLOCK))


def _only(raw: bytes) -> Head | None:
    """The one object that a small file is, or the first of several that stand one after the other."""
    start = raw.removeprefix(b"\xef\xbb\xbf").strip()
    if start[:1] != b"{":
        return None
    try:
        value, _ = _FIRST.raw_decode(start.decode(errors="replace"))
    except (ValueError, RecursionError):
        return None
    return Head((), value, frozenset(value)) if isinstance(value, dict) else None


def head_of(stream: Stream) -> Head | None:
    """The same of a stream that is at its start."""
    names: set[str] = set()

    def choose(path: Path) -> Choice:
        names.update(path)
        if path and path[-1] == "[]":
            return "take" if len(path) == 1 or path[-2] in _HOLD else "enter"
        return "enter" if not path or path[-1] in _LISTS else "skip"

    try:
        for piece in pieces(stream, choose):
            names.update(piece.path)
            if piece.path and piece.path[-1] == "[]" and piece.raw[:1] == b"{":
                value, _ = decoded(piece.raw)
                return _first(piece.path, value, frozenset(names))
    except (Broken, ValueError, RecursionError):
        return None
    return None


def _first(path: Path, value: Mapping[str, Any], names: frozenset[str]) -> Head:
    """A list of chats, each with its messages, is looked into as well."""
    for name in _HOLD if len(path) < 3 else ():
        inside = value.get(name)
        if isinstance(inside, list) and inside and isinstance(inside[0], dict):
            return Head((*path, name, "[]"), inside[0], names)
    return Head(path, value, names)


def items(stream: Stream, lists: frozenset[Path], tally: Tally) -> Iterator[Item | Found]:
    """The items of these lists; at the place where the file breaks, what is not read of it."""
    ways = {path[:length] for path in lists for length in range(len(path))}
    beside: dict[Path, Any] = {}

    def choose(path: Path) -> Choice:
        return "take" if path in lists else "enter" if path in ways else "skip"

    try:
        for piece in pieces(stream, choose):
            if piece.path in lists:
                yield item_at(piece, beside, tally)
            elif len(piece.raw) < 4096:
                beside[piece.path] = _scalar(piece.raw)
    except Broken as broken:
        tally.probably_cut = "stops" in broken.reason
        yield Found(unread=f"from byte {broken.at} on: {broken.reason}")


def item_at(piece: Piece, beside: Mapping[Path, Any], tally: Tally) -> Item | Found:
    """The object of a piece, or what is said of one that cannot be read."""
    where = f"bytes {piece.start} to {piece.end}"
    try:
        value, mended = decoded(piece.raw)
    except ValueError as error:
        return Found(unread=f"{where}: {error}")
    if not isinstance(value, dict):
        return Found(unread=f"{where}: no object stands there")
    if mended:
        tally.bad_bytes += _bad(piece.raw)
    return Item(piece, value, beside, mended)


def _bad(raw: bytes) -> int:
    return sum("\udc80" <= letter <= "\udcff" for letter in raw.decode(errors="surrogateescape"))


def _scalar(raw: bytes) -> Any:
    try:
        return decoded(raw)[0]
    except ValueError:
        return None


def replies_in(item: Item, name: str, tally: Tally) -> tuple[tuple[int, bytes], list[Item | Found]]:
    """The slice that is left of a message which holds its replies in a list of this name, and the replies.

    The slice ends where they begin, or begins where they end, where the message's own words come after them.
    """
    start, raw = item.piece.start, item.piece.raw
    if not objects(item.value.get(name)):
        return (start, raw), []
    inside: Path = (name, "[]")

    def choose(path: Path) -> Choice:
        return "take" if path == inside else "enter" if path in ((), inside[:1]) else "skip"

    try:
        found = [piece for piece in pieces(BytesIO(raw), choose) if piece.path == inside and piece.raw[:1] == b"{"]
    except Broken:
        found = []
    if not found:
        return (start, raw), []
    before, after = raw[: found[0].start], raw[found[-1].end :]
    moved = (replace(piece, start=start + piece.start, end=start + piece.end) for piece in found)
    left = (start, before) if len(before) >= len(after) else (start + found[-1].end, after)
    return left, [item_at(piece, item.beside, tally) for piece in moved]


def source(
    file: BinaryIO, *, name: str, format: str, settings: Settings, template: str = "", has_moments: bool = False
) -> Source:
    """What is known of a file before its records. has_moments: the format gives moments, and no zone is assumed."""
    file.seek(0)
    digest, size = measured(file)
    file.seek(0)
    start = file.read(3)
    return Source(
        format=format,
        name=name,
        digest=digest,
        size=size,
        encoding="utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8",
        boms=int(start == b"\xef\xbb\xbf" or start[:2] in (b"\xff\xfe", b"\xfe\xff")),
        template=template,
        zone="" if has_moments else settings.zone,
        has_known_zone=has_moments or settings.has_known_zone,
    )


def lines(stream: Stream, tally: Tally) -> Iterator[Item | Found]:
    """The objects of a file that has one on each line."""
    at, held = 0, b""
    while True:
        block = stream.read(max(BLOCK, len(held)))
        held += block
        *whole, held = held.split(b"\n") if block else [held, b""]
        for line in whole:
            text = line.strip(b"\xef\xbb\xbf \t\r") if at == 0 else line.strip()
            if text:
                start = at + line.index(text)
                yield item_at(Piece(("[]",), start, start + len(text), text), {}, tally)
            at += len(line) + 1
        if not block:
            return
        if len(held) > LONGEST:
            yield Found(unread=f"from byte {at} on: a line longer than {LONGEST >> 20} MB")
            return


def words(value: object) -> str:
    """A JSON value as text: empty for null, and without what no text may hold."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else str(value)
    return clean(text)


def clean(text: str) -> str:
    """Text without the character no database takes, and with halves of characters shown as what they are: unreadable."""
    if _NO_TEXT.search(text) is None:
        return text
    return text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def objects(value: object) -> list[Mapping[str, Any]]:
    """The objects of a list; none of anything else."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def whole_number(value: object) -> int | None:
    """A number, or the digits of one, as exports mix them."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, str) and len(value) < 20 and value.removeprefix("-").isdecimal():
        return int(value)
    return int(value) if isinstance(value, float) and value == value and abs(value) < 1e18 else None


def repaired(item: Item) -> tuple[Flag, ...]:
    """What a person should know of how the item was read."""
    if not item.mended:
        return ()
    return (Flag.BYTES,) if _bad(item.piece.raw) else (Flag.REPAIRED,)
