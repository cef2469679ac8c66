"""The figures of the register of data breaches: each number that a question wants, with its sentence and entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import mean, median

from answerable.casefile import Basis, Ground, Held, Outcome
from answerable.registers import breach_counts as counts
from answerable.registers.facts import Asked, Books, Clause, Period, Stated
from answerable.registers.periods import UNITS, Part, long_day, parts, spoken
from answerable.registers.phrases import counted, listed, says
from answerable.registers.positions import ground
from answerable.registers.values import Entry, Kept, Value

DIMENSIONS = {"department": "service", "type": "type", "cause": "cause", "channel": "channel", "tool": "tool"}
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


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure: its label, value, sentence and entries, with what stands in its way."""

    label: str
    value: Value
    says: str
    entries: tuple[Entry, ...]
    grounds: tuple[Ground, ...] = ()
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """What a count needs at hand: the question, the register, the tools by name, and the days it covers."""

    asked: Asked
    books: Books
    kept: Kept
    tools: dict[str, str]
    until: date

    @property
    def first(self) -> date:
        """The day of the register's first entry."""
        days = [day for entry in self.kept.entries if (day := entry.day("aware_at"))]
        return min(days, default=self.until)

    @property
    def period(self) -> Period | None:
        """The period asked about."""
        return self.asked.period

    def pick(self, clause: Clause, *, kind: str = "personal data breach") -> counts.Chosen:
        """The entries of that kind that the clause means."""
        entries = counts.breaches(self.kept, kind=kind)
        return counts.chosen(entries, clause=clause, asked=self.asked, tools=self.tools, period=self.period)

    def parts(self, unit: str) -> tuple[Part, ...]:
        """The parts of the period, from its first day (or the first entry) to its last (or the as-at day)."""
        period = self.period or Period()
        return parts(
            first=period.first or self.first.replace(day=1),
            last=min(period.last or self.until, self.until),
            unit=unit,
        )


def desk_for(asked: Asked, books: Books, on: date) -> Desk:
    """What a count needs at hand. Refuses an authority without the register (NotKept)."""
    kept = books.kept("breaches")
    tools = {tool.id: tool.text("name") for tool in books.kept("tools").entries} if books.keeps("tools") else {}
    return Desk(asked, books, kept, tools, min(on, kept.as_at or on))


def because(desk: Desk, entries: Iterable[Entry], words: str = "") -> tuple[Basis, ...]:
    """What a sentence rests on: each entry, by its title or the words given."""
    return tuple(
        desk.kept.basis(entry, words or ("" if counts.quiet(entry) else entry.text("title"))) for entry in entries
    )


def time_of(desk: Desk) -> str:
    """The period in words, and how far the register goes."""
    said = spoken(desk.period)
    return f"{said} " if said else ""


def limits(desk: Desk) -> tuple[str, ...]:
    """What the register cannot see: before its first entry, and after the day it was last made up."""
    period = desk.period
    notes = [f"The register is as at {long_day(desk.until)}."]
    if period is not None and period.last and period.last > desk.until:
        notes.append("What came after that day is not in it.")
    if period is None or period.first is None or period.first < desk.first:
        notes.append(f"Its first entry is of {long_day(desk.first)}; what happened before then is not in it.")
    return tuple(notes)


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
    if clause.has("not-a-field") and not clause.has("discovered-outside", "claim", "average-time", *counts.TYPES):
        return [Cell("not recorded", None, "The register has no field for that number.", ())]
    for concept, (kind, one, many) in OTHER_KINDS.items():
        if clause.has(concept):
            return [_entries_cell(desk, desk.pick(clause, kind=kind), clause, many, one, many)]
    picked = desk.pick(clause)
    if clause.has("claim") or (clause.has("claim-money") and desk.asked.has("claim")):
        return _claim_cells(desk, clause, picked.entries)
    if clause.has("reported") and (
        (clause.has("not-reported") and says(clause.text, *_BOTH)) or says(clause.text, *_AND_NOT)
    ):
        return [_both_ways(desk, clause, name) for name in ("reported", "not-reported")]
    return [_figure(desk, clause, picked)]


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
        return _contractor_cell(entries)
    if clause.has("average-time"):
        return _hours_cell(clause, entries)
    if clause.has("ico-outcome") and not clause.has("late", "ico-acted", "ico-no-action") and _is_about_ico(clause):
        return _ico_cell(clause, entries)
    if clause.has("largest"):
        return largest_cell(entries)
    people = clause.has("count-people") or (clause.has("people-affected") and not clause.has("count-cases"))
    if people and not clause.has("staff-trained", "not-trained"):
        return _told_cell(entries) if clause.has("told-people") else _people_cell(desk, entries)
    if clause.has("share"):
        return _share_cell(desk, clause, picked)
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
    head = f"{time_of(desk)}the register has {counted(len(picked.entries), one, many)}{' ' + words if words else ''}"
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
        tail = f", by {DIMENSIONS[dimension]}: {spread_out(value)}"
        if units and dimension in ("type", "cause") and units[0].endswith("year"):
            value = _by_both(desk, picked.entries, units[0], DIMENSIONS[dimension])
        elif units:
            cautions.append(f"By {dimension} within each {units[0]} is left out: cells below five (s.40(2)).")
    elif units:
        value = counts.by_part(picked.entries, parts=desk.parts(units[0]))
        tail = f", by {units[0]}: {spread_out(value)}"
    return Cell(label, value, f"{head}{tail}.", picked.entries, cautions=tuple(cautions))


def _singles_out(desk: Desk, picked: counts.Chosen) -> bool:
    """True where a figure is of one service and of a short time, so that a reader may know who is meant."""
    period = desk.period
    is_short = bool(period and period.first and period.last and (period.last - period.first).days < SHORT)
    return is_short and any(words.startswith("in ") for words in picked.words)


def _dimension(desk: Desk, picked: counts.Chosen, clause: Clause) -> str:
    """What the figure is parted by, besides time: as asked, or as the clause lists it."""
    named = next((name for name in desk.asked.by if name in DIMENSIONS), "")
    if named and not (named == "cause" and picked.filters & counts.CAUSES):
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
    return {
        part.label: counts.tally((e for e in entries if part.holds(e.day("aware_at"))), name=name)
        for part in desk.parts(unit)
    }


def spread_out(value: dict[str, Value]) -> str:
    """A breakdown in words: type 2, other type 1."""
    return ", ".join(f"{label} {number}" for label, number in value.items()) or "none"


def _people_cell(desk: Desk, entries: tuple[Entry, ...]) -> Cell:
    value = counts.people(entries)
    unknown = value["not_known_for"]
    missing = [str(name) for name in unknown] if isinstance(unknown, tuple) else []
    said = f"{time_of(desk)}{value['known_total']:,} people are known to have been affected in {counted(len(entries), 'breach', 'breaches')}"
    said = said[0].upper() + said[1:]
    most = f"; together at most {value['at_most']:,}" if value["at_most"] is not None else "; no upper bound is known"
    tail = f" {_left_out(missing)}" if missing else ""
    units = [unit for unit in desk.asked.by if unit in UNITS]
    if units:
        value["known_by_" + units[0].replace(" ", "_")] = {
            part.label: counts.people(entry for entry in entries if part.holds(entry.day("aware_at")))["known_total"]
            for part in desk.parts(units[0])
        }
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


CLAIMS = (
    ("claim-settled", "settled", "claims settled"),
    ("claim-refused", "refused", "claims refused"),
    ("claim-money", "paid_gbp", "pounds paid"),
)


def _claim_cells(desk: Desk, clause: Clause, entries: tuple[Entry, ...]) -> list[Cell]:
    """Claims made, settled, refused, still open, and the sum paid; each where it is asked for."""
    with_claims = tuple(entry for entry in entries if entry.at("claim") is not None)
    totals = {part: counts.claims(entries, part=part) for part in ("made", "settled", "refused", "paid_gbp")}
    wanted = [(label, totals[part]) for concept, part, label in CLAIMS if clause.has(concept)]
    if clause.has("claim-open"):
        wanted = [("claims open", totals["made"] - totals["settled"] - totals["refused"])]
    elif not wanted or ([label for label, _ in wanted] == ["pounds paid"] and clause.has("how-many")):
        wanted.insert(0, ("claims made", totals["made"]))
    cells = [Cell(label, total, f"{label.capitalize()}: {total:,}.", with_claims) for label, total in wanted]
    units = [unit for unit in desk.asked.by if unit in UNITS]
    column = {said: part for _, part, said in CLAIMS} | {"claims made": "made"}
    if not units or len(cells) > 1 or cells[0].label not in column:
        return cells
    label = cells[0].label
    each: dict[str, Value] = {
        part.label: counts.claims((e for e in entries if part.holds(e.day("aware_at"))), part=column[label])
        for part in desk.parts(units[0])
    }
    return [
        Cell(label, each, f"{label.capitalize()}, by the {units[0]} of the breach: {spread_out(each)}.", with_claims)
    ]


SANCTIONS = (
    ("dismissed", ("dismissal",), "dismissals"),
    ("resigned", ("resignation",), "resignations"),
    ("suspended", ("suspension",), "suspensions"),
    ("warned", ("warning", "final warning"), "warnings"),
)


def staff_cell(desk: Desk, clause: Clause, entries: tuple[Entry, ...]) -> Cell:
    """Sanctions on staff; a number below five is not printed where the authority's position says so."""
    wanted, label = next(
        (
            (outcomes, said)
            for concept, outcomes, said in SANCTIONS
            if clause.has(concept) and not clause.has("disciplined")
        ),
        (counts.SANCTIONS, "disciplinary sanctions"),
    )
    found = tuple(entry for entry in entries if entry.text("staff.outcome") in wanted)
    if 0 < len(found) < counts.SMALL:
        words = f"fewer than {counts.SMALL}"
        note = "The number is small and about staff: s.40(2). Look at whether an open case is concerned (s.31(1)(g))."
        return Cell(label, words, f"{label.capitalize()}: {words}.", (), _small_number(desk), (note,))
    return Cell(label, len(found), f"{label.capitalize()}: {counted(len(found), 'case')}.", found)


def _small_number(desk: Desk) -> tuple[Ground, ...]:
    """The ground for holding back a small number, from the authority's position on it."""
    if not desk.books.keeps("positions"):
        return ()
    kept = desk.books.kept("positions").entries
    return tuple(ground(entry) for entry in kept if entry.text("outcome") == "small numbers")


_EXTREMES = (
    ("longest", ("longest|slowest|maximum", "most hours|time|days", "worst"), max),
    ("shortest", ("shortest|quickest|fastest|minimum",), min),
)


def _hours_cell(clause: Clause, entries: tuple[Entry, ...]) -> Cell:
    taken = [
        round((told - aware).total_seconds() / 3600, 2)
        for entry in entries
        if (told := entry.moment("commissioner.notified_at")) and (aware := entry.moment("aware_at"))
    ]
    reported = tuple(entry for entry in entries if entry.moment("commissioner.notified_at"))
    if not taken:
        return Cell("hours", None, "No breach of that kind was reported, so there is no time to average.", ())
    value: dict[str, Value] = {
        "mean": round(mean(taken), 1),
        "median": round(median(taken), 1),
        "longest": max(taken),
        "reports": len(taken),
    }
    says_hours = f"From awareness to the report to the Commissioner {value['mean']} hours on average (median {value['median']}, longest {value['longest']}), over {len(taken)} reports."
    for label, words, which in _EXTREMES:
        if says(clause.text, *words) and not says(clause.text, "average*|mean|typical*"):
            return Cell(label, which(taken), f"The {label} time was {which(taken)} hours. {says_hours}", reported)
    return Cell("hours", value, says_hours, reported)


def _contractor_cell(entries: tuple[Entry, ...]) -> Cell:
    """How many days contractors took to tell the authority, on average."""
    taken = [(entry, days) for entry in entries if (days := entry.number("processor.days_taken")) is not None]
    if not taken:
        return Cell("days", None, "No time that a contractor took is recorded.", ())
    value = round(float(mean(days for _, days in taken)), 1)
    says = f"Contractors took {value:g} days on average to tell the council, over {counted(len(taken), 'breach', 'breaches')}."
    return Cell("days", int(value) if value.is_integer() else value, says, tuple(entry for entry, _ in taken))


def _ico_cell(clause: Clause, entries: tuple[Entry, ...]) -> Cell:
    closed = tuple(entry for entry in entries if entry.text("commissioner.outcome"))
    if clause.has("fine"):
        fined = tuple(entry for entry in closed if says(entry.text("commissioner.outcome"), "fine*", "penalt*"))
        return Cell("fines", len(fined), f"The register records {counted(len(fined), 'fine')}.", fined)
    value = counts.tally(closed, name="commissioner.outcome")
    return Cell("outcomes", value, f"What the Commissioner did: {spread_out(value)}.", closed)


def _share_cell(desk: Desk, clause: Clause, picked: counts.Chosen) -> Cell:
    """A proportion: of those reported where time is asked about, else of all breaches of the period."""
    timed = picked.filters & {"late", "on-time"}
    base = Clause(clause.text, frozenset({"reported"}) if timed else frozenset())
    whole = counts.chosen(
        counts.breaches(desk.kept), clause=base, asked=desk.asked, tools=desk.tools, period=desk.period
    ).entries
    share = round(100 * len(picked.entries) / len(whole)) if whole else None
    value: dict[str, Value] = {"number": len(picked.entries), "of": len(whole), "per_cent": share}
    words = " ".join(picked.words) or "breaches"
    says = f"{len(picked.entries)} of {len(whole)} ({share} per cent) {words}."
    return Cell(words, value, says, picked.entries)
