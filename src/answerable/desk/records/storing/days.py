"""The day in the United Kingdom of a moment in seconds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from answerable.law import uk_day


def day_of(seconds: int) -> date:
    """The day of so many seconds since 1970, UTC."""
    return uk_day(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds))
