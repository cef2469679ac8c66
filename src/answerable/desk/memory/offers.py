"""Published answers shown to people while they type a request: what became of it, in numbers, and nothing of who or what.

What one page showed is known until the end of the day after; then only the numbers of the day, and of each answer in its month.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet, Sum

from answerable.desk.memory.models import Offer, OfferDay, OfferedAnswer, Proposed
from answerable.law import months_on, uk_day

_KEY = re.compile(r"[\w-]{22}", re.ASCII)
LATEST = timedelta(days=1)  # a request that comes from a page by the end of the day after is one that was made
MONTHS = 12
MOST = 10  # answers that are listed
NUMBERS = ("pages", "shown", "opened", "pages_opened", "asked", "answered")

Place = tuple[str, int]  # the slug of a published answer, and the place of the question there


@dataclass(frozen=True, slots=True)
class Month:
    """What became of the offers of a month. unasked: pages on which an answer was opened and from which no request came."""

    first_on: date
    pages: int
    shown: int
    opened: int
    pages_opened: int
    asked: int
    answered: int

    @property
    def unasked(self) -> int:
        return self.pages_opened - self.asked


@dataclass(frozen=True, slots=True)
class Counted:
    """The last twelve months, the oldest first; the answers opened most; the last day that is counted."""

    months: tuple[Month, ...]
    answers: tuple[tuple[Place, int, int], ...]  # with how often each was shown, and opened
    until: date


def new_key() -> str:
    """What a page is known by for as long as it is open."""
    return secrets.token_urlsafe(16)


def is_key(given: str) -> bool:
    """True for what could be such a key."""
    return bool(_KEY.fullmatch(given))


def is_known(key: str) -> bool:
    """True for a page that showed an answer before."""
    return Offer.objects.filter(key=key).exists()


def note_shown(key: str, places: Collection[Place], *, on: date) -> None:
    """These answers stood on the page; each counts once a page."""
    known = set(Proposed.objects.filter(offer__key=key).values_list("slug", "place"))
    if not (more := [place for place in dict.fromkeys(places) if place not in known]):
        return
    with transaction.atomic():
        offer, _ = Offer.objects.get_or_create(key=key, defaults={"on": on})
        rows = [Proposed(offer=offer, slug=slug, place=place) for slug, place in more]
        Proposed.objects.bulk_create(rows, ignore_conflicts=True)


def note_opened(key: str, place: Place) -> None:
    """An answer that the page showed was opened; what it did not show does not count."""
    of_page = Proposed.objects.filter(offer__key=key, slug=place[0], place=place[1], is_opened=False)
    if found := of_page.first():
        Proposed.objects.filter(pk=found.pk).update(is_opened=True)


def note_answered(key: str) -> None:
    """Somebody said that they have their answer."""
    Offer.objects.filter(key=key).update(is_answered=True)


def note_asked(key: str) -> None:
    """A request came from the page."""
    Offer.objects.filter(key=key).update(is_asked=True)


def forget_old(*, at: datetime) -> None:
    """Count the days after which a whole day went by, and take away what their pages showed."""
    for on in list(_over(at).values_list("on", flat=True).distinct().order_by("on")):
        _count(on)


def counted(*, at: datetime) -> Counted:
    """What is counted, of the last twelve months."""
    months = _months(uk_day(at))
    sums: dict[date, list[int]] = {month: [0] * len(NUMBERS) for month in months}
    for on, *numbers in OfferDay.objects.filter(on__gte=months[0]).values_list("on", *NUMBERS):
        month = on.replace(day=1)
        sums[month] = [before + number for before, number in zip(sums[month], numbers, strict=True)]
    waiting = _over(at).order_by("on").values_list("on", flat=True).first()
    until = (waiting or uk_day(at) - LATEST) - timedelta(days=1)
    return Counted(tuple(Month(month, *numbers) for month, numbers in sums.items()), _most_opened(months[0]), until)


def _over(at: datetime) -> QuerySet[Offer]:
    return Offer.objects.filter(on__lt=uk_day(at) - LATEST)


@transaction.atomic
def _count(on: date) -> None:
    """The offers of one day become numbers, all or none."""
    offers = list(Offer.objects.select_for_update().filter(on=on).values_list("pk", flat=True))
    ours = Proposed.objects.filter(offer__on=on)
    opened_on = Offer.objects.filter(on=on, proposed__is_opened=True).distinct()
    day = {
        "pages": len(offers),
        "shown": ours.count(),
        "opened": ours.filter(is_opened=True).count(),
        "pages_opened": opened_on.count(),
        "asked": opened_on.filter(is_asked=True).count(),
        "answered": Offer.objects.filter(on=on, is_answered=True, is_asked=False).count(),
    }
    OfferDay.objects.get_or_create(on=on)
    OfferDay.objects.filter(on=on).update(**{name: F(name) + number for name, number in day.items()})
    numbers = {"shown": Count("pk"), "opened": Count("pk", filter=Q(is_opened=True))}
    for slug, place, shown, opened in ours.values_list("slug", "place").annotate(**numbers):
        OfferedAnswer.objects.get_or_create(month=on.replace(day=1), slug=slug, place=place)
        of_month = OfferedAnswer.objects.filter(month=on.replace(day=1), slug=slug, place=place)
        of_month.update(shown=F("shown") + shown, opened=F("opened") + opened)
    Offer.objects.filter(on=on).delete()


def _months(on: date) -> list[date]:
    """The first days of the last twelve months, the oldest first."""
    return [months_on(on.replace(day=1), months=-back) for back in range(MONTHS - 1, -1, -1)]


def _most_opened(since: date) -> tuple[tuple[Place, int, int], ...]:
    rows = OfferedAnswer.objects.filter(month__gte=since).values("slug", "place")
    summed = rows.annotate(showings=Sum("shown"), openings=Sum("opened")).filter(openings__gt=0)
    best = summed.order_by("-openings", "showings", "slug", "place")[:MOST]
    return tuple(((row["slug"], row["place"]), row["showings"], row["openings"]) for row in best)
