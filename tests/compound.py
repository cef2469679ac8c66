"""A compound file (the form of .msg) made from a tree of names, storages as dicts and streams as bytes."""

from __future__ import annotations

import struct
from itertools import pairwise

SECTOR, SMALL, LIMIT = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(tree: dict[str, object]) -> bytes:
    return _Made(tree).file()


class _Made:
    def __init__(self, tree: dict[str, object]) -> None:
        self.entries: list[dict] = [_blank("Root Entry", 5)]
        self.streams: list[tuple[int, bytes]] = []
        self.sectors: list[bytes] = []
        self.table: list[int] = []
        self.entries[0]["child"] = self.add(tree)

    def add(self, inside: dict[str, object]) -> int:
        """The entries of a storage as a chain to the right; returns the first."""
        numbers = []
        for name, content in sorted(inside.items(), key=lambda each: (len(each[0]), each[0].upper())):
            number = len(self.entries)
            numbers.append(number)
            self.entries.append(_blank(name, 1 if isinstance(content, dict) else 2))
            if isinstance(content, dict):
                self.entries[number]["child"] = self.add(content)
            else:
                self.streams.append((number, content))
        for one, next_one in pairwise(numbers):
            self.entries[one]["right"] = next_one
        return numbers[0] if numbers else FREE

    def place(self, raw: bytes) -> int:
        """Put bytes into sectors that follow each other; returns the first."""
        if not raw:
            return END
        start, count = len(self.sectors), -(-len(raw) // SECTOR)
        self.sectors += [raw[at * SECTOR : (at + 1) * SECTOR].ljust(SECTOR, b"\0") for at in range(count)]
        self.table += [*range(start + 1, start + count), END]
        return start

    def small(self) -> tuple[bytes, list[int]]:
        """The streams that are too small for sectors of their own, one after the other, and where each goes on."""
        held, table = b"", []
        for number, raw in self.streams:
            self.entries[number]["size"] = len(raw)
            if len(raw) >= LIMIT:
                self.entries[number]["start"] = self.place(raw)
            elif raw:
                first, count = len(table), -(-len(raw) // SMALL)
                table += [*range(first + 1, first + count), END]
                held += raw.ljust(count * SMALL, b"\0")
                self.entries[number]["start"] = first
        return held, table

    def file(self) -> bytes:
        held, small = self.small()
        self.entries[0]["start"], self.entries[0]["size"] = self.place(held), len(held)
        small_start = self.place(b"".join(struct.pack("<I", each) for each in small))
        directory = self.place(b"".join(_entry(each) for each in self.entries))
        tables = 1
        while tables * 128 < len(self.table) + tables:
            tables += 1
        where = [*range(len(self.sectors), len(self.sectors) + tables)]
        table = [*self.table, *[FAT] * tables]
        table += [FREE] * (tables * 128 - len(table))
        head = struct.pack(
            "<8s16sHHHHH6sIIIIIIIII",
            *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, tables, directory, 0, LIMIT),
            *(small_start, -(-len(small) // 128), END, 0),
        )
        head += struct.pack("<109I", *where, *[FREE] * (109 - len(where)))
        return head + b"".join(self.sectors) + struct.pack(f"<{len(table)}I", *table)


def _blank(name: str, kind: int) -> dict:
    return {"name": name, "kind": kind, "child": FREE, "left": FREE, "right": FREE, "start": END, "size": 0}


def _entry(each: dict) -> bytes:
    name = (each["name"] + "\0").encode("utf-16-le")
    return struct.pack("<64sHBBIII16sIQQIQ", name, len(name), each["kind"], 1, each["left"], each["right"], each["child"], b"", 0, 0, 0,
                       each["start"] & 0xFFFFFFFF, each["size"])  # fmt: skip


def outlook(
    texts: dict[int, str | bytes],
    *,
    numbers: dict[int, int] | None = None,
    times: dict[int, int] | None = None,
    head: int = 32,
) -> dict:
    """The streams of one storage of a message: texts in UTF-16, bytes as they are, numbers and times together."""
    made: dict[str, object] = {}
    for number, value in texts.items():
        kind = 0x1F if isinstance(value, str) else 0x102
        made[f"__substg1.0_{number:04X}{kind:04X}"] = value.encode("utf-16-le") if isinstance(value, str) else value
    table = b"\0" * head
    for number, value in (numbers or {}).items():
        table += struct.pack("<HHIIi", 3, number, 6, value, 0)
    for number, seconds in (times or {}).items():
        table += struct.pack("<HHIQ", 0x40, number, 6, (seconds + 11_644_473_600) * 10_000_000)
    made["__properties_version1.0"] = table
    return made
