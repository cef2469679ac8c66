"""Configuration profiles (Apple): the list of blocked apps, written from the policy, and read from any export.

blockedAppBundleIDs is obeyed by supervised iPhones and iPads from version 15; from version 27 Apple asks for a
declaration in its place.
"""

from __future__ import annotations

import plistlib
from collections.abc import Iterable
from xml.parsers.expat import ExpatError

from answerable.errors import NotADeviceFile
from answerable.registers.device_policy.marks import identity, sentence, slug, source_in
from answerable.registers.device_policy.policy import AppRule, DeviceKind, DevicePolicy, Unsaid, Verdict, split
from answerable.registers.device_policy.reading import ReadPolicy, ReadRule, settled

PLATFORM = "apple"
PAYLOAD = "com.apple.applicationaccess"
BLOCKED = ("blockedAppBundleIDs", "blacklistedAppBundleIDs")
LISTED = ("allowListedAppBundleIDs", "whitelistedAppBundleIDs")


def sayable(kind: DeviceKind) -> tuple[tuple[AppRule, ...], tuple[Unsaid, ...]]:
    """The apps that a profile blocks for the kind, and the tools that it cannot speak of. What it does not name is allowed."""
    rules, unsaid = split(kind, PLATFORM)
    return tuple(rule for rule in rules if rule.verdict is Verdict.BLOCKED), unsaid


def write(policy: DevicePolicy, kind: DeviceKind, rules: Iterable[AppRule]) -> bytes:
    """The profile: the same bytes for the same registers."""
    ours = f"example.answerable.{slug(policy.authority.lower())}.{slug(kind.kind)}"  # the same in each version: the new
    said = sentence(policy, kind)  # profile replaces the old one on devices
    restrictions = {
        "PayloadType": PAYLOAD,
        "PayloadVersion": 1,
        "PayloadIdentifier": f"{ours}.restrictions",
        "PayloadUUID": str(identity(ours, "restrictions", policy.digest)).upper(),
        "PayloadDisplayName": "Apps that are not allowed",
        BLOCKED[0]: [rule.app_id for rule in rules],
    }
    profile = {
        "PayloadType": "Configuration",
        "PayloadVersion": 1,
        "PayloadIdentifier": ours,
        "PayloadUUID": str(identity(ours, policy.digest)).upper(),
        "PayloadDisplayName": f"{policy.authority}: apps on {kind.name}",
        "PayloadDescription": said,
        "PayloadOrganization": policy.authority,
        "PayloadContent": [restrictions],
    }
    return plistlib.dumps(profile, fmt=plistlib.FMT_XML, sort_keys=True)


def read(data: bytes, *, name: str) -> ReadPolicy:
    """The lists of apps in a profile. Refuses what is none, and one that is signed (NotADeviceFile)."""
    profile = _profile(data, name)
    content = profile.get("PayloadContent")
    payloads = [one for one in content if isinstance(one, dict)] if isinstance(content, list) else []
    ours = [one for one in payloads if one.get("PayloadType") == PAYLOAD]
    found = [ReadRule(app, Verdict.BLOCKED) for one in ours for key in BLOCKED for app in _names(one.get(key))]
    listed = [app for one in ours for key in LISTED for app in _names(one.get(key))]
    notes = [] if ours else [f"The profile has no restrictions ({PAYLOAD})."]
    if len(payloads) > len(ours):
        notes.append(f"{len(payloads) - len(ours)} other payloads of the profile are not compared.")
    return ReadPolicy(
        "apple",
        PLATFORM,
        settled([*found, *(ReadRule(app, Verdict.ALLOWED) for app in listed)]),
        blocks_rest=bool(listed),
        source=source_in(str(profile.get("PayloadDescription", ""))),
        notes=tuple(notes),
    )


def _profile(data: bytes, name: str) -> dict[str, object]:
    if data[:1] == b"\x30":
        raise NotADeviceFile(name=name, fault="it is signed, and its rules stand inside the signature")
    try:
        profile = plistlib.loads(data)
    except (
        plistlib.InvalidFileException,
        ExpatError,
        ValueError,
        TypeError,
        IndexError,
        OverflowError,
        RecursionError,
    ):
        profile = None
    if not isinstance(profile, dict) or "PayloadContent" not in profile:
        raise NotADeviceFile(name=name, fault="it is no configuration profile")
    return profile


def _names(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
