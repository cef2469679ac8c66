"""What is kept, until when, and what stands against its going: the due list, and one holding looked at anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from answerable.desk.people.actors import Actor
from answerable.desk.retention import access
from answerable.desk.retention.holdings import Holding, kinds
from answerable.desk.retention.models import DisposalItem, Fate, Step
from answerable.desk.retention.queries.holds import HoldRow, covering
from answerable.desk.retention.schedule import Schedule, schedule
from answerable.registers import Standing

OPEN_STEPS = (Step.PREVIEW, Step.WAITING, Step.APPROVED, Step.RUNNING)
HELD_BECAUSE_ASKED = (
    "It is held because it was asked for: destroying it to prevent its disclosure is an offence (FOIA s.77)."
)


class State(StrEnum):
    """Where a thing stands on a day."""

    DUE = "due"  # its period is over and nothing stands against it
    HELD = "held"  # its period is over, and a hold covers it
    IN_HAND = "in hand"  # its period is over, and a disposal names it
    LATER = "later"  # its day is still to come
    OPEN = "open"  # its trigger has not happened
    PERMANENT = "permanent"
    NO_CLASS = "no class"  # the schedule has no class for it


LABELS = {
    State.DUE: "Due",
    State.HELD: "Held",
    State.IN_HAND: "In a disposal",
    State.LATER: "Not yet due",
    State.OPEN: "Open: its period has not begun",
    State.PERMANENT: "Permanent",
    State.NO_CLASS: "No class in the schedule",
}


@dataclass(frozen=True, slots=True)
class DueRow:
    """One thing that is kept: its class, its days, and what stands against its going."""

    kind: str
    holding: Holding
    standing: Standing | None
    trigger: str
    state: State
    holds: tuple[HoldRow, ...]
    disposal: int | None

    @property
    def label(self) -> str:
        """Its state in words."""
        return LABELS[self.state]

    @property
    def class_id(self) -> str:
        """The class that decides; empty for none."""
        return self.standing.entry.id if self.standing else ""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What whoever would destroy it must know."""
        return (HELD_BECAUSE_ASKED,) if any(held.case for held in self.holds) else ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the due list shows: of which kind and class, in which state, due by which day."""

    by_day: date
    kind: str = ""
    class_id: str = ""
    state: str = ""


def due_list(wanted: Wanted, *, on: date, by: Actor) -> tuple[DueRow, ...]:
    """What is past its period on the day wanted, the longest due first; or, where a state is asked for, what is in that state.

    Refuses who may not look (NotAllowed).
    """
    access.require_reader(by)
    rows = due_rows(on=on, kind=wanted.kind)
    return tuple(row for row in rows if _is_wanted(row, wanted))


def counted(rows: Collection[DueRow]) -> str:
    """How many stand where: "7 due, 1 held"."""
    counts = Counter(row.state for row in rows)
    return ", ".join(
        f"{counts[state]} {label[:1].lower()}{label[1:]}" for state, label in LABELS.items() if counts[state]
    )


def due_rows(*, on: date, kind: str = "") -> tuple[DueRow, ...]:
    """Everything that is kept, with where it stands that day; what is due longest comes first."""
    found = [(name, holding) for name, provider in kinds().items() if kind in ("", name) for holding in provider.all()]
    return tuple(sorted(_rows(found, on), key=lambda row: ((row.standing and row.standing.may_go_from) or date.max, row.holding.subject)))  # fmt: skip


def look_at(kind: str, holding: Holding, *, on: date) -> DueRow:
    """Where one holding stands that day."""
    return _rows([(kind, holding)], on)[0]


def _rows(found: Iterable[tuple[str, Holding]], on: date) -> list[DueRow]:
    """Where these stand. Holds are looked up for what is past its period only: they change nothing for the rest."""
    pairs, plan = list(found), schedule()
    further = dict(DisposalItem.objects.filter(fate=Fate.KEPT, disposal__step=Step.DONE, keep_until__isnull=False).order_by("pk").values_list("subject", "keep_until"))  # fmt: skip
    stands = {one.subject: plan.standing(one, kept_further=further.get(one.subject)) for _, one in pairs}
    past = {name for name, stand in stands.items() if stand and stand.is_due(on=on)}
    held = covering(past) if past else {}
    in_hand = dict(DisposalItem.objects.filter(fate=Fate.DUE, disposal__step__in=OPEN_STEPS).values_list("subject", "disposal"))  # fmt: skip
    return [
        DueRow(
            kind=kind,
            holding=one,
            standing=stands[one.subject],
            trigger=_trigger(plan, stands[one.subject]),
            state=_state(stands[one.subject], one.subject in held, one.subject in in_hand, on),
            holds=tuple(held.get(one.subject, ())),
            disposal=in_hand.get(one.subject),
        )
        for kind, one in pairs
    ]


def _state(stands: Standing | None, is_held: bool, is_in_hand: bool, on: date) -> State:
    if stands is None:
        return State.NO_CLASS
    if stands.is_permanent:
        return State.PERMANENT
    if stands.is_open:
        return State.OPEN
    if not stands.is_due(on=on):
        return State.LATER
    return State.HELD if is_held else State.IN_HAND if is_in_hand else State.DUE


def _trigger(plan: Schedule, stands: Standing | None) -> str:
    name = stands.entry.text("trigger") if stands else ""
    return plan.triggers.get(name, name.replace("_", " "))


def _is_wanted(row: DueRow, wanted: Wanted) -> bool:
    if wanted.class_id and row.class_id != wanted.class_id:
        return False
    if wanted.state:
        return row.state == wanted.state
    goes = row.standing.may_go_from if row.standing else None
    return goes is not None and goes <= wanted.by_day


__all__ = ["LABELS", "DueRow", "State", "Wanted", "counted", "due_list", "due_rows", "look_at"]
