"""How near two questions are in meaning, where the extra that tells it is installed."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from answerable.answers.matching import embed, has_meaning


def near(first: str, second: str) -> float | None:
    """From about 0 to 1, the same words; None where the extra is not installed."""
    if not has_meaning():
        return None
    return float(_row(first) @ _row(second))


@lru_cache(maxsize=1024)
def _row(text: str) -> Any:
    rows = embed([text])
    return None if rows is None else rows[0]
