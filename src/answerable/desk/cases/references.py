"""References in addresses. Older systems write strokes in theirs, which an address cannot hold: FOI/2025/17 is FOI~2025~17."""

from __future__ import annotations

STROKE, IN_ADDRESS = "/", "~"


class Reference:
    """A reference as a part of an address: cases/<reference:reference>/."""

    regex = "[^/]+"

    def to_python(self, value: str) -> str:
        return value.replace(IN_ADDRESS, STROKE)

    def to_url(self, value: str) -> str:
        return value.replace(STROKE, IN_ADDRESS)
