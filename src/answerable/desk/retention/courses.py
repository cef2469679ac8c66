"""What has become of requests, as the app that keeps them says it: it lies above, and retention does not know it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from answerable.registers import Course

Says = Callable[[Collection[str]], Mapping[str, Course]]
_SAYS: list[Says] = []


def offer(says: Says) -> None:
    """Let an app say what has become of requests, by their references."""
    _SAYS.append(says)


def courses_of(references: Collection[str]) -> Mapping[str, Course]:
    """What has become of these requests; one that nobody knows is left out."""
    return {reference: course for says in _SAYS for reference, course in says(references).items()}
