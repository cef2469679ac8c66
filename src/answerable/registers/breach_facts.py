"""What the register of data breaches can state: figures, yes or no, lists and documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from answerable.casefile import Outcome
from answerable.registers import breach_counts as counts
from answerable.registers.breach_figures import SUBTRACTION, Desk, because, count, desk_for, limits, spread_out, time_of
from answerable.registers.facts import Asked, Books, Clause, Fact, Kind, Stated
from answerable.registers.periods import UNITS
from answerable.registers.phrases import counted, listed, stems
from answerable.registers.values import Entry, Value

# Yes and no


def keeps(asked: Asked, books: Books, on: date) -> Stated:
    """That the register is kept, what is in it for the breaches meant, and how investigations are recorded."""
    desk = desk_for(asked, books, on)
    picked = _all_clauses(desk)
    words = " ".join(picked.words)
    says = [
        f"Yes: {books.name} holds a register of all personal data breaches.",
        f"It has {counted(len(picked.entries), 'breach', 'breaches')} {time_of(desk)}{words}".strip() + ".",
        *(_summary(entry) for entry in picked.entries if words),
        *_chain(desk, picked.entries if words else ()),
    ]
    return _yes(desk, picked.entries, " ".join(says), "yes")


def _chain(desk: Desk, entries: Iterable[Entry]) -> list[str]:
    """How what was found is recorded, as the chain of evidence log says it, and which reports are held."""
    says = []
    if desk.books.keeps("custody"):
        rows = desk.books.kept("custody").beside.get("statements", ())
        says = [row.text("says") for row in rows if row.text("subject") == "report"]
    reports = [report for entry in entries if (report := entry.shown("investigation.report"))]
    return [*says, *([f"Reports held: {listed(reports)}."] if reports else [])]


def _all_clauses(desk: Desk) -> counts.Chosen:
    first = desk.asked.clauses[0]
    if desk.asked.kind is Kind.YES_NO and first.has("breach", "lost-device"):
        return desk.pick(first)
    return desk.pick(Clause(desk.asked.focus, desk.asked.concepts))


def _yes(desk: Desk, entries: tuple[Entry, ...], text: str, value: Value, cautions: tuple[str, ...] = ()) -> Stated:
    return Stated(
        " ".join([text, *limits(desk)]),
        value,
        tuple(entry.id for entry in entries),
        because(desk, entries),
        cautions=cautions,
    )


def late_reasons(asked: Asked, books: Books, on: date) -> Stated:
    """Whether notices were late, which, and the reasons recorded."""
    desk = desk_for(asked, books, on)
    picked = desk.pick(Clause(asked.focus, asked.concepts | {"late"})).entries
    reasons = [f"{entry.id}: {entry.shown('commissioner.delay_reasons')}." for entry in picked]
    said = f"Yes, {counted(len(picked), 'notice was', 'notices were')} given after the 72nd hour." if picked else "No."
    return _yes(desk, picked, " ".join([said, *reasons]), "yes" if picked else "no")


def ico_actions(asked: Asked, books: Books, on: date) -> Stated:
    """What the Commissioner did about the breaches that were reported."""
    desk = desk_for(asked, books, on)
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
    desk = desk_for(asked, books, on)
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
    words = stems(desk.asked.focus) - stems("data breach personal breaches people report")
    scores = sorted(
        ((len(words & stems(f"{entry.text('title')} {entry.text('summary')}")), entry.id) for entry in entries),
        reverse=True,
    )
    if scores and scores[0][0] >= 2 and (len(scores) == 1 or scores[0][0] > scores[1][0]):
        return tuple(entry for entry in entries if entry.id == scores[0][1])
    return ()


def _account(entry: Entry, asked: Asked) -> list[str]:
    """The parts of an entry that the question asks for, none of them withheld."""
    lines = [_summary(entry)]
    if asked.has("told-people"):
        lines.append(f"People concerned: {entry.shown('told_people.decision')}, {entry.shown('told_people.basis')}.")
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
    by = "cause" if asked.has("cause") else "type"
    units = tuple(unit for unit in asked.by if unit in UNITS)
    return replace(count(replace(asked, by=(by, *units)), books, on), kind=Kind.COUNT)


def departments(asked: Asked, books: Books, on: date) -> Stated:
    """Which services had a breach, with how many."""
    desk = desk_for(asked, books, on)
    picked = _all_clauses(desk).entries
    value = counts.tally(picked, name="service")
    return _yes(desk, picked, f"Services {time_of(desk)}with a breach: {spread_out(value)}.", tuple(value))


def data_kinds(asked: Asked, books: Books, on: date) -> Stated:
    """Which kinds of data were involved."""
    desk = desk_for(asked, books, on)
    picked = _all_clauses(desk).entries
    kinds = sorted({kind for entry in picked for kind in entry.names("data.types")})
    return _yes(desk, picked, f"Kinds of data involved: {listed(kinds) or 'none'}.", tuple(kinds))


def discovered(asked: Asked, books: Books, on: date) -> Stated:
    """Who noticed the breaches, with how many each."""
    desk = desk_for(asked, books, on)
    picked = _all_clauses(desk).entries
    value = counts.tally(picked, name="discovered_by")
    return _yes(desk, picked, f"Who noticed: {spread_out(value)}.", value)


def times(asked: Asked, books: Books, on: date) -> Stated:
    """How long reports to the Commissioner took; a figure, so a count."""
    return replace(count(asked, books, on), kind=Kind.COUNT)


def actions(asked: Asked, books: Books, on: date) -> Stated:
    """What was done, and what was learnt, for each breach meant; what describes defences stays back."""
    desk = desk_for(asked, books, on)
    picked = _all_clauses(desk)
    entries = _the_one(desk, picked.entries) or picked.entries
    lines = []
    for entry in entries:
        done = [] if entry.withholds("actions") else [row.text("what") for row in entry.rows("actions")]
        if done:
            lines.append(f"{entry.id}: {listed(done)}")
    held_back = [entry.id for entry in entries if entry.withholds("actions")]
    note = (f"The actions of {listed(held_back)} are withheld: s.31(1)(a) to be considered.",) if held_back else ()
    text = "; ".join(lines) or "no action is recorded"
    return _yes(desk, entries, f"Actions recorded: {text}.", tuple(lines), note)


def unreported(asked: Asked, books: Books, on: date) -> Stated:
    """The breaches that were not reported, with the reasons recorded (art. 33(5))."""
    desk = desk_for(asked, books, on)
    picked = _all_clauses(desk).entries
    lines = tuple(f"{entry.id}: {entry.shown('commissioner.reasons')}" for entry in picked)
    return _yes(desk, picked, f"Not reported: {'; '.join(lines) or 'none'}.", lines)


def listing(asked: Asked, books: Books, on: date) -> Stated:
    """Each breach that is meant, with its published account."""
    desk = desk_for(asked, books, on)
    entries = _all_clauses(desk).entries
    lines = tuple(_summary(entry) for entry in entries if entry.text("publish.summary") != "no")
    return _yes(desk, entries, " ".join(lines) or "The register has no such breach.", lines)


def reports(asked: Asked, books: Books, on: date) -> Stated:
    """What is recorded of each breach and which reports are held; a person reads a report before it goes."""
    desk = desk_for(asked, books, on)
    entries = _all_clauses(desk).entries
    named = tuple(report for entry in entries if (report := entry.shown("investigation.report")))
    kept_too = (
        [f"Yes: {books.name} holds a register of all personal data breaches."] if asked.has("breach-record") else []
    )
    accounts = [_summary(entry) for entry in entries]
    stated = _yes(desk, entries, " ".join([*kept_too, *accounts, *_chain(desk, entries)]), named)
    if not named or not asked.has("report-wanted"):
        return stated
    note = ("Read each report before it goes: s.40(2), s.31(1)(a).",)
    return replace(stated, outcome=Outcome.OPEN, ask=books.asks("breaches"), cautions=note)


def extract(asked: Asked, books: Books, on: date) -> Stated:
    """The register itself, as far as it is published: an extract with reference, day, service, type and account."""
    desk = desk_for(asked, books, on)
    entries = _all_clauses(desk).entries
    rows = tuple(
        f"{entry.id}, {entry.day('aware_at')}, {entry.shown('service')}, {entry.shown('type')}" for entry in entries
    )
    text = f"An extract of the register {time_of(desk)}can be given: {'; '.join(rows) or 'no entry'}."
    notes = tuple(
        f"{entry.id}: {listed(entry.names('publish.withheld_fields'))} withheld ({entry.text('publish.reason')})."
        for entry in entries
        if entry.names("publish.withheld_fields")
    )
    return _yes(desk, entries, text, rows, (SUBTRACTION, *notes))


FACTS = (
    Fact(
        "count",
        ("How many personal data breaches were recorded in 2025?", "Breaches by month, please."),
        lambda a: True,
        count,
        (Kind.COUNT,),
    ),
    Fact(
        "discovered",
        ("How were the breaches discovered?",),
        lambda a: a.has("discovered-how"),
        discovered,
        (Kind.LIST, Kind.YES_NO),
    ),
    Fact(
        "times", ("How quickly were they reported?",), lambda a: a.has("average-time"), times, (Kind.LIST, Kind.YES_NO)
    ),
    Fact(
        "late-reasons",
        ("Was any report to the Commissioner late, and why?",),
        lambda a: a.has("late"),
        late_reasons,
        (Kind.YES_NO,),
    ),
    Fact(
        "ico-actions",
        ("Has the Commissioner reprimanded the council?",),
        lambda a: a.has("ico-outcome"),
        ico_actions,
        (Kind.YES_NO, Kind.LIST),
    ),
    Fact("keeps", ("Is there a register of data breaches?",), lambda a: a.has("breach-record"), keeps, (Kind.YES_NO,)),
    Fact("any", ("Has there been a breach that involved WhatsApp?",), lambda a: True, any_such, (Kind.YES_NO,)),
    Fact(
        "reports",
        ("A copy of the investigation reports, please.",),
        lambda a: a.has("breach-detail"),
        reports,
        (Kind.DOCUMENT,),
    ),
    Fact("extract", ("A copy of the breach log for 2025, please.",), lambda a: True, extract, (Kind.DOCUMENT,)),
    Fact(
        "unreported",
        ("Which breaches were not reported, and why not?",),
        lambda a: a.has("not-reported"),
        unreported,
        (Kind.LIST,),
    ),
    Fact("departments", ("Which departments had a breach?",), lambda a: a.has("department"), departments, (Kind.LIST,)),
    Fact(
        "spread-types", ("What types of breach were these?",), lambda a: a.has("type-of-breach"), spread, (Kind.LIST,)
    ),
    Fact("data-kinds", ("What kinds of data were lost?",), lambda a: a.has("data-kinds"), data_kinds, (Kind.LIST,)),
    Fact(
        "spread",
        ("What were the causes?", "What types of breach were these?"),
        lambda a: a.has("cause", "type-of"),
        spread,
        (Kind.LIST,),
    ),
    Fact(
        "actions",
        ("What was done so that it does not happen again?",),
        lambda a: a.has("action-taken"),
        actions,
        (Kind.LIST,),
    ),
    Fact(
        "listing", ("List the breaches of 2026 with a short account of each.",), lambda a: True, listing, (Kind.LIST,)
    ),
)
