"""References of entries: what an address and the ledger can hold."""

from __future__ import annotations

import re

from answerable.errors import WrongValue
from answerable.registers import Entry, Section

_KEY = re.compile(r"[^\W_][\w .()-]{0,38}[\w)]|[^\W_]")
TAKEN = ("new", "import", "columns")  # addresses of the register itself


def key_fault(entry: Entry, part: Section) -> WrongValue | None:
    """What is wrong with the reference of a new entry, or None."""
    if _KEY.fullmatch(entry.id) and entry.id not in TAKEN:
        return None
    wanted = "letters, digits, spaces, points and hyphens, at most 40"
    return WrongValue(field=part.key, value=entry.id, where=part.key, wanted=wanted)
