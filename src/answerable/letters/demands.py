"""What a form must ask for before a question can be refused: the statute's own list, ground by ground.

The same tables and the same reading of them that stop an empty refusal (letters.faults) say here what to
ask, so that a form and a letter can never differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from answerable.casefile import Answer, Authority, CaseFile, Ground, Held, Outcome, Question, Regime, Request
from answerable.errors import AnswerableError
from answerable.law import Exemption, Provision, exemption, exemptions
from answerable.letters.writing.needs import NOTICE, Need, needs_of
from answerable.letters.writing.view import views
from answerable.letters.writing.wording import table

NUMBER = "1"
WITH_GROUNDS = (Outcome.WITHHELD, Outcome.PART_RELEASED, Outcome.NEITHER, Outcome.FUTURE_PUBLICATION, Outcome.VEXATIOUS_OR_REPEATED)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing to ask for: the field of the Ground that holds it, its label and hint, choices, starters, source."""

    field: str
    label: str
    hint: str = ""
    kind: str = "long"  # long | list | choice
    choices: tuple[str, ...] = ()
    starters: tuple[str, ...] = ()
    cite: str = ""


@dataclass(frozen=True, slots=True)
class Demands:
    """All that one ground asks for, with its heading and what the tables note about it."""

    provision: Provision
    heading: str
    asks: tuple[Demand, ...]
    notes: tuple[str, ...] = ()
    unsettled: str = ""


@cache
def open_grounds(
    regime: Regime, *, outcome: Outcome, authority: Authority, on: date
) -> tuple[tuple[Provision, str], ...]:
    """Every ground that an answer of this outcome may rest on, down to its limb, with its heading.

    Those of other bodies, of another day, and those that deny where this answer withholds (or the reverse)
    are left out.
    """
    found: dict[Provision, str] = {}
    for row in exemptions(regime.value, on=on):
        for place in _places(row, outcome):
            if place not in found and _is_open(place, regime, outcome, authority, on):
                found[place] = exemption(place, on=on).heading
    return tuple(found.items())


def demands(provision: Provision, *, regime: Regime, outcome: Outcome, authority: Authority, on: date) -> Demands:
    """What this ground asks for. Refuses a ground that this answer cannot rest on, as letters.faults would."""
    if outcome is Outcome.VEXATIOUS_OR_REPEATED:
        row = exemption(provision, on=on)
        asks: tuple[Demand, ...] = (_said("repeat.reason", "reason", NOTICE[regime]),)
        return Demands(provision, row.heading, asks, row.notes, row.unsettled)
    need = _need(provision, regime, outcome, authority, on)
    row = exemption(need.limb, on=on)
    asks = tuple(_asks(need, provision, neither=outcome is Outcome.NEITHER, cite=NOTICE[regime]))
    return Demands(provision, row.heading, asks, row.notes, row.unsettled)


def _places(row: Exemption, outcome: Outcome) -> Iterator[Provision]:
    if outcome is Outcome.VEXATIOUS_OR_REPEATED:
        if row.provision.parts[0] == "14":
            yield row.provision
        return
    if outcome is Outcome.FUTURE_PUBLICATION and not _is_later(row.provision):
        return
    if outcome is Outcome.NEITHER and row.deny:
        yield row.deny
    yield from row.limbs if "limb" in row.needs else ()
    yield row.provision


def _is_later(place: Provision) -> bool:
    return (place.act, place.parts[0]) in {("foia", "22"), ("foia", "22A"), ("foisa", "27")}


def _is_open(place: Provision, regime: Regime, outcome: Outcome, authority: Authority, on: date) -> bool:
    if outcome is Outcome.VEXATIOUS_OR_REPEATED:
        return True
    try:
        return _need(place, regime, outcome, authority, on).limb is not None
    except AnswerableError:
        return False


def _need(place: Provision, regime: Regime, outcome: Outcome, authority: Authority, on: date) -> Need:
    """The reading of the tables that a letter of this authority would be held to."""
    ground = Ground(place, "")
    answer = Answer((NUMBER,), outcome, Held.YES, grounds=(ground,))
    request = Request("", on, regime, (Question(NUMBER, "", regime=regime),))
    view = next(iter(views(CaseFile(authority, request, (answer,), issued_on=on), on=on)))
    return needs_of(ground, view=view, neither=outcome is Outcome.NEITHER)


def _asks(need: Need, given: Provision, *, neither: bool, cite: str) -> Iterator[Demand]:
    side = "neither" if neither else "withhold"
    yield _said(f"{side}.reason", "reason", cite)
    if len(need.likelihoods) > 1:
        degrees = tuple(degree.value for degree in need.likelihoods)
        yield _said("likelihood", "likelihood", given.words, kind="choice", choices=degrees)
    if need.likelihoods:
        yield _said(f"{side}.link", "link", given.words, verb=need.verb or "prejudice")
    elif "reasonableness" in need.wants:
        yield _said("reasonableness", "link", given.words)
    if "qualified person" in need.wants:
        yield _said("qualified_person", "qualified_person", given.words)
    condition = next((want for want in ("condition", "enactment", "obligation") if want in need.wants), "")
    if condition and not (neither and condition == "condition"):
        yield _said(condition, "condition", given.words)
    if not neither:
        yield _said("covers", "covers", "")
    if need.weighs:
        yield from _weighing(given, side)


def _weighing(given: Provision, side: str) -> Iterator[Demand]:
    texts = table("demands")
    own = texts["starters"].get(f"{given.act}.{given.parts[0]}", {})
    usual = texts["starters"]["environment" if given.act in ("eir", "eisr") else "usual"]
    cite = texts["weighing"][side][given.act]
    for favouring in ("favouring_disclosure", "favouring_exemption"):
        starters = (*own.get(favouring, ()), *usual[favouring])
        yield _said(f"{side}.{favouring}", favouring, cite, kind="list", starters=tuple(starters))
    yield _said("balance", "balance", cite)


def _said(name: str, field: str, cite: str, *, verb: str = "", **more: object) -> Demand:
    """The demand with its label and hint, out of the wording."""
    words = table("demands")
    for part in name.split("."):
        words = words[part]
    return Demand(field, words["label"], words.get("hint", "").replace("{verb}", verb), cite=cite, **more)  # type: ignore[arg-type]  # Demand's own fields
