"""One question to an authority's folder: positions first, then the register that covers it, or nobody.

A position that neither confirms nor denies is decided by the question before any register is read, so
that the answer is the same whether or not anything is held (FOIA s.2(1), s.31(3)).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from answerable.answers.accounted import is_said, left_over
from answerable.answers.expressed import names_of, unheard_by
from answerable.answers.forms import form, sentences
from answerable.answers.lexicon import ENOUGH, concepts, pull
from answerable.answers.likely import likely_position
from answerable.answers.parting import split_off
from answerable.answers.positions import WITHHOLDS, covering
from answerable.answers.proposal import Proposal
from answerable.answers.route import Route, route
from answerable.answers.understand import understand
from answerable.casefile import Basis, Held, Outcome
from answerable.errors import NothingAsked
from answerable.registers import (
    REGISTERS,
    Asked,
    AuthorityFolder,
    Entry,
    Kind,
    Stated,
    explained,
    ground,
    in_force,
    listed,
    long_day,
    stems,
)

PEOPLE = ("person-wanted", "members-wanted", "watch-members")
OF_PEOPLE = ("breaches", "groups", "tools", "captures")  # registers whose entries concern people
FRESH = 30  # days; what is older is to be looked at again
FULL = 6.0  # a pull of this strength or more scores 1


def ask(
    question: str, *, authority: AuthorityFolder, on: date, after: Iterable[str] = (), asked_on: date | None = None
) -> Proposal:
    """What the authority's positions and registers say to one question, on that day.

    asked_on: the day of the request, from which "the last three years" is counted back; the same day where left out.

    after: the questions that stand before it in the same request; it is read with them where it leans on
    them. Refuses a question without words (NothingAsked).
    """
    if not question.strip(" \t\n.?!"):
        raise NothingAsked(where="the question")
    with in_force(authority.definitions):
        after = tuple(after)
        asked = understand(question, on=asked_on or on, after=after)
        proposal = _answered(asked, authority, on)
        if (
            proposal.kind is Kind.EXEMPT
            or _is_answered(asked, proposal, authority)
            or _is_of_another_subject(asked, authority)
        ):
            return proposal
        position = _of_the_one_before(question, after, asked_on or on, authority) or likely_position(
            question, authority
        )
        return _to_be_looked_at(asked, position, authority) if position else proposal


def _is_answered(asked: Asked, proposal: Proposal, authority: AuthorityFolder) -> bool:
    """True where the register answers in words that it has, though a condition may be left over."""
    if proposal.is_ready or proposal.outcome is Outcome.OPEN:
        return proposal.is_ready
    return not unheard_by(proposal.register, asked.core or asked.focus, authority)


def _is_of_another_subject(asked: Asked, authority: AuthorityFolder) -> bool:
    """True where it is plainly about something that no register covers, such as posts or contracts."""
    way = route(asked, folder=authority)
    return way.register == "outside" and way.subject != "other"


def _of_the_one_before(question: str, after: tuple[str, ...], on: date, authority: AuthorityFolder) -> Entry | None:
    """The position that neither confirms nor denies the question before, where this one goes on under the same introduction."""
    if not after or not (stem := split_off(question)[0]) or split_off(after[-1])[0] != stem:
        return None
    if pull(concepts(split_off(question)[1])) >= ENOUGH:
        return None
    before = covering(understand(after[-1], on=on, after=after[:-1]), folder=authority)
    if before and before[0].text("outcome") == "ncnd":
        return before[0]
    return _of_the_one_before(after[-1], after[:-1], on, authority)


def _to_be_looked_at(asked: Asked, position: Entry, authority: AuthorityFolder) -> Proposal:
    """A question that nothing answers surely and that is like those of a position: a person decides, and nothing is said."""
    given = ground(position, found=asked.concepts)
    text = (
        f"The question is worded like those under the position {position.id} ({position.text('title')}): "
        f"{given.provision.words} is to be considered before anything is said."
    )
    register = position.text("subject")
    return Proposal(
        asked.text, register, Kind.EXEMPT, Outcome.OPEN, Held.UNSTATED, text, "", None, (position.id,), (given,),
        _position_basis(position, authority), position.text("published"), authority.asks(register), 0.5,
        (f"like the questions that {position.id} covers", *asked.reasons), _announced(position), is_blind=True,
    )  # fmt: skip


def _answered(asked: Asked, authority: AuthorityFolder, on: date) -> Proposal:
    """What the positions and registers say to a question that was understood."""
    positions = [entry for entry in covering(asked, folder=authority) if entry.text("outcome") in WITHHOLDS]
    if positions and positions[0].text("outcome") == "ncnd":
        return _neither(asked, positions[0], authority)
    way = route(asked, folder=authority)
    positions = positions or _of_what_is_withheld(way, authority)
    if way.register == "outside" and not positions:
        return _outside(asked, way, authority)
    if positions and (
        way.register in (positions[0].text("subject"), "outside")
        or asked.has("defences")
        or (asked.has(*PEOPLE) and way.register in OF_PEOPLE)
    ):
        return _refused(asked, positions[0], authority, on)
    if _lacks_position(asked, way, authority):
        return _no_position(asked, way)
    if way.is_guess:
        return _guessed(asked, way, authority)
    return _from_register(asked, way, authority, on)


def _of_what_is_withheld(way: Route, authority: AuthorityFolder) -> list[Entry]:
    """The position on defences, where the question is led to the register of them by whatever words: nothing else is said."""
    if way.register != "controls" or not authority.keeps("positions"):
        return []
    entries = authority.kept("positions").entries
    return [entry for entry in entries if entry.text("subject") == "controls" and entry.text("outcome") in WITHHOLDS]


def _guessed(asked: Asked, way: Route, authority: AuthorityFolder) -> Proposal:
    """A question that is only worded like those of a register: who keeps it is asked, and nothing is said."""
    text = (
        f"The question is worded like those about the {REGISTERS[way.register].title.lower()}; nothing in it is named."
    )
    reasons = (*way.reasons, *asked.reasons)
    return Proposal(
        asked.text, way.register, asked.kind, Outcome.OPEN, Held.UNSTATED, text, "", ask=authority.asks(way.register), reasons=reasons
    )  # fmt: skip


def _announced(position: Entry) -> tuple[str, ...]:
    """What the authority has itself made public, for the officer: there the exclusion is not open (s.31(3))."""
    line = position.text("announced_line")
    entries = listed(position.names("announced"))
    return (f"Announced already{f' ({entries})' if entries else ''}: {line}",) if line else ()


def _neither(asked: Asked, position: Entry, authority: AuthorityFolder) -> Proposal:
    """Neither confirm nor deny, from the position; what the authority itself announced may be repeated."""
    given = ground(position, found=asked.concepts)
    limb = f", {given.covers}" if given.covers else ""
    text = (
        f"{authority.name} neither confirms nor denies that it holds this information: {given.provision.words} of the "
        f"Freedom of Information Act 2000{limb}, because {given.reason}. {given.link} {_weighed(position)}"
    )
    return Proposal(
        asked.text,
        position.text("subject"),
        Kind.EXEMPT,
        Outcome.NEITHER,
        Held.NEITHER,
        text.strip(),
        "",
        None,
        (position.id,),
        (given,),
        _position_basis(position, authority),
        position.text("published"),
        score=1.0,
        reasons=(
            f"decided by the question under {position.id}, before any register was read",
            *asked.reasons,
        ),
        cautions=_announced(position),
        is_blind=True,
    )


def _weighed(position: Entry) -> str:
    """Both sides of the public interest and the balance, in sentences; nothing where the exemption is absolute."""
    if not position.text("public_interest.balance"):
        return f"The condition is {position.text('condition')}." if position.text("condition") else ""
    sides = [" ".join(position.names(f"public_interest.favouring_{side}")) for side in ("disclosure", "exemption")]
    about = position.text("public_interest.about") or "disclosing"
    verb = "confirming or denying" if about == "confirming" else "disclosing it"
    return (
        f"In favour of {verb}: {sides[0]} In favour of maintaining the exemption: {sides[1]} "
        f"{position.text('public_interest.balance')}"
    )


def _position_basis(position: Entry, authority: AuthorityFolder) -> tuple[Basis, ...]:
    kept = authority.kept("positions")
    return (replace(kept.basis(position, position.text("title")), kind="position"),)


def _refused(asked: Asked, position: Entry, authority: AuthorityFolder, on: date) -> Proposal:
    """Withheld under a position, with the general yes that can be given."""
    given = ground(position, found=asked.concepts)
    more = _still_open(asked, position, authority, on)
    is_of_controls = position.text("subject") == "controls" and authority.keeps("controls")
    said = _first_fact(asked, "controls", authority, on) if is_of_controls else Stated("")
    general = " ".join(filter(None, (position.text("general"), said.text if said else "")))
    text = (
        f"{general} The details are withheld: {given.provision.words} of the Freedom of Information Act 2000, because "
        f"{position.text('reason')}. {given.link} {_weighed(position)}"
        f"{''.join(f' The investigation is still open, so {one.provision.words} applies too, because {one.reason}. {explained(one)}' for one in more.grounds)}"
    )
    return Proposal(
        asked.text,
        position.text("subject"),
        Kind.EXEMPT,
        Outcome.PART_RELEASED if general else Outcome.WITHHELD,
        Held.YES,
        text.strip(),
        general,
        said.value if said else None,
        (position.id, *(said.entries if said else ())),
        (given, *more.grounds),
        (*_position_basis(position, authority), *more.because, *(said.because if said else ())),
        position.text("published"),
        score=0.9,
        reasons=(f"covered by the position {position.id}", *asked.reasons),
    )


def _still_open(asked: Asked, position: Entry, authority: AuthorityFolder, on: date) -> Stated:
    """What is withheld besides, where who was concerned in a breach is asked while its investigation is open."""
    if position.text("subject") != "breaches" or not authority.keeps("breaches"):
        return Stated("")
    papers = replace(asked, kind=Kind.DOCUMENT, concepts=(asked.concepts - {"claim"}) | {"investigation-papers"})
    stated = _first_fact(papers, "breaches", authority, on)
    if stated is None or stated.kind is not Kind.EXEMPT:
        return Stated("")
    return replace(stated, because=tuple(basis for basis in stated.because if basis.kind == "position"))


def _first_fact(asked: Asked, register: str, authority: AuthorityFolder, on: date) -> Stated | None:
    """What the first fact of the register that is for such a question states."""
    for fact in REGISTERS[register].facts:
        if fact.answers(asked) and (stated := fact.state(asked, authority, on)) is not None:
            return stated
    return None


def _outside(asked: Asked, way: Route, authority: AuthorityFolder) -> Proposal:
    """No register covers it: say so, say who should be asked, and guess nothing."""
    who = authority.asks(way.subject)
    text = f"No register of {authority.name} covers this. Whether it is held is not known from the registers."
    return Proposal(
        asked.text, "outside", asked.kind, Outcome.OPEN, Held.UNSTATED, text, "", ask=who, reasons=(*way.reasons, *asked.reasons)
    )  # fmt: skip


def _lacks_position(asked: Asked, way: Route, authority: AuthorityFolder) -> bool:
    """True where the question is about attacks or defences, and no position of the authority speaks of them."""
    subject = "defences" if way.register == "controls" else "cyber-attack"
    if not asked.has(subject) or way.register == "policies":
        return False
    entries = authority.kept("positions").entries if authority.keeps("positions") else ()
    return not any(subject in entry.names("about") for entry in entries)


def _no_position(asked: Asked, way: Route) -> Proposal:
    """A question about attacks or defences where the authority has no position: nothing is read or said."""
    about = "attacks" if asked.has("cyber-attack") else "defences"
    provision = "31(3)" if about == "attacks" else "31(1)(a)"
    return Proposal(
        asked.text,
        "breaches" if about == "attacks" else "controls",
        Kind.EXEMPT,
        Outcome.OPEN,
        Held.UNSTATED,
        f"The authority has no position on {about}. Nothing is said from a register.",
        ask="the senior information risk owner",
        reasons=(*way.reasons, *asked.reasons),
        cautions=(f"Section {provision} is to be considered before anything is looked up.",),
    )


def _from_register(asked: Asked, way: Route, authority: AuthorityFolder, on: date) -> Proposal:
    """What the register states; or that the authority does not keep that register."""
    if not authority.keeps(way.register):
        return _not_kept(asked, way, authority)
    stated = _first_fact(asked, way.register, authority, on) or Stated("", outcome=Outcome.OPEN, held=Held.UNSTATED)
    new = () if stated.outcome is Outcome.OPEN else unheard_by(way.register, asked.core or asked.focus, authority)
    new = tuple(word for word in new if not is_said(word, stated))
    new = tuple(dict.fromkeys((*new, *stated.left, *_not_used(asked, stated, way.register, authority))))
    new = tuple(word for word in new if not stems(word) or not stems(word) <= names_of(authority.name))
    kept = authority.kept(way.register)
    source = f"{kept.title}, version {kept.version}" + (f", as at {kept.as_at}" if kept.as_at else "")
    return Proposal(
        asked.text,
        way.register,
        stated.kind or asked.kind,
        stated.outcome,
        stated.held,
        _yes_or_no(asked, stated) + stated.text,
        None,
        stated.value,
        stated.entries,
        stated.grounds,
        stated.because,
        stated.where,
        stated.ask or (authority.asks(way.register) if new else ""),
        min(1.0, way.score / FULL),
        (*way.reasons, *asked.reasons, source),
        (*stated.cautions, *_look(new), *aged(kept.as_at, on)),
        new,
    )


def _not_used(asked: Asked, stated: Stated, register: str, authority: AuthorityFolder) -> tuple[str, ...]:
    """The words of the question that the answer took no account of."""
    if stated.outcome is Outcome.OPEN or stated.kind is Kind.EXEMPT or stated.grounds:
        return ()
    return left_over(asked, stated, register, authority)


def aged(as_at: date | None, on: date) -> tuple[str, ...]:
    """A caution where the register was last made up long before the day of the answer: the Act asks what is held then (s.1(4))."""
    if as_at is None or (on - as_at).days <= FRESH:
        return ()
    return (
        f"The register is as at {long_day(as_at)}, {(on - as_at).days} days before: look whether it still stands so (s.1(4)).",
    )


def _look(new: tuple[str, ...]) -> tuple[str, ...]:
    """A caution that names the words of the question that nothing of the register expresses."""
    words = listed([f"“{word}”" for word in new])
    return (f"Nothing in the register answers to {words}: this may answer another question.",) if new else ()


def _yes_or_no(asked: Asked, stated: Stated) -> str:
    """Yes or No before the words, where the question can be answered so and the words do not start with it."""
    first = sentences(asked.focus)[:1]
    if stated.value not in ("yes", "no") or not first or form(first[0]) != "polar":
        return ""
    word = str(stated.value).capitalize()
    return "" if stated.text.startswith(("Yes", "No")) else f"{word}. "


def _not_kept(asked: Asked, way: Route, authority: AuthorityFolder) -> Proposal:
    title = REGISTERS[way.register].title
    kept = listed([REGISTERS[name].title for name in authority.registers]) or "none"
    return Proposal(
        asked.text,
        way.register,
        asked.kind,
        Outcome.OPEN,
        Held.UNSTATED,
        f"{authority.name} has no {title} in its folder (it has: {kept}).",
        ask=authority.asks(way.register),
        reasons=(*way.reasons, *asked.reasons),
    )
