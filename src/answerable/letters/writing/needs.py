"""What the law asks a letter to say about one ground, looked up in the tables on the day of issue."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass

from answerable.casefile import Ground, Likelihood, Outcome, Regime
from answerable.errors import LawError, NoLimb, NotOpen, WrongDenial
from answerable.law import Exemption, Provision, exemption, find
from answerable.letters.writing.elements import chosen_condition
from answerable.letters.writing.view import View

NOTICE = {
    Regime.FOIA: "s.17(1)(b)",
    Regime.EIR: "reg.14(3)(a)",
    Regime.FOISA: "s.16(1)(c)",
    Regime.EISR: "the duty to give reasons",
    Regime.DPA: "UK GDPR art.15",
}
_STANDING = {
    (Outcome.ALREADY_ACCESSIBLE, Regime.FOIA): ("21",),
    (Outcome.ALREADY_ACCESSIBLE, Regime.FOISA): ("25", "1"),
    (Outcome.ALREADY_ACCESSIBLE, Regime.EIR): ("6", "1", "b"),
    (Outcome.ALREADY_ACCESSIBLE, Regime.EISR): ("6",),
    (Outcome.OVER_LIMIT, Regime.FOIA): ("12", "1"),
    (Outcome.OVER_LIMIT, Regime.FOISA): ("12", "1"),
}
# all of whose paragraphs must be met, so that naming one would say too little
_CUMULATIVE = ("foisa.s36.2", "eir.reg12.5.f", "eisr.reg10.5.f")
_NOT_GOVERNMENT = ("council", "nhs", "police", "school", "university")
_GOVERNMENT = re.compile(r"department|Government|Administration")
_LATER_CONDITION = re.compile(r"\b(?:second|third) condition\b", re.IGNORECASE)
_CITES = re.compile(r"\b(?:s|reg)\.\d")
_DENIES = re.compile(r"confirming (?:or|nor) denying", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Need:
    """What one ground needs to have said about it: its limb, its heading, and the table's own list."""

    limb: Provision
    heading: str
    denies: bool
    verb: str
    wants: frozenset[str]  # of Exemption.needs: "likelihood", "condition", "qualified person" …
    weighs: bool  # the public interest must be weighed
    likelihoods: tuple[Likelihood, ...]  # those that the test has; none where nothing must be likely


def needs_of(ground: Ground, *, view: View, neither: bool) -> Need:
    """What the law asks for on this ground.

    Refuses a provision of another law, of another day or of other authorities (NotOpen, or the error of
    the tables), one that stops short of its limb (NoLimb), and one that withholds where it should deny
    or the reverse (WrongDenial).
    """
    if ground.provision.act != view.regime.value:
        raise _not_open(ground, view, f"the question is answered under {view.regime.value.upper()}")
    row = _limb(ground, view, neither=neither)
    _refuse_misuse(row, ground, view, neither=neither)
    named = _named_limb(row, ground, view) if neither else row
    return Need(
        limb=named.provision,
        heading=_heading(named),
        denies=neither,
        verb=named.verb,
        wants=_wants(row, named),
        weighs=_weighs(row, ground, view) and not (neither and view.regime is Regime.FOISA),
        likelihoods=_likelihoods(row),
    )


def is_cost(provision: Provision) -> bool:
    """True for section 12 of either Act."""
    return provision.act in ("foia", "foisa") and provision.parts[0] == "12"


def is_repeat(provision: Provision) -> bool:
    """True for section 14 of either Act."""
    return provision.act in ("foia", "foisa") and provision.parts[0] == "14"


def is_pointer(provision: Provision) -> bool:
    """True for what is already within the applicant's reach: s.21, FOISA s.25, EIR reg.6."""
    return (provision.act, provision.parts[0]) in {
        ("foia", "21"),
        ("foisa", "25"),
        ("eir", "6"),
        ("eisr", "6"),
    }


def says_not_held(provision: Provision) -> bool:
    """True for the provisions under which a notice says that nothing is held."""
    places = (("foisa", "17"), ("eir", "12", "4", "a"), ("eisr", "10", "4", "a"))
    return any(Provision(act, tuple(parts)).covers(provision) for act, *parts in places)


def standing_ground(outcome: Outcome, *, regime: Regime) -> tuple[Ground, ...]:
    """The ground that an outcome rests on where the case file names none: the only one there is."""
    only = _STANDING.get((outcome, regime))
    return (Ground(Provision(regime.value, only), ""),) if only else ()


def _limb(ground: Ground, view: View, *, neither: bool) -> Exemption:
    """The row of a ground; the only limb of a section named bare. Refuses several limbs (NoLimb)."""
    row = exemption(ground.provision, on=view.on)
    own_limbs = bool(row.limbs) and exemption(row.limbs[0], on=view.on).provision == row.provision
    chooses = "limb" in row.needs and row.provision == ground.provision and row.provision.id not in _CUMULATIVE
    if not row.limbs or (own_limbs and not chooses):
        return row
    if len(row.limbs) == 1:
        return exemption(row.limbs[0], on=view.on)
    if neither and _is_denial(row):
        return row
    raise NoLimb(
        provision=str(ground.provision),
        question=", ".join(view.answer.questions),
        ground="exception" if view.regime in (Regime.EIR, Regime.EISR) else "exemption",
        cite=NOTICE[view.regime],
        limbs=", ".join(map(str, row.limbs)),
    )


def _refuse_misuse(row: Exemption, ground: Ground, view: View, *, neither: bool) -> None:
    """A denial that withholds, a ground that denies, a ground that is none, and another body's ground."""
    if neither:
        if view.regime is Regime.EISR:
            raise _wrong(ground, view, "the tables here do not hold how these Regulations allow it")
        if not (row.deny if view.regime is Regime.FOISA else _is_denial(row)):
            raise _wrong(ground, view, "it does not take away the duty to say whether information is held")
    elif _is_denial(row):
        raise _wrong(ground, view, "it is for neither confirming nor denying, and this answer withholds")
    elif row.of:
        raise _not_open(ground, view, f"it is a condition of {row.of}; cite that, and put this in its condition")
    elif row.kind == "not-an-exemption" or says_not_held(ground.provision):
        raise _not_open(ground, view, "nothing can be withheld under it")
    elif "answer under the Regulations" in row.needs:
        raise _not_open(ground, view, "the question must then be answered under the Regulations, which is its regime")
    if _GOVERNMENT.search(row.available_to) and view.case.authority.kind in _NOT_GOVERNMENT:
        raise _not_open(ground, view, f"it is for {row.available_to}")


def _heading(row: Exemption) -> str:
    """The row's heading as a letter gives it: a label, without other citations and without its tail."""
    heading = _DENIES.split(row.heading)[0].strip(": ").removesuffix(" or a part of it")
    return heading.partition(":")[0] if _CITES.search(heading) else heading


def _wants(row: Exemption, named: Exemption) -> frozenset[str]:
    """The table's needs; for neither confirming nor denying a prohibited disclosure, those of its limb."""
    of_limb = {"enactment", "obligation"} & set(named.needs)
    if (row.provision.act, row.provision.parts) == ("foia", ("44", "2")) and named is row:
        of_limb = {"enactment"}  # s.44(2) rests on whichever prohibition would bite
    return frozenset(row.needs) | of_limb


def _is_denial(row: Exemption) -> bool:
    return bool(row.denies) or bool(_DENIES.search(row.heading))


def _named_limb(row: Exemption, ground: Ground, view: View) -> Exemption:
    """For a power to neither confirm nor deny: the limb that its reasons name, else the power itself."""
    named = [place.provision for place in find(_text(ground), act=view.regime.value)]
    inside = [place for place in row.denies if any(place.covers(mention) for mention in named)]
    only = inside or (list(row.denies) if len(row.denies) == 1 else [])
    return exemption(only[0], on=view.on) if only else row


def _weighs(row: Exemption, ground: Ground, view: View) -> bool:
    """Qualified; or, where that hangs on the condition, resting on one that is."""
    if row.balance != "conditional":
        return row.is_qualified
    if picked := chosen_condition(ground, on=view.on):
        return picked.is_qualified
    for mention in find(_text(ground), act=view.regime.value):
        with suppress(LawError):
            named = exemption(mention.provision, on=view.on)
            if named.of == row.provision or named.provision in row.denies:
                return named.is_qualified
    return bool(_LATER_CONDITION.search(_text(ground)))


def _likelihoods(row: Exemption) -> tuple[Likelihood, ...]:
    if "would" in row.needs:  # reg.12(5): would adversely affect, and nothing less
        return (Likelihood.WOULD,)
    return tuple(Likelihood) if row.needs_likelihood else ()


def _text(ground: Ground) -> str:
    shown = " ".join(words for _, words in ground.elements)
    return f"{ground.condition} {ground.reason} {ground.link} {ground.covers} {shown}"


def _wrong(ground: Ground, view: View, fault: str) -> WrongDenial:
    return WrongDenial(
        provision=str(ground.provision),
        question=", ".join(view.answer.questions),
        fault=fault,
        cite=NOTICE[view.regime],
        do_this="use the provision for the decision you mean",
    )


def _not_open(ground: Ground, view: View, fault: str) -> NotOpen:
    return NotOpen(
        provision=ground.provision.label,
        where=f"question {', '.join(view.answer.questions)}",
        fault=fault,
        cite=NOTICE[view.regime],
        do_this="rely on a provision that is open to you, or make it a release",
    )
