"""What a form must ask for before a question can be refused: the statute's own list, ground by ground.

The same tables and the same reading of them that stop an empty refusal (letters.faults) say here what to
ask, so that a form and a letter can never differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from answerable.casefile import Answer, Authority, CaseFile, Ground, Held, Outcome, Question, Regime, Request
from answerable.errors import AnswerableError
from answerable.law import Exemption, Provision, exemption, exemptions
from answerable.letters.writing.elements import Element, conditions_of, elements_of
from answerable.letters.writing.needs import NOTICE, Need, needs_of
from answerable.letters.writing.view import views
from answerable.letters.writing.wording import table

NUMBER = "1"
OFTEN_AT_MOST = 6
WITH_GROUNDS = (Outcome.WITHHELD, Outcome.PART_RELEASED, Outcome.NEITHER, Outcome.FUTURE_PUBLICATION, Outcome.VEXATIOUS_OR_REPEATED)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing to ask for: the field or element of the Ground that holds it, its words, choices, starters, source."""

    field: str
    label: str
    hint: str = ""
    kind: str = "long"  # long | list | choice
    choices: tuple[str, ...] = ()
    starters: tuple[str, ...] = ()
    cite: str = ""
    labels: tuple[str, ...] = ()  # the words of the choices, where they are not their own
    is_element: bool = False  # held among the elements of the Ground, under the name of the field
    opens: bool = False  # what else is asked hangs on this choice


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


def grouped_grounds(  # as open_grounds, and what is used here
    regime: Regime, *, outcome: Outcome, authority: Authority, on: date, used: tuple[str, ...] = ()
) -> tuple[tuple[str, tuple[tuple[Provision, str], ...]], ...]:
    """The open grounds in groups with their headings, those used most first; each stands once.

    used: the identifiers of those that this authority relies on, the commonest first.
    """
    texts = table("demands")
    rows = dict(open_grounds(regime, outcome=outcome, authority=authority, on=on))
    names = dict.fromkeys((*used, *texts["often"].get(regime.value, ())))
    by_id = {place.id: place for place in rows}
    often = [by_id[name] for name in names if name in by_id][:OFTEN_AT_MOST]
    groups: dict[str, list[tuple[Provision, str]]] = {name: [] for name in texts["groups"]}
    groups["often"] = [(place, rows[place]) for place in often]
    for place, heading in rows.items():
        if place not in often:
            groups[_group(exemption(place, on=on))].append((place, heading))
    return tuple((texts["groups"][name], tuple(found)) for name, found in groups.items() if found)


def _group(row: Exemption) -> str:
    act, first, *rest = row.provision.act, *row.provision.parts
    if act in ("eir", "eisr"):
        if first in ("5", "11" if act == "eisr" else "13") or rest[:1] == ["3"]:
            return "personal"
        return {"4": "request", "5": "harm"}.get(rest[0] if rest else "", "harm" if rest[:1] == ["6"] else "refusals")
    if row.kind == "not-an-exemption":
        return "refusals"
    return "qualified" if row.balance in ("required", "contested") else "absolute"


def demands(  # a ground, what it is for, and what was chosen in it
    provision: Provision, *, regime: Regime, outcome: Outcome, authority: Authority, on: date, which: str = ""
) -> Demands:
    """What this ground asks for. Refuses a ground that this answer cannot rest on, as letters.faults would.

    which: the condition that was chosen, where the ground has several and asks something else under each.
    """
    if outcome is Outcome.VEXATIOUS_OR_REPEATED:
        row = exemption(provision, on=on)
        asks: tuple[Demand, ...] = (_said("repeat.reason", "reason", NOTICE[regime]),)
        return Demands(provision, row.heading, asks, row.notes, row.unsettled)
    ground = Ground(provision, "", elements=(("which", which),) if which else ())
    need = _need(ground, regime, outcome, authority, on)
    row = exemption(need.limb, on=on)
    asks = tuple(_asks(need, ground, neither=outcome is Outcome.NEITHER, cite=NOTICE[regime], on=on))
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
        return _need(Ground(place, ""), regime, outcome, authority, on).limb is not None
    except AnswerableError:
        return False


def _need(ground: Ground, regime: Regime, outcome: Outcome, authority: Authority, on: date) -> Need:
    """The reading of the tables that a letter of this authority would be held to."""
    answer = Answer((NUMBER,), outcome, Held.YES, grounds=(ground,))
    request = Request("", on, regime, (Question(NUMBER, "", regime=regime),))
    view = next(iter(views(CaseFile(authority, request, (answer,), issued_on=on), on=on)))
    return needs_of(ground, view=view, neither=outcome is Outcome.NEITHER)


def _asks(need: Need, ground: Ground, *, neither: bool, cite: str, on: date) -> Iterator[Demand]:
    given, side = ground.provision, "neither" if neither else "withhold"
    elements = () if neither else elements_of(ground, on=on)
    yield _said(f"{side}.reason", "reason", cite)
    yield from (_element(row, given, on) for row in elements)
    yield from _harm(need, given, side)
    if "qualified person" in need.wants:
        yield _said("qualified_person", "qualified_person", given.words)
    condition = next((want for want in ("condition", "enactment", "obligation") if want in need.wants), "")
    if condition and not (condition == "condition" and (neither or any(row.instead for row in elements))):
        yield _said(condition, "condition", given.words)
    if not neither:
        yield _said("covers", "covers", "")
    if need.weighs:
        yield from _weighing(given, side)


def _harm(need: Need, given: Provision, side: str) -> Iterator[Demand]:
    if len(need.likelihoods) > 1:
        degrees = tuple(degree.value for degree in need.likelihoods)
        yield _said("likelihood", "likelihood", given.words, kind="choice", choices=degrees)
    if need.likelihoods:
        own = table("elements")["labels"].get(given.id, {}).get("link", {})
        yield replace(_said(f"{side}.link", "link", given.words, verb=need.verb or "prejudice"), **own)
    elif "reasonableness" in need.wants:
        yield _said("reasonableness", "link", given.words)


def _element(row: Element, given: Provision, on: date) -> Demand:
    conditions = conditions_of(given, on=on) if row.chosen else ()
    return Demand(
        row.name,
        row.label,
        row.hint,
        kind="choice" if row.chosen else "long",
        choices=tuple(one.provision.id for one in conditions),
        labels=tuple(f"{one.heading} ({one.provision})" for one in conditions),
        is_element=True,
        opens=row.chosen and len(conditions) > 1,
    )


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
