"""What the register of data breaches can state: figures, yes or no, lists and documents."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from answerable.casefile import Held, Outcome
from answerable.registers import breach_counts as counts
from answerable.registers.breach_accounts import meant, no_field, summary, the_one, told, unexplained, unexpressed
from answerable.registers.breach_desk import desk_for, spread_out, time_of
from answerable.registers.breach_figures import SUBTRACTION, count, largest_cell
from answerable.registers.breach_filters import CAUSES
from answerable.registers.breach_papers import papers, reports
from answerable.registers.breach_reach import within_reach
from answerable.registers.breach_terms import KINDS, TYPES_RECORDED
from answerable.registers.breach_yes_no import (
    any_such,
    claims,
    ico_actions,
    investigation_state,
    keeps,
    late_reasons,
    sanctions,
)
from answerable.registers.facts import Asked, Books, Clause, Fact, Kind, Stated
from answerable.registers.periods import UNITS
from answerable.registers.phrases import listed, says
from answerable.registers.values import Entry


def figures(asked: Asked, books: Books, on: date) -> Stated:
    """Every figure wanted; where nothing narrowed the count, the words that might have are told to the officer."""
    if says(asked.core or asked.focus, "respectively") and len(asked.concepts & CAUSES) > 1:
        found = (asked.concepts - CAUSES) | {"cause", "cause-alternatives"}
        clause = Clause(asked.core or asked.focus, found)
        return spread(replace(asked, concepts=found, clauses=(clause,)), books, on)
    stated, desk = count(asked, books, on), desk_for(asked, books, on)
    if counts.references(asked):
        return stated
    whole = [e.id for e in counts.breaches(desk.kept) if not desk.period or desk.period.holds(e.day("aware_at"))]
    if list(stated.entries) != whole or stated.value is None:
        return stated
    if (isinstance(stated.value, int) or not asked.by) and (strange := unexpressed(asked)):
        return no_field(desk, strange)  # a condition that no field answers to is never dropped in silence
    if meant(desk).words or not (odd := unexplained(asked)):
        return stated
    note = f"Nothing was narrowed by: {listed([f'“{word}”' for word in odd])}."
    return replace(stated, cautions=(*stated.cautions, note), left=odd)


def spread(asked: Asked, books: Books, on: date) -> Stated:
    """Causes or types with their numbers; a breakdown, so a count."""
    by = "cause" if asked.has("cause", "cause-alternatives") else "type"
    units = tuple(unit for unit in asked.by if unit in UNITS)
    return replace(count(replace(asked, by=(by, *units)), books, on), kind=Kind.COUNT)


def departments(asked: Asked, books: Books, on: date) -> Stated:
    """Which services had a breach, with how many."""
    desk = desk_for(asked, books, on)
    picked = meant(desk).entries
    value = counts.tally(picked, name="service")
    return told(desk, picked, f"Services {time_of(desk)}with a breach: {spread_out(value)}.", value)


def data_kinds(asked: Asked, books: Books, on: date) -> Stated:
    """Which kinds of data were involved."""
    desk = desk_for(asked, books, on)
    picked = meant(desk).entries
    kinds = sorted({kind for entry in picked for kind in entry.names("data.types")})
    return told(desk, picked, f"Kinds of data involved: {listed(kinds) or 'none'}.", tuple(kinds))


def discovered(asked: Asked, books: Books, on: date) -> Stated:
    """Who noticed the breaches, with how many each."""
    desk = desk_for(asked, books, on)
    picked = meant(desk).entries
    value = counts.tally(picked, name="discovered_by")
    return told(desk, picked, f"Who noticed: {spread_out(value)}.", value)


def others(asked: Asked, books: Books, on: date) -> Stated:
    """Which bodies besides the Commissioner were told of a breach, by breach; attacks that are not public left out."""
    desk = desk_for(asked, books, on)
    without = replace(asked, concepts=asked.concepts - {"police-told", "told-people", "reported"})
    picked = meant(
        desk_for(replace(without, clauses=(Clause(asked.core or asked.focus, without.concepts),)), books, on)
    ).entries
    entries = tuple(entry for entry in picked if entry.names("others_told") and not counts.quiet(entry))
    lines = tuple(f"{entry.id}: {listed(entry.names('others_told'))}" for entry in entries)
    text = f"{'Yes. ' if lines else 'No. '}Told besides the Commissioner: {'; '.join(lines) or 'nobody'}."
    return told(desk, entries, text, "yes" if lines else "no")


def headings(asked: Asked, books: Books, on: date) -> Stated:
    """The headings under which incidents are recorded, whether or not one was ever recorded under them."""
    kept = books.kept("breaches")
    first = kept.entries[:1]
    named = (*KINDS, *TYPES_RECORDED)
    text = f"Incidents are recorded as {listed(KINDS, joint='or')}, and under these types: {listed(TYPES_RECORDED)}."
    return Stated(text, named, (), tuple(kept.basis(entry, "headings") for entry in first))


def times(asked: Asked, books: Books, on: date) -> Stated:
    """How long reports to the Commissioner took; a figure, so a count."""
    stated = count(asked, books, on)
    if asked.kind is not Kind.YES_NO or stated.outcome is Outcome.OPEN:
        return replace(stated, kind=Kind.COUNT)
    return replace(stated, value="yes" if stated.entries else "no")


def actions(asked: Asked, books: Books, on: date) -> Stated:
    """What was done, and what was learnt, for each breach meant; what describes defences stays back."""
    desk = desk_for(asked, books, on)
    picked = meant(desk)
    entries = the_one(desk, picked.entries) or picked.entries
    lines = tuple(f"{entry.id}: {done}" for entry in entries if not counts.quiet(entry) and (done := _done(entry)))
    held_back = [entry.id for entry in entries if entry.withholds("actions")]
    note = (f"The actions of {listed(held_back)} are withheld: s.31(1)(a) to be considered.",) if held_back else ()
    return told(desk, entries, f"Recorded: {'; '.join(lines) or 'no action'}.", lines, note)


def _done(entry: Entry) -> str:
    """Containment, actions and lessons of an entry, as far as they are not withheld."""
    later = [] if entry.withholds("actions") else [row.text("what") for row in entry.rows("actions")]
    lesson = entry.shown("lessons")
    return "; ".join(
        part for part in (entry.shown("containment.action"), *later, f"lesson: {lesson}" if lesson else "") if part
    )


def deciders(asked: Asked, books: Books, on: date) -> Stated:
    """Who decides whether a breach is reported: the role, never a name."""
    desk = desk_for(asked, books, on)
    entries = tuple(entry for entry in counts.breaches(desk.kept) if entry.shown("commissioner.decided_by"))
    roles = tuple(sorted({entry.text("commissioner.decided_by") for entry in entries}))
    return told(desk, entries, f"Decided by: {listed(roles) or 'not recorded'}.", roles)


def largest(asked: Asked, books: Books, on: date) -> Stated:
    """The breach with the largest known number of people, and its account."""
    desk = desk_for(asked, books, on)
    cell = largest_cell(meant(desk).entries)
    return told(desk, cell.entries, " ".join([cell.says, *(summary(entry) for entry in cell.entries)]), cell.value)


def unreported(asked: Asked, books: Books, on: date) -> Stated:
    """The breaches that were not reported, with the reasons recorded (art. 33(5))."""
    desk = desk_for(asked, books, on)
    picked = meant(desk).entries
    lines = tuple(f"{entry.id}: {entry.shown('commissioner.reasons')}" for entry in picked)
    return told(desk, picked, f"Not reported: {'; '.join(lines) or 'none'}.", lines)


_WHO = re.compile(
    r"\W*(?:(?:and|also|then|please|say|state|tell me|i want to know|i would like to know)\W+)*(who|whose|whom)\b", re.I
)


def listing(asked: Asked, books: Books, on: date) -> Stated:
    """Each breach that is meant, with its published account or the particulars asked for."""
    desk = desk_for(asked, books, on)
    if who := _WHO.match(asked.core or asked.focus):
        return no_field(desk, (who[1],))  # the register names nobody
    if asked.has("one-of-staff"):
        return no_field(desk, ("the member of staff",))  # nor says what became of one of them
    picked = meant(desk)
    entries = the_one(desk, picked.entries) or picked.entries
    if not picked.words and entries == picked.entries and not asked.has(*_PARTICULARS) and (odd := unexplained(asked)):
        return no_field(desk, odd)
    shown = [entry for entry in entries if entry.text("publish.summary") != "no"]
    lines = tuple(_particulars(entry, asked) for entry in shown)
    return told(desk, entries, " ".join(lines) or "The register has no such breach.", lines)


_PARTICULARS = (
    "dates-wanted",
    "department",
    "data-kinds",
    "summary-wanted",
    "late",
    "people-affected",
    "count-people",
    "reported",
    "told-people",
    "type-of-breach",
)


def _particulars(entry: Entry, asked: Asked) -> str:
    """What is asked for of one entry: dates, service, kinds of data, delay, else its account."""
    notified = entry.day("commissioner.notified_at")
    parts = [
        f"happened {entry.shown('occurred.first')}, aware {entry.day('aware_at')}, Commissioner told {notified or 'not'}"
        if asked.has("dates-wanted")
        else "",
        entry.shown("service") if asked.has("department") else "",
        f"data: {listed(entry.names('data.types'))}" if asked.has("data-kinds") else "",
        f"delay: {entry.shown('commissioner.delay_reasons') or 'none'}" if asked.has("late") else "",
        f"people affected: {_people(entry)}" if asked.has("people-affected", "count-people") else "",
        f"cause: {counts.masked(entry, name='cause')}" if asked.has("cause") else "",
        f"type: {counts.masked(entry, name='type')}" if asked.has("type-of-breach", "type-of") else "",
    ]
    if asked.has("reported") and not asked.has("dates-wanted"):
        parts.append(f"Commissioner told: {'yes' if notified else 'no'}")
    if asked.has("told-people"):
        parts.append(f"people told: {'yes' if entry.text('told_people.decision') == 'told' else 'no'}")
    said = "; ".join(part for part in parts if part)
    if not said:
        return summary(entry)
    account = summary(entry).removeprefix(f"{entry.id}").lstrip(":. ") if asked.has("summary-wanted") else ""
    return f"{entry.id}: {said}.{' ' + account if account else ''}"


def _people(entry: Entry) -> str:
    """How many people a breach affected, or that nobody knows."""
    number = entry.number("people_affected.number")
    about = "about " if entry.text("people_affected.number_is") == "estimate" else ""
    return "not known" if number is None else f"{about}{int(number):,}"


def not_in_it(asked: Asked, books: Books, on: date) -> Stated:
    """That the register holds no correspondence or minutes: these must be looked for with who keeps the case."""
    text = "The register of data breaches holds no correspondence, minutes or other papers; they are looked for in the file of the case."
    return Stated(text, None, outcome=Outcome.OPEN, held=Held.UNSTATED, ask=books.asks("breaches"))


def extract(asked: Asked, books: Books, on: date) -> Stated:
    """The register itself, as far as it is published: an extract with reference, day, service, type and account."""
    desk = desk_for(asked, books, on)
    entries = meant(desk).entries
    rows = tuple(
        f"{entry.id}, {entry.day('aware_at')}, {entry.shown('service')}, {counts.masked(entry, name='type')}"
        for entry in entries
    )
    text = f"An extract of the register {time_of(desk)}can be given: {'; '.join(rows) or 'no entry'}."
    notes = tuple(
        f"{entry.id}: {listed(entry.names('publish.withheld_fields'))} withheld ({entry.text('publish.reason')})."
        for entry in entries
        if entry.names("publish.withheld_fields")
    )
    return told(desk, entries, text, rows, (SUBTRACTION, *notes))


_FACTS = (
    Fact("claims", ("Did a breach lead to a claim?",), lambda a: a.has("claim"), claims, (Kind.YES_NO,)),
    Fact(
        "headings",
        ("Under which headings are incidents recorded?",),
        lambda a: a.has("headings"),
        headings,
        (Kind.LIST, Kind.YES_NO),
    ),
    Fact(
        "others", ("Which other bodies were told?",), lambda a: a.has("others-told"), others, (Kind.LIST, Kind.YES_NO)
    ),
    Fact(
        "papers",
        ("The papers of the investigation so far, please.",),
        lambda a: a.has("investigation-papers"),
        papers,
    ),
    Fact(
        "count",
        ("How many personal data breaches were recorded in 2025?", "Breaches by month, please."),
        lambda a: True,
        figures,
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
        "sanctions",
        ("Was anybody dismissed over a breach?",),
        lambda a: a.has("staff-outcome", "dismissed"),
        sanctions,
        (Kind.LIST, Kind.YES_NO),
    ),
    Fact(
        "deciders",
        ("Who decides whether a breach is reported?",),
        lambda a: a.has("who-decides"),
        deciders,
        (Kind.LIST,),
    ),
    Fact(
        "largest",
        ("Which breach affected most people?",),
        lambda a: a.has("largest") and a.has("people-affected", "count-people"),
        largest,
        (Kind.LIST,),
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
    Fact(
        "investigation-state",
        ("Is the investigation into a breach finished?",),
        lambda a: True,
        investigation_state,
        (Kind.YES_NO,),
    ),
    Fact("any", ("Has there been a breach that involved WhatsApp?",), lambda a: True, any_such, (Kind.YES_NO,)),
    Fact(
        "reports",
        ("A copy of the investigation reports, please.",),
        lambda a: a.has("breach-detail"),
        reports,
        (Kind.DOCUMENT,),
    ),
    Fact(
        "not-in-it",
        ("The correspondence with the Commissioner about a breach, please.",),
        lambda a: a.has("papers-wanted") and not a.has("breach-record"),
        not_in_it,
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
    Fact(
        "actions",
        ("What was done so that it does not happen again?",),
        lambda a: a.has("action-taken"),
        actions,
        (Kind.LIST,),
    ),
    Fact(
        "departments",
        ("Which departments had a breach?",),
        lambda a: a.has("department") and not a.has("dates-wanted", "data-kinds"),
        departments,
        (Kind.LIST,),
    ),
    Fact(
        "spread-types", ("What types of breach were these?",), lambda a: a.has("type-of-breach"), spread, (Kind.LIST,)
    ),
    Fact(
        "data-kinds",
        ("What kinds of data were lost?",),
        lambda a: a.has("data-kinds") and not a.has("dates-wanted"),
        data_kinds,
        (Kind.LIST,),
    ),
    Fact(
        "spread",
        ("What were the causes?", "What types of breach were these?"),
        lambda a: a.has("cause", "type-of", "cause-alternatives") and not a.has("dates-wanted"),
        spread,
        (Kind.LIST,),
    ),
    Fact(
        "listing", ("List the breaches of 2026 with a short account of each.",), lambda a: True, listing, (Kind.LIST,)
    ),
)
FACTS = tuple(replace(fact, state=within_reach(fact.state)) for fact in _FACTS)
