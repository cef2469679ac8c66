"""The evidence log in the desk's database: durable appends a second, sealing, a check of the whole, a receipt.

Beside each stands its floor, measured in the same run on the same machine: an append is held against the same bytes put
into a bare table by the same connection, one transaction each; the check against hashing the same bytes alone. Run with
ANSWERABLE_DATABASE for PostgreSQL, without it for SQLite. A log is made in a folder of its own, which is left behind.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
DATA = {"outcome": "released", "version": 3, "finished": True, "taken_back": False}


def main() -> None:
    """Measure, and print a line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--appends", type=int, default=3_000)
    options = parser.parse_args()
    os.environ.setdefault("ANSWERABLE_DATA", tempfile.mkdtemp(prefix="answerable-bench-"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "answerable.desk.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    print(connection.vendor)
    appends(options.appends)
    whole(options.entries)


def appends(count: int) -> None:
    """One entry a transaction, and the same bytes in a bare table, by turns so that both meet the same machine."""
    from django.db import connection, transaction

    from answerable.desk.ledger.models import Entry

    with connection.cursor() as cursor:
        blob = "bytea" if connection.vendor == "postgresql" else "blob"
        cursor.execute(f"CREATE TABLE IF NOT EXISTS bare (body {blob})")
    _record(10)
    body = bytes(Entry.objects.values_list("body", flat=True)[0])

    def bare(times: int) -> None:
        for _ in range(times):
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("INSERT INTO bare VALUES (%s)", [body])

    ours = floor = 0.0
    for _ in range(10):
        ours += timed(lambda: _record(count // 10))
        floor += timed(lambda: bare(count // 10))
    print(f"appends          {count / ours:8,.0f} a second   bare {count / floor:,.0f}   ratio {floor / ours:.2f}")


def whole(count: int) -> None:
    """A log of so many entries: sealed, checked, and one receipt made and checked."""
    from django.db import transaction

    from answerable.desk.ledger import proofs, sealing, verifying
    from answerable.desk.ledger.models import Entry
    from answerable.evidence import Receipt

    with transaction.atomic():
        for n in range(count - Entry.objects.count()):
            _record_one(n)
    print(f"sealing          {timed(lambda: sealing.seal(at=AT)):8.2f} s for {count:,} entries at once")
    bodies = [bytes(body) for body in Entry.objects.values_list("body", flat=True)]
    floor = timed(lambda: [sha256(b"\0" + body).digest() for body in bodies])
    found: list[verifying.Verified] = []
    took = timed(lambda: found.append(verifying.verify()))
    if found[0].faults:
        raise SystemExit(found[0].faults)
    print(f"check            {took:8.2f} s for {count:,} entries of {len(bodies[-1])} bytes   hashing alone {floor:.2f} s   ratio {floor / took:.2f}")  # fmt: skip
    middle, texts = Entry.objects.get(seq=count // 2), list[str]()
    took = timed(lambda: texts.append(str(proofs.receipt_of(middle))))
    print(f"receipt made     {1000 * took:8.1f} ms")
    print(f"receipt checked  {1000 * timed(lambda: Receipt.parse(texts[0]).require()):8.2f} ms, {len(texts[0])} bytes")


def _record(times: int) -> None:
    from django.db import transaction

    for n in range(times):
        with transaction.atomic():
            _record_one(n)


def _record_one(n: int) -> None:
    from answerable.desk.ledger.recording import record

    record("answered", by="person:12", at=AT, case=f"FOI-2026-{n % 9999:04}", subject="question:3", digest="ab" * 32, data=DATA)  # fmt: skip


def timed(work: Callable[[], object]) -> float:
    """How many seconds it took."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
