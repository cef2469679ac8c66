"""Exemptions, exceptions and refusal grounds: one looked up by its provision and the day."""

from __future__ import annotations

from datetime import date

from answerable.errors import NoSuchProvision, NotAGround, NotInForce
from answerable.law.acts import Act
from answerable.law.acts import act as act_of
from answerable.law.duties import duties
from answerable.law.places import Exemption, Places, is_possible, leads_to, places_of, upwards
from answerable.law.provisions import Provision


def exemption(provision: Provision, *, on: date) -> Exemption:
    """The ground in force on that day; for a provision deeper than the table, the ground that holds it.

    A provision that stops short gets what its limbs share. Refuses one that does not exist
    (NoSuchProvision, with what was probably meant), is not in force (NotInForce), or is no ground
    (NotAGround).
    """
    places = places_of(provision.act, on=on)
    for held in upwards(provision):
        if held in places.rows and (held == provision or is_possible(provision, places)):
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
    return tuple(places_of(act, on=on).grounds.values())


def exists(provision: Provision, *, on: date) -> bool:
    """False only where the provision contradicts the Act's list on that day.

    A place deeper than the list under a listed parent may exist; so may one in a section that the list
    does not go into. Refuses an Act without tables (NotAnAct).
    """
    if not act_of(provision.act).has_section(provision.parts[0]):
        return False
    return is_possible(provision, places_of(provision.act, on=on))


def is_listed(provision: Provision, *, on: date) -> bool:
    """True where the tables name the place, or one within it, on that day; a section needs only to exist."""
    if len(provision.parts) == 1 or leads_to(provision, places_of(provision.act, on=on).known):
        return exists(provision, on=on)
    return any(provision.covers(duty.provision) for duty in duties(provision.act, on=on) if duty.provision)


def meant(provision: Provision, *, on: date) -> Exemption | None:
    """The ground that was probably meant by a provision that does not exist, or None."""
    grounds = [row for row in exemptions(provision.act, on=on) if row.kind != "not-an-exemption"]
    same = [row for row in grounds if row.provision.parts[0] == provision.parts[0]]
    return min(same, key=lambda row: _distance(row.provision, provision), default=None)


def _inside(provision: Provision, places: Places) -> list[Exemption]:
    """The rows within a provision: its grounds, or else the conditions or denials that it holds."""
    for rows in (places.grounds, places.conditions, places.denials):
        if found := [row for place, row in rows.items() if provision.covers(place)]:
            return [row for row in found if row.kind != "not-an-exemption"] or found
    return []


def _summed(provision: Provision, inside: list[Exemption], places: Places) -> Exemption:
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
    for held in upwards(places[0]):
        if all(held.covers(place) for place in places) and len(held.parts) > 1:
            return held
    return None


def _refusal(provision: Provision, places: Places, on: date) -> NoSuchProvision | NotInForce | NotAGround:
    here = "the citation as given"
    near = meant(provision, on=on)
    name = f"{near.provision.words}, {_as_clause(near.heading)}" if near else "the section that withholds"
    if not exists(provision, on=on) and leads_to(provision, places.ever):
        return NotInForce(given=provision.words, on=f"{on.day} {on:%B %Y}", where=here, meant=name)
    if exists(provision, on=on):
        return NotAGround(given=provision.words, where=here, meant=name)
    owner = act_of(provision.act)
    last = _last_within(provision, places) or _last_of(owner)
    return NoSuchProvision(
        given=provision.words,
        act=owner.name,
        where=here,
        duty=owner.notice,
        meant=f"Did you mean {name}?" if near else last,
    )


def _last_of(owner: Act) -> str:
    return f"Check the number: the last {'section' if owner.mark == 's.' else 'regulation'} is {owner.highest}."


def _last_within(provision: Provision, places: Places) -> str:
    """The last subsection that is listed, where the section exists and has no such one."""
    section = Provision(provision.act, provision.parts[:1])
    within = [place for place in places.known if section.covers(place) and place != section]
    if not within:
        return ""
    last = max((Provision(place.act, place.parts[:2]) for place in within), key=lambda place: _rank(place.parts[1]))
    return f"Check the number: the last of {section.words} is {last.words}."


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
