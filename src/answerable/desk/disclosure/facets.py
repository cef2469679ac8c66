"""What the log can be kept to besides words: the tags of an answer in the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def tags(regime: str, subject: str, outcome: str, provisions: Iterable[str]) -> tuple[str, ...]:
    """The tags of one answer: its law, subject and outcome, and each provision with those that hold it."""
    found = [f"regime={regime}", f"outcome={outcome}"]
    if subject:
        found.append(f"subject={subject.casefold()}")
    found += [f"provision={held}" for provision in provisions for held in upwards(provision)]
    return tuple(dict.fromkeys(found))


def upwards(provision: str) -> Iterator[str]:
    """The provision and those that hold it, but not the Act: foia.s40.2, foia.s40."""
    parts = provision.split(".")
    for length in range(len(parts), 1, -1):
        yield ".".join(parts[:length])
