"""The reason that a correction or an ending must have, kept with it."""

from __future__ import annotations

from answerable.errors import NotComplete


def require_reason(reason: str, *, thing: str, where: str, why: str, do: str) -> str:
    """The reason without what surrounds it. Refuses an empty one (NotComplete)."""
    words = reason.strip()
    if not words:
        raise NotComplete(thing=thing, missing="its reason", where=where, why=why, do=do)
    return words
