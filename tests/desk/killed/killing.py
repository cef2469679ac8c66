"""Kill the desk's processes at random moments, and look whether anything is half, lost or done twice.

Two processes run on a database of their own: one acts as officers do, the other is a worker that sends letters by
SMTP to a server here. Each kill is SIGKILL. The server puts a copy of each letter into the maildir that the desk
reads, as a mailbox of the authority's own would.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import time
from collections import Counter
from email import message_from_bytes
from pathlib import Path

from desk.forking import Child, Mother

HERE = Path(__file__).parent
ARCHIVE = "archive@harrowmere.example"


def surroundings(folder: Path, port: int) -> dict[str, str]:
    """The environment of a desk in that folder, with that mail server."""
    from answerable.registers import DEMOS

    box = folder / "post"
    for name in ("cur", "new", "tmp"):
        (box / name).mkdir(parents=True, exist_ok=True)
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "answerable.desk.settings",
        "ANSWERABLE_DATA": str(folder),
        "ANSWERABLE_AUTHORITY": str(DEMOS["harrowmere"]),
        "ANSWERABLE_MAIL_HOST": "127.0.0.1",
        "ANSWERABLE_MAIL_PORT": str(port),
        "ANSWERABLE_MAIL_SECURITY": "none",
        "ANSWERABLE_MAIL_ARCHIVE": ARCHIVE,
        "ANSWERABLE_MAIL_WAIT": "5",
        "ANSWERABLE_MAIL_IN": f"maildir:{box}",
        "ANSWERABLE_QUEUE_LEASE": "2",
        "PYTHONWARNINGS": "ignore",
    }


def deliver_home(office: object, box: Path) -> None:
    """Let the server put what is addressed to the archive into the maildir, whole or not at all."""
    taking = office.handle_DATA

    async def handle_DATA(server, session, envelope):
        answered = await taking(server, session, envelope)
        if ARCHIVE in envelope.rcpt_tos and answered.startswith("250"):
            name = f"{time.time_ns()}.{random.random()}"
            (box / "tmp" / name).write_bytes(envelope.original_content)
            (box / "tmp" / name).rename(box / "new" / name)
        return answered

    office.handle_DATA = handle_DATA


def kill_at_random(*, kills: int, mother: Mother, folder: Path, cases: int, seed: int) -> None:
    """So many kills, of either process, at moments that nobody chose; then quiet until all letters are settled."""
    dice = random.Random(seed)
    commands = {
        "hands": [HERE / "hands.py", cases],
        "worker": ["-c", "from answerable.cli import main; main()", "work"],
    }
    with contextlib.ExitStack() as stack:
        log = stack.enter_context((folder / "killed.log").open("ab")).fileno()

        def start(name: str) -> Child:
            return mother.start(*commands[name], stdout=log, stderr=log)

        running = {name: start(name) for name in commands}
        stack.callback(lambda: [process.kill() for process in running.values()])
        began = folder / "began"
        for _ in range(kills):
            while not began.exists():  # to start takes a slow machine longer than most kills leave it
                time.sleep(0.05)
            time.sleep(dice.uniform(0.4, 3.0))
            name = dice.choice(list(commands))
            running[name].kill()
            if name == "hands":
                began.unlink()
            running[name] = start(name)
        commands["hands"][-1] = 0  # from now on no new case is taken in
        running["hands"].kill()
        _wait_for_quiet(mother, running, start)


def state(mother: Mother) -> dict:
    """What there is, and what is wrong with it."""
    return json.loads(mother.run(HERE / "state.py").stdout)


def _wait_for_quiet(mother, running, start, seconds: float = 180) -> None:
    """Until every case has gone out and no letter waits; what ends by itself is begun again, as a supervisor would."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        time.sleep(0.5)
        for name, process in running.items():
            if process.poll() is not None:
                running[name] = start(name)
        found = state(mother)
        if not found["waiting"]:
            return
    raise AssertionError(f"not quiet after {seconds} s: {found['waiting']} wait; {found['faults']}")


def taken_by(office: object) -> Counter:
    """How often the server took each message for somebody outside, by Message-ID."""
    return Counter(
        message_from_bytes(data)["Message-ID"]
        for recipients, data in office.taken
        if any(address != ARCHIVE for address in recipients)
    )
