"""The device policy as a page, the files made of it, and the reports of drift."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from answerable.desk.channels.access import may_act, require
from answerable.desk.channels.models import DriftReport, PolicyExport
from answerable.desk.files.models import StoredFile
from answerable.desk.people.actors import Actor
from answerable.desk.people.naming import names_of
from answerable.desk.registers.authority import authority
from answerable.errors import NoSuchThing
from answerable.registers import (
    DEVICE_FORMATS,
    DeviceKind,
    DriftSort,
    PolicyFile,
    Ruling,
    Verdict,
    device_files,
    formats_for,
    policy_of_devices,
)

SHOWN = 20  # exports, and reports, in a list
LINES = 300  # of one sort of a report on its page


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that can be made for a kind of device."""

    format: str
    label: str
    file: PolicyFile


@dataclass(frozen=True, slots=True)
class KindBlock:
    """One kind of device with what is said of each tool on it, and the files for it."""

    kind: DeviceKind
    blocked: tuple[Ruling, ...]
    allowed: tuple[Ruling, ...]
    others: tuple[Ruling, ...]
    files: tuple[FileRow, ...]
    without: tuple[str, ...]  # why there is no file of the other formats


@dataclass(frozen=True, slots=True)
class ExportRow:
    """A file that was made."""

    number: int
    label: str
    kind: str
    name: str
    version: str
    sha256: str
    by: str
    at: datetime
    is_current: bool


@dataclass(frozen=True, slots=True)
class DevicesPage:
    """The whole policy, and the files that were made of it."""

    is_kept: bool
    version: str
    digest: str
    kinds: tuple[KindBlock, ...]
    exports: tuple[ExportRow, ...]
    may_act: bool


@dataclass(frozen=True, slots=True)
class DriftRow:
    """A report in the list."""

    number: int
    name: str
    at: datetime
    by: str
    against: int
    barred: int
    missing: int
    unknown: int


@dataclass(frozen=True, slots=True)
class DriftPart:
    """The lines of one sort."""

    id: str
    heading: str
    lines: tuple[dict[str, Any], ...]
    more: int


@dataclass(frozen=True, slots=True)
class DriftPage:
    """One report, whole."""

    number: int
    name: str
    what: str
    sha256: str
    version: str
    digest: str
    at: datetime
    by: str
    parts: tuple[DriftPart, ...]
    agrees: int
    bad: tuple[dict[str, Any], ...]
    notes: tuple[str, ...]


def is_kept() -> bool:
    """True where the authority keeps the registers that a device policy comes from."""
    return authority().keeps("tools") and authority().keeps("devices")


def devices_page(*, by: Actor) -> DevicesPage:
    """The policy for each kind of device. Refuses who may not see it (NotAllowed)."""
    require(by, to="look at devices")
    if not is_kept():
        return DevicesPage(False, "", "", (), (), False)
    policy = policy_of_devices(authority())
    files = [file for format in DEVICE_FORMATS for file in device_files(policy, format=format)]
    kinds = tuple(_block(kind, files) for kind in policy.kinds)
    return DevicesPage(True, policy.version, policy.digest, kinds, _exports(policy.digest), may_act(by))


def kinds_of_device() -> tuple[tuple[str, str], ...]:
    """The kinds of device, with their names."""
    if not is_kept():
        return ()
    return tuple((one.text("kind"), one.text("name")) for one in authority().kept("devices").entries)


def file_of(number: int, *, by: Actor) -> StoredFile:
    """The bytes of an export. Refuses who may not see it (NotAllowed), and one that is not there (NoSuchThing)."""
    require(by, to="look at devices")
    found = PolicyExport.objects.select_related("file").filter(pk=number).first()
    if found is None:
        raise NoSuchThing(thing="such export", where="the files for devices")
    return found.file


def drifts(*, by: Actor) -> tuple[DriftRow, ...]:
    """The latest reports. Refuses who may not see them (NotAllowed)."""
    require(by, to="look at devices")
    rows = list(DriftReport.objects.all()[:SHOWN])
    people = names_of({row.by for row in rows})
    return tuple(
        DriftRow(row.pk, row.name, row.at, people[row.by], *(row.report["counts"][name] for name in ("against", "barred", "missing", "unknown")))
        for row in rows
    )  # fmt: skip


def drift_page(number: int, *, by: Actor) -> DriftPage:
    """One report. Refuses who may not see it (NotAllowed), and one that is not there (NoSuchThing)."""
    require(by, to="look at devices")
    row = DriftReport.objects.filter(pk=number).first()
    if row is None:
        raise NoSuchThing(thing="such report", where="the reports of drift")
    found = row.report
    parts = tuple(
        part for sort in DriftSort if sort is not DriftSort.AGREES and (part := _part(sort, found["lines"])).lines
    )
    by_name = names_of({row.by})[row.by]
    return DriftPage(
        row.pk, row.name, found["what"], row.sha256, row.version, row.digest, row.at, by_name, parts,
        found["counts"]["agrees"], tuple(found["bad"]), tuple(found["notes"]),
    )  # fmt: skip


def _block(kind: DeviceKind, files: list[PolicyFile]) -> KindBlock:
    obeyed = formats_for(kind)
    rows = tuple(
        FileRow(one.name, one.label, next(file for file in files if (file.format, file.kind) == (one.name, kind.kind)))
        for one in obeyed
    )
    without = tuple(one.why_not[kind.kind] for one in DEVICE_FORMATS.values() if kind.kind in one.why_not)
    if not kind.is_managed:
        without = ("Nobody manages these devices, so no file reaches them.",)
    parts = {verdict: tuple(one for one in kind.rulings if one.verdict is verdict) for verdict in Verdict}
    return KindBlock(
        kind,
        parts[Verdict.BLOCKED],
        parts[Verdict.ALLOWED],
        parts[Verdict.EXCEPTION] + parts[Verdict.UNSAID],
        rows,
        without,
    )


def _exports(digest: str) -> tuple[ExportRow, ...]:
    rows = list(PolicyExport.objects.select_related("file")[:SHOWN])
    people, kinds = names_of({row.by for row in rows}), dict(kinds_of_device())
    return tuple(
        ExportRow(
            row.pk, DEVICE_FORMATS[row.format].label, kinds.get(row.kind, row.kind), row.file.name, row.version, row.file.sha256,
            people[row.by], row.at, row.digest == digest,
        )
        for row in rows
    )  # fmt: skip


def _where(line: dict[str, Any]) -> str:
    """4 on Apple, corporate mobile."""
    kind = line["kind"].replace("_", " ")
    where = ", ".join(filter(None, (line["platform"].capitalize(), kind)))
    return f"{line['devices']} on {where or 'devices'}" if line["devices"] is not None else where


def _part(sort: DriftSort, lines: list[dict[str, Any]]) -> DriftPart:
    found = [{**line, "where": _where(line)} for line in lines if line["sort"] == sort.name.lower()]
    heading = f"{sort[:1].upper()}{sort[1:]}"
    return DriftPart(sort.name.lower(), heading, tuple(found[:LINES]), max(0, len(found) - LINES))
