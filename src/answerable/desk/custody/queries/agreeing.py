"""Whether the readable side of the chain still says what the log says: every event beside its entry, every item rebuilt.

A row that was changed, added or taken away behind the log's back is found here, because nothing else writes entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from answerable.desk.custody import access
from answerable.desk.custody.models import CustodyEvent, Investigation, Item
from answerable.desk.custody.saying import plain, subject, subject_of
from answerable.desk.custody.standing import Standing, after, begun_by, standing_of
from answerable.desk.ledger.models import Entry
from answerable.desk.people.actors import Actor

NAMES = {"custodian": "who has it", "place": "where it is", "seal": "its seal", "state": "how it stands"}


@dataclass(frozen=True, slots=True)
class Agreement:
    """One row beside the log: what it is, and everything in which the two differ."""

    reference: str
    thing: str
    faults: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """True where nothing differs."""
        return not self.faults


def agrees(*, by: Actor, reference: str = "") -> tuple[Agreement, ...]:
    """Every row of every investigation, or of one, beside the log."""
    found = access.visible(by).filter(disposed_at=None, **({"reference": reference} if reference else {}))
    if not by.has_role(*access.READERS):
        return ()
    return tuple(agreement for investigation in found for agreement in _of(investigation)) + (
        () if reference else tuple(_without_investigation(found))
    )


def _of(investigation: Investigation) -> Iterator[Agreement]:
    events = list(investigation.events.select_related("item", "corrects", "investigation"))
    about = subject(investigation)
    entries = {entry.pk: entry for entry in under(about) if entry.subject.partition("/")[0] == about}
    for event in events:
        yield Agreement(investigation.reference, f"Entry {event.number}", tuple(_against(event, entries.pop(event.entry, None))))  # fmt: skip
    for entry in entries.values():
        yield Agreement(investigation.reference, f"Entry {entry.pk} of the log", ("it has no row here any more",))
    yield Agreement(investigation.reference, "The investigation", tuple(_investigation(investigation, events)))
    for item in investigation.items.select_related("made_from", "file"):
        yield Agreement(investigation.reference, f"Item {item.number}", tuple(_item(item, events)))


def _without_investigation(found: Iterable[Investigation]) -> Iterator[Agreement]:
    known = {subject(investigation) for investigation in found}
    lost = {entry.subject.partition("/")[0] for entry in under("evidence:")} - known
    for about in sorted(lost):
        yield Agreement(about.removeprefix("evidence:"), "The investigation", ("the log knows it; it has no row here any more",))  # fmt: skip


def _against(event: CustodyEvent, entry: Entry | None) -> Iterator[str]:
    """In what an event and its entry differ."""
    if entry is None:
        yield "the log has no such entry"
        return
    if not entry.said:  # a disposal took its words away
        return
    data = plain(event)
    same = {
        "what was done": entry.kind == event.act,
        "who did it": entry.by == event.by,
        "when": entry.at == event.at,
        "what it was about": entry.subject == subject_of(event),
        "the digest": entry.digest == event.digest,
        "the words": entry.data.get("words") == data["words"],
        "the details": {**entry.data, "words": ""} == {**data, "words": ""},
    }
    yield from (f"{what}: the log says otherwise" for what, holds in same.items() if not holds)


def _investigation(investigation: Investigation, events: list[CustodyEvent]) -> Iterator[str]:
    """In what the investigation differs from what its events say."""
    title, closed_at, finding = "", None, ""
    for event in events:
        if event.act in ("investigation-opened", "investigation-linked"):
            title = event.outcome
        elif event.act == "investigation-closed":
            closed_at, finding = event.at, event.outcome
        elif event.act == "investigation-reopened":
            closed_at, finding = None, ""
    named = f"{investigation.title} ({investigation.breach})" if investigation.breach else investigation.title
    if named != title:
        yield "its title or breach: the log says otherwise"
    if (investigation.closed_at, investigation.finding) != (closed_at, finding):
        yield "whether it is closed, and its finding: the log says otherwise"
    if [event.number for event in events] != list(range(1, investigation.events_count + 1)):
        yield "its entries are not numbered one after another"


def _item(item: Item, events: list[CustodyEvent]) -> Iterator[str]:
    """In what an item differs from what its events make of it."""
    begun, standing = rebuilt(item.number, events)
    if standing is None:
        yield "no entry brought it"
        return
    now = asdict(standing_of(item))
    yield from (f"{NAMES.get(name, name)}: the entries say otherwise" for name, value in asdict(standing).items() if now[name] != value)  # fmt: skip
    kept = {name: getattr(item, name) for name in begun if name != "from"}
    kept["from"] = item.made_from.number if item.made_from else None
    yield from (f"its {name.replace('_', ' ')}: the entries say otherwise" for name in begun if kept[name] != begun[name])  # fmt: skip
    if item.file and item.file.sha256 != item.digest:
        yield "its file is another"


def under(beginning: str) -> tuple[Entry, ...]:
    """Every entry of the log whose subject begins so ("evidence:EV-2026-003"), oldest first."""
    return tuple(Entry.objects.filter(subject__startswith=beginning).order_by("pk"))


def rebuilt(number: int, events: Iterable[CustodyEvent]) -> tuple[dict[str, object], Standing | None]:
    """An item made from its events alone: what it is, and how it stands."""
    begun: dict[str, object] = {}
    standing: Standing | None = None
    for event in events:
        for made in event.made:
            if made["number"] == number:
                begun, standing = made, begun_by(event, made_from=made["from"])
        if standing and event.item and event.item.number == number:
            standing = after(standing, event)
    return begun, standing
