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
from answerable.letters.results.gathered import LABELS, Gathered, gather

UNDATED = "undated"
NO_TEAM = "no folder of their own"
COUNTED = (*LABELS, "waived")
_MOST = 3  # rules that are named beside a team or a month


@dataclass(frozen=True, slots=True)
class Row:
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

    whole: Row
    rules: tuple[Row, ...]
    teams: tuple[Row, ...]
    months: tuple[Row, ...]
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


def pattern_of(checked: Iterable[Checked], *, unread: int = 0) -> Pattern:
    """The pattern of these letters. unread: files that were given and could not be read."""
    given = tuple(checked)
    letters = [(one, gather(one.findings)) for one in given if not one.is_request]
    team = teams_of([one.name for one, _ in letters])
    by_team, by_month = defaultdict(list), defaultdict(list)
    for one, found in letters:
        by_team[team.get(one.name, NO_TEAM)].append((one, found))
        by_month[_month(one)].append((one, found))
    return Pattern(
        whole=_row("all letters", letters),
        rules=tuple(_rules(letters)),
        teams=tuple(_row(key, by_team[key]) for key in sorted(by_team)) if team else (),
        months=tuple(_row(key, by_month[key]) for key in sorted(by_month)),
        requests=len(given) - len(letters),
        unread=unread,
    )


def teams_of(names: Sequence[str]) -> dict[str, str]:
    """The team of each letter: the first folder below the one that all letters share. One folder is no team."""
    folders = {name: PurePath(name).parent for name in names}
    if len({str(folder) for folder in folders.values()}) < 2 or len({f.is_absolute() for f in folders.values()}) > 1:
        return {}
    shared = len(PurePath(commonpath([str(folder) for folder in folders.values()])).parts)
    return {name: folder.parts[shared] for name, folder in folders.items() if len(folder.parts) > shared}


_Found = Sequence[tuple[Checked, tuple[Gathered, ...]]]


def _row(key: str, letters: _Found) -> Row:
    often = Counter(rule for _, found in letters for rule in {one.first.rule for one in found if not one.first.waived})
    return Row(
        key=key,
        name="",
        letters=len(letters),
        stopping=sum(one.stops for one, _ in letters),
        counts=_counts(fault for _, found in letters for fault in found),
        most=tuple(rule for rule, _ in sorted(often.items(), key=lambda one: (-one[1], one[0]))[:_MOST]),
    )


def _rules(letters: _Found) -> Iterator[Row]:
    """A row a rule that found something, the one with the most letters first."""
    by_rule: dict[str, list[tuple[Gathered, ...]]] = defaultdict(list)
    for _, found in letters:
        for rule in {one.first.rule for one in found}:
            by_rule[rule].append(tuple(one for one in found if one.first.rule == rule))
    rows = (_rule(rule, found) for rule, found in by_rule.items())
    yield from sorted(rows, key=lambda row: (-row.letters, row.key))


def _rule(rule: str, found: Sequence[tuple[Gathered, ...]]) -> Row:
    return Row(
        key=rule,
        name=found[0][0].first.name,
        letters=len(found),
        stopping=sum(any(one.first.stops for one in each) for each in found),
        counts=_counts(one for each in found for one in each),
    )


def _counts(found: Iterable[Gathered]) -> dict[str, int]:
    """Faults by their label, in the order of the labels."""
    counted = Counter("waived" if one.first.waived else one.first.label for one in found)
    return {label: counted[label] for label in COUNTED if counted[label]}


def _month(checked: Checked) -> str:
    dated = checked.reading.responded_on
    return f"{dated.value:%Y-%m}" if dated else UNDATED


def _values(row: Row) -> dict[str, object]:
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
