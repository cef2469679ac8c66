"""What the register of data breaches can state: counts first, then yes or no, lists and documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from answerable.casefile import Basis, Ground, Held, Outcome
from answerable.registers import breach_counts as counts
from answerable.registers.facts import Asked, Books, Clause, Fact, Kind, Period, Stated
from answerable.registers.periods import UNITS, Part, long_day, parts, spoken
from answerable.registers.phrases import counted, listed
from answerable.registers.positions import ground
from answerable.registers.values import Entry, Kept, Value

DIMENSIONS = {
    "department": ("service", "by service"),
    "type": ("type", "by type"),
    "cause": ("cause", "by cause"),
    "channel": ("channel", "by channel"),
}
NOT_COUNTED = "Near misses, duplicates and reports found not to be breaches are not counted."
SUBTRACTION = (
    "Subtraction: beside the total this figure gives the number of cyber incidents; look at what is said "
    "under the position on attacks in this and in earlier answers (s.31(3))."
)


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


def _desk(asked: Asked, books: Books, on: date) -> Desk:
    kept = books.kept("breaches")
    tools = (
        {tool.id: tool.text("name") for tool in books.kept("tools").entries} if books.keeps("tools") else {}
    )
    return Desk(asked, books, kept, tools, min(on, kept.as_at or on))


def _because(desk: Desk, entries: Iterable[Entry], words: str = "") -> tuple[Basis, ...]:
    return tuple(desk.kept.basis(entry, words or entry.text("title")) for entry in entries)


def _time(desk: Desk) -> str:
    """The period in words, and how far the register goes."""
    said = spoken(desk.period)
    return f"{said} " if said else ""


def _limits(desk: Desk) -> tuple[str, ...]:
    """What the register cannot see: before its first entry, and after the day it was last made up."""
    period = desk.period
    notes = [f"The register is as at {long_day(desk.until)}."]
    if period is None or period.first is None or period.first < desk.first:
        notes.append(f"Its first entry is of {long_day(desk.first)}; what happened before then is not in it.")
    return tuple(notes)


def count(asked: Asked, books: Books, on: date) -> Stated:
    """Every figure that the question wants, each with its entries."""
    desk = _desk(asked, books, on)
    cells = [cell for clause in asked.clauses for cell in _cells(desk, clause)]
    cells = list({cell.label: cell for cell in cells}.values())
    entries = {entry.id: entry for cell in cells for entry in cell.entries}
    value: Value = cells[0].value if len(cells) == 1 else {cell.label: cell.value for cell in cells}
    grounds = tuple(given for cell in cells for given in cell.grounds)
    says = [cell.says for cell in cells]
    return Stated(
        " ".join([*says, *_limits(desk), NOT_COUNTED]),
        value,
        tuple(entries),
        _because(desk, entries.values()),
        Outcome.PART_RELEASED if grounds else Outcome.RELEASED,
        grounds=grounds,
        cautions=tuple(dict.fromkeys(note for cell in cells for note in cell.cautions)),
    )


def _cells(desk: Desk, clause: Clause) -> list[Cell]:
    """The figures that one clause wants."""
    if clause.has("near-miss"):
        return [
            _entries_cell(
                desk, desk.pick(clause, kind="near miss"), "near misses", "near miss", "near misses"
            )
        ]
    picked = desk.pick(clause)
    if clause.has("claim") or (clause.has("claim-money") and desk.asked.has("claim")):
        return _claim_cells(clause, picked.entries)
    if clause.has("staff-outcome", "dismissed"):
        return [_staff_cell(desk, clause, picked.entries)]
    if clause.has("average-time"):
        return [_hours_cell(picked.entries)]
    if clause.has("ico-outcome") and not clause.has("reported", "late"):
        return [_ico_cell(picked.entries)]
    if clause.has("largest"):
        return [_largest_cell(picked.entries)]
    if clause.has("count-people") or (clause.has("people-affected") and not clause.has("count-cases")):
        return [
            _told_cell(picked.entries) if clause.has("told-people") else _people_cell(desk, picked.entries)
        ]
    if clause.has("share"):
        return [_share_cell(desk, clause, picked)]
    return [_entries_cell(desk, picked, _label(picked), "personal data breach", "personal data breaches")]


def _label(picked: counts.Chosen) -> str:
    return ", ".join(picked.words) or "breaches"


def _entries_cell(desk: Desk, picked: counts.Chosen, label: str, one: str, many: str) -> Cell:
    """How many entries, whole or in the parts that are asked for."""
    units = [unit for unit in desk.asked.by if unit in UNITS]
    dimensions = [DIMENSIONS[name] for name in desk.asked.by if name in DIMENSIONS]
    words = " ".join(picked.words)
    head = f"{_time(desk)}the register has {counted(len(picked.entries), one, many)}{' ' + words if words else ''}"
    head = head[0].upper() + head[1:]
    cautions = [SUBTRACTION] if "non-cyber" in picked.filters else []
    value: Value = len(picked.entries)
    tail = ""
    if dimensions:
        name, said = dimensions[0]
        value = counts.tally(picked.entries, name=name)
        tail = f", {said}: {_spread(value)}"
        cautions += [SUBTRACTION] if name in ("type", "cause") else []
        if units:
            cautions.append(
                f"{said[0].upper()}{said[1:]} within each {units[0]} is left out: cells below five (s.40(2))."
            )
    elif units:
        value = counts.by_part(picked.entries, parts=desk.parts(units[0]))
        tail = f", by {units[0]}: {_spread(value)}"
    return Cell(label, value, f"{head}{tail}.", picked.entries, cautions=tuple(cautions))


def _spread(value: dict[str, Value]) -> str:
    return ", ".join(f"{label} {number}" for label, number in value.items()) or "none"


def _people_cell(desk: Desk, entries: tuple[Entry, ...]) -> Cell:
    value = counts.people(entries)
    unknown = value["not_known_for"]
    missing = listed([str(name) for name in unknown]) if isinstance(unknown, tuple) else ""
    said = f"{_time(desk)}{value['known_total']:,} people are known to have been affected in {counted(len(entries), 'breach', 'breaches')}"
    said = said[0].upper() + said[1:]
    most = (
        f"; together at most {value['at_most']:,}"
        if value["at_most"] is not None
        else "; no upper bound is known"
    )
    tail = f"; for {missing} the number is not known" if missing else ""
    units = [unit for unit in desk.asked.by if unit in UNITS]
    if units:
        value["known_by_" + units[0].replace(" ", "_")] = {
            part.label: counts.people(entry for entry in entries if part.holds(entry.day("aware_at")))[
                "known_total"
            ]
            for part in desk.parts(units[0])
        }
    return Cell("people affected", value, f"{said}{tail}{most}.", entries)


def _largest_cell(entries: tuple[Entry, ...]) -> Cell:
    known = [
        (number, entry) for entry in entries if (number := entry.number("people_affected.number")) is not None
    ]
    number, entry = max(known, key=lambda pair: pair[0], default=(0, None))
    if entry is None:
        return Cell("largest", None, "No breach of that kind has a known number.", ())
    return Cell(
        "largest", int(number), f"The largest known number is {int(number):,} people ({entry.id}).", (entry,)
    )


def _told_cell(entries: tuple[Entry, ...]) -> Cell:
    told = sum(int(entry.number("told_people.number") or 0) for entry in entries)
    return Cell(
        "people told", told, f"{told:,} people were told of a breach, in {len(entries)} cases.", entries
    )


def _claim_cells(clause: Clause, entries: tuple[Entry, ...]) -> list[Cell]:
    """Claims made, settled, refused, and the sum paid; each where it is asked for."""
    wanted = [
        (part, label)
        for concept, part, label in (
            ("claim-settled", "settled", "claims settled"),
            ("claim-refused", "refused", "claims refused"),
            ("claim-money", "paid_gbp", "pounds paid"),
        )
        if clause.has(concept)
    ]
    if not wanted or (clause.has("claim-money") and clause.has("how-many")):
        wanted.insert(0, ("made", "claims made"))
    with_claims = tuple(entry for entry in entries if entry.at("claim") is not None)
    return [
        Cell(
            label,
            total := counts.claims(entries, part=part),
            f"{label.capitalize()}: {total:,}.",
            with_claims,
        )
        for part, label in wanted
    ]


def _staff_cell(desk: Desk, clause: Clause, entries: tuple[Entry, ...]) -> Cell:
    """Sanctions on staff; a number below five is not printed where the authority's position says so."""
    wanted = ("dismissal",) if clause.has("dismissed") and not clause.has("disciplined") else counts.SANCTIONS
    found = tuple(entry for entry in entries if entry.text("staff.outcome") in wanted)
    label = "dismissals" if wanted == ("dismissal",) else "disciplinary sanctions"
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


def _hours_cell(entries: tuple[Entry, ...]) -> Cell:
    from statistics import mean, median

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
    says = f"From awareness to the report to the Commissioner {value['mean']} hours on average (median {value['median']}, longest {value['longest']}), over {len(taken)} reports."
    return Cell("hours", value, says, reported)


def _ico_cell(entries: tuple[Entry, ...]) -> Cell:
    closed = tuple(entry for entry in entries if entry.text("commissioner.outcome"))
    value = counts.tally(closed, name="commissioner.outcome")
    return Cell("outcomes", value, f"What the Commissioner did: {_spread(value)}.", closed)


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


# Yes and no


def keeps(asked: Asked, books: Books, on: date) -> Stated:
    """That the register is kept, what is in it for the breaches meant, and how investigations are recorded."""
    desk = _desk(asked, books, on)
    picked = _all_clauses(desk)
    words = " ".join(picked.words)
    says = [
        f"Yes: {books.name} holds a register of all personal data breaches.",
        f"It has {counted(len(picked.entries), 'breach', 'breaches')} {_time(desk)}{words}".strip() + ".",
        *(_summary(entry) for entry in picked.entries if words),
        *_chain(picked.entries if words else ()),
    ]
    return _yes(desk, picked.entries, " ".join(says), "yes")


def _chain(entries: Iterable[Entry]) -> list[str]:
    """How what was found is recorded: the chain of evidence and the report, never “notes”."""
    reports = [entry.shown("investigation.report") for entry in entries]
    says = [
        "What an investigation finds is kept as a chain of evidence, from which an investigation report is made; "
        "both are kept for the time that the retention schedule sets."
    ]
    if any(reports):
        says.append(f"Reports held: {listed([report for report in reports if report])}.")
    return says


def _all_clauses(desk: Desk) -> counts.Chosen:
    return desk.pick(Clause(desk.asked.focus, desk.asked.concepts))


def _yes(
    desk: Desk, entries: tuple[Entry, ...], text: str, value: Value, cautions: tuple[str, ...] = ()
) -> Stated:
    return Stated(
        " ".join([text, *_limits(desk)]),
        value,
        tuple(entry.id for entry in entries),
        _because(desk, entries),
        cautions=cautions,
    )


def late_reasons(asked: Asked, books: Books, on: date) -> Stated:
    """Whether notices were late, which, and the reasons recorded."""
    desk = _desk(asked, books, on)
    picked = desk.pick(Clause(asked.focus, asked.concepts | {"late"})).entries
    reasons = [f"{entry.id}: {entry.shown('commissioner.delay_reasons')}." for entry in picked]
    said = (
        f"Yes, {counted(len(picked), 'notice was', 'notices were')} given after the 72nd hour."
        if picked
        else "No."
    )
    return _yes(desk, picked, " ".join([said, *reasons]), "yes" if picked else "no")


def ico_actions(asked: Asked, books: Books, on: date) -> Stated:
    """What the Commissioner did about the breaches that were reported."""
    desk = _desk(asked, books, on)
    picked = tuple(entry for entry in _all_clauses(desk).entries if entry.text("commissioner.outcome"))
    quiet = ("no further action", "advice given, no further action")
    acted = tuple(entry for entry in picked if entry.text("commissioner.outcome") not in quiet)
    lines = [f"{entry.id}: {entry.shown('commissioner.outcome')}." for entry in acted]
    said = "Yes." if acted else "No."
    fines = " The register records no fine." if asked.has("fine") else ""
    text = f"{said} {' '.join(lines)} The other {len(picked) - len(acted)} were closed without action or with advice.{fines}"
    return _yes(desk, acted, text, "yes" if acted else "no")


def any_such(asked: Asked, books: Books, on: date) -> Stated:
    """Whether there is a breach of the kind asked about, with its short account."""
    desk = _desk(asked, books, on)
    picked = _all_clauses(desk)
    told = _the_one(desk, picked.entries)
    entries = told or picked.entries
    if not entries:
        return _yes(desk, (), "No: the register has no such breach.", "no")
    words = " ".join(picked.words)
    said = f"Yes: the register has {counted(len(entries), 'breach', 'breaches')} {words}".strip() + "."
    extra = [line for entry in entries for line in _account(entry, asked)]
    return _yes(desk, entries, " ".join([said, *extra]), "yes")


def _the_one(desk: Desk, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The single entry that the question describes by its story, where one stands out."""
    from answerable.registers.phrases import stems

    words = stems(desk.asked.focus) - stems("data breach personal breaches people report")
    scores = sorted(
        (
            (len(words & stems(f"{entry.text('title')} {entry.text('summary')}")), entry.id)
            for entry in entries
        ),
        reverse=True,
    )
    if scores and scores[0][0] >= 2 and (len(scores) == 1 or scores[0][0] > scores[1][0]):
        return tuple(entry for entry in entries if entry.id == scores[0][1])
    return ()


def _account(entry: Entry, asked: Asked) -> list[str]:
    """The parts of an entry that the question asks for, none of them withheld."""
    lines = [_summary(entry)]
    if asked.has("told-people"):
        lines.append(
            f"People concerned: {entry.shown('told_people.decision')}, {entry.shown('told_people.basis')}."
        )
    if asked.has("reported"):
        lines.append(f"Commissioner: {entry.shown('commissioner.decision')}.")
    if asked.has("action-taken") and not entry.withholds("actions"):
        done = [row.text("what") for row in entry.rows("actions")]
        held = entry.shown("containment.action")
        lines.append(f"Action: {listed([item for item in (held, *done) if item]) or 'none recorded'}.")
    return lines


def _summary(entry: Entry) -> str:
    """Its published account: the summary, the title alone where it is published in part, or nothing."""
    wanted = {"yes": "summary", "in part": "title"}.get(entry.text("publish.summary") or "yes", "")
    words = entry.shown(wanted).rstrip(".") if wanted else ""
    return f"{entry.id}: {words}." if words else f"{entry.id}."


# Lists and documents


def spread(asked: Asked, books: Books, on: date) -> Stated:
    """Causes or types with their numbers; a breakdown, so a count."""
    from dataclasses import replace

    by = "cause" if asked.has("cause") else "type"
    units = tuple(unit for unit in asked.by if unit in UNITS)
    return replace(count(replace(asked, by=(by, *units)), books, on), kind=Kind.COUNT)


def departments(asked: Asked, books: Books, on: date) -> Stated:
    """Which services had a breach, with how many."""
    desk = _desk(asked, books, on)
    picked = _all_clauses(desk).entries
    value = counts.tally(picked, name="service")
    return _yes(desk, picked, f"Services {_time(desk)}with a breach: {_spread(value)}.", tuple(value))


def data_kinds(asked: Asked, books: Books, on: date) -> Stated:
    """Which kinds of data were involved."""
    desk = _desk(asked, books, on)
    picked = _all_clauses(desk).entries
    kinds = sorted({kind for entry in picked for kind in entry.names("data.types")})
    return _yes(desk, picked, f"Kinds of data involved: {listed(kinds) or 'none'}.", tuple(kinds))


def actions(asked: Asked, books: Books, on: date) -> Stated:
    """What was done, and what was learnt, for each breach meant; what describes defences stays back."""
    desk = _desk(asked, books, on)
    picked = _all_clauses(desk)
    entries = _the_one(desk, picked.entries) or picked.entries
    lines = []
    for entry in entries:
        done = [] if entry.withholds("actions") else [row.text("what") for row in entry.rows("actions")]
        if done:
            lines.append(f"{entry.id}: {listed(done)}")
    held_back = [entry.id for entry in entries if entry.withholds("actions")]
    note = (
        (f"The actions of {listed(held_back)} are withheld: s.31(1)(a) to be considered.",)
        if held_back
        else ()
    )
    text = "; ".join(lines) or "no action is recorded"
    return _yes(desk, entries, f"Actions recorded: {text}.", tuple(lines), note)


def unreported(asked: Asked, books: Books, on: date) -> Stated:
    """The breaches that were not reported, with the reasons recorded (art. 33(5))."""
    desk = _desk(asked, books, on)
    picked = _all_clauses(desk).entries
    lines = tuple(f"{entry.id}: {entry.shown('commissioner.reasons')}" for entry in picked)
    return _yes(desk, picked, f"Not reported: {'; '.join(lines) or 'none'}.", lines)


def listing(asked: Asked, books: Books, on: date) -> Stated:
    """Each breach that is meant, with its published account."""
    desk = _desk(asked, books, on)
    entries = _all_clauses(desk).entries
    lines = tuple(_summary(entry) for entry in entries if entry.text("publish.summary") != "no")
    return _yes(desk, entries, " ".join(lines) or "The register has no such breach.", lines)


def reports(asked: Asked, books: Books, on: date) -> Stated:
    """The investigation reports that are held; a person reads them before they go."""
    desk = _desk(asked, books, on)
    picked = _all_clauses(desk)
    held = {entry.id: entry.shown("investigation.report") for entry in picked.entries}
    named = [report for report in held.values() if report]
    text = " ".join([f"Reports held: {listed(named) or 'none'}.", *_chain(())])
    return Stated(
        text,
        tuple(named),
        tuple(entry for entry, report in held.items() if report),
        _because(desk, [entry for entry in picked.entries if held[entry.id]]),
        Outcome.OPEN if named else Outcome.NOT_HELD,
        Held.YES if named else Held.NO,
        ask=books.asks("breaches") if named else "",
        cautions=("Read each report before it goes: s.40(2), s.31(1)(a).",) if named else (),
    )


def extract(asked: Asked, books: Books, on: date) -> Stated:
    """The register itself, as far as it is published: an extract with reference, day, service, type and account."""
    desk = _desk(asked, books, on)
    entries = _all_clauses(desk).entries
    rows = tuple(
        f"{entry.id}, {entry.day('aware_at')}, {entry.shown('service')}, {entry.shown('type')}"
        for entry in entries
    )
    text = f"An extract of the register {_time(desk)}can be given: {'; '.join(rows) or 'no entry'}."
    notes = tuple(
        f"{entry.id}: {listed(entry.names('publish.withheld_fields'))} withheld ({entry.text('publish.reason')})."
        for entry in entries
        if entry.names("publish.withheld_fields")
    )
    return _yes(desk, entries, text, rows, (SUBTRACTION, *notes))


FACTS = (
    Fact("count", ("How many personal data breaches were recorded in 2025?", "Breaches by month, please."), lambda a: True, count, (Kind.COUNT,)),
    Fact("late-reasons", ("Was any report to the Commissioner late, and why?",), lambda a: a.has("late"), late_reasons, (Kind.YES_NO,)),
    Fact("ico-actions", ("Has the Commissioner reprimanded the council?",), lambda a: a.has("ico-outcome"), ico_actions, (Kind.YES_NO, Kind.LIST)),
    Fact("keeps", ("Is there a register of data breaches?",), lambda a: a.has("breach-record"), keeps, (Kind.YES_NO,)),
    Fact("any", ("Has there been a breach that involved WhatsApp?",), lambda a: True, any_such, (Kind.YES_NO,)),
    Fact("reports", ("A copy of the investigation reports, please.",), lambda a: a.has("breach-detail"), reports, (Kind.DOCUMENT,)),
    Fact("extract", ("A copy of the breach log for 2025, please.",), lambda a: True, extract, (Kind.DOCUMENT,)),
    Fact("unreported", ("Which breaches were not reported, and why not?",), lambda a: a.has("not-reported"), unreported, (Kind.LIST,)),
    Fact("departments", ("Which departments had a breach?",), lambda a: a.has("department"), departments, (Kind.LIST,)),
    Fact("data-kinds", ("What kinds of data were lost?",), lambda a: a.has("data-kinds"), data_kinds, (Kind.LIST,)),
    Fact("spread", ("What were the causes?", "What types of breach were these?"), lambda a: a.has("cause", "type-of"), spread, (Kind.LIST,)),
    Fact("actions", ("What was done so that it does not happen again?",), lambda a: a.has("action-taken"), actions, (Kind.LIST,)),
    Fact("listing", ("List the breaches of 2026 with a short account of each.",), lambda a: True, listing, (Kind.LIST,)),
)  # fmt: skip
