"""A captured file, opened by whichever reader knows it."""

from __future__ import annotations

from typing import BinaryIO

from answerable.errors import DatesToSettle, NotACapture
from answerable.records.importers import OTHERS, whatsapp
from answerable.records.inside import inside_zip
from answerable.records.record import DateOrder, Importer, Reading, Record, Settings

READERS: tuple[Importer, ...] = (*OTHERS, whatsapp)
_SPOKEN = {
    DateOrder.DMY: "day, month, year",
    DateOrder.MDY: "month, day, year",
    DateOrder.YMD: "year, month, day",
}


def open_capture(file: BinaryIO, *, name: str, settings: Settings) -> Reading:
    """An import of a file of any format that is read. Refuses one of none (NotACapture)."""
    for reader in READERS:
        file.seek(0)
        if reader.recognise(file, name=name):
            file.seek(0)
            return reader.read(file, name=name, settings=settings)
    several = inside_zip(file, name=name, settings=settings, readers=READERS)
    if several is not None:
        return several
    raise NotACapture(name=name, formats=", ".join(reader.FORMAT for reader in READERS))


def question_of(reading: Reading, first: Record) -> DatesToSettle:
    """What a person must settle before the records are used: the order of the dates, shown by a record that has several."""
    readings = [f"{_day(local)} ({_SPOKEN[order]})" for order, local in first.readings]
    return DatesToSettle(
        printed=f"“{first.printed}”",
        readings=" or ".join(readings),
        name=reading.source.name,
        evidence="; ".join(reading.source.evidence),
        choices=" or ".join(f"--date-order {order}" for order, _ in first.readings),
    )


def _day(local: str) -> str:
    year, month, day = local[:10].split("-")
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    return f"{int(day)} {months[int(month) - 1]} {int(year)}"
