"""Spoiled captures, minute after minute: does anything but the project's own errors come out, and does anything hang?

    python benchmarks/spoilt.py --format telegram --seconds 600 FILE...

Each FILE is spoiled again and again: cut off, bytes changed, left out, doubled and put in, lines in another order, a piece
of one file put into another, numbers and words replaced by odd ones. What comes of it is opened as a capture, and read by
the reader of --format whether it knows the file or not. A finding is another exception than the project's, a file that
takes longer than --slow seconds, or slices that do not stand one after the other; the first of each kind is kept in --keep.
The same seed gives the same files. Findings make the exit number 1.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from answerable.errors import AnswerableError
from answerable.records import READERS, Settings, open_capture, record_json, source_json

ODD = (
    b'"', b"{", b"}", b"[", b"]", b"\\", b"\0", b"\xff\xfe", b"\n\n", b"<", b">", b"\r", b",", b":", b"&#55357;", b"&#x110000;",
    b"null", b"[]", b"{}", b"true", b"-1", b"1e999", b"99999999999999999999", b"0001-01-01", b"9999-12-31T23:59:59Z", b"'",
    "\u200e".encode(), "\u202f".encode(), "\u2028".encode(), "\ufeff".encode(), b"\x1a", b"\xed\xa0\xbd", b"From x Mon Jan  1 00:00:00 2024\n",
    b"Content-Transfer-Encoding: base64\n", b'Content-Type: multipart/mixed; boundary="x"\n', b"=?utf-8?b?////?=", b"\\ud83d", b"PK\3\4",
)  # fmt: skip
NUMBER = re.compile(rb"\d+")
ENDS = ((b"\n", b"\r\n"), (b"\r\n", b"\n"), (b"\n", b"\r"), (b" ", b"\xc2\xa0"))
STRING = re.compile(rb'"[^"\n]{0,60}"')


def spoiled(data: bytes, others: list[bytes], dice: random.Random) -> bytes:
    """A copy of a file that is spoiled in one to six places."""
    copy = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 3, 6))):
        at, length = dice.randrange(len(copy) + 1), dice.choice((1, 1, 2, 8, 64, 512))
        if dice.random() < 0.5:
            _change_bytes(copy, at, length, dice)
        else:
            _change_words(copy, at, length, others, dice)
    return bytes(copy)


def _change_bytes(copy: bytearray, at: int, length: int, dice: random.Random) -> None:
    match dice.randrange(5):
        case 0:
            del copy[at:]
        case 1:
            copy[at : at + 1] = bytes((dice.randrange(256),))
        case 2:
            del copy[at : at + length]
        case 3:
            copy[at:at] = copy[max(0, at - length) : at] * dice.choice((1, 1, 2, 50))
        case _:
            copy[at:at] = dice.choice(ODD)


def _change_words(copy: bytearray, at: int, length: int, others: list[bytes], dice: random.Random) -> None:
    match dice.randrange(5):
        case 0:
            lines = bytes(copy).splitlines(keepends=True)
            dice.shuffle(lines)
            copy[:] = b"".join(lines)
        case 1:
            other = dice.choice(others)
            begin = dice.randrange(len(other) + 1)
            copy[at:at] = other[begin : begin + length]
        case 2:
            copy[:] = bytes(copy).replace(*dice.choice(ENDS))
        case _:
            found = list((NUMBER if dice.random() < 0.5 else STRING).finditer(bytes(copy[:200_000])))
            if found:
                begin, end = dice.choice(found).span()
                copy[begin:end] = dice.choice(ODD)


def through(read: object, data: bytes) -> int:
    """How many records were read; what is found wrong is raised."""
    opened = read(io.BytesIO(data))  # type: ignore[operator]
    count = end = 0
    for record in opened.records():
        record_json(record)
        if record.seq != count:
            raise AssertionError(f"number {record.seq} after {count - 1}")
        count += 1
        if record.end and not opened.source.members:
            if not end <= record.start <= record.end <= len(data):
                raise AssertionError(f"slice {record.start}-{record.end} after {end} of {len(data)}")
            end = record.end
    source_json(opened, senders={}, question="")
    return count


def main() -> int:
    """Spoil and read until the time is over."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--format", required=True, choices=[reader.FORMAT for reader in READERS])
    asked.add_argument("--seconds", type=float, default=600)
    asked.add_argument("--slow", type=float, default=5)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--keep", type=Path, help="folder for the files that show a finding")
    asked.add_argument("files", nargs="+", type=Path)
    given = asked.parse_args()
    reader = next(each for each in READERS if given.format == each.FORMAT)
    settings = Settings()
    wholes = [path.read_bytes() for path in given.files]
    dice = random.Random(given.seed)
    said: Counter[str] = Counter()
    findings: Counter[str] = Counter()
    began = time.monotonic()
    while time.monotonic() - began < given.seconds:
        path = dice.choice(given.files)
        data = spoiled(wholes[given.files.index(path)], wholes, dice)
        for way in (
            lambda file, name=path.name: open_capture(file, name=name, settings=settings),
            lambda file, name=path.name: reader.read(file, name=name, settings=settings),
        ):
            if given.keep:
                given.keep.mkdir(parents=True, exist_ok=True)
                (given.keep / f"last-{given.format}").write_bytes(data)  # what a crash of the whole process leaves
            finding, started = "", time.process_time()
            try:
                through(way, data)
                said["read"] += 1
            except AnswerableError as error:
                said[error.code] += 1
            except Exception as error:  # noqa: BLE001 - this is what is looked for
                place = traceback.extract_tb(error.__traceback__)[-1]
                finding = f"{type(error).__name__}: {error} at {Path(place.filename).name}:{place.lineno}"
            if not finding and time.process_time() - started > given.slow:
                finding = f"slow: {path.name}"
            if finding:
                findings[finding] += 1
                if findings[finding] == 1:
                    print(f"FOUND {finding}", flush=True)
                    if given.keep:
                        (given.keep / f"{given.format}-{len(findings)}").write_bytes(data)
    print(
        f"{given.format}: {sum(said.values())} files in {given.seconds:.0f} s: {dict(said)}; findings: {dict(findings)}"
    )
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
