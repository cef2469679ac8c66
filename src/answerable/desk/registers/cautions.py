"""What must be known before an entry is changed or removed, as apps above say it: that a hold covers it, for one."""

from __future__ import annotations

from collections.abc import Callable

Says = Callable[[str], tuple[str, ...]]
_SAYS: dict[str, Says] = {}


def offer(name: str, says: Says) -> None:
    """Let an app say something about entries. says: from a subject ("register:tools/TOOL-01") to sentences."""
    _SAYS[name] = says


def cautions(register: str, key: str) -> tuple[str, ...]:
    """What every app says about that entry."""
    return tuple(words for says in _SAYS.values() for words in says(f"register:{register}/{key}"))
