"""A plan of what is withheld, as a person or a program writes it in JSON, and the schedule that answers it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from answerable.documents.release.marks import found_in
from answerable.documents.release.model import Box, Kept, Parts, Released, Unit, Withheld
from answerable.documents.release.release import LABEL
from answerable.errors import NotAPlan

FIELDS = ("withheld", "kept", "label", "title", "language")
OF_MARK = ("words", "place", "start", "end", "box", "provision", "why")
SIDES = 4


@dataclass(frozen=True, slots=True)
class Plan:
    """What is withheld of a file and what is kept expressly, with the words of its copy."""

    withheld: tuple[Withheld, ...]
    kept: tuple[Kept, ...]
    label: str = LABEL
    title: str = ""
    language: str = "en-GB"


def plan_of(text: str, parts: Parts, *, name: str) -> Plan:
    """A plan for a file. Raises NotAPlan."""
    try:
        said = json.loads(text)
    except ValueError as fault:
        raise NotAPlan(name=name, fault=f"it is no JSON ({fault})") from fault
    entries = said.get("withheld") if isinstance(said, dict) else None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in [*entries, *said.get("kept", [])]):
        raise NotAPlan(
            name=name, fault="it must hold a list “withheld” of what is withheld, and may hold a list “kept”"
        )
    if unknown := [key for key in said if key not in FIELDS]:
        raise NotAPlan(name=name, fault=f"“{unknown[0]}” is none of {', '.join(FIELDS)}")
    kept = tuple(kept_of(entry, name) for entry in said.get("kept", []))
    units = [unit for unit in parts.units if not unit.is_hidden or any(keep.place in unit.places for keep in kept)]
    withheld = [
        mark
        for number, entry in enumerate(entries, start=1)
        for mark in marks_of(entry, units, kept, f"entry {number}", name)
    ]
    words = {key: str(said[key]) for key in ("label", "title", "language") if said.get(key)}
    return Plan(tuple(withheld), kept, **words)


def marks_of(
    entry: dict[str, Any], units: list[Unit], kept: tuple[Kept, ...], where: str, name: str
) -> Iterator[Withheld]:
    """What one entry withholds: a place, or every place of its words."""
    if unknown := [key for key in entry if key not in OF_MARK]:
        raise NotAPlan(name=name, fault=f"{where}: “{unknown[0]}” is none of {', '.join(OF_MARK)}")
    if not all(isinstance(entry.get(key), str) and entry[key].strip() for key in ("provision", "why")):
        raise NotAPlan(name=name, fault=f"{where} does not say its provision and why")
    provision, why = entry["provision"], entry["why"]
    if ("words" in entry) == ("place" in entry):
        raise NotAPlan(name=name, fault=f"{where} names neither words nor a place, or both")
    if "place" in entry:
        yield Withheld(str(entry["place"]), provision, why, *ends_of(entry, where, name), box_of(entry, where, name))
        return
    found = False
    for occurrence in found_in(units, [str(entry["words"])]):
        found = True
        for span in occurrence.spans:
            if not any(is_kept(keep, span.place, span.start, span.end) for keep in kept):
                yield Withheld(span.place, provision, why, span.start, span.end)
    if not found:
        raise NotAPlan(name=name, fault=f"{where}: its words stand nowhere in the file")


def is_kept(keep: Kept, place: str, start: int, end: int) -> bool:
    """True where a person kept these characters expressly."""
    return keep.place == place and keep.start is not None and keep.start < end and (keep.end or 0) > start


def ends_of(entry: dict[str, Any], where: str, name: str) -> tuple[int | None, int | None]:
    """From which character to which."""
    start, end = entry.get("start"), entry.get("end")
    if not all(value is None or type(value) is int for value in (start, end)) or (start is None) != (end is None):
        raise NotAPlan(name=name, fault=f"{where}: start and end are numbers of characters, both or neither")
    return start, end


def box_of(entry: dict[str, Any], where: str, name: str) -> Box | None:
    """The area that an entry names."""
    sides = entry.get("box")
    if sides is None:
        return None
    if not isinstance(sides, list) or len(sides) != SIDES or not all(type(side) in (int, float) for side in sides):
        raise NotAPlan(name=name, fault=f"{where}: a box is left, top, right and bottom, in shares of the page")
    return Box(*map(float, sides))


def kept_of(entry: dict[str, Any], name: str) -> Kept:
    """What a person keeps expressly."""
    place, why = entry.get("place"), entry.get("why")
    if not isinstance(place, str) or not isinstance(why, str) or not why.strip():
        raise NotAPlan(name=name, fault="what is kept names its place and why")
    return Kept(place, why, *ends_of(entry, f"kept, {place}", name))


def parts_as_dict(parts: Parts) -> dict[str, Any]:
    """The places of a file, to write a plan from."""
    units = [
        {
            "place": unit.place,
            "kind": unit.kind,
            "words": unit.words,
            "within": list(unit.within),
            "hidden": unit.is_hidden,
            "boxed": [
                [word.start, word.end, *(round(side, 5) for side in asdict(word.box).values())] for word in unit.boxed
            ],
        }
        for unit in parts.units
    ]
    return {
        "name": parts.name,
        "kind": parts.kind,
        "units": units,
        "left_out": list(parts.left_out),
        "unread": list(parts.unread),
    }


def released_as_dict(copy: Released) -> dict[str, Any]:
    """The schedule of a copy and its proof; none of the words that were withheld."""
    return {
        "name": copy.name,
        "media_type": copy.media_type,
        "sha256": hashlib.sha256(copy.data).hexdigest(),
        **asdict(copy.schedule),
        "proof": [asdict(check) for check in copy.proof.checks],
    }
