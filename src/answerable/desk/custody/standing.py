"""How an item stands after an act: who has it, where, under which seal. The one place that says what an act changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from answerable.desk.custody.models import CustodyEvent, Item, State

MAKES = ("item-copied", "item-analysed", "item-redacted")  # they bring a new item, and leave this one where it is
STORE = "the desk’s store of files"  # where the bytes of a digital item are, whoever has it
STATES = {"item-checked-out": State.OUT, "item-returned": State.HELD, "item-given-back": State.GIVEN_BACK}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an item stands."""

    custodian: str
    place: str
    seal: str = ""
    state: str = State.HELD
    out_by: str = ""
    due_back_on: date | None = None


def standing_of(item: Item) -> Standing:
    """How the item stands by its row."""
    return Standing(item.custodian, item.place, item.seal, item.state, item.out_by, item.due_back_on)


def begun_by(event: CustodyEvent, *, made_from: object) -> Standing:
    """How an item stands that this act brought. made_from: the item that it shows: a photograph lies not where the thing does."""
    is_photograph = made_from is not None and event.act not in MAKES
    return Standing(event.to_custodian, STORE if is_photograph else event.to_place)


def after(standing: Standing, event: CustodyEvent) -> Standing:
    """How the item stands after an act on it."""
    if event.act in MAKES:
        return standing
    state = STATES.get(event.act, standing.state)
    is_out = state == State.OUT
    if event.act == "item-checked-out":
        standing = replace(standing, out_by=event.by, due_back_on=event.due_back_on)
    return Standing(
        custodian=event.to_custodian or standing.custodian,
        place=event.to_place or standing.place,
        seal=event.seal or standing.seal,
        state=state,
        out_by=standing.out_by if is_out else "",
        due_back_on=standing.due_back_on if is_out else None,
    )
