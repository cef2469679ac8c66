"""What must be known before an entry is changed or removed, as apps above say it: that a hold covers it, for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from answerable.desk.registers.authority import definitions
from answerable.errors import BrokenGuard

Says = Callable[[str], tuple[str, ...]]
_SAYS: dict[str, Says] = {}
_BARS: dict[str, Says] = {}
CORRECT = "If it is wrong, change it and say why: the version before stays. It can be removed once nothing holds it."
REASON = "Write why it is changed."


def offer(name: str, says: Says, bars: Says | None = None) -> None:
    """Let an app say something about entries. says: from a subject ("register:tools/TOOL-01") to sentences.

    bars: to what stands against its removal, if anything does. What that is said of changes only with a reason.
    """
    _SAYS[name] = says
    if bars:
        _BARS[name] = bars


def cautions(register: str, key: str) -> tuple[str, ...]:
    """What every app says about that entry."""
    return tuple(words for says in _SAYS.values() for words in says(f"register:{register}/{key}"))


def against_removal(register: str, key: str) -> tuple[BrokenGuard, ...]:
    """What stands against removing that entry: that its register keeps every one, or what an app says."""
    definition = definitions().get(register)
    if definition and definition.stays:
        says, law, instead = "it cannot be removed: no entry of this register is", definition.stays.law, definition.stays.instead  # fmt: skip
        return (BrokenGuard(entry=key, says=says, where=key, law=law, mend=instead, box="reason"),)
    return tuple(
        BrokenGuard(entry=key, says=f"it cannot be removed: {says}", where=key, law=law, mend=CORRECT, box="reason")
        for says, law in _bars(register, key)
    )


def against_change(register: str, key: str, *, reason: str) -> tuple[BrokenGuard, ...]:
    """What stands against changing that entry without a reason."""
    return tuple(
        BrokenGuard(entry=key, says=f"it cannot be changed without a reason: {says}", where=key, law=law, mend=REASON, box="reason")
        for says, law in (() if reason.strip() else _bars(register, key))
    )  # fmt: skip


def _bars(register: str, key: str) -> Iterator[tuple[str, str]]:
    """What each app says against it, and why."""
    for bars in _BARS.values():
        if said := bars(f"register:{register}/{key}"):
            yield said[0], said[1]
