"""Messages a second of WhatsApp exports, beside other parsers and the floor of this machine, in one run.

    python benchmarks/chats.py [--messages 100000] [--chat FILE …] [--peers PYTHON] [--node FOLDER] [--rounds 3]

The floor reads the file and takes its SHA-256; one pattern finds every head and keeps nothing. Each program runs alone in
a process of its own, in turns with the others, reads the same file, and counts what it found; its best round stands in
the table, by the time of its own processor, so that other work on the machine counts little, with the time on the clock
beside it. What they do is not the same: answerable gives bytes, line, instants, kind, files and flags of each record,
proves that the records are the file, and lets each go; the others give day, name and text, and hold all in memory.
"answerable, again" looks at the source a second time: its digest, and each record at its place.

PYTHON is one that has whatstk and chat-miner, FOLDER one with whatsapp-chat-parser of npm:

    python -m venv peers && peers/bin/pip install whatstk chat-miner
    npm install --prefix node whatsapp-chat-parser

Those that are not there are left out. Without --chat two exports are made, in the forms of Android and of an iPhone.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

PEOPLE = ("Amira Abara", "Ben Bevan", "Carys Ellis", "Dev Lomax", "Una Gill", "+44 7700 900123")
SAID = (
    "Bins not collected on Mill Lane, crew says access was blocked by a skip",
    "Road closure on Station Road starts Monday at 09:30, diversion via Kiln Road",
    "ok",
    "Thanks 👍",
    "Committee report for 24/00630/FUL needs another draft\n1. site visit\n2. chase Legal",
    "<Media omitted>",
    "Link to the plans: https://planning.example.gov.uk/app/24-00630-FUL",
    "I didn't agree to that, for the record <This message was edited>",
    "IMG-20230109-WA0001.jpg (file attached)",
)
SAID_IOS = (
    *SAID[:5],
    "\u200eimage omitted",
    SAID[6],
    "I didn't agree to that, for the record \u200e<This message was edited>",
    "\u200e<attached: 00000012-PHOTO-2023-01-09-10-11-12.jpg>",
)
OWN = "answerable"
_CLOCK = "import json, resource, sys, time\nbegan, seen = time.process_time(), time.perf_counter()\n"
_TOLD = """
used, wall = time.process_time() - began, time.perf_counter() - seen
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
print(json.dumps({"count": count, "seconds": used, "wall": wall, "peak": peak}))
"""
FLOOR = f"""
import hashlib
{_CLOCK}
digest, count = hashlib.sha256(), 0
with open(sys.argv[1], "rb") as file:
    while block := file.read(1 << 20):
        digest.update(block)
{_TOLD}"""
PATTERN = rf"""
import re
head = re.compile(rb"^(?:\xe2\x80\x8e)?\[?\d\d/\d\d/\d{{4}}, \d\d:\d\d(?::\d\d\])?(?: -)? ", re.M)
{_CLOCK}
with open(sys.argv[1], "rb") as file:
    count = sum(1 for _ in head.finditer(file.read()))
{_TOLD}"""
OURS = f"""
from answerable.records import Settings
from answerable.records.importers import whatsapp
{_CLOCK}
with open(sys.argv[1], "rb") as file:
    count = sum(1 for _ in whatsapp.read(file, name="chat.txt", settings=Settings()).records())
{_TOLD}"""
AGAIN = f"""
import sys
from answerable.records import Settings, verify_slices
from answerable.records.importers import whatsapp
file = open(sys.argv[1], "rb")
opened = whatsapp.read(file, name="chat.txt", settings=Settings())
slices = [(record.start, record.end, record.text) for record in opened.records()]
{_CLOCK}
count, size = verify_slices(file, slices, digest=opened.source.digest, name="chat.txt")
{_TOLD}"""
WHATSTK = f"""
from whatstk import WhatsAppChat
{_CLOCK}
count = len(WhatsAppChat.from_source(sys.argv[1]).df)
{_TOLD}"""
CHAT_MINER = f"""
import logging
logging.disable()
from chatminer.chatparsers import WhatsAppParser
{_CLOCK}
parser = WhatsAppParser(sys.argv[1])
parser.parse_file()
count = len(parser.parsed_messages.get_df())
{_TOLD}"""
JS = """
import fs from 'fs';
import { parseString } from 'whatsapp-chat-parser';
const before = process.cpuUsage(), seen = performance.now();
const count = parseString(fs.readFileSync(process.argv[2], 'utf8'), { parseAttachments: true }).length;
const used = process.cpuUsage(before);
const wall = (performance.now() - seen) / 1e3;
const peak = process.resourceUsage().maxRSS >> 10;
console.log(JSON.stringify({ count, seconds: (used.user + used.system) / 1e6, wall, peak }));
"""


@dataclass(frozen=True)
class Program:
    """A parser, and how it is started; without a start it is not there."""

    name: str
    start: tuple[str, ...]
    slow: bool = False  # run once


def made(count: int, file: Path, *, is_ios: bool) -> None:
    """An export of so many messages, the same each time."""
    dice = random.Random(1)
    at = datetime(2023, 1, 9, 7, 30)  # noqa: DTZ001 - the clock of a phone
    with file.open("w", encoding="utf-8", newline="") as out:
        for _ in range(count):
            at += timedelta(seconds=dice.expovariate(1 / 86))
            name, said = dice.choice(PEOPLE), dice.choice(SAID_IOS if is_ios else SAID)
            mark = "\u200e" if is_ios and said.startswith("\u200e") else ""
            head, end = (f"{mark}[{at:%d/%m/%Y, %H:%M:%S}]", "\r\n") if is_ios else (f"{at:%d/%m/%Y, %H:%M} -", "\n")
            out.write(f"{head} {name}: {said}{end}")


def programs(peers: Path | None, node: Path | None) -> list[Program]:
    """Those that are there."""
    found = [
        Program("read + SHA-256", (sys.executable, "-c", FLOOR)),
        Program("one pattern", (sys.executable, "-c", PATTERN)),
        Program(OWN, (sys.executable, "-c", OURS)),
        Program("answerable, again", (sys.executable, "-c", AGAIN)),
    ]
    if node and shutil.which("node"):
        script = node / "chats-benchmark.mjs"
        script.write_text(JS, encoding="utf-8")
        found.append(Program("whatsapp-chat-parser (npm)", ("node", str(script))))
    if peers:
        found += [
            Program("whatstk", (str(peers), "-c", WHATSTK), slow=True),
            Program("chat-miner", (str(peers), "-c", CHAT_MINER), slow=True),
        ]
    return found


def run(program: Program, file: Path) -> dict[str, float] | None:
    """Count, seconds and peak of one run; None where it failed."""
    done = subprocess.run([*program.start, str(file)], capture_output=True, text=True, check=False)
    return json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else None


def best_of(told: list[dict[str, float] | None]) -> dict[str, float] | None:
    """The round that took least of the processor; None where all failed."""
    return min((one for one in told if one), key=lambda one: one["seconds"], default=None)


def table(file: Path, found: list[Program], rounds: int) -> None:
    """Run each in turn, so many times over, and print what they took."""
    told: dict[str, list[dict[str, float] | None]] = {program.name: [] for program in found}
    for number in range(rounds):
        for program in found:
            if number == 0 or not program.slow:
                told[program.name].append(run(program, file))
    best = {name: best_of(rows) for name, rows in told.items()}
    floor, own = (max(row["seconds"], 1e-6) if row else 1.0 for row in (best[found[0].name], best[OWN]))
    print(f"\n{file.name}, {file.stat().st_size / 1e6:.0f} MB; compare within one table only\n")
    print(
        f"{'program':<28}{'messages':>10}{'cpu s':>8}{'wall s':>8}{'a cpu s':>11}{'× floor':>9}{'× own':>7}{'peak MB':>9}"
    )
    for name, row in best.items():
        if row is None:
            print(f"{name:<28}{'failed':>10}")
            continue
        rate = f"{row['count'] / row['seconds']:,.0f}" if row["count"] else "–"
        took = f"{row['seconds']:>8.2f}{row['wall']:>8.2f}{rate:>11}{row['seconds'] / floor:>9.1f}{row['seconds'] / own:>7.2f}"
        print(f"{name:<28}{row['count']:>10,.0f}{took}{row['peak']:>9,.0f}")


def main() -> None:
    """Print a table a file."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--chat", type=Path, nargs="*")
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--node", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = asked.chat or [Path(folder) / "android.txt", Path(folder) / "ios.txt"]
        for number, file in enumerate(files):
            if not asked.chat:
                made(asked.messages, file, is_ios=number == 1)
            table(file, programs(asked.peers, asked.node), asked.rounds)


if __name__ == "__main__":
    main()
