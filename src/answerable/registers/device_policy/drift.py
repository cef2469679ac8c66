"""Drift: where devices, or the files that rule them, are not as the registers say. Nothing is changed by looking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum

from answerable.registers.device_policy.files import DEVICE_FORMATS, formats_for, is_policy, read_policy
from answerable.registers.device_policy.inventory import FaultyRow, FoundApp, read_inventory
from answerable.registers.device_policy.marks import SHORT, slug
from answerable.registers.device_policy.policy import DeviceKind, DevicePolicy, Ruling, Verdict
from answerable.registers.device_policy.reading import ReadPolicy


class DriftSort(StrEnum):
    """What a line of the report says. In the order in which somebody should look at them."""

    AGAINST = "present or allowed, and the register blocks it"
    BARRED = "blocked, and the register allows it"
    MISSING = "the register blocks it, and the file has no rule"
    EXCEPTION = "allowed by exception only: look for whom"
    UNSURE = "cannot be decided"
    UNKNOWN = "unknown to the register"
    AGREES = "as the register says"


@dataclass(frozen=True, slots=True)
class DriftLine:
    """One app: what is to be said of it, the tools of the register, and where it was found."""

    sort: DriftSort
    app: str
    platform: str
    kind: str
    tools: tuple[str, ...]
    words: str
    devices: int | None = None
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Drift:
    """The report: what was compared with which state of the registers, line by line."""

    file: str
    what: str
    version: str
    digest: str
    lines: tuple[DriftLine, ...]
    bad: tuple[FaultyRow, ...] = ()
    notes: tuple[str, ...] = ()

    def of(self, sort: DriftSort) -> tuple[DriftLine, ...]:
        """The lines of that sort."""
        return tuple(line for line in self.lines if line.sort is sort)

    @property
    def counts(self) -> dict[str, int]:
        """How many lines there are of each sort."""
        return {sort.name.lower(): len(self.of(sort)) for sort in DriftSort}

    def as_json(self) -> dict[str, object]:
        """The report as plain values."""
        lines = [{**asdict(line), "sort": line.sort.name.lower()} for line in self.lines]
        return {**asdict(self), "lines": lines, "counts": self.counts}


def drift_from(policy: DevicePolicy, *, data: bytes, name: str, kind: str = "") -> Drift:
    """What a file shows that is not as the registers say: a table of found apps, or rules in any of the formats.

    kind: the kind of device that the file is about, where it does not say so itself. Refuses a file of neither sort
    (NotADeviceFile, NotAnInventory).
    """
    if is_policy(data):
        return _of_rules(policy, read_policy(data, name=name), name, kind)
    found = read_inventory(data, name=name, kind=kind)
    lines = [_of_app(policy, app) for app in found.apps]
    return Drift(name, "apps found on devices", policy.version, policy.digest, _ordered(lines), found.bad, found.notes)


def _ordered(lines: Iterable[DriftLine]) -> tuple[DriftLine, ...]:
    order = list(DriftSort)
    return tuple(sorted(lines, key=lambda one: (order.index(one.sort), one.app.casefold(), one.kind)))


def _of_app(policy: DevicePolicy, app: FoundApp) -> DriftLine:
    shown = f"{app.name} ({app.app_id})" if app.name and app.app_id else app.name or app.app_id
    kinds = [one for one in policy.kinds if (one.kind == app.kind if app.kind else one.is_managed)]
    found = [ruling for one in kinds for ruling in one.rulings if _is_named(ruling, app)]
    sort, words = _judged(found)
    if not found:
        alike = dict.fromkeys(ruling.tool for one in kinds for ruling in one.rulings if _is_alike(ruling, app))
        words = f"its name is like that of {', '.join(alike)}" if alike else ""
    if not kinds:
        sort, words = DriftSort.UNSURE, "the register of devices has no such kind of device"
    tools = tuple(dict.fromkeys(ruling.tool for ruling in found))
    return DriftLine(sort, shown, app.platform, app.kind, tools, words, app.devices, app.rows)


def _judged(found: list[Ruling]) -> tuple[DriftSort, str]:
    """What is said of an app that is there, from every ruling that names it."""
    if not found:
        return DriftSort.UNKNOWN, ""
    is_one = len({one.tool for one in found}) == 1
    words = "; ".join(dict.fromkeys(one.reason if is_one else f"{one.tool}: {one.reason}" for one in found))
    verdicts = {one.verdict for one in found}
    if len(verdicts) > 1:
        return DriftSort.UNSURE, f"the register says more than one thing: {words}"
    sorts = {
        Verdict.ALLOWED: DriftSort.AGREES,
        Verdict.BLOCKED: DriftSort.AGAINST,
        Verdict.EXCEPTION: DriftSort.EXCEPTION,
    }
    return sorts.get(verdicts.pop(), DriftSort.UNSURE), words


def _is_named(ruling: Ruling, app: FoundApp) -> bool:
    """True where the app is that tool, by identifier, or by a name that is exactly the tool's or its identifier."""
    platforms = (app.platform,) if app.platform else ("android", "apple", "windows")
    ids = {ruling.app_ids[one].casefold() for one in platforms if one in ruling.app_ids}
    if app.app_id:
        return app.app_id.casefold() in ids
    return app.name.casefold() in {*ids, ruling.name.casefold()}


def _is_alike(ruling: Ruling, app: FoundApp) -> bool:
    words, name = _words(ruling.name), _words(app.name or app.app_id)
    return bool(words) and (words <= name or (bool(name) and name <= words))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]{2,}", text.casefold()))


def _of_rules(policy: DevicePolicy, found: ReadPolicy, name: str, kind: str) -> Drift:
    """Rules against the registers, for the kind named, or for each kind that obeys the format."""
    obeying = [one for one in policy.kinds if DEVICE_FORMATS[found.format] in formats_for(one)]
    kinds = [one for one in obeying if one.kind == kind] if kind else obeying[:1]
    lines = [line for one in kinds for line in _against(one, found)]
    notes = [*found.notes, *(f"{one.name}: compared as a file for these devices." for one in kinds)]
    if not kinds:
        notes.append(f"No kind of device “{kind}” obeys a file of this format; nothing was compared.")
    if found.source:
        is_same = (found.source.version, found.source.digest) == (slug(policy.version), policy.digest)
        state = "as they stand now" if is_same else f"in another state (digest {found.source.digest[:SHORT]}…)"
        notes.append(f"The file says that it was made from the registers {state}.")
    what = f"rules: {DEVICE_FORMATS[found.format].label}"
    return Drift(name, what, policy.version, policy.digest, _ordered(lines), notes=tuple(notes))


def _against(kind: DeviceKind, found: ReadPolicy) -> Iterator[DriftLine]:
    named = {rule.app_id.casefold() for rule in found.rules}
    for rule in found.rules:
        rulings = [
            one for one in kind.rulings if one.app_ids.get(found.platform, "").casefold() == rule.app_id.casefold()
        ]
        sort, words = _judged(rulings)
        if rule.verdict is Verdict.BLOCKED:
            sort = {DriftSort.AGREES: DriftSort.BARRED, DriftSort.AGAINST: DriftSort.AGREES}.get(sort, sort)
        said = f"the file has it {rule.verdict}"
        tools = tuple(dict.fromkeys(one.tool for one in rulings))
        yield DriftLine(sort, rule.app_id, found.platform, kind.kind, tools, f"{said}; {words}" if words else said)
    rules, _ = DEVICE_FORMATS[found.format].sayable(kind)
    sort, wanted = (DriftSort.BARRED, Verdict.ALLOWED) if found.blocks_rest else (DriftSort.MISSING, Verdict.BLOCKED)
    for own in rules:
        if own.app_id.casefold() not in named and own.verdict is wanted:
            says = "the file blocks whatever it does not name" if found.blocks_rest else "the file does not name it"
            yield DriftLine(sort, own.app_id, found.platform, kind.kind, own.tools, f"{says}; {own.reason}")
