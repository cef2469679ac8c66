"""How long a whole check of the evidence takes, beside the floors of this machine measured in the same run.

    python benchmarks/evidence.py [--gigabytes 2] [--events 100000] [--folder DIR]

Full checks by the program and by the stand-alone checker, bags against bagit-python with as many workers, one receipt.
"""

from __future__ import annotations

import argparse
import logging
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

import bagit

from answerable import evidence
from answerable.evidence import (
    Checkpoint,
    Dated,
    Key,
    LogText,
    Note,
    Peaks,
    Row,
    check_bag,
    check_log,
    check_receipt,
    encode,
    leaf_hash,
    make_bag,
    receipt,
    sign,
    whole_log,
)

ORIGIN = "harrowmere.example/log"
KEY = Key.make(ORIGIN)
KEYS = (Dated(date(2026, 1, 5), KEY.verifier),)
FILES, EVERY = 32, 100


def seconds(act: Callable[[], object], *, runs: int = 5) -> float:
    """The quickest of some runs: others may be using the machine."""
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return min(taken)


def line(what: str, took: float, aim: float | None = None, note: str = "") -> None:
    """A line of the table."""
    held = "" if aim is None else f"aim {aim:g} s: {'held' if took <= aim else 'MISSED'}"
    print(f"{what:<58}{took:>10.4f} s  {held:<18}{note}")


def rows_of(count: int, size: int) -> list[Row]:
    """Events of about so many bytes."""
    rows = []
    for place in range(count):
        said = {
            "v": 1, "id": secrets.token_hex(16), "kind": "answered", "at": "2026-03-02T09:30:00.000000Z", "by": "person:12",
            "case": f"FOI-2026-{place % 9999:04}", "salt": secrets.token_hex(16), "data": {"question": place % 9},
        }  # fmt: skip
        said["words"] = "x" * max(size - len(encode({**said, "words": ""})), 0)
        body = encode(said)
        rows.append(Row(place, leaf_hash(body), body))
    return rows


def notes_of(rows: list[Row]) -> list[Note]:
    """A checkpoint after every hundred events."""
    peaks, notes = Peaks(), []
    for row in rows:
        peaks.append(row.leaf)
        if peaks.size % EVERY == 0 or peaks.size == len(rows):
            notes.append(sign(Checkpoint(ORIGIN, peaks.size, peaks.root), key=KEY))
    return notes


def floors(folder: Path) -> float:
    """What this machine can do at best; the rate of SHA-256 in MiB a second."""
    block = secrets.token_bytes(1 << 26)
    rate = 64 / seconds(lambda: sha256(block).digest())
    print(f"floor: SHA-256 of 64 MiB by hashlib, {rate:,.0f} MiB/s; {os.cpu_count()} processors")
    with (folder / "floor").open("wb") as file:

        def append() -> None:
            for _ in range(200):
                file.write(block[:400])
                file.flush()
                os.fsync(file.fileno())

        print(f"floor: append 400 B and fsync, {200 / seconds(append):,.0f} a second")
    return rate


def logs(folder: Path, count: int, size: int) -> None:
    """A whole log: the program on its rows and on its bag, and the stand-alone checker on its bag."""
    rows = rows_of(count, size)
    notes = notes_of(rows)
    bodies = [row.body or b"" for row in rows]
    print(f"\n{count:,} events of {len(bodies[0])} bytes, {len(notes):,} checkpoints")
    line("  floor: SHA-256 of each leaf", seconds(lambda: [leaf_hash(body) for body in bodies]))
    found = check_log(rows, notes=notes, keys=[KEY.verifier]).findings
    assert found == (), found[:3]  # noqa: S101  a figure for a check that failed would be none
    line(
        "  program, every event, root and signature",
        seconds(lambda: check_log(rows, notes=notes, keys=[KEY.verifier])),
        2,
    )
    bag = folder / f"log{size}"
    log: LogText = whole_log(rows, notes=notes, keys=KEYS)
    line("  making its bag", seconds(lambda: make_bag(bag, log=log, about={}), runs=1))
    line("  program, its bag", seconds(lambda: check_bag(bag)))
    run = [sys.executable, "-I", "-S", str(bag / "check.py"), str(bag)]
    line(
        "  stand-alone checker, its bag, from its start",
        seconds(lambda: subprocess.run(run, check=True, capture_output=True)),
        5,
    )
    leaves = [row.leaf for row in rows]
    made = receipt(bodies[7], place=7, leaves=leaves, note=notes[-1], key=KEY.verifier)
    text = str(made).encode()
    line("  one receipt, checked", seconds(lambda: check_receipt(text), runs=9), 0.05, f"{len(made.proof)} hashes")
    shutil.rmtree(bag)


def bags(folder: Path, gigabytes: float, rate: float) -> None:
    """A bag of large files: ours and bagit-python's check, with as many workers, one after the other in turn."""
    size = int(gigabytes * 2**30 / FILES)
    block = secrets.token_bytes(1 << 20)
    sources = {}
    for number in range(FILES):
        path = folder / f"source{number}"
        with path.open("wb") as file:
            for _ in range(size >> 20):
                file.write(block)
            file.write(number.to_bytes(4, "big"))
        sources[f"{number:02}.bin"] = path
    bag, rows = folder / "bag", rows_of(100, 248)
    log = whole_log(rows, notes=notes_of(rows), keys=KEYS)
    print(f"\na bag of {gigabytes:g} GiB in {FILES} files")
    line("  making it, with its copy", seconds(lambda: make_bag(bag, log=log, files=sources, about={}), runs=1))
    for path in sources.values():
        path.unlink()
    logging.disable()
    for workers in (1, 2):
        validate = partial(bagit.Bag.validate, processes=workers)
        ours, theirs = [], []
        for _ in range(5):  # in turn, so that a busy machine slows both alike
            ours.append(seconds(partial(check_bag, bag, workers=workers), runs=1))
            theirs.append(seconds(partial(validate, bagit.Bag(str(bag))), runs=1))
        one, other = min(ours), min(theirs)
        mib = gigabytes * 1024
        print(
            f"  {workers} at a time: ours {mib / one:,.0f} MiB/s, bagit-python {mib / other:,.0f} MiB/s:"
            f" {other / one:.2f} of its rate (aim 0.8: {'held' if other / one >= 0.8 else 'MISSED'});"
            f" {mib / one / rate:.2f} of the floor"
        )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gigabytes", type=float, default=2)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="where there is room for twice the bag")
    given = parser.parse_args()
    print(f"checker: {Path(evidence.__file__).with_name('checker.py').stat().st_size:,} bytes")
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        rate = floors(Path(name))
        for size in (248, 400):
            logs(Path(name), given.events, size)
        bags(Path(name), given.gigabytes, rate)


if __name__ == "__main__":
    main()
