"""How far the register of breaches reaches: what lies before its first day, and what a reference names, is decided first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from answerable.casefile import Held, Outcome
from answerable.registers import breach_counts as counts
from answerable.registers.breach_accounts import meant, no_field, summary, told, unexplained_in
from answerable.registers.breach_desk import Desk, desk_for
from answerable.registers.breach_filters import FILTERS, NOT_SO, is_turned, turned_round
from answerable.registers.breach_terms import TERMS
from answerable.registers.facts import Asked, Books, Clause, Kind, Stated
from answerable.registers.periods import long_day
from answerable.registers.phrases import compiled, listed, plain, says, stems
from answerable.registers.values import Entry

State = Callable[[Asked, Books, date], Stated | None]
_OTHER_NUMBERS = (
    "claim",
    "staff-outcome",
    "dismissed",
    "count-people",
    "people-affected",
    "average-time",
    "ico-outcome",
    "fine",
    "largest",
    "near-miss",
    "not-a-breach",
    "share",
    "cause",
    "type-of-breach",
    "claim-money",
    "cause-alternatives",
    "found-by",
)
_DATA_NOT_TOLD_APART = (
    "ethnic*|racial|religio*|sexual*|biometric*|genetic*|disabilit*|trade_union|political",
)  # kinds of special category data that the register does not tell apart


def within_reach(state: State) -> State:
    """The statement, where the register reaches so far and has what a reference names; else what it cannot say."""

    def stated(asked: Asked, books: Books, on: date) -> Stated | None:
        desk = desk_for(asked, books, on)
        if (period := desk.period) and period.last and period.last < desk.first:
            return _before(desk)
        refs = counts.references(asked)
        if not refs and (one := _spoken_of(desk)):
            refs, asked = (one.id,), _of_one(asked, one)
            desk = desk_for(asked, books, on)
        if missing := [ref for ref in refs if desk.kept.find(ref) is None]:
            text = f"The register of data breaches has no entry {listed(missing)}."
            return Stated(text, None, outcome=Outcome.OPEN, held=Held.UNSTATED, ask=books.asks("breaches"))
        if refs and asked.kind is Kind.YES_NO:
            return _of_reference(desk, refs)
        found = state(asked, books, on)
        if found is None or found.outcome is Outcome.OPEN:
            return found
        spoken = plain(asked.core or asked.focus)
        odd = [
            *compiled(_DATA_NOT_TOLD_APART).findall(spoken),
            *_not_turned(spoken),
            *_not_narrowed(desk),
            *_pointing_nowhere(asked, refs),
        ]
        if not odd:
            return found
        return replace(found, left=tuple(dict.fromkeys((*found.left, *odd))))

    return stated


_IT = re.compile(r"\b(?:by|in|on|of|from|over|about|into|was|has|did|were) it\b", re.I)
_HOW_MANY_PEOPLE = ("how_many|number people*|persons|individuals|residents|customers",)
_STORY = 3  # words that the account of an entry shares with what the question tells before it asks


def _spoken_of(desk: Desk) -> Entry | None:
    """The one entry that "it" stands for, or that what is told before the question describes; none where it is not sure."""
    asked = desk.asked
    core = asked.core or asked.focus
    if _IT.search(core) and asked.around_text:
        return next((one for line in reversed(asked.around_text.splitlines()) if (one := _one_of(desk, line))), None)
    told_before = asked.text.replace(core, " ").strip()
    if asked.has("count-people") and told_before and not asked.around_text and not asked.has("breach"):
        return _described(desk, told_before, _STORY)
    return None


def _one_of(desk: Desk, line: str) -> Entry | None:
    """The single entry that a question means by what narrows it, or else by its story."""
    found = frozenset(name for name, phrases in TERMS.items() if compiled(phrases).search(plain(line)))
    alone = replace(desk.asked, focus=line, core=line, stays=frozenset(), concepts=found, period=None)
    picked = counts.chosen(
        counts.breaches(desk.kept), clause=Clause(line, found), asked=alone, tools=desk.tools, period=None
    )
    if len(picked.entries) == 1 and not counts.quiet(picked.entries[0]):
        return picked.entries[0]
    return _described(desk, line, 2)


def _described(desk: Desk, story: str, least: int) -> Entry | None:
    """The entry whose published account shares so many words with a story, where no other shares as many."""
    words = stems(story) - stems("data breach personal breaches people report council borough")
    scores = sorted(
        (
            (len(words & stems(f"{entry.shown('title')} {entry.shown('summary')}")), entry.id)
            for entry in counts.breaches(desk.kept)
            if not counts.quiet(entry)
        ),
        reverse=True,
    )
    if not scores or scores[0][0] < least or (len(scores) > 1 and scores[0][0] == scores[1][0]):
        return None
    return desk.kept.find(scores[0][1])


def _of_one(asked: Asked, entry: Entry) -> Asked:
    """The question, of that entry alone; the time of a question before it narrows nothing."""
    period = asked.period if asked.period and asked.period.words in asked.focus else None
    found = {"count-people"} if says(asked.core or asked.focus, *_HOW_MANY_PEOPLE) else set()
    clauses = tuple(Clause(clause.text, clause.concepts | found) for clause in asked.clauses)
    return replace(
        asked,
        focus=f"{asked.focus} ({entry.id})",
        period=period,
        concepts=asked.concepts | found,
        clauses=clauses,
        kind=Kind.COUNT if found else asked.kind,
    )


def _pointing_nowhere(asked: Asked, refs: tuple[str, ...]) -> list[str]:
    """The "it" of a follow-up that could not be told which breach it means."""
    found = _IT.search(asked.core or asked.focus)
    return [found[0]] if found and asked.around_text and not refs else []


def _not_turned(spoken: str) -> list[str]:
    """What the question leaves out and no condition can be read in: "not involving …"."""
    return [match[0].strip() for match in NOT_SO.finditer(spoken) if not is_turned(match[0])]


def _not_narrowed(desk: Desk) -> list[str]:
    """The words of a second number that narrowed nothing, where the first number was narrowed: the whole is no answer to it."""
    clauses = desk.asked.clauses
    if desk.asked.kind is not Kind.COUNT or len(clauses) < 2:
        return []
    return [
        word
        for clause in clauses[1:]
        if not desk.pick(clause).words and not clause.has(*_OTHER_NUMBERS)
        for word in unexplained_in(clause.text)
    ]


def _before(desk: Desk) -> Stated:
    """That the time asked about lies before the register begins: it cannot say, and nought is not said."""
    text = f"The register of data breaches begins on {long_day(desk.first)} and cannot say what happened before then."
    return Stated(text, None, outcome=Outcome.OPEN, held=Held.UNSTATED, ask=desk.books.asks("breaches"))


def _of_reference(desk: Desk, refs: tuple[str, ...]) -> Stated:
    """Whether what is asked is so of the entries named, and of none beside them."""
    asked = desk.asked
    entries = meant(desk).entries
    spoken = plain(asked.core or asked.focus)
    clause = Clause(spoken, frozenset(name for name, phrases in TERMS.items() if compiled(phrases).search(spoken)))
    away = turned_round(spoken)
    active = [item for item in FILTERS if counts.applies(item, clause, asked)]
    if not active:
        return replace(told(desk, entries, " ".join(summary(entry) for entry in entries), None), kind=Kind.LIST)
    if any(
        entry.withholds(name) for entry in entries for name in ("staff", "investigation") if clause.has("staff-outcome")
    ):
        return no_field(desk, ("what is withheld of it",))
    holds = [all(item.test(entry) is not (item.concept in away) for item in active) for entry in entries]
    value = "yes" if all(holds) else "no" if not any(holds) else "in part"
    words = listed([item.words for item in active])
    start = {"yes": "Yes", "no": "No", "in part": "Of some"}[value]
    named = listed(refs)
    verb = "is" if value == "yes" else "is not" if value == "no" else "is in part"
    says = f"{start}: {named} {verb} a breach {words}."
    return told(desk, entries, " ".join([says, *(summary(entry) for entry in entries)]), value)
