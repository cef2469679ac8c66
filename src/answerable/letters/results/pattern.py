"""The pattern over many letters: how often each rule found something, in which team's letters, in which month.

A fault counts once a letter, wherever in it it stands, as the check tells it.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from os.path import commonpath
from pathlib import PurePath

from answerable.letters.results.checked import Checked
from answerable.letters.results.gathered import LABELS, gather

UNDATED = "undated"
NO_TEAM = "no folder of their own"
_SURE, _WAIVED = LABELS[0], "waived"
COUNTED = (*LABELS, _WAIVED)
_MOST = 3  # rules that are named beside a team or a month


@dataclass(frozen=True, slots=True)
class PatternRow:
    """One rule, team or month. letters: those of the team or month; for a rule, those it found something in.

    stopping: those with a sure breach, for a rule with one of its own. most: the rules found most often.
    """

    key: str
    name: str
    letters: int
    stopping: int
    counts: Mapping[str, int]  # faults by their label, those that somebody waived under "waived"
    most: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a check of many letters shows. teams: empty where all letters lie in one folder."""

    whole: PatternRow
    rules: tuple[PatternRow, ...]
    teams: tuple[PatternRow, ...]
    months: tuple[PatternRow, ...]
    requests: int = 0  # files that are a request: nothing of them is checked or counted
    unread: int = 0  # files that could not be read

    def as_dict(self) -> dict[str, object]:
        """The pattern as plain values, for JSON."""
        return {
            "letters": self.whole.letters,
            "with_sure_breach": self.whole.stopping,
            "requests": self.requests,
            "unread": self.unread,
            "findings": dict(self.whole.counts),
            "rules": [_values(row) for row in self.rules],
            "teams": [_values(row) for row in self.teams],
            "months": [_values(row) for row in self.months],
        }

    def as_csv(self) -> str:
        """The pattern as one table: a row for the whole, for each rule, each team and each month."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["by", "key", "name", "letters", "with sure breach", *COUNTED])
        parts = {"all": (self.whole,), "rule": self.rules, "team": self.teams, "month": self.months}
        for by, rows in parts.items():
            for row in rows:
                counts = [row.counts.get(label, 0) for label in COUNTED]
                writer.writerow([by, _plain(row.key), row.name, row.letters, row.stopping, *counts])
        return out.getvalue()


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a letter, wherever in it it stands. label: how grave and how sure, or "waived"."""

    rule: str
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Tallied:
    """A letter as it is counted: its faults, the team that wrote it, and its month as 2026-11."""

    faults: tuple[Fault, ...]
    team: str = ""
    month: str = UNDATED

    @property
    def stops(self) -> bool:
        """True where a breach is sure and nobody has waived it."""
        return any(fault.label == _SURE for fault in self.faults)


def pattern_of(checked: Iterable[Checked], *, unread: int = 0) -> Pattern:
    """The pattern of these letters. unread: files that were given and could not be read."""
    given = tuple(checked)
    letters = [one for one in given if not one.is_request]
    team = teams_of([one.name for one in letters])
    told = (Tallied(faults_in(one), team.get(one.name, NO_TEAM) if team else "", _month(one)) for one in letters)
    return pattern(told, requests=len(given) - len(letters), unread=unread)


def faults_in(checked: Checked) -> tuple[Fault, ...]:
    """What a check found in a letter, each fault once."""
    found = (one.first for one in gather(checked.findings))
    return tuple(Fault(one.rule, one.name, _WAIVED if one.waived else one.label) for one in found)


def pattern(tallied: Iterable[Tallied], *, requests: int = 0, unread: int = 0) -> Pattern:
    """The pattern of letters that were checked before. Teams are told apart where letters name one."""
    letters = tuple(tallied)
    by_team: dict[str, list[Tallied]] = defaultdict(list)
    by_month: dict[str, list[Tallied]] = defaultdict(list)
    for one in letters:
        by_team[one.team].append(one)
        by_month[one.month].append(one)
    return Pattern(
        whole=_row("all letters", letters),
        rules=tuple(_rules(letters)),
        teams=tuple(_row(key, by_team[key]) for key in sorted(by_team)) if any(by_team) else (),
        months=tuple(_row(key, by_month[key]) for key in sorted(by_month)),
        requests=requests,
        unread=unread,
    )


def teams_of(names: Sequence[str]) -> dict[str, str]:
    """The team of each letter: the first folder below the one that all letters share. One folder is no team."""
    folders = {name: PurePath(name).parent for name in names}
    if len({str(folder) for folder in folders.values()}) < 2 or len({f.is_absolute() for f in folders.values()}) > 1:
        return {}
    shared = len(PurePath(commonpath([str(folder) for folder in folders.values()])).parts)
    return {name: folder.parts[shared] for name, folder in folders.items() if len(folder.parts) > shared}


def _row(key: str, letters: Sequence[Tallied]) -> PatternRow:
    often = Counter(rule for one in letters for rule in {each.rule for each in one.faults if each.label != _WAIVED})
    return PatternRow(
        key=key,
        name="",
        letters=len(letters),
        stopping=sum(one.stops for one in letters),
        counts=_counts(fault for one in letters for fault in one.faults),
        most=tuple(rule for rule, _ in sorted(often.items(), key=lambda one: (-one[1], one[0]))[:_MOST]),
    )


def _rules(letters: Sequence[Tallied]) -> Iterator[PatternRow]:
    """A row a rule that found something, the one with the most letters first."""
    by_rule: dict[str, list[tuple[Fault, ...]]] = defaultdict(list)
    for one in letters:
        for rule in dict.fromkeys(fault.rule for fault in one.faults):
            by_rule[rule].append(tuple(fault for fault in one.faults if fault.rule == rule))
    rows = (_rule(rule, found) for rule, found in by_rule.items())
    yield from sorted(rows, key=lambda row: (-row.letters, row.key))


def _rule(rule: str, found: Sequence[tuple[Fault, ...]]) -> PatternRow:
    return PatternRow(
        key=rule,
        name=found[0][0].name,
        letters=len(found),
        stopping=sum(any(one.label == _SURE for one in each) for each in found),
        counts=_counts(one for each in found for one in each),
    )


def _counts(found: Iterable[Fault]) -> dict[str, int]:
    """Faults by their label, in the order of the labels."""
    counted = Counter(one.label for one in found)
    return {label: counted[label] for label in COUNTED if counted[label]}


def _month(checked: Checked) -> str:
    dated = checked.reading.responded_on
    return f"{dated.value:%Y-%m}" if dated else UNDATED


def _values(row: PatternRow) -> dict[str, object]:
    return {
        "key": row.key,
        "name": row.name,
        "letters": row.letters,
        "with_sure_breach": row.stopping,
        "findings": dict(row.counts),
        "most": list(row.most),
    }


def _plain(words: str) -> str:
    """Words that a spreadsheet takes as words: a folder's name may begin as a formula does."""
    return f"'{words}" if words.startswith(("=", "+", "-", "@")) else words
