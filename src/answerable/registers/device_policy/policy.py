"""The device policy as data: which tool may be on which kind of device, with the reason, from two registers.

A status says what is allowed, and never what is held. What a file for devices cannot say is listed with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from answerable.registers.as_file import as_json
from answerable.registers.folder import AuthorityFolder
from answerable.registers.values import Entry

ALLOWING = ("approved", "restricted")


class Verdict(StrEnum):
    """What the registers say about one tool on one kind of device."""

    ALLOWED = "allowed"
    BLOCKED = "blocked"
    EXCEPTION = "by exception"  # for some people, which no file for all devices of a kind can say
    UNSAID = "not said"


@dataclass(frozen=True, slots=True)
class Ruling:
    """One tool on one kind of device: what is said, why, and what the two fields that say it disagree on."""

    tool: str
    name: str
    verdict: Verdict
    reason: str
    app_ids: Mapping[str, str]  # by platform, and windows_publisher
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class DeviceKind:
    """One kind of device, from the register of devices, with what is said of each tool on it."""

    entry: str
    kind: str
    name: str
    is_managed: bool
    rulings: tuple[Ruling, ...]


@dataclass(frozen=True, slots=True)
class DevicePolicy:
    """The whole policy of an authority, and which state of its registers it was taken from."""

    authority: str
    version: str
    digest: str
    kinds: tuple[DeviceKind, ...]

    def kind(self, name: str) -> DeviceKind | None:
        """The kind of that name, or None."""
        return next((one for one in self.kinds if one.kind == name), None)


@dataclass(frozen=True, slots=True)
class AppRule:
    """One app of one platform, as a file for devices names it."""

    app_id: str
    verdict: Verdict
    tools: tuple[str, ...]
    name: str
    reason: str
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A tool that a file cannot speak of, and why."""

    tool: str
    name: str
    verdict: Verdict
    why: str


def policy_of_devices(folder: AuthorityFolder) -> DevicePolicy:
    """The policy as the registers stand. Refuses a folder without the tools or the devices (NotKept)."""
    tools, devices = folder.kept("tools"), folder.kept("devices")
    whole = "\n".join(as_json(kept, register=folder.definitions[kept.name]) for kept in (tools, devices))
    kinds = tuple(
        DeviceKind(
            entry.id,
            entry.text("kind"),
            entry.text("name"),
            entry.text("managed") in ("yes", "in part"),
            tuple(_ruling(tool, entry.text("kind")) for tool in tools.entries),
        )
        for entry in devices.entries
    )
    return DevicePolicy(folder.name, tools.version, sha256(whole.encode()).hexdigest(), kinds)


def split(kind: DeviceKind, platform: str) -> tuple[tuple[AppRule, ...], tuple[Unsaid, ...]]:
    """The rules that a file for that platform can say for the kind, by identifier; and the tools that it cannot."""
    unsaid = [Unsaid(one.tool, one.name, one.verdict, why) for one in kind.rulings if (why := _why_not(one, platform))]
    by_id: dict[str, list[Ruling]] = {}
    for one in kind.rulings:
        if not _why_not(one, platform):
            by_id.setdefault(one.app_ids[platform], []).append(one)
    rules = []
    for app_id, found in sorted(by_id.items()):
        if len({one.verdict for one in found}) > 1:
            unsaid += [Unsaid(one.tool, one.name, one.verdict, _shared(one, found, app_id)) for one in found]
        else:
            rules.append(_rule(app_id, found))
    return tuple(rules), tuple(sorted(unsaid, key=lambda one: one.tool))


def _ruling(tool: Entry, kind: str) -> Ruling:
    status, says = tool.text("status"), tool.text(f"devices.{kind}")
    words = status.replace("_", " ")
    reason = f"{words}: {tool.text('reason')}" if tool.text("reason") else words
    doubt = ""
    if status not in ALLOWING:
        verdict = Verdict.BLOCKED
        if says not in ("no", ""):
            doubt = f"its devices say “{says}”, its status is {words}; the status decides"
    elif not says:
        verdict, reason = Verdict.UNSAID, f"{words}; for this kind of device the register says nothing"
    elif says in ("yes", "no"):
        verdict = Verdict.ALLOWED if says == "yes" else Verdict.BLOCKED
        reason = reason if says == "yes" else f"{words}, but not on this kind of device"
    else:
        verdict, reason = Verdict.EXCEPTION, f"{words}; for this kind of device: {says}"
    return Ruling(tool.id, tool.text("name"), verdict, reason, dict(_app_ids(tool)), doubt)


def _app_ids(tool: Entry) -> Iterator[tuple[str, str]]:
    for platform in ("android", "apple", "windows", "windows_publisher"):
        if text := tool.text(f"app_ids.{platform}").strip():
            yield platform, text


def _why_not(ruling: Ruling, platform: str) -> str:
    if ruling.verdict is Verdict.EXCEPTION:
        return "allowed by exception only: a file for all devices of a kind cannot say for whom"
    if ruling.verdict is Verdict.UNSAID:
        return "the register does not say whether it may be on this kind of device"
    return "" if platform in ruling.app_ids else "the register has no identifier of the app for this platform"


def _shared(one: Ruling, found: list[Ruling], app_id: str) -> str:
    others = ", ".join(f"{other.tool} ({other.verdict})" for other in found if other.tool != one.tool)
    return f"{app_id} is also the identifier of {others}"


def _rule(app_id: str, found: list[Ruling]) -> AppRule:
    first = found[0]
    return AppRule(
        app_id,
        first.verdict,
        tuple(one.tool for one in found),
        ", ".join(one.name for one in found),
        "; ".join(dict.fromkeys(one.reason for one in found)),
        first.app_ids.get("windows_publisher", ""),
    )
