"""How often one network address may do something, without a riddle to solve. No address is kept: a keyed digest of it is."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.account.adapter import get_adapter
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from answerable.desk.public.models import Use

HOUR = timedelta(hours=1)
REQUESTS = 20  # requests and messages an hour: a whole library may share an address
LOOKS = 3000  # times that what is published is looked up, an hour: one who types a long request may do a hundred
OFFERS = 60  # pages that count as having shown published answers, an hour: a program cannot fill the figures
MISSES = 30  # links that open nothing, an hour


def take(request: HttpRequest, act: str, *, most: int, at: datetime) -> bool:
    """Count an act from this address before it is done; False, and not counted, where it was done that often already.

    The database counts, so that of two at one moment only one is the last.
    """
    key = _key(request, act)
    if _taken(key, most, at):
        return True
    Use.objects.get_or_create(key=key, defaults={"began_at": at})
    Use.objects.filter(key=key, began_at__lte=at - HOUR).update(began_at=at, count=0)
    return _taken(key, most, at)


def give_back(request: HttpRequest, act: str) -> None:
    """The act was none of those that are limited."""
    Use.objects.filter(key=_key(request, act), count__gt=0).update(count=F("count") - 1)


def forget_old(*, at: datetime) -> None:
    """Take away counts whose hour is over."""
    Use.objects.filter(began_at__lte=at - HOUR).delete()


def _taken(key: str, most: int, at: datetime) -> bool:
    within = Use.objects.filter(key=key, began_at__gt=at - HOUR, count__lt=most)
    return bool(within.update(count=F("count") + 1))


def _key(request: HttpRequest, act: str) -> str:
    origin = str(get_adapter().get_client_ip(request))
    return f"{act}-{salted_hmac('answerable.desk.public.limits', origin, algorithm='sha256').hexdigest()}"
