"""What the address of a return asks for, and the addresses that lead on from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from answerable.casefile import Regime
from answerable.desk.components.navigation import address
from answerable.desk.components.numbers import numbers_in
from answerable.desk.returns.periods import FINANCIAL, KINDS, Period, year_of

FIRST_YEAR, LAST_YEAR = 2005, 2100


@dataclass(frozen=True, slots=True)
class Filters:
    """Which requests a return is of. team 0: of no team; regime "": every law on access to information."""

    period: Period
    team: int | None = None
    regime: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str], *, on: date) -> Filters:
        """The filters of an address; what it does not understand is left at its default: this year, everybody, every law."""
        kind = query.get("kind", "") if query.get("kind") in KINDS else FINANCIAL
        number = numbers_in(query, "year", "quarter", "team")
        year = number.get("year", 0)
        year = year if FIRST_YEAR <= year <= LAST_YEAR else year_of(on, kind)
        quarter = number.get("quarter", 0)
        regime = query.get("regime", "")
        period = Period(year, kind, quarter if quarter <= 4 else 0)
        return cls(period, number.get("team"), regime if regime in set(Regime) else "")

    def query(self) -> str:
        """The filters as the end of an address."""
        period = self.period
        parts = {"kind": period.kind, "year": period.year, "quarter": period.quarter or "", "team": "" if self.team is None else self.team, "regime": self.regime}  # fmt: skip
        return urlencode({name: value for name, value in parts.items() if value != ""})

    def at_team(self, team: int | None) -> Filters:
        """The same for one team."""
        return replace(self, team=team or 0)

    def under(self, regime: str) -> Filters:
        """The same for one law."""
        return replace(self, regime=regime)

    def cases(self, figure: str, *, first_on: date, last_on: date) -> str:
        """The address of the cases behind a number."""
        parts = {"show": "open", "figure": figure, "from": first_on, "until": last_on, "team": "" if self.team is None else self.team, "regime": self.regime}  # fmt: skip
        return f"{address('cases:desk')}?{urlencode({name: value for name, value in parts.items() if value != ''})}"
