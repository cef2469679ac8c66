"""Places: the grounds of an Act as its table gives them on a day, and every place that the table names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

from answerable.errors import BadRow
from answerable.law.acts import table
from answerable.law.duties import Reading, reading_of
from answerable.law.provisions import Provision, parse
from answerable.law.schema import Row

KINDS = ("absolute", "qualified", "part-absolute", "not-an-exemption")
TESTS = ("class", "prejudice", "opinion", "procedural", "purpose", "")
# whether the public interest is weighed; "nominal": in form only; "contested": the authorities differ
BALANCES = ("required", "none", "conditional", "nominal", "contested")
_BALANCE_OF = {"absolute": "none", "qualified": "required", "not-an-exemption": "none"}


@dataclass(frozen=True, slots=True)
class Exemption:
    """One ground as in force on a day; or what its limbs share, where the provision stops short of a limb."""

    provision: Provision
    cite: str
    heading: str
    kind: str  # one of KINDS
    test: str  # one of TESTS; empty where the limbs differ
    balance: str  # one of BALANCES
    verb: str = ""  # the harm in the statute's words: "prejudice", "endanger", "adversely affect"
    deny: Provision | None = None  # where the duty to confirm or deny falls away
    denies: tuple[Provision, ...] = ()  # the grounds whose duty this one takes away
    of: Provision | None = None  # a condition's ground: s.40(2) for s.40(3A)(a)
    needs: tuple[str, ...] = ()  # what a lawful use must state: limb, likelihood, condition …
    limbs: tuple[Provision, ...] = ()  # known places inside it
    available_to: str = ""  # the only authorities that may use it
    absolute_for: str = ""  # the only authorities for which nothing is weighed
    notes: tuple[str, ...] = ()
    guidance: str = ""  # the id of a page of guidance: see guidance()
    readings: tuple[Reading, ...] = ()
    from_on: date = field(default=date.min)
    until_on: date | None = None
    checked_on: date | None = None
    unsettled: str = ""

    @property
    def is_qualified(self) -> bool:
        """True where the public interest must be weighed."""
        return self.balance == "required"

    @property
    def is_absolute(self) -> bool:
        """True where nothing is weighed under the Act's public interest test."""
        return self.kind == "absolute"

    @property
    def needs_likelihood(self) -> bool:
        """True where "would" or "would be likely to" must be chosen."""
        return "likelihood" in self.needs

    @property
    def has_limbs(self) -> bool:
        """True where the provision stops short of the limb that a notice must name."""
        return "limb" in self.needs and bool(self.limbs)


@dataclass(frozen=True, slots=True)
class Places:
    """The table of an Act on one day, and every place that it names on any day."""

    grounds: dict[Provision, Exemption]
    conditions: dict[Provision, Exemption]
    denials: dict[Provision, Exemption]
    sections: dict[str, str]  # number and heading
    rows: dict[Provision, Exemption]  # all of them
    known: frozenset[Provision]  # in force on the day
    ever: frozenset[Provision]


def places_of(act: str, *, on: date) -> Places:
    """The grounds and places of an Act on a day; none for an Act without a table of grounds."""
    changes = [day for day in _changes(act) if day <= on]
    return _places(act, max(changes, default=date.min))


@cache
def _changes(act: str) -> frozenset[date]:
    """The days on which the table changes; between two of them every day has the same law."""
    rows = table(act, "exemptions").rows
    return frozenset(day for row in rows for day in (row.from_on, _day_after(row.until_on)) if day)


def _day_after(day: date | None) -> date | None:
    return day + timedelta(days=1) if day else None


@cache
def _places(act: str, on: date) -> Places:
    rows = table(act, "exemptions").rows
    now = [row for row in rows if row.is_in_force(on=on)]
    grounds, conditions, denials = (_named(now, name) for name in ("exemption", "condition", "deny"))
    for place, row in denials.items():
        denied = tuple(p for p, ground in (grounds | conditions).items() if _denies(place, ground.deny))
        denials[place] = replace(row, denies=denied)
    return Places(
        grounds=grounds,
        conditions=conditions,
        denials=denials,
        sections={parse(row.id).parts[0]: row.text("heading") for row in now if row.name == "section"},
        rows=grounds | conditions | denials,
        known=frozenset(place for row in now for place in _named_by(row)),
        ever=frozenset(place for row in rows for place in _named_by(row)),
    )


def _named(rows: Iterable[Row], name: str) -> dict[Provision, Exemption]:
    return {row.provision: row for row in map(_exemption, (row for row in rows if row.name == name))}


def _denies(place: Provision, deny: Provision | None) -> bool:
    return deny is not None and (deny == place or deny.covers(place) or place.covers(deny))


def _named_by(row: Row) -> Iterable[Provision]:
    """The places that a row names: itself, its limbs, and the subsections beside it."""
    own = parse(row.id)
    yield own
    for inner in row.texts("limbs") + row.texts("also"):
        yield Provision(own.act, (*own.parts, *inner.split(".")))


def _exemption(row: Row) -> Exemption:
    own = parse(row.id)
    kind = _one_of(row, "kind", KINDS)
    return Exemption(
        provision=own,
        cite=row.cite,
        heading=row.text("heading"),
        kind=kind,
        test=_one_of(row, "test", TESTS),
        balance=_one_of(row, "balance", BALANCES) if kind not in _BALANCE_OF else _balance(row, kind),
        verb=row.text("verb"),
        deny=_place(row, "deny"),
        of=_place(row, "of"),
        needs=row.texts("needs"),
        limbs=tuple(Provision(own.act, (*own.parts, *limb.split("."))) for limb in row.texts("limbs")),
        available_to=row.text("available_to"),
        absolute_for=row.text("absolute_for"),
        notes=row.texts("notes"),
        guidance=row.text("guidance"),
        readings=tuple(reading_of(inner) for inner in row.rows("reading")),
        from_on=row.from_on,
        until_on=row.until_on,
        checked_on=row.checked_on,
        unsettled=row.unsettled,
    )


def _balance(row: Row, kind: str) -> str:
    return _one_of(row, "balance", BALANCES) if row.text("balance") else _BALANCE_OF[kind]


def _one_of(row: Row, field: str, allowed: tuple[str, ...]) -> str:
    value = row.text(field)
    if value not in allowed:
        raise BadRow(row=row.where, field=field, wanted=f"one of {', '.join(filter(None, allowed))}", got=value)
    return value


def _place(row: Row, field: str) -> Provision | None:
    return parse(row.text(field), act=row.id.partition(".")[0]) if row.text(field) else None


def upwards(provision: Provision) -> Iterable[Provision]:
    """The provision, and what it lies within, up to the section."""
    for depth in range(len(provision.parts), 0, -1):
        yield Provision(provision.act, provision.parts[:depth])


def is_possible(provision: Provision, places: Places) -> bool:
    """False where a level has listed places and this is none of them, or none of that day."""
    for place in reversed(list(upwards(provision))):
        if not leads_to(place, places.known):
            siblings = Provision(place.act, place.parts[:-1])
            has_siblings = len(siblings.parts) > 0 and any(_is_under(known, siblings) for known in places.known)
            return not has_siblings and not leads_to(place, places.ever)
    return True


def leads_to(place: Provision, known: frozenset[Provision]) -> bool:
    """True where a place is one of those known, or holds one."""
    return any(place.covers(other) for other in known)


def _is_under(place: Provision, held: Provision) -> bool:
    return held.covers(place) and place != held
