"""A JSON file read item by item, each with the bytes it stands at: a file of a gigabyte takes the memory of its longest item.

`pieces` walks the file once. `choose` says for a path whether the value there is taken whole ("take"), looked into
("enter") or passed over ("skip"); scalars on entered levels come by themselves. An element of a list has the path of the
list and "[]": the messages of a whole Telegram account stand at ("chats", "list", "[]", "messages", "[]").

What `json` accepts is accepted, and what exports are known to hold besides: control characters in strings, a mark at the
start (U+FEFF), bytes that are no UTF-8, and Telegram's own escape \\x0B for control characters, which no parser knows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from answerable.records.items import Stream

Path = tuple[str, ...]
Choice = Literal["take", "enter", "skip"]

BLOCK = 1 << 20
LONGEST = 64 << 20  # bytes of one item

_READER = json.JSONDecoder(strict=False)
_SPACE = re.compile(rb"[\s,]*+")
_COLON = re.compile(rb"\s*+:\s*+")
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_WORD = re.compile(rb'[^\s,:"{}\[\]]++')
_BRACKET = re.compile(rb'(?:[^"{}\[\]]++|"(?:[^"\\]++|\\.)*+")*+[{}\[\]]', re.DOTALL)
_TELEGRAM = re.compile(r"(?<!\\)((?:\\\\)*)\\x([0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Piece:
    """A value and where it stands: bytes `start` to `end` of the file."""

    path: Path
    start: int
    end: int
    raw: bytes


class Broken(Exception):
    """The file stops being JSON at byte `at`; what came before has been given."""

    def __init__(self, at: int, reason: str) -> None:
        self.at, self.reason = at, reason
        super().__init__(f"{reason} at byte {at}")


def pieces(file: Stream, choose: Callable[[Path], Choice]) -> Iterator[Piece]:
    """Every value that `choose` takes, and the scalars beside them, in the order of the file; raises Broken.

    Several objects or lists one after the other, as lines or as pages that were put into one file, are read in turn.
    """
    walk = _Walk(file, choose)
    yield from walk.value(())
    while walk.goes_on():
        yield from walk.value(())


def decoded(raw: bytes) -> tuple[Any, bool]:
    """The value of a piece, and whether its text had to be mended; raises ValueError where it is no JSON."""
    try:
        text, mended = raw.decode(), False
    except UnicodeDecodeError:
        text, mended = raw.decode(errors="replace"), True
    try:
        return _READER.decode(text), mended
    except json.JSONDecodeError:
        patched = _TELEGRAM.sub(r"\1\\u00\2", text)
        if patched == text:
            raise
        return _READER.decode(patched), True
    except RecursionError:
        raise ValueError("nested too deeply") from None


class _Walk:
    """The place reached in a file: `text` holds the bytes from `base` on, `at` is the next one to look at."""

    def __init__(self, file: Stream, choose: Callable[[Path], Choice]) -> None:
        self.file = file
        self.choose = choose
        self.chosen: dict[Path, Choice] = {}
        self.text = file.read(BLOCK)
        self.base = 0
        self.at = 3 if self.text.startswith(b"\xef\xbb\xbf") else 0
        self.kept = 0  # no byte from here on may be let go: an item starts there
        self.ended = not self.text

    def value(self, path: Path) -> Iterator[Piece]:
        self.gap(_SPACE)
        first = self.peek()
        if first not in b"{[":
            yield self.scalar(path)
            return
        choice = self.chosen.get(path)
        if choice is None:
            choice = self.chosen[path] = self.choose(path)
        if choice == "take":
            yield self.whole(path)
        elif choice == "skip":
            self.pass_over()
        elif len(path) > 32:
            raise Broken(self.base + self.at, "nested too deeply")
        else:
            yield from self.members(path) if first == b"{" else self.elements(path)

    def elements(self, path: Path) -> Iterator[Piece]:
        self.at += 1
        inside = (*path, "[]")
        while True:
            self.gap(_SPACE)
            if self.peek() == b"]":
                self.at += 1
                return
            yield from self.value(inside)

    def members(self, path: Path) -> Iterator[Piece]:
        self.at += 1
        while True:
            self.gap(_SPACE)
            first = self.peek()
            if first == b"}":
                self.at += 1
                return
            if first != b'"':
                raise Broken(self.base + self.at, "a name was expected")
            name = self.scalar(path)
            self.gap(_COLON)
            try:
                key = _READER.decode(name.raw.decode(errors="replace"))
            except ValueError:
                raise Broken(name.start, "a name that is no JSON") from None
            yield from self.value((*path, str(key)))

    def whole(self, path: Path) -> Piece:
        """The object or list that starts here, as one piece."""
        self.kept = self.at
        depth, place, text, bracket = 0, self.at, self.text, _BRACKET.match
        while True:
            found = bracket(text, place)
            if found is None:
                place = self.further(place)
                text = self.text
                continue
            place = found.end()
            if text[place - 1] in b"{[":
                depth += 1
            elif depth == 1:
                start, self.at = self.kept, place
                return Piece(path, self.base + start, self.base + place, text[start:place])
            else:
                depth -= 1

    def further(self, place: int) -> int:
        """Read on inside an item; returns where the place is now."""
        start = self.base + self.kept
        if len(self.text) - self.kept > LONGEST:
            raise Broken(start, f"an item longer than {LONGEST >> 20} MB")
        moved = place - self.kept
        if not self.more():
            raise Broken(start, "the file stops inside an item")
        return self.kept + moved

    def pass_over(self) -> None:
        """The object or list that starts here, unread."""
        start = self.base + self.at
        depth = 0
        while True:
            found = _BRACKET.match(self.text, self.at)
            if found is None:
                self.kept = self.at
                if len(self.text) - self.at > LONGEST or not self.more():
                    raise Broken(start, "the file stops inside a value")
                continue
            self.at = found.end()
            depth += 1 if self.text[self.at - 1] in b"{[" else -1
            if depth == 0:
                return

    def scalar(self, path: Path) -> Piece:
        self.kept = self.at
        pattern = _STRING if self.peek() == b'"' else _WORD
        while True:
            found = pattern.match(self.text, self.at)
            if found and (found.end() < len(self.text) or self.ended or pattern is _STRING):
                start, self.at = self.at, found.end()
                return Piece(path, self.base + start, self.base + self.at, self.text[start : self.at])
            start = self.base + self.at
            if len(self.text) - self.at > LONGEST:
                raise Broken(start, f"a value longer than {LONGEST >> 20} MB")
            if found is None and pattern is _WORD:
                raise Broken(start, "a value was expected")
            if not self.more() and found is None:
                raise Broken(start, "the file stops inside a text")

    def gap(self, pattern: re.Pattern[bytes]) -> None:
        """Past what stands between two values."""
        while True:
            found = pattern.match(self.text, self.at)
            if found and (found.end() < len(self.text) or self.ended):
                self.at = found.end()
                return
            self.kept = self.at
            if found is None and len(self.text) - self.at > BLOCK:
                raise Broken(self.base + self.at, "a colon was expected")
            if found is not None:
                self.at = self.kept = found.end() if pattern is _SPACE else self.at
            if not self.more() and found is None:
                raise Broken(self.base + self.at, "a colon was expected")

    def peek(self) -> bytes:
        if self.at >= len(self.text):
            self.kept = self.at
            if not self.more():
                raise Broken(self.base + self.at, "the file stops")
        return self.text[self.at : self.at + 1]

    def more(self) -> bool:
        """Read on, letting go of what lies before `kept`; False at the end of the file."""
        if self.ended:
            return False
        held = self.text[self.kept :]
        block = self.file.read(max(BLOCK, len(held)))
        self.base += self.kept
        self.at -= self.kept
        self.kept = 0
        self.text = held + block
        self.ended = not block
        return bool(block)

    def goes_on(self) -> bool:
        """Whether another object or list follows; raises Broken where something else does."""
        while True:
            self.gap(_SPACE)
            if self.at < len(self.text):
                break
            self.kept = self.at
            if not self.more():
                return False
        if self.text[self.at : self.at + 1] in (b"{", b"["):
            return True
        raise Broken(self.base + self.at, "more follows after the end of the JSON")
