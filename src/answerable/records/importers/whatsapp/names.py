"""Who is named before a message: also where a name, or a notice without one, holds a colon."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from answerable.records.importers.whatsapp.heads import unmarked
from answerable.records.importers.whatsapp.wordings import evened, wordings
from answerable.records.record import Sender

_LONGEST = 120  # characters of a name
_HYPHENS = re.compile("[\u2010\u2011\u2012\u2013]")
_ALIKE = 3  # bytes that all messages of a name with a colon seem to begin with
_SURE = 3  # messages that begin alike before a colon is taken for part of a name; two where the name is also found elsewhere


def sender_of(raw: bytes) -> Sender:
    """A name as it is printed, shown and compared."""
    printed = raw.decode("utf-8", "surrogateescape")
    name = unmarked(printed).strip(" ")
    return Sender(printed, name, _HYPHENS.sub("-", " ".join(name.split())).casefold())


@dataclass(slots=True)
class Names:
    """Finds the name in the first line of a message. hidden holds names with a colon, and what to look for instead."""

    hidden: dict[bytes, bytes] = field(default_factory=dict)

    def masked(self, line: bytes) -> bytes:
        """A line in which no name holds a colon and a blank."""
        for name, instead in self.hidden.items():
            line = line.replace(name, instead)
        return line

    def split(self, body: bytes) -> tuple[bytes | None, bytes]:
        """The name and what follows; no name where WhatsApp wrote the line on its own account."""
        line = body.partition(b"\n")[0].rstrip(b"\r")
        seen = self.masked(line)
        place = seen.find(b": ")
        if place > 0 and len(line[:place].decode("utf-8", "replace")) <= _LONGEST:
            is_notice = (
                wordings().marked.fit(evened(seen.decode("utf-8", "replace"))) is not None
            )  # with a colon that ends no name
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
        head, colon, rest = body.partition(b": ")
        if not colon or b"\n" in head:
            self.nameless += not body.partition(b"\n")[0].rstrip(b"\r").endswith((b":", b":."))
            return
        self.heads[head] += 1
        counts = self.nexts.get(head)
        if counts is None:
            counts = self.nexts[head] = Counter()
        elif not counts or not rest.startswith(next(iter(counts))[:_ALIKE]):
            counts.clear()  # who begins two messages differently has no colon in the name
            return
        line = rest.partition(b"\n")[0]
        counts[line.partition(b": ")[0] if b": " in line else line] += 1

    def names(self, sample: bytes) -> Names:
        """The names that hold a colon: every message of "A" goes on with the same "B: ", or is a notice about "A: B"."""
        found: dict[bytes, bytes] = {}
        for head, counts in self.nexts.items():
            following, count = counts.most_common(1)[0] if counts else (b"", 0)
            name = head + b": " + following
            if count < _SURE - 1 or sample.count(name + b": ") < count:
                continue
            is_all = all(words == following or words.startswith(following + b" ") for words in counts)
            if is_all and (count >= _SURE or sample.count(name) > count):
                found[name] = head + b":\0" + following
        return Names(found)
