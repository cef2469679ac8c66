"""Tables of the apps that were found on devices, such as Intune and Jamf export. Their headings are from general knowledge, not from an export.

People and devices named in a table are counted and forgotten: nothing here gives them back.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from answerable.errors import NotAnInventory
from answerable.registers.device_policy.reading import LONGEST, shown

COLUMNS = {  # what a column holds, by its heading without spaces, marks and capitals
    "app_id": (
        "bundleid", "bundleidentifier", "identifier", "appidentifier", "applicationidentifier", "packagename",
        "packageid", "packagefamilyname", "appbundleid",
    ),
    "name": ("applicationname", "appname", "applicationtitle", "application", "app", "title", "softwarename", "name", "displayname"),
    "platform": ("platform", "os", "operatingsystem", "devicetype", "platformtype"),
    "ownership": ("ownership", "deviceownership", "managementtype", "ownertype", "ownershiptype"),
    "count": ("devicecount", "devices", "installcount", "installeddevices", "numberofdevices", "count"),
    "device": ("deviceid", "devicename", "serialnumber", "udid", "computername", "mobiledevicename", "displayname"),
}  # fmt: skip
FORGOTTEN = frozenset({
    "userid", "username", "useremail", "emailaddress", "email", "userprincipalname", "upn", "fullname", "phonenumber", "imei",
    "assettag", "room", "building", "department", "position", "realname",
})  # fmt: skip
IGNORED = frozenset({
    "applicationkey", "applicationid", "applicationpublisher", "publisher", "applicationversion", "applicationshortversion",
    "version", "shortversion", "osversion", "osdescription", "sizeinbyte", "size", "installdate", "lastcheckin",
    "lastinventoryupdate", "model", "supervised", "appstoreid", "externalversionid", "managementstatus",
})  # fmt: skip
PLATFORMS = (
    ("windows", re.compile(r"\bwin", re.I)),
    ("apple", re.compile(r"ios|ipad|iphone", re.I)),
    ("android", re.compile(r"android", re.I)),
)
OWN = re.compile(r"personal|\bown\b|byod|work ?profile", re.I)
CORPORATE = re.compile(r"corporate|company|dedicated|institution", re.I)
KINDS = {"windows": "corporate_laptop", "apple": "corporate_mobile", "android": "corporate_mobile"}
ENDING = re.compile(
    r"_[0-9a-hjkmnp-tv-z]{13}$"
)  # a package family name: the package, and thirteen signs of its publisher
MOST = 200_000  # apps


@dataclass(frozen=True, slots=True)
class FoundApp:
    """One app on one kind of device: by identifier where the table has one, how many devices, and its rows."""

    app_id: str
    name: str
    platform: str
    kind: str
    devices: int | None
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """A row that says nothing that can be compared, and why."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class Inventory:
    """A table, read: the apps in it, the rows that could not be, and what was taken for what."""

    apps: tuple[FoundApp, ...]
    bad: tuple[FaultyRow, ...]
    notes: tuple[str, ...]


@dataclass(slots=True)
class _Tally:
    """One app while the table is read."""

    name: str = ""
    rows: list[int] = field(default_factory=list)
    counted: int = 0
    has_count: bool = False
    devices: set[str] = field(default_factory=set)

    @property
    def number(self) -> int | None:
        """How many devices have it; None where the table does not say."""
        return self.counted if self.has_count else len(self.devices) or None


def read_inventory(data: bytes, *, name: str, kind: str = "") -> Inventory:
    """The apps of a table. kind: the kind of device that every row is about; by platform and ownership otherwise.

    Refuses a file that is no table with a column of apps (NotAnInventory). A row that cannot be read is told by its number.
    """
    text, notes = _text(data, name)
    rows = _rows(text, notes)
    heading = next((cells for _, cells in rows if any(cell.strip() for cell in cells)), [])
    columns = _columns(heading, notes)
    if not {"app_id", "name"} & columns.keys():
        raise NotAnInventory(name=name, fault="no column of its first row holds the names or identifiers of apps")
    found: dict[tuple[str, str, str, str], _Tally] = {}
    bad: list[FaultyRow] = []
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        try:
            _count(found, _values(cells, columns, len(heading)), number, kind)
        except ValueError as fault:
            bad.append(FaultyRow(number, str(fault)))
        if len(found) > MOST or number > MOST * 5:
            raise NotAnInventory(name=name, fault=f"it has more than {MOST} apps")
    apps = tuple(
        FoundApp(app_id, tally.name, platform, where, tally.number, tuple(tally.rows))
        for (app_id, _, platform, where), tally in sorted(found.items())
    )
    return Inventory(apps, tuple(bad), tuple(notes))


def _text(data: bytes, name: str) -> tuple[str, list[str]]:
    """The words of the file, whatever it was saved as, with a note where that was a guess."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise NotAnInventory(name=name, fault="it says that it is UTF-16, and is not") from error
        if "\x00" in text:
            raise NotAnInventory(name=name, fault="it is no text")
        return text, []
    if b"\x00" in data:
        raise NotAnInventory(name=name, fault="it is no text")
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), ["The file is not UTF-8; it was read as Windows-1252."]


def _rows(text: str, notes: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The rows, each with its number as a spreadsheet shows it; what follows a row that cannot be read is told and left."""
    begin = 1
    if text[:4].lower() == "sep=":  # a line for spreadsheet programs
        text, begin = text.partition("\n")[2], 2
    first = text.lstrip("\r\n").partition("\n")[0]
    mark = max((",", ";", "\t"), key=first.count)
    number = begin
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=mark), begin):
            yield number, row
    except csv.Error as error:
        notes.append(f"Row {number + 1} and all after it could not be read ({error}).")


def _plain(heading: str) -> str:
    return re.sub(r"[^a-z0-9]", "", heading.lower())


def _columns(heading: Sequence[str], notes: list[str]) -> dict[str, int]:
    """Which column holds what; notes on those that are not read."""
    plain = [_plain(cell) for cell in heading]
    columns: dict[str, int] = {}
    for what, names in COLUMNS.items():
        at = next(
            (plain.index(name) for name in names if name in plain and plain.index(name) not in columns.values()), None
        )
        if at is not None:
            columns[what] = at
    others = [shown(cell.strip()) for at, cell in enumerate(heading) if at not in columns.values() and cell.strip()]
    people = [cell for cell in others if _plain(cell) in FORGOTTEN or _plain(cell) in COLUMNS["device"]]
    strange = [cell for cell in others if cell not in people and _plain(cell) not in IGNORED]
    if "device" in columns:
        people.append(shown(heading[columns["device"]].strip()))
    if people:
        notes.append(f"Names of people and devices are not kept: {', '.join(sorted(set(people)))}.")
    if strange:
        notes.append(f"Columns that are not known, and not read: {', '.join(strange)}.")
    if "count" not in columns and "device" not in columns:
        notes.append("No column says on how many devices an app was found.")
    return columns


def _values(cells: Sequence[str], columns: Mapping[str, int], width: int) -> dict[str, str]:
    if any(cell.strip() for cell in cells[width:]):
        raise ValueError("it has more cells than there are headings")
    return {what: cells[at].strip() if at < len(cells) else "" for what, at in columns.items()}


def _count(found: dict[tuple[str, str, str, str], _Tally], values: Mapping[str, str], number: int, kind: str) -> None:
    """Put one row with the others of its app. Refuses one that names no app, or counts no devices (ValueError)."""
    app_id, name = ENDING.sub("", values.get("app_id", "")), values.get("name", "")
    if not app_id and not name:
        raise ValueError("it names no app")
    if len(app_id) > LONGEST or len(name) > LONGEST:
        raise ValueError(f"its app has a name of more than {LONGEST} characters")
    app_id, name = shown(app_id), shown(name)
    platform = _platform(values.get("platform", ""))
    counted = values.get("count", "")
    if counted and not re.fullmatch(r"\d{1,9}", counted.replace(",", "")):
        raise ValueError(f"“{shown(counted[:40])}” is no number of devices")
    where = kind or _kind(platform, f"{values.get('ownership', '')} {values.get('platform', '')}")
    tally = found.setdefault((app_id, "" if app_id else name, platform, where), _Tally())
    tally.name = tally.name or name
    tally.rows.append(number)
    if counted:
        tally.counted += int(counted.replace(",", ""))
        tally.has_count = True
    if device := values.get("device"):
        tally.devices.add(device)


def _platform(said: str) -> str:
    """The platform; empty where the table does not say. Refuses one that no tool has identifiers for (ValueError)."""
    if not said:
        return ""
    for platform, pattern in PLATFORMS:
        if pattern.search(said):
            return platform
    raise ValueError(f"the register has no identifiers of apps for “{shown(said[:40])}”")


def _kind(platform: str, said: str) -> str:
    is_own = OWN.search(said) and not CORPORATE.search(said)
    return "own_device_managed" if is_own else KINDS.get(platform, "")
