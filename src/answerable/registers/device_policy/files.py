"""The files for devices: which format is for which kind, how they are made and named, and how any of them is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from answerable.errors import NotADeviceFile
from answerable.registers.device_policy import android, apple, applocker
from answerable.registers.device_policy.marks import stem
from answerable.registers.device_policy.policy import AppRule, DeviceKind, DevicePolicy, Unsaid
from answerable.registers.device_policy.reading import ReadPolicy


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its label, the kinds of device that obey it, and how it is written and read."""

    name: str
    label: str
    platform: str
    kinds: tuple[str, ...]
    ending: str
    media: str
    sayable: Callable[[DeviceKind], tuple[tuple[AppRule, ...], tuple[Unsaid, ...]]]
    write: Callable[[DevicePolicy, DeviceKind, tuple[AppRule, ...]], bytes]
    why_not: Mapping[str, str]  # why another kind, whose devices are of the platform, does not obey it


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """A file made for one kind of device: its name, its bytes, its rules, and the tools that it cannot speak of."""

    format: str
    kind: str
    name: str
    media: str
    content: bytes
    rules: tuple[AppRule, ...]
    unsaid: tuple[Unsaid, ...]


LAPTOPS, MOBILES, WORK_PROFILES = "corporate_laptop", "corporate_mobile", "own_device_managed"
DEVICE_FORMATS = {
    one.name: one
    for one in (
        Format(
            "applocker", "AppLocker policy (Windows)", applocker.PLATFORM, (LAPTOPS,), ".xml", "application/xml",
            applocker.sayable, applocker.write, {},
        ),
        Format(
            "apple", "Configuration profile (iPhone and iPad)", apple.PLATFORM, (MOBILES,), ".mobileconfig",
            "application/x-apple-aspen-config", apple.sayable, apple.write,
            {WORK_PROFILES: "iPhones and iPads: only supervised devices obey a list of blocked apps, and people's own are not."},
        ),
        Format(
            "android", "Android Management API policy", android.PLATFORM, (MOBILES, WORK_PROFILES), ".json",
            "application/json", android.sayable, android.write, {},
        ),
    )
}  # fmt: skip


def formats_for(kind: DeviceKind) -> tuple[Format, ...]:
    """The formats that devices of the kind obey; none for devices that nobody manages."""
    return tuple(one for one in DEVICE_FORMATS.values() if kind.is_managed and kind.kind in one.kinds)


def device_files(policy: DevicePolicy, *, format: str) -> tuple[PolicyFile, ...]:
    """A file for each kind of device that obeys the format: the same bytes for the same registers."""
    chosen = DEVICE_FORMATS[format]
    return tuple(_made(policy, kind, chosen) for kind in policy.kinds if chosen in formats_for(kind))


def _made(policy: DevicePolicy, kind: DeviceKind, chosen: Format) -> PolicyFile:
    rules, unsaid = chosen.sayable(kind)
    name = f"{stem(policy, kind)}{chosen.ending}"
    return PolicyFile(chosen.name, kind.kind, name, chosen.media, chosen.write(policy, kind, rules), rules, unsaid)


def read_policy(data: bytes, *, name: str) -> ReadPolicy:
    """The rules of a file that was exported somewhere, by what is in it. Refuses what is of no format (NotADeviceFile)."""
    start = data[:4000].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith(b"{"):
        return android.read(data, name=name)
    if b"<plist" in start or start.startswith((b"bplist", b"\x30")):
        return apple.read(data, name=name)
    if start.startswith(b"<"):
        return applocker.read(data, name=name)
    raise NotADeviceFile(name=name, fault="it is neither XML, nor a profile, nor JSON")


def is_policy(data: bytes) -> bool:
    """True where the bytes begin as a file of rules does, and not as a table."""
    start = data[:200].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith((b"{", b"<", b"bplist", b"\x30\x82", b"\x30\x80"))
