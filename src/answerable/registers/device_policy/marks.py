"""The mark that says which state of the registers a file was made from: in its name, and inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from answerable.registers.device_policy.policy import AppRule, DeviceKind, DevicePolicy

SHORT = 12  # characters of the digest in a name
_SAID = re.compile(r"tools, version (\S+), digest ([0-9a-f]{64})")
_NAMED = re.compile(r"-tools-v([A-Za-z0-9.-]+?)-[0-9a-f]{12}-.*-([0-9a-f]{64})")
_OURS = uuid5(NAMESPACE_URL, "https://answerable.example/device-policy")


@dataclass(frozen=True, slots=True)
class Source:
    """The version of the tool register, and the digest of the registers, that a file says it was made from."""

    version: str
    digest: str


def stem(policy: DevicePolicy, kind: DeviceKind) -> str:
    """The name of a file without its ending: authority, register, version, digest, kind of device."""
    parts = (policy.authority.lower(), "tools", f"v{policy.version}", policy.digest[:SHORT], kind.kind)
    return "-".join(slug(part) for part in parts)


def slug(words: str) -> str:
    """Words as a part of a name of a file."""
    return re.sub(r"[^A-Za-z0-9.]+", "-", words).strip("-") or "x"


def sentence(policy: DevicePolicy, kind: DeviceKind) -> str:
    """What a file says of itself."""
    return (
        f"{policy.authority}: {kind.name} ({kind.entry}). Made by Answerable from the register of communication "
        f"tools, version {slug(policy.version)}, digest {policy.digest}."
    )


def source_in(words: str) -> Source | None:
    """The mark in words of a file; None in a file that others made."""
    found = _SAID.search(words) or _NAMED.search(words)
    return Source(found[1], found[2]) if found else None


def identity(*parts: str) -> UUID:
    """The same identifier for the same parts, whoever makes the file and when."""
    return uuid5(_OURS, "\n".join(parts))


def rule_identity(kind: DeviceKind, rule: AppRule) -> UUID:
    """The identifier of a rule, which stays the same while the rule is about the same app."""
    return identity(kind.kind, rule.app_id)
