"""The figures of the register of data breaches: each number that a question wants, with its sentence and entries."""

from __future__ import annotations

from datetime import date

from answerable.casefile import Held, Outcome
from answerable.registers import breach_counts as counts
from answerable.registers.breach_cells import claim_cells, contractor_cell, hours_cell, ico_cell, share_cell, staff_cell
from answerable.registers.breach_desk import Cell, Desk, because, desk_for, limits, spread_out, time_of
from answerable.registers.breach_filters import CAUSES, FOUND_BY, TYPES
from answerable.registers.facts import Asked, Books, Clause, Stated
from answerable.registers.periods import UNITS
from answerable.registers.phrases import counted, listed, says
from answerable.registers.values import Entry, Value

DIMENSIONS = {
    "discovered": "discovered_by",
    "department": "service",
    "type": "type",
    "cause": "cause",
    "channel": "channel",
    "tool": "tool",
}
_HEADINGS = {"discovered": "who noticed it"}
OTHER_KINDS = {
    "near-miss": ("near miss", "near miss", "near misses"),
    "not-a-breach": ("not a breach", "report found not to be a breach", "reports found not to be breaches"),
}
NOT_COUNTED = "Near misses, duplicates and reports found not to be breaches are not counted."
SUBTRACTION = (
    "Subtraction: beside the total this figure gives the number of cyber incidents; look at what is said "
    "under the position on attacks in this and in earlier answers (s.31(3))."
)


SMALL_NUMBER = (
    "Small number: fewer than five in one service in a short time; look whether anybody could be recognised (s.40(2))."
)
SHORT = 92  # days


def count(asked: Asked, books: Books, on: date) -> Stated:
    """Every figure that the question wants, each with its entries."""
    desk = desk_for(asked, books, on)
    if asked.has("non-cyber", "cyber-kind"):
        return _by_subtraction(books)
    cells = [cell for clause in asked.clauses for cell in _cells(desk, clause)]
    cells = list({cell.label: cell for cell in cells}.values())
    entries = {entry.id: entry for cell in cells for entry in cell.entries}
    value: Value = cells[0].value if len(cells) == 1 else {cell.label: cell.value for cell in cells}
    grounds = tuple(given for cell in cells for given in cell.grounds)
    if all(cell.value is None and not cell.entries for cell in cells):
        return Stated(cells[0].says, None, outcome=Outcome.OPEN, held=Held.UNSTATED, ask=books.asks("breaches"))
    says = [cell.says for cell in cells]
    return Stated(
        " ".join([*says, *limits(desk), *([] if asked.has(*OTHER_KINDS) else [NOT_COUNTED])]),
        value,
        tuple(entries),
        because(desk, entries.values()),
        Outcome.PART_RELEASED if grounds else Outcome.RELEASED,
        grounds=grounds,
        cautions=tuple(dict.fromkeys(note for cell in cells for note in cell.cautions)),
    )


def _by_subtraction(books: Books) -> Stated:
    """A figure that gives the number of attacks beside the total: an officer decides, and nothing is printed."""
    text = "Cyber and other incidents are not told apart in a figure."
    note = (SUBTRACTION,)
    return Stated(text, None, outcome=Outcome.OPEN, held=Held.UNSTATED, ask=books.asks("breaches"), cautions=note)


def _cells(desk: Desk, clause: Clause) -> list[Cell]:
    """The figures that one clause wants."""
    if clause.has("not-a-field") and not clause.has("discovered-outside", "claim", "average-time", *TYPES):
        return [Cell("not recorded", None, "The register has no field for that number.", ())]
    if len([name for name in FOUND_BY if clause.has(name)]) > 1:
        clause = Clause(clause.text, clause.concepts - FOUND_BY - {"discovered-outside"} | {"found-by"})
    for concept, (kind, one, many) in OTHER_KINDS.items():
        if clause.has(concept):
            return [_entries_cell(desk, desk.pick(clause, kind=kind), clause, many, one, many)]
    picked = desk.pick(clause)
    if clause.has("claim") or (clause.has("claim-money") and desk.asked.has("claim")):
        return claim_cells(desk, clause, picked.entries)
    if clause.has("reported") and (
        (clause.has("not-reported") and says(clause.text, *_BOTH)) or says(clause.text, *_AND_NOT)
    ):
        return [_both_ways(desk, clause, name) for name in ("reported", "not-reported")]
    return [_figure(desk, clause, picked)]


_PEOPLE_COUNTED = ("how_many|number_of people|individuals|persons|residents|customers|data_subjects",)
_AND_NOT = ("and|or the_number|number|those|how_many|ones ~ not",)
_BOTH = ("distinguish*", "separat*", "split", "those not", "reported and not", "whether or not", "or not")


def _both_ways(desk: Desk, clause: Clause, name: str) -> Cell:
    """One side of reported and not reported."""
    side = Clause(clause.text, clause.concepts - {"reported", "not-reported"} | {name})
    picked = desk.pick(side)
    return _entries_cell(desk, picked, side, _label(picked), "personal data breach", "personal data breaches")


def _figure(desk: Desk, clause: Clause, picked: counts.Chosen) -> Cell:
    """The one figure that a clause about breaches wants."""
    entries = picked.entries
    if clause.has("staff-outcome", "dismissed"):
        return staff_cell(desk, clause, entries)
    if (
        clause.has("average-time")
        and desk.asked.near("third-party")
        and says(clause.text, "you|council|authority ~ know|aware|told", "tell|told|inform*|notif* you|the_council")
    ):
        return contractor_cell(entries)
    if clause.has("average-time"):
        return hours_cell(clause, entries)
    if clause.has("ico-outcome") and not clause.has("late", "ico-acted", "ico-no-action") and _is_about_ico(clause):
        return ico_cell(clause, entries)
    if clause.has("largest"):
        return largest_cell(entries)
    if picked.is_sized and (clause.has("count-cases") or not says(clause.text, *_PEOPLE_COUNTED)):
        return _entries_cell(desk, picked, clause, _label(picked), "personal data breach", "personal data breaches")
    people = clause.has("count-people") or (clause.has("people-affected") and not clause.has("count-cases"))
    if people and not clause.has("staff-trained", "not-trained"):
        return (
            _told_cell(entries)
            if clause.has("told-people") and not clause.has("not-told")
            else _people_cell(desk, entries)
        )
    if clause.has("share"):
        return share_cell(desk, clause, picked)
    return _entries_cell(desk, picked, clause, _label(picked), "personal data breach", "personal data breaches")


def _is_about_ico(clause: Clause) -> bool:
    """True where what the Commissioner did is asked for, and not how many were reported."""
    return clause.has("fine") or not clause.has("reported")


def _label(picked: counts.Chosen) -> str:
    return ", ".join(picked.words) or "breaches"


def _entries_cell(desk: Desk, picked: counts.Chosen, clause: Clause, label: str, one: str, many: str) -> Cell:
    """How many entries, whole or in the parts that are asked for."""
    units = [unit for unit in desk.asked.by if unit in UNITS]
    dimension = _dimension(desk, picked, clause)
    words = " ".join(picked.words)
    head = (
        f"{time_of(desk)}the register has {counted(len(picked.entries), one, many=many)}{' ' + words if words else ''}"
    )
    head = head[0].upper() + head[1:]
    cautions = [SUBTRACTION] if dimension in ("type", "cause") else []
    value: Value = len(picked.entries)
    if 0 < len(picked.entries) < counts.SMALL and _singles_out(desk, picked):
        cautions.append(SMALL_NUMBER)
    tail = ""
    if dimension:
        value = counts.tally(picked.entries, name=DIMENSIONS[dimension])
        if dimension == "tool":
            value = {desk.tools.get(label, label): number for label, number in value.items()}
        tail = f", by {_HEADINGS.get(dimension, DIMENSIONS[dimension])}: {spread_out(value)}"
        if units and dimension in ("type", "cause") and units[0].endswith("year"):
            value = _by_both(desk, picked.entries, units[0], DIMENSIONS[dimension])
        elif units:
            cautions.append(f"By {dimension} within each {units[0]} is left out: cells below five (s.40(2)).")
    elif units:
        value = desk.partwise(units[0], lambda part: sum(part.holds(entry.day("aware_at")) for entry in picked.entries))
        tail = f", by {units[0]}: {spread_out(value)}"
    return Cell(label, value, f"{head}{tail}.", picked.entries, cautions=tuple(cautions))


def _singles_out(desk: Desk, picked: counts.Chosen) -> bool:
    """True where a figure is of one service and of a short time, so that a reader may know who is meant."""
    period = desk.period
    is_short = bool(period and period.first and period.last and (period.last - period.first).days < SHORT)
    return is_short and any(words.startswith("in ") for words in picked.words)


def _dimension(desk: Desk, picked: counts.Chosen, clause: Clause) -> str:
    """What the figure is parted by, besides time: as asked, or as the clause lists it."""
    if clause.has("found-by"):
        return "discovered"
    named = next((name for name in desk.asked.by if name in DIMENSIONS), "")
    if named and not (named == "cause" and picked.filters & CAUSES):
        return named
    if clause.has("type-of-breach"):
        return "type"
    if clause.has("cause-alternatives") or (clause.has("cause") and not picked.words):
        return "cause"
    services = {entry.text("service") for entry in picked.entries}
    several = len(counts.services_named(clause.text, services)) > 1
    return "department" if several and "each" in clause.text.split() else ""


def _by_both(desk: Desk, entries: tuple[Entry, ...], unit: str, name: str) -> dict[str, Value]:
    """A breakdown within each year: {2024/25: {phishing: 1, …}, …}."""
    return desk.partwise(
        unit, lambda part: counts.tally((e for e in entries if part.holds(e.day("aware_at"))), name=name)
    )


def _people_cell(desk: Desk, entries: tuple[Entry, ...]) -> Cell:
    value = counts.people(entries)
    unknown = value["not_known_for"]
    missing = [str(name) for name in unknown] if isinstance(unknown, tuple) else []
    said = f"{time_of(desk)}{value['known_total']:,} people are known to have been affected in {counted(len(entries), 'breach', many='breaches')}"
    if entries and len(missing) == len(entries):
        said = f"{time_of(desk)}the number of people affected is not known"
    said = said[0].upper() + said[1:]
    most = f"; together at most {value['at_most']:,}" if value["at_most"] is not None else "; no upper bound is known"
    tail = f" {_left_out(missing)}" if missing and len(missing) < len(entries) else ""
    units = [unit for unit in desk.asked.by if unit in UNITS]
    if units:
        value["known_by_" + units[0].replace(" ", "_")] = desk.partwise(
            units[0],
            lambda part: counts.people(e for e in entries if part.holds(e.day("aware_at")))["known_total"],
        )
    return Cell("people affected", value, f"{said}{most}.{tail}", entries)


def largest_cell(entries: tuple[Entry, ...]) -> Cell:
    """The largest known number of people, and the entry that has it."""
    known = [(number, entry) for entry in entries if (number := entry.number("people_affected.number")) is not None]
    number, entry = max(known, key=lambda pair: pair[0], default=(0, None))
    if entry is None:
        return Cell("largest", None, "No breach of that kind has a known number.", ())
    return Cell("largest", int(number), f"The largest known number is {int(number):,} people ({entry.id}).", (entry,))


def _told_cell(entries: tuple[Entry, ...]) -> Cell:
    known = [(entry, number) for entry in entries if (number := entry.number("told_people.number")) is not None]
    left_out = [entry.id for entry in entries if entry.number("told_people.number") is None]
    told = int(sum(number for _, number in known))
    tail = f" {_left_out(left_out)}" if left_out else ""
    return Cell("people told", told, f"{told:,} people were told of a breach, in {len(known)} cases.{tail}", entries)


def _left_out(missing: list[str]) -> str:
    """How many entries a sum leaves out because nobody knows their number, and which; unknown is never zero."""
    one = len(missing) == 1
    return f"{len(missing)} {'breach is' if one else 'breaches are'} left out, because the number is not known: {listed(missing)}."
