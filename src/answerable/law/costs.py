"""Costs: the appropriate limit, and an estimate of the work that counts towards it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from answerable.errors import BadEstimate
from answerable.law.acts import table
from answerable.law.schema import Row

# work that letters often put into the sum, and that never counts under FOIA (SI 2004/3244 reg.4(3))
BARRED = {
    "determine": "finding out whether the information is held",
    "redact": "redacting",
    "review": "reading for exemptions",
    "decide": "deciding what may be given",
    "consult": "consulting others",
    "approve": "approving",
    "reply": "writing the reply",
}


@dataclass(frozen=True, slots=True)
class Limit:
    """The sum above which a request need not be met, and the hourly rate."""

    act: str
    pounds: int
    rate: Decimal  # pounds an hour
    is_highest_rate: bool  # the rate is the most that may be charged: FOISA
    cite: str
    rate_cite: str
    who: str

    @property
    def hours(self) -> Decimal:
        """The hours that the limit buys at the rate: 18, 24 or, in Scotland, 40."""
        return Decimal(self.pounds) / self.rate


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of work in an estimate."""

    activity: str  # "locate", "redact" …
    says: str
    hours: Decimal
    is_counted: bool


@dataclass(frozen=True, slots=True)
class CostEstimate:
    """Hours by kind of work against the limit; only what the Regulations allow is counted."""

    limit: Limit
    works: tuple[Work, ...]

    @property
    def counted(self) -> tuple[Work, ...]:
        """The work that counts."""
        return tuple(work for work in self.works if work.is_counted)

    @property
    def barred(self) -> tuple[Work, ...]:
        """The work that may not be counted."""
        return tuple(work for work in self.works if not work.is_counted)

    @property
    def hours(self) -> Decimal:
        """The hours that count."""
        return sum((work.hours for work in self.counted), Decimal(0))

    @property
    def pounds(self) -> Decimal:
        """What those hours come to."""
        return self.hours * self.limit.rate

    @property
    def exceeds(self) -> bool:
        """True where the cost is above the limit; a cost that only reaches it is not."""
        return self.pounds > self.limit.pounds

    @property
    def exceeds_only_with_barred(self) -> bool:
        """True where the limit would be passed only by counting what may not be counted."""
        every_hour = sum((work.hours for work in self.works), Decimal(0))
        return not self.exceeds and every_hour * self.limit.rate > self.limit.pounds

    def words(self) -> str:
        """The estimate for a letter: hours by task, the total, and how it stands to the limit."""
        tasks = _listed([f"{_hours(work.hours)} {work.says}" for work in self.counted])
        stands = "is above" if self.exceeds else "is not above"
        return (
            f"We estimate {tasks or 'no work that counts'}: {_hours(self.hours)} in all. "
            f"At {_pounds(self.limit.rate)} an hour that comes to {_pounds(self.pounds)}, which {stands} the "
            f"limit of {_pounds(Decimal(self.limit.pounds))} ({_hours(self.limit.hours)} of work)."
        )


def limits(act: str, *, on: date) -> tuple[Limit, ...]:
    """The limits of an Act on a day, highest first; none for the Regulations, which fix no sum."""
    rows = [row for row in table(act, "costs").rows if row.is_in_force(on=on)]
    rate = next((row for row in rows if row.name == "rate"), None)
    return tuple(_limit(act, row, rate) for row in rows if row.name == "limit" and rate)


def limit_for(act: str, *, on: date, pounds: int | None = None) -> Limit:
    """The limit of an authority: pounds is its own, from its profile; without it, the Act's lowest.

    Refuses an Act that fixes no sum, and a sum that the Act does not have (BadEstimate).
    """
    known = limits(act, on=on)
    fitting = [limit for limit in known if pounds in (None, limit.pounds)]
    if not fitting:
        sums = " or ".join(_pounds(Decimal(limit.pounds)) for limit in known)
        fault = f"a limit of {pounds} pounds is not {sums}" if known else f"the law “{act}” fixes no limit"
        raise BadEstimate(fault=fault, cite=known[0].cite if known else "FOIA s.12", known="the work")
    return fitting[-1]


def activities(act: str, *, on: date) -> dict[str, str]:
    """The kinds of work that count, and each in words."""
    rows = table(act, "costs").named("activity")
    return {row.id: row.text("says") for row in rows if row.is_in_force(on=on)}


def estimate(
    hours: Mapping[str, Decimal | float],
    *,
    act: str,
    on: date,
    pounds: int | None = None,
    rate: Decimal | None = None,
) -> CostEstimate:
    """An estimate from hours by kind of work; kinds that do not count are kept apart.

    pounds is the authority's own limit; rate the actual cost of an hour, in Scotland only. Refuses hours
    below 0, an unknown kind of work, and a rate that the law does not allow (BadEstimate).
    """
    limit = limit_for(act, on=on, pounds=pounds)
    counting = activities(act, on=on)
    for kind, given in hours.items():
        if given < 0 or (kind not in counting and kind not in BARRED):
            raise BadEstimate(fault=f"{given} hours of “{kind}”", cite=limit.rate_cite, known=_listed([*counting]))
    works = tuple(
        Work(kind, counting.get(kind) or BARRED[kind], Decimal(str(given)), kind in counting)
        for kind, given in hours.items()
    )
    return CostEstimate(_at_rate(limit, rate), works)


def _at_rate(limit: Limit, rate: Decimal | None) -> Limit:
    if rate is None or rate == limit.rate:
        return limit
    if not limit.is_highest_rate or not 0 < rate < limit.rate:
        fault = f"{_pounds(rate)} an hour is not the rate"
        raise BadEstimate(fault=fault, cite=limit.rate_cite, known="each kind of work")
    return Limit(limit.act, limit.pounds, rate, True, limit.cite, limit.rate_cite, limit.who)


def _limit(act: str, row: Row, rate: Row) -> Limit:
    return Limit(
        act=act,
        pounds=row.number("pounds"),
        rate=Decimal(rate.number("pounds")),
        is_highest_rate=rate.fields.get("highest") is True,
        cite=row.cite,
        rate_cite=rate.cite,
        who=row.text("who"),
    )


def _hours(hours: Decimal) -> str:
    number = f"{hours.quantize(Decimal('0.01'), ROUND_HALF_UP):,f}".rstrip("0").rstrip(".")
    return f"{number} hour{'' if number == '1' else 's'}"


def _pounds(pounds: Decimal) -> str:
    rounded = pounds.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"£{rounded:,.0f}" if rounded == rounded.to_integral_value() else f"£{rounded:,f}"


def _listed(items: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))
