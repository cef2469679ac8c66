"""The form above the returns: which period, whose, under which law."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms

from answerable.desk.cases.queries.quarters import first_and_last
from answerable.desk.cases.queries.words import REGIMES
from answerable.desk.people.models import Team
from answerable.desk.returns.filters import Filters
from answerable.desk.returns.periods import FINANCIAL, KINDS, quarter_labels, year_of


class Which(forms.Form):
    """Filters as boxes; sent by GET, so that the address says it all."""

    is_filter = True
    kind = forms.ChoiceField(label="Kind of year", choices=list(KINDS.items()), required=False)
    year = forms.ChoiceField(label="Year", required=False)
    quarter = forms.ChoiceField(label="Quarter", required=False)
    team = forms.ChoiceField(label="Team", required=False)
    regime = forms.ChoiceField(label="Law", required=False)

    def __init__(self, filters: Filters, *, on: date) -> None:
        period = filters.period
        initial = {"kind": period.kind, "year": period.year, "quarter": period.quarter, "team": filters.team, "regime": filters.regime}  # fmt: skip
        super().__init__(initial=initial, auto_id="which_%s")
        self._choices("year", _years(filters, on))
        self._choices("quarter", [("", "All four"), *quarter_labels(period.kind)])
        self._choices("team", [("", "Every team"), *Team.objects.values_list("id", "name"), (0, "No team")])
        self._choices(
            "regime", [("", "FOIA and EIR, all of them"), *((law.value, name) for law, name in REGIMES.items())]
        )

    def _choices(self, name: str, choices: list[tuple[Any, str]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices


def _years(filters: Filters, on: date) -> list[tuple[int, str]]:
    kind = filters.period.kind
    found = first_and_last()
    first = min(year_of(found[0], kind) if found else filters.period.year, filters.period.year)
    last = max(year_of(on, kind), filters.period.year)
    return [(year, f"{year} to {year + 1}" if kind == FINANCIAL else str(year)) for year in range(last, first - 1, -1)]
