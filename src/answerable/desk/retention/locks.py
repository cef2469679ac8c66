"""Holds and disposal never cross: what is being destroyed waits for a hold that is being placed, and the other way round.

SQLite lets one transaction write at a time, which is enough. On PostgreSQL both take one lock for their transaction:
those who place holds share it, who destroys has it alone.
"""

from __future__ import annotations

from django.db import connection

_NUMBER = 7_703_000  # of this lock among PostgreSQL's advisory locks; section 77


def share() -> None:
    """For who places a hold: until the transaction ends nothing is destroyed."""
    _take("pg_advisory_xact_lock_shared")


def alone() -> None:
    """For who destroys: every hold that was being placed is there by now, and no other comes until the transaction ends."""
    _take("pg_advisory_xact_lock")


def _take(function: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s)", [_NUMBER])  # one of the two names above
