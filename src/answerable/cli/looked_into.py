"""The files that go out with a letter, its own among them, looked into for what their reader does not see."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answerable.letters import Inspected, Joined

_HOLDS = frozenset({"word", "pdf", "mail"})  # plain text hides nothing


def looked_into(letter: Joined, *, attached: Iterable[Path]) -> tuple[Inspected, ...] | None:
    """What each file hides; None where there is no file that can hide anything. The files attached are read anew."""
    own = [Path(one.name) for one in letter.sources if one.kind in _HOLDS and not one.inside and one.name != "-"]
    files = dict.fromkeys((*own, *attached))
    return tuple(_looked_into(path) for path in files) or None


def _looked_into(path: Path) -> Inspected:
    from answerable.documents import hidden_in
    from answerable.letters import Inspected

    scan = hidden_in(path.read_bytes(), name=path.name)
    return Inspected(path.name, tuple(scan.found), tuple(scan.unread))
