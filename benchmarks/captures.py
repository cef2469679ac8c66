"""Messages a second from an export to searchable rows, through the desk's own code: kept, parsed, numbered, stored, indexed.

    python benchmarks/captures.py --chat FILE [--again]
    python tests/desk/postgres.py --durable python benchmarks/captures.py --chat FILE

SQLite in a folder of its own, or the PostgreSQL that ANSWERABLE_DATABASE names. Beside it, in the same run: parsing alone; where the
machine does other work, compare the times of the processor. Another
thread writes a row all the while, as somebody at a page does; how long it waited is shown. --again: the same chat is captured once
more with a line added, so that every message is found again.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import threading
import time
import uuid
from pathlib import Path

LATER = b"01/01/2035, 10:00 - Nobody: the end\n"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chat", type=Path, required=True)
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--alone", action="store_true", help="nobody writes beside it")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _prepare(folder)
        used = time.process_time()
        parse = _parsed(asked.chat)
        used = time.process_time() - used
        print(
            f"{'parse alone':24}{parse[0]:>10,} messages{parse[1]:>8.1f} s{parse[0] / parse[1]:>10,.0f}/s  "
            f"(processor {used:.1f} s)"
        )
        _captured(asked.chat, "kept, parsed, stored", is_alone=asked.alone)
        if asked.again:
            more = Path(folder) / "again.txt"
            more.write_bytes(asked.chat.read_bytes() + LATER)
            _captured(more, "captured again", is_alone=asked.alone)
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MB; {_size(folder)}")


def _prepare(folder: str) -> None:
    from answerable.registers import DEMOS

    os.environ |= {
        "ANSWERABLE_DATA": folder,
        "ANSWERABLE_AUTHORITY": str(DEMOS["harrowmere"]),
        "DJANGO_SETTINGS_MODULE": "answerable.desk.settings",
        "ANSWERABLE_LOG": "ERROR",
    }
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _parsed(chat: Path) -> tuple[int, float]:
    from answerable.records import Settings, open_capture

    began = time.perf_counter()
    with chat.open("rb") as file:
        count = sum(1 for _ in open_capture(file, name=chat.name, settings=Settings()).records())
    return count, time.perf_counter() - began


def _captured(chat: Path, what: str, *, is_alone: bool) -> None:
    from django.utils import timezone

    from answerable.desk.people.actors import DESK
    from answerable.desk.queue.models import Job
    from answerable.desk.records.actions.begin_capture import Export, begin_capture
    from answerable.desk.records.chats import NewChat
    from answerable.desk.records.models import Capture, Way
    from answerable.desk.records.steps import go_on

    began, used = time.perf_counter(), time.process_time()
    with chat.open("rb") as file:
        export = Export(file, chat.name, Way.COMMAND)
        made = begin_capture(key=uuid.uuid4(), chat=NewChat(group="GRP-01"), export=export, by=DESK, at=timezone.now())
    Job.objects.all().delete()
    with _Beside(is_alone=is_alone) as beside:
        while (found := Capture.objects.get(pk=made.pk)).step in ("received", "storing"):
            go_on.call(found.pk, found.position)
    seconds, used = time.perf_counter() - began, time.process_time() - used
    if found.step != "done":
        raise SystemExit(found.reason)
    print(
        f"{what:24}{found.records_count:>10,} messages{seconds:>8.1f} s{found.records_count / seconds:>10,.0f}/s  "
        f"(processor {used:.1f} s; new {found.new_count:,}, vanished {found.vanished_count:,}); {beside.words()}"
    )


class _Beside:
    """Somebody who writes all the while."""

    def __init__(self, *, is_alone: bool) -> None:
        self.waits: list[float] = []
        self.ended = threading.Event()
        self.thread = None if is_alone else threading.Thread(target=self._write)

    def __enter__(self) -> _Beside:
        if self.thread:
            self.thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.ended.set()
        if self.thread:
            self.thread.join()

    def _write(self) -> None:
        from django.db import connection
        from django.utils import timezone

        from answerable.desk.records.models import SavedSearch

        while not self.ended.wait(0.2):
            began = time.perf_counter()
            SavedSearch.objects.create(name=str(uuid.uuid4()), asked={}, by="desk", at=timezone.now())
            self.waits.append(time.perf_counter() - began)
        connection.close()

    def words(self) -> str:
        """How long they waited."""
        if not self.waits:
            return "nobody wrote beside it"
        waits = sorted(self.waits)
        return f"a writer beside it waited {waits[len(waits) // 2] * 1000:.0f} ms in the middle, {waits[-1] * 1000:.0f} ms at most"


def _size(folder: str) -> str:
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return f"database {cursor.fetchone()[0] >> 20} MB"
    return f"database {(Path(folder) / 'desk.sqlite3').stat().st_size >> 20} MB"


if __name__ == "__main__":
    main()
