"""The one door to evidence: who may do what, with which items, at what time. Every act and every page comes through here.

Evidence is kept by data protection officers and read by auditors. Nobody changes an event: there is no act for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from answerable.desk.custody.models import CustodyEvent, Investigation, Item, Kind, State
from answerable.desk.people.actors import Actor
from answerable.desk.people.roles import Role
from answerable.errors import NoSuchThing, NotAllowed, NotNow

READERS = (Role.DATA_PROTECTION, Role.AUDITOR)
OPEN, CLOSED = "open", "closed"
DIGITAL, SEALED = (Kind.DIGITAL,), (Kind.PAPER, Kind.DEVICE)
KEEPERS = (Role.DATA_PROTECTION,)


@dataclass(frozen=True, slots=True)
class Act:
    """Something done with evidence: what it is called, by whom, in which investigations, with which items."""

    label: str
    on_item: bool = True
    kinds: tuple[Kind, ...] = (*DIGITAL, *SEALED)
    states: tuple[State, ...] = (State.HELD, State.OUT)
    during: tuple[str, ...] = (OPEN, CLOSED)
    roles: tuple[Role, ...] = KEEPERS


_HELD = (State.HELD,)
_OPEN = (OPEN,)
ACTS = {
    "open": Act("Open an investigation", on_item=False),
    "collect": Act("Collect an item", on_item=False, during=_OPEN),
    "receive": Act("Receive an item that was brought or sent", on_item=False, during=_OPEN),
    "verify": Act("Check it"),
    "move": Act("Hand it over or move it"),
    "check-out": Act("Check it out", states=_HELD),
    "return": Act("Return it", states=(State.OUT,)),
    "copy": Act("Copy it", during=_OPEN),
    # Looking at evidence leaves an entry, an auditor's look as well: it adds to the log and changes nothing.
    "access": Act("Open it to look", roles=READERS),
    "analyse": Act("Analyse it", during=_OPEN),
    "redact": Act("Add a redacted copy", kinds=DIGITAL),
    "seal": Act("Put a new seal on it", kinds=SEALED),
    "give-back": Act("Give it back", kinds=SEALED, states=_HELD),
    "correct": Act("Correct an entry", on_item=False),
    "disclose": Act("Disclose to somebody outside", on_item=False),
    "report": Act("Issue the investigation report", on_item=False),
    "close": Act("Close the investigation", on_item=False, during=_OPEN),
    "reopen": Act("Open the investigation again", on_item=False, during=(CLOSED,)),
}  # fmt: skip


def must_keep(by: Actor, *, to: str) -> None:
    """Refuses those whose role is not for this act (NotAllowed)."""
    roles = ACTS[to].roles
    if not by.has_role(*roles):
        raise NotAllowed(
            who=by.name,
            act=f"“{ACTS[to].label.lower()}”",
            where="evidence",
            because=f"Evidence is in the hands of: {', '.join(role.label for role in roles)}.",
            instead="Ask someone who is.",
        )


def visible(by: Actor) -> QuerySet[Investigation]:
    """The investigations that this actor may read: all of them, or none."""
    return Investigation.objects.all() if by.has_role(*READERS) else Investigation.objects.none()


def for_reading(reference: str, *, by: Actor) -> Investigation:
    """The investigation. Refuses those who may not read it as if it were not there (NoSuchThing)."""
    found = visible(by).filter(reference=reference).first()
    if found is None:
        raise NoSuchThing(thing="such investigation", where=reference)
    return found


def item_for_reading(reference: str, number: int, *, by: Actor) -> Item:
    """An item of it (NoSuchThing)."""
    return _item(for_reading(reference, by=by), number)


def must_fit(investigation: Investigation, *, by: Actor, to: str, item: Item | None = None) -> None:
    """Refuses what may not be done now with the investigation, or with an item of it (NotAllowed, NotNow)."""
    must_keep(by, to=to)
    fault = _not_during(investigation, to) or (_not_with(item, by, to) if item else None)
    if fault:
        thing = f"{investigation.reference}/{item.number}" if item else investigation.reference
        raise NotNow(act=ACTS[to].label, thing=thing, because=fault[0], do=fault[1])


def for_change(reference: str, *, by: Actor, to: str) -> Investigation:
    """The investigation, locked until the transaction ends. Refuses what may not be done now (NotAllowed, NotNow)."""
    for_reading(reference, by=by)
    found = Investigation.objects.select_for_update().get(reference=reference)
    must_fit(found, by=by, to=to)
    return found


def item_for_change(reference: str, number: int, *, by: Actor, to: str) -> Item:
    """An item, with its investigation locked. Refuses what may not be done with it now (NotAllowed, NotNow)."""
    found = for_change(reference, by=by, to=to)
    item = _item(found, number)
    must_fit(found, by=by, to=to, item=item)
    return item


def event_for_change(investigation: Investigation, number: int) -> CustodyEvent:
    """An event of it, to be pointed at (NoSuchThing)."""
    event = investigation.events.select_related("item").filter(number=number).first()
    if event is None:
        raise NoSuchThing(thing="such entry", where=investigation.reference)
    return event


def acts(investigation: Investigation, *, by: Actor, item: Item | None = None) -> tuple[tuple[str, str], ...]:
    """What this actor may do now with the item, or with the investigation: key and label."""
    return tuple(
        (key, act.label)
        for key, act in ACTS.items()
        if key != "open"
        and act.on_item == (item is not None)
        and by.has_role(*act.roles)
        and not _not_during(investigation, key)
        and not (item and _not_with(item, by, key))
    )


def _item(investigation: Investigation, number: int) -> Item:
    item = investigation.items.select_related("file", "made_from").filter(number=number).first()
    if item is None:
        raise NoSuchThing(thing="such item", where=investigation.reference)
    item.investigation = investigation
    return item


def _not_during(investigation: Investigation, to: str) -> tuple[str, str] | None:
    """Why the act does not fit the investigation, and what to do."""
    if investigation.disposed_at:
        return (
            "its evidence was destroyed under the retention schedule",
            "The record of the disposal says when, and by whose authority.",
        )
    if (CLOSED if investigation.closed_at else OPEN) in ACTS[to].during:
        return None
    if investigation.closed_at:
        return "the investigation is closed", "Open the investigation again first."
    return "the investigation is open", "Close it first."


def _not_with(item: Item, by: Actor, to: str) -> tuple[str, str] | None:
    """Why the act does not fit the item, and what to do."""
    act = ACTS[to]
    if item.kind not in act.kinds:
        return f"it is not for what is kept as: {item.get_kind_display().lower()}", "Choose another item."
    if item.state == State.OUT and to not in ("verify", "return") and item.out_by != by.key:
        return f"it is checked out to {item.custodian}", "Have it returned first."
    if item.state not in act.states:
        return f"it is {item.get_state_display().lower()}", "Look at the last hand that it passed through."
    return None
