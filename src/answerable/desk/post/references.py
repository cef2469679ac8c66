"""References of cases in the words of a message, however they were written."""

from __future__ import annotations

import re

WRITTEN = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{2,8})\s?[-–/_ ]\s?(\d{4})\s?[-–/_ ]\s?(\d{3,6})(?!\d)")
MOST = 50  # a message that names more cases than this is a list


def named_in(*texts: str) -> tuple[str, ...]:
    """The references that the texts may hold, as the desk writes them, each once: FOI-2026-0142."""
    found = (f"{kind.upper()}-{year}-{number}" for text in texts for kind, year, number in WRITTEN.findall(text))
    return tuple(dict.fromkeys(found))[:MOST]
