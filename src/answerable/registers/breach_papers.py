"""The papers of an investigation: a report that is given without names, or an open case whose papers stay back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from answerable.casefile import Basis, Ground, Outcome
from answerable.registers.breach_accounts import meant, recorded, summary, the_one, told
from answerable.registers.breach_desk import Desk, desk_for
from answerable.registers.facts import Asked, Books, Kind, Stated
from answerable.registers.phrases import listed, stems
from answerable.registers.positions import ground
from answerable.registers.values import Entry


def standing(desk: Desk, outcome: str) -> tuple[str, Ground, Basis] | None:
    """The general line, the ground and the basis of the authority's position that leads to that outcome."""
    if not desk.books.keeps("positions"):
        return None
    kept = desk.books.kept("positions")
    for entry in kept.entries:
        if entry.text("outcome") == outcome:
            basis = replace(kept.basis(entry, entry.text("title")), kind="position")
            return entry.text("general"), ground(entry), basis
    return None


def is_open(entry: Entry) -> bool:
    """True where the investigation of the breach has not ended."""
    return entry.day("investigation.opened_on") is not None and entry.day("investigation.closed_on") is None


def _open_one(desk: Desk, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The breach under investigation whose account shares a word with the question, where there is one and no other."""
    words = stems(desk.asked.core or desk.asked.focus)
    told_of = tuple(e for e in entries if is_open(e) and words & stems(f"{e.text('title')} {e.text('summary')}"))
    return told_of if len(told_of) == 1 else ()


def papers(asked: Asked, books: Books, on: date) -> Stated | None:
    """The papers of one investigation that is still open, withheld; nothing where the question means another."""
    desk = desk_for(asked, books, on)
    picked = meant(desk).entries
    entries = the_one(desk, picked, is_of_papers=True) or _open_one(desk, picked) or picked
    position = standing(desk, "open case")
    if not entries or not all(is_open(entry) for entry in entries) or position is None:
        return None
    general, given, basis = position
    stated = told(desk, entries, " ".join([general, *(summary(entry) for entry in entries)]), None)
    return replace(
        stated,
        kind=Kind.EXEMPT,
        outcome=Outcome.PART_RELEASED,
        grounds=(given,),
        because=(basis, *stated.because),
        cautions=("Names and other personal data in the papers: s.40(2) too.",),
    )


def reports(asked: Asked, books: Books, on: date) -> Stated:
    """What is published of each breach meant, and its investigation report without what identifies people."""
    desk = desk_for(asked, books, on)
    picked = meant(desk)
    entries = picked.entries if picked.words else the_one(desk, picked.entries) or picked.entries
    if not entries:
        return told(desk, (), "The register has no such breach.", ())
    kept_too = (
        [f"Yes, {books.name} keeps a register of all personal data breaches."] if asked.has("breach-record") else []
    )
    says = [*kept_too, *(summary(entry) for entry in entries)]
    return with_reports(desk, entries, says)


def with_reports(desk: Desk, entries: tuple[Entry, ...], says: list[str]) -> Stated:
    """The sentences, and after them each report that is given, or why there is none; never a word of neither."""
    named = tuple(report for entry in entries if (report := entry.shown("investigation.report")))
    says += [_no_report(entry) for entry in entries if not entry.shown("investigation.report")]
    position = standing(desk, "report")
    if not named:
        return _with_open(desk, entries, told(desk, entries, " ".join(filter(None, says)), ()))
    if position is None:
        stated = told(desk, entries, " ".join(filter(None, [*says, f"Reports held: {listed(named)}."])), named)
        note = ("Read each report before it goes: s.40(2), s.31(1)(a).",)
        return replace(stated, outcome=Outcome.OPEN, ask=desk.books.asks("breaches"), cautions=note)
    how, given, basis = position
    says += recorded(desk)
    one = len(named) == 1
    says.append(
        f"The investigation {'report' if one else 'reports'} {listed(named)} {'is' if one else 'are'} sent with this letter, {how}."
    )
    stated = told(desk, entries, " ".join(filter(None, says)), named)
    stated = replace(
        stated,
        outcome=Outcome.PART_RELEASED,
        grounds=(replace(given, covers=f"the parts left out of {listed(named)}"),),
        because=(*stated.because, basis),
        cautions=("Take out what identifies people before the report goes; passages on defences: s.31(1)(a).",),
    )
    return _with_open(desk, entries, stated)


def _with_open(desk: Desk, entries: tuple[Entry, ...], stated: Stated) -> Stated:
    """What is stated, and the papers of an open investigation withheld under the position on those."""
    open_ones = [entry.id for entry in entries if is_open(entry)]
    position = standing(desk, "open case")
    if not open_ones or position is None:
        return stated
    _, given, basis = position
    covers = f"the papers so far of the investigation of {listed(open_ones)}, {given.covers}".rstrip(", ")
    return replace(
        stated,
        outcome=Outcome.PART_RELEASED,
        grounds=(*stated.grounds, replace(given, covers=covers)),
        because=(*stated.because, basis),
    )


def _no_report(entry: Entry) -> str:
    """Why there is no report of an entry."""
    if is_open(entry):
        return f"The investigation of {entry.id} is still open and there is no report of it yet."
    return "" if entry.shown("investigation.report") else f"No investigation report was made of {entry.id}."
