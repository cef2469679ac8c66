"""People who were typing a request and were shown what is published, since it is, for the demonstration."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from answerable.desk.disclosure.queries import latest
from answerable.desk.memory import offers
from answerable.law import uk_day

PAGES = 90  # two a day


def build_offers(*, at: datetime) -> None:
    """Pages that showed an answer, some opened, some followed by a request; none where some are there already."""
    published = latest()
    if not published or any(month.pages for month in offers.counted(at=at).months):
        return
    for number in range(PAGES):
        entry, on = published[number % len(published)], uk_day(at) - timedelta(days=2 + number // 2)
        if on >= uk_day(entry.published_at):
            _page([(entry.slug, place) for place in range(1, len(entry.said) + 1)], number, on)
    offers.forget_old(at=at)


def _page(places: Sequence[offers.Place], number: int, on: date) -> None:
    key = offers.new_key()
    offers.note_shown(key, places, on=on)
    if number % 3:
        offers.note_opened(key, places[number % 7 % len(places)])
    if number % 4 == 1:
        offers.note_asked(key)
    elif number % 5 == 0:
        offers.note_answered(key)
