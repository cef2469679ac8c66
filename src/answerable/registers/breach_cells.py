"""Figures that are no count of breaches: claims and what they cost, sanctions, hours, the Commissioner's outcomes, shares."""

from __future__ import annotations

from dataclasses import replace
from statistics import mean, median

from answerable.casefile import Ground
from answerable.registers import breach_counts as counts
from answerable.registers.breach_desk import Cell, Desk, spread_out
from answerable.registers.facts import Clause
from answerable.registers.periods import UNITS
from answerable.registers.phrases import counted, says
from answerable.registers.positions import ground
from answerable.registers.values import Entry, Value

CLAIMS = (
    ("claim-settled", "settled", "claims settled"),
    ("claim-refused", "refused", "claims refused"),
    ("claim-money", "paid_gbp", "pounds paid"),
)


def claim_cells(desk: Desk, clause: Clause, entries: tuple[Entry, ...]) -> list[Cell]:
    """Claims made, settled, refused, still open, and the sum paid; each where it is asked for."""
    with_claims = tuple(entry for entry in entries if entry.at("claim") is not None)
    totals = {part: counts.claims(entries, part=part) for part in ("made", "settled", "refused", "paid_gbp")}
    wanted = [(label, totals[part]) for concept, part, label in CLAIMS if clause.has(concept)]
    if clause.has("claim-open"):
        wanted = [("claims open", totals["made"] - totals["settled"] - totals["refused"])]
    elif (
        not wanted
        or says(
            clause.text,
            "received|made|brought|lodged|submitted|number_of_claims",
            "claims ~ received|made|brought|lodged",
        )
        or ([label for label, _ in wanted] == ["pounds paid"] and clause.has("how-many"))
    ):
        wanted.insert(0, ("claims made", totals["made"]))
    cells = [Cell(label, total, f"{label.capitalize()}: {total:,}.", with_claims) for label, total in wanted]
    units = [unit for unit in desk.asked.by if unit in UNITS]
    column = {said: part for _, part, said in CLAIMS} | {"claims made": "made"}
    if not units or len(cells) > 1 or cells[0].label not in column:
        return cells
    label = cells[0].label
    each = desk.partwise(
        units[0],
        lambda part: counts.claims((e for e in entries if part.holds(e.day("aware_at"))), part=column[label]),
    )
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
    whole = sum(entry.text("staff.outcome") in wanted for entry in counts.breaches(desk.kept))
    if 0 < len(found) < counts.SMALL or (
        not found and 0 < whole < counts.SMALL
    ):  # a nought would tell where they are not
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


def hours_cell(clause: Clause, entries: tuple[Entry, ...]) -> Cell:
    """How many hours reports to the Commissioner took: on average, or the longest or shortest where that is asked."""
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


def contractor_cell(entries: tuple[Entry, ...]) -> Cell:
    """How many days contractors took to tell the authority, on average."""
    taken = [(entry, days) for entry in entries if (days := entry.number("processor.days_taken")) is not None]
    if not taken:
        return Cell("days", None, "No time that a contractor took is recorded.", ())
    value = round(float(mean(days for _, days in taken)), 1)
    says = f"Contractors took {value:g} days on average to tell the council, over {counted(len(taken), 'breach', many='breaches')}."
    return Cell("days", int(value) if value.is_integer() else value, says, tuple(entry for entry, _ in taken))


def ico_cell(clause: Clause, entries: tuple[Entry, ...]) -> Cell:
    """What the Commissioner did, or how many fines there were."""
    closed = tuple(entry for entry in entries if entry.text("commissioner.outcome"))
    if clause.has("fine"):
        fined = tuple(entry for entry in closed if says(entry.text("commissioner.outcome"), "fine*", "penalt*"))
        return Cell("fines", len(fined), f"The register records {counted(len(fined), 'fine')}.", fined)
    value = counts.tally(closed, name="commissioner.outcome")
    return Cell("outcomes", value, f"What the Commissioner did: {spread_out(value)}.", closed)


def share_cell(desk: Desk, clause: Clause, picked: counts.Chosen) -> Cell:
    """A proportion: of those reported where time is asked about, else of all breaches of the period."""
    timed = picked.filters & {"late", "on-time"}
    base = Clause(clause.text, frozenset({"reported"}) if timed else frozenset())
    whole = counts.chosen(
        counts.breaches(desk.kept),
        clause=base,
        asked=replace(desk.asked, concepts=base.concepts, stays=frozenset()),
        tools=desk.tools,
        period=desk.period,
    ).entries
    share = round(100 * len(picked.entries) / len(whole)) if whole else None
    value: dict[str, Value] = {"number": len(picked.entries), "of": len(whole), "per_cent": share}
    words = " ".join(picked.words) or "breaches"
    says = f"{len(picked.entries)} of {len(whole)} ({share} per cent) {words}."
    return Cell(words, value, says, picked.entries)
