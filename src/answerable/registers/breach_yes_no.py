"""Yes and no from the register of data breaches, each with the entries that bear it out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from answerable.casefile import Outcome
from answerable.registers import breach_counts as counts
from answerable.registers.breach_accounts import meant, no_field, summary, the_one, told, unexplained
from answerable.registers.breach_cells import staff_cell
from answerable.registers.breach_desk import Desk, desk_for, spread_out, time_of
from answerable.registers.breach_papers import with_reports
from answerable.registers.facts import Asked, Books, Clause, Kind, Stated
from answerable.registers.periods import long_day
from answerable.registers.phrases import counted, listed
from answerable.registers.phrases import says as says_any
from answerable.registers.values import Entry


def keeps(asked: Asked, books: Books, on: date) -> Stated:
    """That the register is kept, and what is in it for the breaches meant, with the reports of their investigations."""
    desk = desk_for(asked, books, on)
    picked = meant(desk)
    if says_any(asked.core or asked.focus, "every", "all", "even those", "those you do not"):
        whole = counts.breaches(desk.kept)
        text = f"Yes, {books.name} keeps a register of all personal data breaches, with the decision and its reasons for each, whether or not it was reported. It has {counted(len(whole), 'breach', many='breaches')}."
        return told(desk, whole, text, "yes")
    words = " ".join(picked.words)
    says = [f"Yes, {books.name} keeps a register of all personal data breaches."]
    if not words:
        says.append(f"It has {counted(len(picked.entries), 'breach', many='breaches')} {time_of(desk)}".strip() + ".")
        return told(desk, picked.entries, " ".join(says), "yes")
    says.append(
        f"It has {counted(len(picked.entries), 'breach', many='breaches')} {time_of(desk)}{words}".strip() + "."
    )
    says += [summary(entry) for entry in picked.entries]
    return replace(with_reports(desk, picked.entries, says), value="yes")


def late_reasons(asked: Asked, books: Books, on: date) -> Stated:
    """Whether notices were late, which, and the reasons recorded."""
    desk = desk_for(asked, books, on)
    picked = desk.pick(Clause(asked.core or asked.focus, asked.concepts | {"late"})).entries
    reasons = [f"{entry.id}: {entry.shown('commissioner.delay_reasons')}." for entry in picked]
    said = (
        f"Yes, {counted(len(picked), 'notice was', many='notices were')} given after the 72nd hour."
        if picked
        else "No."
    )
    return told(desk, picked, " ".join([said, *reasons]), "yes" if picked else "no")


def ico_actions(asked: Asked, books: Books, on: date) -> Stated:
    """What the Commissioner did about the breaches that were reported."""
    desk = desk_for(asked, books, on)
    picked = tuple(entry for entry in meant(desk).entries if entry.text("commissioner.outcome"))
    if asked.has("open-investigation") or says_any(asked.focus, "currently|now|still investigat*|looking"):
        waiting = tuple(
            entry
            for entry in meant(
                replace(desk, asked=replace(asked, concepts=asked.concepts - {"open-investigation"}))
            ).entries
            if entry.moment("commissioner.notified_at") and not entry.text("commissioner.outcome")
        )
        named = listed([entry.id for entry in waiting])
        said = (
            f"Yes: no outcome is recorded yet of {named}."
            if waiting
            else "No: an outcome is recorded of every breach that was reported."
        )
        return told(desk, waiting, said, "yes" if waiting else "no")
    quiet = ("no further action", "advice given, no further action")
    acted = tuple(entry for entry in picked if entry.text("commissioner.outcome") not in quiet)
    if asked.kind is Kind.YES_NO and (named := _measure(asked)):
        return _of_measure(desk, named, picked)
    lines = [f"{entry.id}: {entry.shown('commissioner.outcome')}." for entry in acted]
    said = "Yes." if acted else "No."
    fines = " The register records no fine." if asked.has("fine") else ""
    if asked.kind is Kind.LIST:
        picked = tuple(entry for entry in meant(desk).entries if entry.moment("commissioner.notified_at"))
        each = tuple(f"{entry.id}: {entry.shown('commissioner.outcome') or 'no outcome yet'}" for entry in picked)
        return told(desk, picked, f"{'; '.join(each)}.", each)
    rest = len(picked) - len(acted)
    others = f" The other {rest} were closed without action or with advice." if rest else ""
    text = f"{said} {' '.join(lines)}{others}{fines}"
    return told(desk, acted, text, "yes" if acted else "no")


_MEASURES = (
    ("reprimand", ("reprimand*", "reprimanded")),
    ("fine", ("fine|fines|fined", "monetary penalt*")),
    ("enforcement notice", ("enforcement notice*",)),
    ("undertaking", ("undertaking*",)),
)


def _measure(asked: Asked) -> str:
    """The one measure of the Commissioner that is asked about by its name; nothing where several are, or action of any kind."""
    named = [name for name, words in _MEASURES if says_any(asked.core or asked.focus, *words)]
    return named[0] if len(named) == 1 and not says_any(asked.core or asked.focus, "action", "or any other") else ""


def _of_measure(desk: Desk, name: str, closed: tuple[Entry, ...]) -> Stated:
    """Whether that measure stands among the outcomes; another outcome is no yes."""
    words = dict(_MEASURES)[name]
    such = tuple(entry for entry in closed if says_any(entry.text("commissioner.outcome"), *words))
    lines = " ".join(f"{entry.id}: {entry.shown('commissioner.outcome')}." for entry in such)
    if such:
        return told(desk, such, f"Yes. {lines}", "yes")
    others = spread_out(counts.tally(closed, name="commissioner.outcome"))
    return told(desk, (), f"No. The register records no {name}; the outcomes it records are: {others}.", "no")


_FINISHED = "finished|complete|completed|concluded|closed|ended|over|done"
_INVESTIGATION = "investigation|investigations|inquiry|enquiry"


def investigation_state(asked: Asked, books: Books, on: date) -> Stated | None:
    """Whether the investigation into the breach that is meant has ended; nothing where its state is not asked for."""
    text = asked.core or asked.focus
    if not says_any(text, f"{_INVESTIGATION} ~ {_FINISHED}"):
        return None
    desk = desk_for(asked, books, on)
    picked = meant(desk)
    entries = the_one(desk, picked.entries) or (picked.entries if picked.words else ())
    entries = tuple(entry for entry in entries if entry.day("investigation.opened_on"))
    if len(entries) != 1 or counts.quiet(entries[0]) or entries[0].withholds("investigation"):
        return no_field(desk, ("the investigation",))
    closed = entries[0].day("investigation.closed_on")
    said = f"Yes: the investigation was closed on {long_day(closed)}." if closed else "No: the investigation is open."
    return told(desk, entries, f"{said} {summary(entries[0])}", "yes" if closed else "no")


def any_such(asked: Asked, books: Books, on: date) -> Stated:
    """Whether there is a breach of the kind asked about, with its short account."""
    desk = desk_for(asked, books, on)
    picked = meant(desk)
    entries = the_one(desk, picked.entries) or picked.entries
    if not entries:
        return told(desk, (), "No: the register has no such breach.", "no")
    if asked.has("near-miss"):
        return told(
            desk, entries, f"Yes: the register has {counted(len(entries), 'near miss', many='near misses')}.", "yes"
        )
    if not picked.words and entries == picked.entries and (odd := unexplained(asked)):
        return no_field(desk, odd)
    words = " ".join(picked.words)
    said = f"Yes: the register has {counted(len(entries), 'breach', many='breaches')} {words}".strip() + "."
    if _is_of_some(desk, picked):
        return _not_all(desk, picked)
    extra = [line for entry in entries for line in _account(entry, asked)]
    stated = told(desk, entries, " ".join([said, *extra]), "yes")
    is_of_state = says_any(asked.core or asked.focus, _INVESTIGATION) and not picked.filters & _INVESTIGATED
    return replace(stated, left=("the investigation",)) if is_of_state else stated


_INVESTIGATED = {"investigated", "open-investigation", "investigation-report"}


def _not_all(desk: Desk, picked: counts.Chosen) -> Stated:
    """That it is so of some of the breaches and not of others, with the reasons recorded for those."""
    asked = desk.asked
    timed = picked.filters & {"late", "on-time"}  # of those that were reported
    whole = desk.pick(Clause(asked.focus, frozenset({"reported"}))).entries if timed else _whole(desk)
    rest = tuple(entry for entry in whole if entry not in picked.entries)
    words = " ".join(picked.words)
    says = [f"Not in every case: of {len(whole)} breaches the register has {len(picked.entries)} {words}."]
    for entry in rest:
        told_basis, reasons = entry.shown("told_people.basis"), entry.shown("commissioner.reasons")
        why = entry.shown("commissioner.delay_reasons") if timed else ""
        why = why or (told_basis if asked.has("told-people") else reasons if asked.has("reported") else "")
        says.append(f"{entry.id}: {why.rstrip('.') or 'no'}.")
    return told(desk, whole, " ".join(says), "in part")


def _whole(desk: Desk) -> tuple[Entry, ...]:
    """Every breach of the period."""
    period = desk.period
    return tuple(entry for entry in counts.breaches(desk.kept) if not period or period.holds(entry.day("aware_at")))


def _is_of_some(desk: Desk, picked: counts.Chosen) -> bool:
    """True where every case is asked about and only some are as asked."""
    whole = _whole(desk)
    first = desk.asked.clauses[0].text.split("?")[0]
    return says_any(first, "each", "every", "all", "always") and len(whole) > len(picked.entries)


def sanctions(asked: Asked, books: Books, on: date) -> Stated:
    """Whether staff were sanctioned; a small number is not told from another."""
    desk = desk_for(asked, books, on)
    clause = Clause(asked.core or asked.focus, asked.concepts)
    picked = desk.pick(Clause(asked.core or asked.focus, asked.concepts - {"staff-access"})).entries
    cell = staff_cell(desk, clause, picked)
    outcome = Outcome.PART_RELEASED if cell.grounds else Outcome.RELEASED
    value = cell.value if cell.grounds else ("yes" if cell.entries else "no")
    open_ones = [entry.id for entry in picked if entry.text("staff.outcome") == "open"]
    notes = (
        *cell.cautions,
        *([f"Still open: {listed(open_ones)} (s.31(1)(g) to be considered)."] if open_ones else []),
    )
    stated = told(desk, () if cell.grounds else cell.entries, cell.says, value, notes)
    return replace(stated, outcome=outcome, grounds=cell.grounds)


def _account(entry: Entry, asked: Asked) -> list[str]:
    """The parts of an entry that the question asks for, none of them withheld."""
    lines = [summary(entry)]
    if asked.has("told-people"):
        lines.append(f"People concerned: {entry.shown('told_people.decision')}, {entry.shown('told_people.basis')}.")
    if asked.has("reported"):
        lines.append(f"Commissioner: {entry.shown('commissioner.decision')}.")
    if asked.has("action-taken") and not entry.withholds("actions"):
        done = [row.text("what") for row in entry.rows("actions")]
        held = entry.shown("containment.action")
        lines.append(f"Action: {listed([item for item in (held, *done) if item]) or 'none recorded'}.")
    return lines


def claims(asked: Asked, books: Books, on: date) -> Stated:
    """Whether people made claims over the breaches meant, and what became of them."""
    desk = desk_for(asked, books, on)
    entries = tuple(entry for entry in meant(desk).entries if (entry.number("claim.made") or 0) > 0)
    if not entries:
        return told(desk, (), "No: the register has no claim over such a breach.", "no")
    made, settled, refused, paid = (
        counts.claims(entries, part=part) for part in ("made", "settled", "refused", "paid_gbp")
    )
    text = (
        f"Yes: {counted(made, 'claim was', many='claims were')} made over {listed([entry.id for entry in entries])}; "
        f"{settled} settled, {refused} refused, {made - settled - refused} still open, and £{paid:,} paid."
    )
    return told(desk, entries, text, "yes")
