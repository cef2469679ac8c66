"""Exemptions, exceptions and refusal grounds: one looked up by its provision and the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from answerable.errors import BadRow, NoSuchProvision, NotAGround, NotInForce
from answerable.law.acts import act as act_of
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
class _Places:
    """The table of an Act on one day, and every place that it names on any day."""

    grounds: dict[Provision, Exemption]
    conditions: dict[Provision, Exemption]
    denials: dict[Provision, Exemption]
    sections: dict[str, str]  # number and heading
    known: frozenset[Provision]  # in force on the day
    ever: frozenset[Provision]

    @property
    def rows(self) -> dict[Provision, Exemption]:
        return self.grounds | self.conditions | self.denials


def exemption(provision: Provision, *, on: date) -> Exemption:
    """The ground in force on that day; for a provision deeper than the table, the ground that holds it.

    A provision that stops short gets what its limbs share. Refuses one that does not exist
    (NoSuchProvision, with what was probably meant), is not in force (NotInForce), or is no ground
    (NotAGround).
    """
    places = _places(provision.act, on)
    for held in _upwards(provision):
        if held in places.rows and (held == provision or _is_possible(provision, places)):
            return places.rows[held]
        if inside := _inside(held, places):
            if held == provision:
                return _summed(provision, inside, places)
            break
    raise _refusal(provision, places, on)


def exemptions(act: str, *, on: date) -> tuple[Exemption, ...]:
    """Every ground of an Act on that day, limb by limb, in the Act's order; empty for an Act without any.

    Conditions of personal data and provisions that only deny are not among them: exemption() knows both.
    """
    return tuple(_places(act, on).grounds.values())


def exists(provision: Provision, *, on: date) -> bool:
    """False only where the provision contradicts the Act's list on that day.

    A place deeper than the list under a listed parent may exist; so may one in a section that the list
    does not go into. Refuses an Act without tables (NotAnAct).
    """
    if not act_of(provision.act).has_section(provision.parts[0]):
        return False
    return _is_possible(provision, _places(provision.act, on))


def meant(provision: Provision, *, on: date) -> Exemption | None:
    """The ground that was probably meant by a provision that does not exist, or None."""
    grounds = [row for row in exemptions(provision.act, on=on) if row.kind != "not-an-exemption"]
    same = [row for row in grounds if row.provision.parts[0] == provision.parts[0]]
    return min(same, key=lambda row: _distance(row.provision, provision), default=None)


@cache
def _places(act: str, on: date) -> _Places:
    rows = table(act, "exemptions").rows
    now = [row for row in rows if row.is_in_force(on=on)]
    denials = {row.provision: row for row in map(_exemption, _named(now, "deny"))}
    grounds = {row.provision: row for row in map(_exemption, _named(now, "exemption"))}
    conditions = {row.provision: row for row in map(_exemption, _named(now, "condition"))}
    for place, row in denials.items():
        denied = tuple(p for p, ground in (grounds | conditions).items() if _denies(place, ground.deny))
        denials[place] = replace(row, denies=denied)
    return _Places(
        grounds=grounds,
        conditions=conditions,
        denials=denials,
        sections={parse(row.id).parts[0]: row.text("heading") for row in _named(now, "section")},
        known=frozenset(place for row in now for place in _named_by(row)),
        ever=frozenset(place for row in rows for place in _named_by(row)),
    )


def _named(rows: Iterable[Row], name: str) -> list[Row]:
    return [row for row in rows if row.name == name]


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
        raise BadRow(
            row=row.where, field=field, wanted=f"one of {', '.join(filter(None, allowed))}", got=value
        )
    return value


def _place(row: Row, field: str) -> Provision | None:
    return parse(row.text(field), act=row.id.partition(".")[0]) if row.text(field) else None


def _upwards(provision: Provision) -> Iterable[Provision]:
    """The provision, and what it lies within, up to the section."""
    for depth in range(len(provision.parts), 0, -1):
        yield Provision(provision.act, provision.parts[:depth])


def _inside(provision: Provision, places: _Places) -> list[Exemption]:
    """The rows within a provision: its grounds, or else the conditions or denials that it holds."""
    for rows in (places.grounds, places.conditions, places.denials):
        if found := [row for place, row in rows.items() if provision.covers(place)]:
            return [row for row in found if row.kind != "not-an-exemption"] or found
    return []


def _is_possible(provision: Provision, places: _Places) -> bool:
    """False where a level has listed places and this is none of them, or none of that day."""
    for place in reversed(list(_upwards(provision))):
        if not _leads_to(place, places.known):
            siblings = Provision(place.act, place.parts[:-1])
            has_siblings = len(siblings.parts) > 0 and any(
                _is_under(known, siblings) for known in places.known
            )
            return not has_siblings and not _leads_to(place, places.ever)
    return True


def _leads_to(place: Provision, known: frozenset[Provision]) -> bool:
    return any(place.covers(other) for other in known)


def _is_under(place: Provision, held: Provision) -> bool:
    return held.covers(place) and place != held


def _summed(provision: Provision, inside: list[Exemption], places: _Places) -> Exemption:
    """What the limbs of a provision share."""
    kinds, balances = {row.kind for row in inside}, {row.balance for row in inside}
    denies = [row.deny for row in inside if row.deny]
    shared = tuple(need for need in inside[0].needs if all(need in row.needs for row in inside))
    return Exemption(
        provision=provision,
        cite=str(provision),
        heading=places.sections.get(provision.parts[0], inside[0].heading),
        kind=_same(kinds, "part-absolute"),
        test=_same({row.test for row in inside}, ""),
        balance=_same(balances, "conditional"),
        verb=_same({row.verb for row in inside}, ""),
        deny=_common(denies) if len(denies) == len(inside) else None,
        denies=tuple(place for row in inside for place in row.denies),
        needs=("limb", *shared) if "limb" not in shared and len(inside) > 1 else shared,
        limbs=tuple(row.provision for row in inside),
        available_to=_same({row.available_to for row in inside}, ""),
        absolute_for=_same({row.absolute_for for row in inside}, ""),
        guidance=inside[0].guidance,
        from_on=min(row.from_on for row in inside),
        checked_on=inside[0].checked_on,
        unsettled=next((row.unsettled for row in inside if row.unsettled), ""),
    )


def _same(values: set[str], otherwise: str) -> str:
    return values.pop() if len(values) == 1 else otherwise


def _common(places: list[Provision]) -> Provision | None:
    """The place that holds all of them, below the section; None where only the section does."""
    for held in _upwards(places[0]):
        if all(held.covers(place) for place in places) and len(held.parts) > 1:
            return held
    return None


def _refusal(provision: Provision, places: _Places, on: date) -> NoSuchProvision | NotInForce | NotAGround:
    here = "the citation as given"
    near = meant(provision, on=on)
    name = f"{near.provision.words}, {_as_clause(near.heading)}" if near else "the section that withholds"
    if not exists(provision, on=on) and _leads_to(provision, places.ever):
        return NotInForce(given=provision.words, on=f"{on.day} {on:%B %Y}", where=here, meant=name)
    if exists(provision, on=on):
        return NotAGround(given=provision.words, where=here, meant=name)
    owner = act_of(provision.act)
    last = (
        f"Check the number: the last {'section' if owner.mark == 's.' else 'regulation'} is {owner.highest}."
    )
    return NoSuchProvision(
        given=provision.words,
        act=owner.name,
        where=here,
        duty=owner.notice,
        meant=f"Did you mean {name}?" if near else last,
    )


def _as_clause(heading: str) -> str:
    """A heading inside a sentence: its first letter small, unless the word is a name."""
    return heading if heading.split()[0] in ("Ministerial", "Scottish") else heading[0].lower() + heading[1:]


def _distance(known: Provision, given: Provision) -> tuple[int, int, int]:
    """How far a listed place is from the one given: levels shared, levels apart, the part that differs."""
    pairs = list(zip(known.parts, given.parts, strict=False))
    shared = next((n for n, (a, b) in enumerate(pairs) if a != b), len(pairs))
    a, b = (parts[shared] if shared < len(parts) else "" for parts in (known.parts, given.parts))
    return (-shared, abs(len(known.parts) - len(given.parts)), abs(_rank(a) - _rank(b)))


def _rank(part: str) -> int:
    digits = "".join(char for char in part if char.isdigit())
    return int(digits) if digits else sum(ord(char) - 96 for char in part.lower())
