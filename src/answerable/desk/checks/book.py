"""The version of the rule book: another release, another law, other rules or another profile, another version."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import answerable
from answerable.casefile import Authority
from answerable.desk.registers.authority import authority


def book() -> str:
    """What letters are checked with now: "0.1.0-3f2a9c01"."""
    return f"{answerable.__version__}-{_digest(authority().profile)[:12]}"


@lru_cache(maxsize=8)
def _digest(profile: Authority) -> str:
    """Of the profile, and of every rule and table as it is installed."""
    found, root = sha256(repr(profile).encode()), Path(answerable.__file__).parent
    for room in ("letters", "law"):
        for path in sorted((root / room).rglob("*")):
            if path.suffix in (".py", ".toml"):
                found.update(path.read_bytes())
    return found.hexdigest()
