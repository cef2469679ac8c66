"""Take an item in, however it comes: collected by us, or brought and sent to us."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from answerable.desk.custody.comparing import MATCH, MISMATCH
from answerable.desk.custody.entries import Hand, New, Said, Upload, bring, bring_file, write
from answerable.desk.custody.models import CustodyEvent, Investigation, Kind
from answerable.desk.files.keeping import fingerprint
from answerable.desk.people.actors import Actor
from answerable.errors import NotComplete


@dataclass(frozen=True, slots=True)
class Taken:
    """How an item came: from whose hands into whose; its file, or its seal and a photograph."""

    from_: Hand
    to: Hand
    file: Upload | None = None
    digest_told: str = ""  # what whoever handed the file over says its digest is
    seal: str = ""
    photograph: Upload | None = None


def take_in(event: CustodyEvent, *, new: New, taken: Taken, said: Said, by: Actor, at: datetime) -> CustodyEvent:
    """The event, with the item that it brings. Refuses a file that is not there, paper without a seal (NotComplete)."""
    event.from_custodian, event.from_place = taken.from_.custodian, taken.from_.place
    event.to_custodian, event.to_place = taken.to.custodian, taken.to.place
    if new.kind == Kind.DIGITAL:
        _take_file(event, new, taken, at)
    else:
        _take_thing(event, new, taken, at)
    return write(event, said=said, by=by, at=at)


def taking(act: str, investigation: Investigation) -> CustodyEvent:
    """The event of something that comes in, not yet written."""
    return CustodyEvent(act=act, investigation=investigation)


def _take_file(event: CustodyEvent, new: New, taken: Taken, at: datetime) -> None:
    if taken.file is None:
        raise _lacking("a digital item has no file", "Choose the file.")
    item = bring_file(event, new, taken.file, at=at)
    event.item, told = item, taken.digest_told.replace(" ", "").lower()
    event.digest, event.size = fingerprint(item.file) if item.file else ("", None)  # read back from the disk
    if event.digest != item.digest:
        event.result, event.outcome = MISMATCH, "What was read back from the disk is not what came."
    elif told:
        event.result = MATCH if told == event.digest else MISMATCH
        event.outcome = "" if told == event.digest else f"It was said to have the SHA-256 digest {told}."


def _take_thing(event: CustodyEvent, new: New, taken: Taken, at: datetime) -> None:
    if not taken.seal:
        raise _lacking("it has no seal", "Seal it, and enter the number on the seal.")
    event.item, event.seal = bring(event, new), taken.seal
    if taken.photograph:
        picture = replace(new, title=f"Photograph of: {new.title}"[:200], kind=Kind.DIGITAL)
        made = bring_file(event, picture, taken.photograph, at=at, made_from=event.item)
        event.digest, event.size = made.digest, made.size


def _lacking(missing: str, do: str) -> NotComplete:
    why = "Without it nobody can show later that it is still what came in."
    return NotComplete(thing="The item", missing=missing, where="the item", why=why, do=do)
