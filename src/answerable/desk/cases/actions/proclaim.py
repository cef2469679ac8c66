"""Proclaim: add a bank holiday that was announced after this release was made."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.models import BankHoliday
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.errors import BadDay, NotComplete
from answerable.law import PARTS, calendar, long_day


@transaction.atomic
def proclaim(  # a day, where it holds and how it is known
    *,
    on: date,
    name: str,
    parts: Iterable[str],
    source: str,
    announced_on: date,
    by: Actor,
    at: datetime,
) -> BankHoliday:
    """The day as a bank holiday in these parts of the UK; the same day again takes the new words. Moves no case by itself.

    Refuses a weekend and a day that the tables have (BadDay), and one without its name, parts or source (NotComplete).
    """
    access.require_keeper(by)
    kept = tuple(part for part in PARTS if part in set(parts))
    if not (name.strip() and kept and source.strip()):
        raise NotComplete(
            thing="This bank holiday", missing="its name, where it holds, or its source", where="bank holidays",
            why="A day that moves deadlines must be traced to what proclaimed it (Banking and Financial Dealings Act 1971 s.1).",
            do="Give the name, the parts of the United Kingdom, and the notice that announces it.",
        )  # fmt: skip
    if fault := _fault(on, kept):
        raise BadDay(
            day=long_day(on), fault=fault, where="bank holidays", why="Such a day counts for no deadline already.",
            do="Look at the day that the notice names.",
        )  # fmt: skip
    values = {"name": name.strip(), "parts": list(kept), "source": source.strip(), "announced_on": announced_on}
    row, _ = BankHoliday.objects.update_or_create(on=on, defaults={**values, "by": by.person, "at": at})
    data = {**values, "on": on.isoformat(), "announced_on": announced_on.isoformat()}
    record("bank-holiday-added", by=by.key, at=at, subject=f"bank-holiday:{on.isoformat()}", data=data)
    return row


def _fault(on: date, parts: tuple[str, ...]) -> str:
    if on.weekday() >= 5:
        return "it is a weekend"
    return "it is a bank holiday already" if all(calendar(part).holiday(on) for part in parts) else ""
