"""Outlook's RTF: unpacked from its own compression (LZFu), and read for its words.

A mail written as a page can be kept as RTF with the page inside (\\fromhtml1): then the page's tags stand in groups \\*\\htmltag, and
what a reader sees is the rest.
"""

from __future__ import annotations

import re
import struct

from answerable.records.json_source import clean

LARGEST = 64 << 20

_START = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArial"
    b"Times New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_NOT_SHOWN = {
    b"fonttbl",
    b"colortbl",
    b"stylesheet",
    b"info",
    b"pict",
    b"htmltag",
    b"mhtmltag",
    b"generator",
    b"pntext",
    b"object",
    b"listtable",
}
_BREAKS = {b"par": "\n", b"line": "\n", b"tab": "\t", b"cell": "\t", b"row": "\n", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
           b"rdblquote": "”", b"bullet": "•", b"endash": "–", b"emdash": "—"}  # fmt: skip


def unpacked(packed: bytes) -> bytes:
    """The RTF in a compressed property; empty where it is damaged."""
    if len(packed) < 16:
        return b""
    size, kind = struct.unpack("<I4s", packed[4:12])
    if kind == b"MELA":
        return packed[16 : 16 + size]
    if kind != b"LZFu" or size > LARGEST:
        return b""
    window = bytearray(4096)
    window[: len(_START)] = _START
    write, out, at = len(_START), bytearray(), 16
    while at < len(packed) and len(out) < size:
        control = packed[at]
        at += 1
        for bit in range(8):
            if at >= len(packed):
                break
            if not control >> bit & 1:
                pieces = packed[at : at + 1]
                at += 1
            else:
                place = int.from_bytes(packed[at : at + 2], "big")
                at += 2
                offset, length = place >> 4, (place & 15) + 2
                if offset == write:
                    return bytes(out[:size])
                pieces = b""
            for number in range(len(pieces) or length):
                one = pieces[0] if pieces else window[(offset + number) & 4095]
                out.append(one)
                window[write] = one
                write = (write + 1) & 4095
    return bytes(out[:size])


def rtf_words(rtf: bytes) -> str:
    """What a reader of the RTF sees."""
    reader = _Reader(is_page=b"\\fromhtml" in rtf[:4096])
    for found in _TOKEN.finditer(rtf):
        word, number, code, sign, brace, text = found.groups()
        if code is not None:
            reader.byte(bytes.fromhex(code.decode()))
            continue
        reader.flush()
        if brace is not None:
            reader.group(brace)
        elif word is not None:
            reader.word(word, int(number or 1))
        else:
            reader.letters(text, sign)
    reader.flush()
    return re.sub(r"\n{3,}", "\n\n", clean("".join(reader.out))).strip()


class _Reader:
    """What is shown so far, and how what follows is to be read."""

    def __init__(self, *, is_page: bool) -> None:
        self.is_page = is_page
        self.out: list[str] = []
        self.codec = "cp1252"
        self.pending = b""  # bytes given one by one: together they are letters
        self.is_hidden = False
        self.is_starred = False  # \\* says: leave this group out if you do not know its word
        self.stands_for = 1  # how many letters follow one given by number, for readers that cannot show it
        self.skip = 0
        self.groups: list[tuple[bool, int]] = []

    def flush(self) -> None:
        self.out.append(self.pending.decode(self.codec, "replace"))
        self.pending = b""

    def byte(self, one: bytes) -> None:
        if self.skip:
            self.skip -= 1
        elif not self.is_hidden:
            self.pending += one

    def group(self, brace: bytes) -> None:
        if brace == b"{":
            self.groups.append((self.is_hidden, self.stands_for))
        else:
            self.is_hidden, self.stands_for = self.groups.pop() if self.groups else (False, 1)
        self.is_starred = False

    def word(self, word: bytes, number: int) -> None:
        if word in _NOT_SHOWN or (self.is_starred and word != b"shppict"):
            self.is_hidden = True
        elif word == b"htmlrtf":
            self.is_hidden = self.is_page and number != 0
        elif word == b"ansicpg":
            self.codec = _known(f"cp{number}")
        elif word == b"uc":
            self.stands_for = min(abs(number), 8)
        elif not self.is_hidden:
            self.shown(word, number)
        self.is_starred = False

    def shown(self, word: bytes, number: int) -> None:
        if word == b"u":
            self.out.append(chr(number % 65536))
            self.skip = self.stands_for
        else:
            self.out.append(_BREAKS.get(word, ""))

    def letters(self, text: bytes | None, sign: bytes | None) -> None:
        self.is_starred = sign == b"*"
        if self.is_hidden or self.is_starred:
            return
        told = text if text is not None else sign if sign in (b"{", b"}", b"\\") else b" " if sign == b"~" else b""
        told = told or b""
        dropped = min(self.skip, len(told))
        self.skip -= dropped
        self.out.append(told[dropped:].decode(self.codec, "replace"))


def _known(name: str) -> str:
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name
