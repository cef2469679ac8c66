"""Messages a second of a WhatsApp export, beside other parsers and the floor of this machine, in one run.

    python benchmarks/chats.py [--messages 100000] [--chat FILE] [--peers PYTHON] [--node FOLDER] [--rounds 3]

The floor reads the file and takes its SHA-256. Each program runs alone in a process of its own, reads the same file, and
counts what it found; the best of the rounds stands in the table, by the time of its own processor, so that other work on
the machine counts little. PYTHON is one that has whatstk and chat-miner, FOLDER one with whatsapp-chat-parser of npm:

    python -m venv peers && peers/bin/pip install whatstk chat-miner
    npm install --prefix node whatsapp-chat-parser

Those that are not there are left out. Without --chat an export is made, in the form of an Android phone.
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
_CLOCK = "import json, resource, sys, time\nbegan = time.process_time()\n"
_TOLD = """
used = time.process_time() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
print(json.dumps({"count": count, "seconds": used, "peak": peak}))
"""
FLOOR = f"""
import hashlib
{_CLOCK}
digest, count = hashlib.sha256(), 0
with open(sys.argv[1], "rb") as file:
    while block := file.read(1 << 20):
        digest.update(block)
{_TOLD}"""
OURS = f"""
from answerable.records import Settings
from answerable.records.importers import whatsapp
{_CLOCK}
with open(sys.argv[1], "rb") as file:
    count = sum(1 for _ in whatsapp.read(file, name="chat.txt", settings=Settings()).records())
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
const before = process.cpuUsage();
const count = parseString(fs.readFileSync(process.argv[2], 'utf8'), { parseAttachments: true }).length;
const used = process.cpuUsage(before);
const peak = process.resourceUsage().maxRSS >> 10;
console.log(JSON.stringify({ count, seconds: (used.user + used.system) / 1e6, peak }));
"""


@dataclass(frozen=True)
class Program:
    """A parser, and how it is started; without a start it is not there."""

    name: str
    start: tuple[str, ...]
    slow: bool = False  # run once


def made(count: int, file: Path) -> None:
    """An export of so many messages, the same each time."""
    dice = random.Random(1)
    at = datetime(2023, 1, 9, 7, 30)  # noqa: DTZ001 - the clock of a phone
    with file.open("w", encoding="utf-8", newline="") as out:
        for _ in range(count):
            at += timedelta(seconds=dice.expovariate(1 / 86))
            out.write(f"{at:%d/%m/%Y, %H:%M} - {dice.choice(PEOPLE)}: {dice.choice(SAID)}\n")


def programs(peers: Path | None, node: Path | None) -> list[Program]:
    """Those that are there."""
    found = [
        Program("read + SHA-256", (sys.executable, "-c", FLOOR)),
        Program("answerable", (sys.executable, "-c", OURS)),
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


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--chat", type=Path)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--node", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        file = asked.chat or Path(name) / "chat.txt"
        if not asked.chat:
            made(asked.messages, file)
        print(f"{file.stat().st_size / 1e6:.0f} MB; load and rounds matter: compare within one table only\n")
        print(f"{'program':<28}{'messages':>10}{'seconds':>9}{'a second':>11}{'× floor':>9}{'peak MB':>9}")
        floor = 0.0
        for program in programs(asked.peers, asked.node):
            told = [run(program, file) for _ in range(1 if program.slow else asked.rounds)]
            best = min((one for one in told if one), key=lambda one: one["seconds"], default=None)
            if best is None:
                print(f"{program.name:<28}{'failed':>10}")
                continue
            seconds = max(best["seconds"], 1e-6)
            floor = floor or seconds
            rate = f"{best['count'] / seconds:,.0f}" if best["count"] else "–"
            print(
                f"{program.name:<28}{best['count']:>10,.0f}{seconds:>9.2f}{rate:>11}{seconds / floor:>9.1f}{best['peak']:>9,.0f}"
            )


if __name__ == "__main__":
    main()
