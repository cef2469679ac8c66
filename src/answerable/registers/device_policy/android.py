"""Policies of the Android Management API: written from the policy, and read from any export.

The mode is the one that lets everything in but what is named as blocked: in the other, an app that the register does not
list would be uninstalled from every device.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from answerable.errors import NotADeviceFile
from answerable.registers.device_policy.marks import source_in, stem
from answerable.registers.device_policy.policy import AppRule, DeviceKind, DevicePolicy, Unsaid, Verdict, split
from answerable.registers.device_policy.reading import ReadPolicy, ReadRule, settled

PLATFORM = "android"
OPEN, CLOSED = "BLACKLIST", "WHITELIST"  # the API's own names of the modes
TYPES = {
    "BLOCKED": Verdict.BLOCKED,
    **dict.fromkeys(
        (
            "AVAILABLE", "PREINSTALLED", "FORCE_INSTALLED", "REQUIRED_FOR_SETUP", "KIOSK", "CUSTOM",
            "INSTALL_TYPE_UNSPECIFIED",
        ),
        Verdict.ALLOWED,
    ),
}  # fmt: skip


def sayable(kind: DeviceKind) -> tuple[tuple[AppRule, ...], tuple[Unsaid, ...]]:
    """The rules that a policy can say for the kind, and the tools that it cannot speak of."""
    return split(kind, PLATFORM)


def write(policy: DevicePolicy, kind: DeviceKind, rules: Iterable[AppRule]) -> bytes:
    """The policy: the same bytes for the same registers. JSON has no comments, so its name says what it was made from."""
    said = {
        "name": f"enterprises/-/policies/{stem(policy, kind)}-{policy.digest}",
        "playStoreMode": OPEN,
        "applications": [
            {
                "packageName": rule.app_id,
                "installType": "AVAILABLE" if rule.verdict is Verdict.ALLOWED else "BLOCKED",
            }
            for rule in rules
        ],
    }
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def read(data: bytes, *, name: str) -> ReadPolicy:
    """The rules of a policy. Refuses what is none (NotADeviceFile)."""
    try:
        said = json.loads(data)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or not {"applications", "playStoreMode"} & said.keys():
        raise NotADeviceFile(name=name, fault="it is no policy of the Android Management API")
    notes: list[str] = []
    rules = settled(list(_rules(said.get("applications"), notes)))
    is_closed = said.get("playStoreMode", CLOSED) in (CLOSED, "PLAY_STORE_MODE_UNSPECIFIED")
    if "personalUsagePolicies" in said:
        notes.append("The rules for the personal side of a device are not compared.")
    source = source_in(str(said.get("name", "")))
    return ReadPolicy("android", PLATFORM, rules, blocks_rest=is_closed, source=source, notes=tuple(notes))


def _rules(applications: object, notes: list[str]) -> Iterator[ReadRule]:
    for number, app in enumerate(applications if isinstance(applications, list) else [], 1):
        package = app.get("packageName") if isinstance(app, dict) else None
        kind = app.get("installType", "AVAILABLE") if isinstance(app, dict) else None
        if not isinstance(package, str) or not package or not isinstance(kind, str) or kind not in TYPES:
            notes.append(f"The application number {number} is not compared: it has no package, or a type of its own.")
        else:
            yield ReadRule(package, Verdict.BLOCKED if app.get("disabled") is True else TYPES[kind])
