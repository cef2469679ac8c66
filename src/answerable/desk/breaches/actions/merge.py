"""Merge a second report of the same breach into the first: it counts for nothing, and its evidence goes over."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.breaches.access import REGISTER, entries
from answerable.desk.breaches.actions.take_step import Said, take_step
from answerable.desk.custody.actions.link import link
from answerable.desk.custody.queries.linked import references_of
from answerable.desk.people.actors import Actor
from answerable.desk.registers.actions.change import change
from answerable.desk.registers.authority import authority
from answerable.desk.registers.models import KeptEntry
from answerable.desk.registers.showing import find
from answerable.errors import StepOutOfTurn
from answerable.registers import Entry, breach_acts, breach_tracks, jsonable, put

ACT = "duplicate"


@transaction.atomic
def merge(*, key: str, said: Said, by: Actor, at: datetime) -> KeptEntry | None:
    """The second entry, now a duplicate. Refuses what take_step refuses, and a first entry that is a duplicate itself or would lose what was done (StepOutOfTurn)."""
    into = str(said.given.get("same_as") or "")
    _, _, second = find(REGISTER, key, folder=authority())
    _, _, first = find(REGISTER, into, folder=authority())
    _must_stand_alone(key, into, first.text("same_as"), by)
    made = take_step(key=key, act=ACT, said=said, by=by, at=at)
    _must_carry(first, second)
    case = second.text("investigation.evidence_case")
    if case and not first.text("investigation.evidence_case"):
        values = {
            name: jsonable(value) for name, value in put(first.values, "investigation.evidence_case", case).items()
        }
        why = f"The evidence of {key}, which repeats this entry"
        change(register=REGISTER, key=into, values=values, version=int(first.version or 1), reason=why, by=by, at=at)
    for reference in references_of(key, by=by):
        link(reference=reference, breach=into, reason=f"{key} repeats {into}", by=by, at=at)
    return made


def _must_carry(first: Entry, second: Entry) -> None:
    """Refuses where the first entry lacks a notice, or word to the people, that the second has: it would be counted nowhere."""
    for was_done, what in (
        (breach_tracks.was_notified, "the notice to the Commissioner"),
        (breach_tracks.were_told, "that the people were told"),
    ):
        if was_done(second) and not was_done(first):
            because = f"{first.id} does not have {what}, and {second.id} does"
            do = f"Record it in {first.id} first; a duplicate counts for nothing."
            raise StepOutOfTurn(act=breach_acts.ACTS[ACT].label, entry=second.id, because=because, do=do)


def _must_stand_alone(key: str, into: str, points_to: str, by: Actor) -> None:
    label = breach_acts.ACTS[ACT].label
    if points_to:
        raise StepOutOfTurn(act=label, entry=key, because=f"{into} is a duplicate itself", do=f"Name {points_to}.")
    if others := [entry.id for entry in entries(by=by) if entry.text("same_as") == key]:
        because = f"{', '.join(others)} points to it"
        raise StepOutOfTurn(act=label, entry=key, because=because, do=f"Assess {others[0]} again first.")
