"""A captured file, opened by whichever reader knows it."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from typing import BinaryIO

from answerable.errors import DatesToSettle, FormNotRead, NotACapture
from answerable.records.importers import OTHERS, slack, whatsapp
from answerable.records.importers.mbox import unstuffed
from answerable.records.inside import inside_zip
from answerable.records.mail import files_in
from answerable.records.record import Attachment, DateOrder, Importer, Reading, Record, Settings
from answerable.records.unread import START, unread_form
from answerable.records.zips import archive, is_zip

_DAY_OR_ZIP = re.compile(r"(?:\d{4}-\d\d-\d\d\.json|\.zip)$", re.IGNORECASE)
READERS: tuple[Importer, ...] = (*OTHERS, whatsapp)
_SPOKEN = {
    DateOrder.DMY: "day, month, year",
    DateOrder.MDY: "month, day, year",
    DateOrder.YMD: "year, month, day",
}


def open_capture(file: BinaryIO, *, name: str, settings: Settings) -> Reading:
    """An import of a file of any format that is read. Refuses one of none (NotACapture)."""
    if several := inside_zip(file, name=name, settings=settings, readers=READERS):
        return several
    for reader in READERS:
        file.seek(0)
        if reader.recognise(file, name=name):
            file.seek(0)
            return reader.read(file, name=name, settings=settings)
    raise _refused(file, name=name, settings=settings)


def format_of(file: BinaryIO, *, name: str, settings: Settings) -> str:
    """The format that the file will be read as, by its beginning; empty for a zip whose members must be looked at one by one,
    as all are that may hold an export of Slack besides.

    Refuses a file of none (NotACapture), and a zip that is not to be opened (UnsafeArchive).
    """
    for reader in READERS:
        file.seek(0)
        if reader.recognise(file, name=name):
            return "" if reader is not slack and _may_hold_slack(file, name=name, settings=settings) else reader.FORMAT
    if is_zip(file):
        archive(file, name=name, settings=settings)
        return ""
    raise _refused(file, name=name, settings=settings)


def _may_hold_slack(file: BinaryIO, *, name: str, settings: Settings) -> bool:
    """Whether a zip has members named as the days of a channel, or zips, which can be such exports."""
    return is_zip(file) and any(
        _DAY_OR_ZIP.search(member) for member in archive(file, name=name, settings=settings).members
    )


def _refused(file: BinaryIO, *, name: str, settings: Settings) -> NotACapture | FormNotRead:
    """Why a file is not read: its form, or that of a file in the zip, where that is known."""
    what, do = unread_form(file)
    if is_zip(file):
        opened = archive(file, name=name, settings=settings)
        for member in () if what else opened.members:
            with opened.stream(member) as inside:
                what, do = unread_form(BytesIO(inside.read(START)))
            if what:
                name = f"{name}, {member}"
                break
    if what:
        return FormNotRead(kind=what, name=name, advice=do)
    return NotACapture(name=name, formats=", ".join(reader.FORMAT for reader in READERS))


def files_of_mail(raw: bytes) -> Iterator[tuple[Attachment, bytes]]:
    """The files of a mail with their bytes; raw is its slice of the file: a mail, or one of a box of mails."""
    return chain(files_in(raw), files_in(unstuffed(raw)) if raw.startswith(b"From ") else ())


def question_of(reading: Reading, first: Record) -> DatesToSettle:
    """What a person must settle before the records are used: the order of the dates, shown by a record that has several."""
    choices = choices_of(first)
    return DatesToSettle(
        printed=f"“{first.printed}”",
        readings=" or ".join(words for _, words in choices),
        answers=choices,
        name=reading.source.name,
        evidence="; ".join(reading.source.evidence),
        choices=" or ".join(f"--date-order {order}" for order, _ in first.readings),
    )


def choices_of(record: Record) -> tuple[tuple[DateOrder, str], ...]:
    """The answers to that question: each order, with the day that it makes of the record's date, in words."""
    return tuple((order, f"{_day(local)} ({_SPOKEN[order]})") for order, local in record.readings)


def _day(local: str) -> str:
    year, month, day = local[:10].split("-")
    return f"{int(day)} {month_name[int(month)]} {int(year)}"
