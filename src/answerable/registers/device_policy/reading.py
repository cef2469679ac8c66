"""What was read of a file that a system for managing devices exported."""

from __future__ import annotations

from dataclasses import dataclass

from answerable.registers.device_policy.marks import Source
from answerable.registers.device_policy.policy import Verdict

LONGEST = 300  # characters of a name


@dataclass(frozen=True, slots=True)
class ReadRule:
    """One app that a file names: allowed or blocked."""

    app_id: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class ReadPolicy:
    """A file of rules: for which platform, its rules by identifier, and what in it could not be read as a rule."""

    format: str
    platform: str
    rules: tuple[ReadRule, ...]
    blocks_rest: bool = False  # what it does not name is blocked
    source: Source | None = None
    notes: tuple[str, ...] = ()


def shown(words: str) -> str:
    """Words of a file that others made, as any page and any database can have them."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in words[:LONGEST])


def settled(found: list[ReadRule]) -> tuple[ReadRule, ...]:
    """One rule an app, by identifier: where a file both allows and blocks it, it is blocked."""
    by_id: dict[str, Verdict] = {}
    for rule in found:
        app_id = shown(rule.app_id)
        if by_id.get(app_id) is not Verdict.BLOCKED:
            by_id[app_id] = rule.verdict
    return tuple(ReadRule(app_id, verdict) for app_id, verdict in sorted(by_id.items()))
