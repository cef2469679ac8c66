"""What goes to somebody outside: the entries of one investigation with their proofs, the files chosen, and the account in words.

The account holds the words of every entry and its salt, so that whoever gets it can see that they are the words that the
log keeps the digest of. The bag is made anew from the entry whenever it is asked for, and is then the same to the byte.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from answerable import __version__
from answerable.desk.custody.models import CustodyEvent, Investigation
from answerable.desk.custody.queries.agreeing import under
from answerable.desk.custody.saying import subject, words_of
from answerable.desk.custody.telling import label_of
from answerable.desk.files.keeping import path_of
from answerable.desk.files.models import StoredFile
from answerable.desk.ledger.parts import bag_of
from answerable.desk.registers.authority import authority
from answerable.errors import NotAsKept
from answerable.law import uk_day

ACCOUNT = "account.json"
HOW = (
    "Each entry of this account has an entry in data/log/events.jsonl with the same id. Put its words into JSON with sorted keys, without "
    "spaces, as UTF-8 without escapes; put the 16 bytes of its salt, which is given in hexadecimal, before it; the SHA-256 of "
    "both together stands in that entry under data, words. So the words are those that were written then."
)
_UNSAFE = re.compile(r"[^\w. ,()-]+")


def account(investigation: Investigation) -> bytes:
    """Every entry so far in words, with what shows that they are the words of the log."""
    items = investigation.items.select_related("made_from")
    told = {
        "reference": investigation.reference,
        "title": investigation.title,
        "breach": investigation.breach,
        "how_to_check": HOW,
        "items": [
            {"number": item.number, "kind": item.kind, "title": item.title, "sha256": item.digest, "bytes": item.size, "seal": item.seal,
             "with": item.custodian, "at": item.place, "made_from": item.made_from.number if item.made_from else None}
            for item in items
        ],
        "entries": [_entry(event) for event in investigation.events.select_related("item", "corrects")],
    }  # fmt: skip
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def packed(event: CustodyEvent) -> IO[bytes]:
    """The bag of a disclosure, open to be read; nothing of it stays on the disk. Refuses what is not sealed yet (NotProvedYet)."""
    found = event.investigation
    about = subject(found)
    ours = {e.entry for e in found.events.filter(number__lte=event.number)}
    entries = [entry for entry in under(about) if entry.pk in ours]
    items = {item.number: item for item in found.items.select_related("file")}
    given = [items[one["number"]] for one in event.given] + [items[made["number"]] for made in event.made]
    files = {_name(item.number, item.file.name): _there(item.file) for item in given if item.file}
    info = {
        "Source-Organization": authority().name,
        "External-Identifier": found.reference,
        "External-Description": f"Chain of evidence of {found.reference}, entries 1 to {event.number}",
        "Bagging-Date": uk_day(event.at).isoformat(),
        "Bag-Software-Agent": f"Answerable {__version__}",
    }
    with TemporaryDirectory() as folder:
        return bag_of(entries, files=files, about=info, folder=Path(folder) / f"{found.reference}-{event.number}").open(
            "rb"
        )


def _there(file: StoredFile) -> Path:
    """Where the bytes of a file lie, as they are. Refuses those that are gone (NotAsKept)."""
    path = path_of(file.sha256)
    if not path.exists():
        raise NotAsKept(key=file.pk, sha256=file.sha256)
    return path


def _entry(event: CustodyEvent) -> dict[str, object]:
    return {
        "number": event.number,
        "id": str(event.key),
        "at": _moment(event.at),
        "what": label_of(event),
        "item": event.item.number if event.item else None,
        "claimed_at": _moment(event.claimed_at),
        "result": event.result,
        "words": words_of(event),
        "salt": event.salt,
    }


def _moment(at: datetime | None) -> str:
    return at.isoformat() if at else ""


def _name(number: int, name: str) -> str:
    """A file of the bag: the number of its item, and its name without what some system reads otherwise."""
    return name if name == ACCOUNT else f"{number:03} {_UNSAFE.sub('_', name)}"
