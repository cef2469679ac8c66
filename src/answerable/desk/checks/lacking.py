"""What sent letters lack: the pattern over a period, and the letters behind each of its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.db.models import Max

from answerable.desk.cases.access import visible
from answerable.desk.cases.queries.checked import count_gone
from answerable.desk.checks.book import book
from answerable.desk.checks.models import SentCheck
from answerable.desk.checks.queries import rule_titles
from answerable.desk.components.numbers import number_in
from answerable.desk.people.actors import Actor
from answerable.letters import Fault, Pattern, PatternRow, Tallied, pattern

NO_TEAM = "No team"
LATEST = 200
SPANS = {
    "year": "The last 12 months",
    "quarter": "The last 3 months",
    "latest": f"The latest {LATEST} letters",
    "all": "All letters",
}
_DAYS = {"year": 366, "quarter": 92}
SIZE = 50  # letters of a page of those behind a number


@dataclass(frozen=True, slots=True)
class Sought:
    """Which letters: of a period and a team; behind a number also of a rule, a month or those with a sure breach."""

    span: str = "year"
    team: str = ""  # the key of a team; "0" for none; empty for all
    rule: str = ""
    month: str = ""
    sure: bool = False

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Sought:
        """What an address asks for; what it does not understand is left out."""
        span, team = query.get("span", ""), query.get("team", "")
        return cls(
            span=span if span in SPANS else "year",
            team=str(number_in(query, "team", 0)) if team else "",
            rule=query.get("rule", "")[:20],
            month=query.get("month", "")[:7],
            sure=query.get("sure") == "yes",
        )

    def back(self) -> str:
        """The end of the address of the page that the numbers stand on."""
        return replace(self, rule="", month="", sure=False).query()

    def query(self, **more: str) -> str:
        """The end of an address that asks for this and more."""
        own = {"span": self.span, "team": self.team, "rule": self.rule, "month": self.month, "sure": "yes" if self.sure else ""}  # fmt: skip
        return urlencode({name: value for name, value in (own | more).items() if value})


@dataclass(frozen=True, slots=True)
class SentRow:
    """A letter that was checked."""

    reference: str
    letter: int | None
    item: int | None
    sent_on: date
    team: int
    team_name: str
    tallied: Tallied

    @property
    def told(self) -> tuple[Fault, ...]:
        """Its faults."""
        return self.tallied.faults


@dataclass(frozen=True, slots=True)
class Group:
    """A team or a month: what it is called, its numbers, and the end of the address of its letters."""

    label: str
    row: PatternRow
    query: str


@dataclass(frozen=True, slots=True)
class Lacking:
    """The pattern of a period. teams: keys by name, for the links; waiting: letters that are not checked yet."""

    sought: Sought
    pattern: Pattern
    teams: Mapping[str, str]
    first_on: date | None
    last_on: date | None
    checked_at: datetime | None
    waiting: int

    @property
    def labels(self) -> tuple[str, ...]:
        """The kinds of finding that there are."""
        return tuple(self.pattern.whole.counts)

    @property
    def by_rule(self) -> tuple[tuple[PatternRow, str, tuple[int, ...]], ...]:
        """Each rule with the fault that it looks for, and its findings of each kind; a rule of the house has no fault of its own."""
        titles = rule_titles()
        return tuple(
            (row, titles.get(row.key, ""), tuple(row.counts.get(label, 0) for label in self.labels))
            for row in self.pattern.rules
        )

    @property
    def by_team(self) -> tuple[Group, ...]:
        """The teams by name."""
        return tuple(Group(row.key, row, self.sought.query(team=self.teams[row.key])) for row in self.pattern.teams)

    @property
    def by_month(self) -> tuple[Group, ...]:
        """The months, the latest first."""
        return tuple(
            Group(f"{date.fromisoformat(f'{row.key}-01'):%B %Y}", row, self.sought.query(month=row.key))
            for row in reversed(self.pattern.months)
        )


def lacking(sought: Sought, *, by: Actor, on: date) -> Lacking:
    """The pattern over the letters sent in a period, as they were last checked."""
    rows = letters_sent(replace(sought, rule="", month="", sure=False), by=by, on=on)
    kept = SentCheck.objects.filter(book=book())
    return Lacking(
        sought=sought,
        pattern=pattern(row.tallied for row in rows),
        teams={row.team_name: str(row.team) for row in rows},
        first_on=rows[-1].sent_on if rows else None,
        last_on=rows[0].sent_on if rows else None,
        checked_at=kept.aggregate(last=Max("at"))["last"],
        waiting=max(0, count_gone() - kept.count()),
    )


def letters_sent(sought: Sought, *, by: Actor, on: date) -> tuple[SentRow, ...]:
    """The letters that fit, the latest first; of them what the actor may read."""
    found = SentCheck.objects.filter(case__in=visible(by).values("pk"), is_read=True)
    if sought.team:
        found = found.filter(case__team=int(sought.team) or None)
    if sought.span in _DAYS:
        found = found.filter(sent_on__gt=on - timedelta(days=_DAYS[sought.span]))
    names = ("case__reference", "letter_id", "item_id", "sent_on", "case__team_id", "case__team__name", "findings")
    kept = found.values_list(*names)
    rows = (_row(*values) for values in (kept[:LATEST] if sought.span == "latest" else kept))
    return tuple(row for row in rows if _fits(row, sought))


def _row(reference: str, letter: int | None, item: int | None, sent_on: date, team: int | None, name: str | None, findings: Iterable[list[str]]) -> SentRow:  # fmt: skip
    faults = tuple(Fault(*one) for one in findings)
    tallied = Tallied(faults, name or NO_TEAM, f"{sent_on:%Y-%m}")
    return SentRow(reference, letter, item, sent_on, team or 0, name or NO_TEAM, tallied)


def _fits(row: SentRow, sought: Sought) -> bool:
    about = [fault for fault in row.told if not sought.rule or fault.rule == sought.rule]
    if sought.month and row.tallied.month != sought.month:
        return False
    if sought.sure and not any(fault.label == "breach" for fault in about):
        return False
    return bool(about) or not sought.rule
