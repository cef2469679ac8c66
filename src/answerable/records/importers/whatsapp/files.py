"""The files that were exported with a chat, found by the names that its messages give them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from answerable.records.record import Attachment


class Files:
    """The members of a zip beside the chat; none for a chat that came alone."""

    def __init__(self, members: Iterable[Attachment]) -> None:
        self._by_name: dict[str, Attachment] = {}
        for member in members:
            for name in (member.name, _as_utf8(member.name)):
                self._by_name.setdefault(unicodedata.normalize("NFC", name), member)

    def of(self, name: str) -> Attachment:
        """The file of a name, with its digest; without one where the capture lacks it."""
        if not self._by_name:
            return Attachment(name)
        found = self._by_name.get(unicodedata.normalize("NFC", name))
        return found._replace(name=name) if found else Attachment(name)


def _as_utf8(name: str) -> str:
    """A name that was zipped as UTF-8 and not said to be so."""
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name
