"""A lock by its number, held until the transaction ends, however many machines have workers.

SQLite lets one transaction write at a time, which is enough; PostgreSQL has locks that it leaves to its users (advisory locks).
"""

from __future__ import annotations

from django.db import connection


def alone(number: int) -> None:
    """Have it alone: others wait, those who would share it too."""
    _take("pg_advisory_xact_lock", number)


def share(number: int) -> None:
    """Share it: whoever wants it alone waits."""
    _take("pg_advisory_xact_lock_shared", number)


def _take(function: str, number: int) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s)", [number])  # one of the two names above
