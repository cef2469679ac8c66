"""Who is named before a message: also where a name, or a notice without one, holds a colon."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from answerable.records.importers.whatsapp.heads import undecorated
from answerable.records.importers.whatsapp.wordings import wordings
from answerable.records.record import Sender

_LONGEST = 120  # characters of a name
_HYPHENS = re.compile("[\u2010\u2011\u2012\u2013]")
_SURE = 3  # messages that begin alike before a colon is taken for part of a name; two where the name is also found elsewhere


def sender_of(raw: bytes) -> Sender:
    """A name as it is printed, shown and compared."""
    printed = raw.decode("utf-8", "surrogateescape")
    name = undecorated(printed).strip(" ")
    return Sender(printed, name, _HYPHENS.sub("-", " ".join(name.split())).casefold())


@dataclass(slots=True)
class Names:
    """Finds the name in the first line of a message. hidden holds names with a colon, and what to look for instead."""

    hidden: dict[bytes, bytes] = field(default_factory=dict)

    def split(self, body: bytes) -> tuple[bytes | None, bytes]:
        """The name and what follows; no name where WhatsApp wrote the line on its own account."""
        line = body.partition(b"\n")[0].rstrip(b"\r")
        seen = line
        for name, instead in self.hidden.items():
            seen = seen.replace(name, instead)
        place = seen.find(b": ")
        if place > 0 and len(line[:place].decode("utf-8", "replace")) <= _LONGEST:
            is_notice = wordings().is_notice(seen.decode("utf-8", "replace"))  # with a colon that ends no name
            return (None, body) if is_notice else (line[:place], body[place + 2 :])
        for ending in (b":", b":."):  # without text; expired
            name = line.removesuffix(ending)
            if name != line and name and len(name.decode("utf-8", "replace")) <= _LONGEST:
                return name, body[len(name) + 1 :]
        return None, body


@dataclass(slots=True)
class Seen:
    """What is learnt of names from the messages of a survey."""

    heads: Counter[bytes] = field(default_factory=Counter)
    nexts: dict[bytes, Counter[bytes]] = field(default_factory=dict)
    nameless: int = 0

    def add(self, body: bytes) -> None:
        """One message."""
        line = body.partition(b"\n")[0].rstrip(b"\r")
        head, colon, rest = line.partition(b": ")
        if not colon:
            self.nameless += not line.endswith((b":", b":."))
            return
        self.heads[head] += 1
        following, colon, _ = rest.partition(b": ")
        counts = self.nexts.setdefault(head, Counter())
        if len(counts) < 100:  # who begins so many messages differently has no colon in the name
            counts[following if colon else b"\0" + rest] += 1

    def names(self, sample: bytes) -> Names:
        """The names that hold a colon: every message of "A" goes on with the same "B: ", or is a notice about "A: B"."""
        found: dict[bytes, bytes] = {}
        for head, counts in self.nexts.items():
            following, count = counts.most_common(1)[0]
            if following.startswith(b"\0") or count < _SURE - 1:
                continue
            name = head + b": " + following
            others = [
                words for words in counts if words != following and not words.startswith(b"\0" + following + b" ")
            ]
            if not others and (count >= _SURE or sample.count(name) > count):
                found[name] = head + b":\0" + following
        return Names(found)
