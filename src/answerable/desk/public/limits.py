"""How often one network address may do something, without a riddle to solve. No address is kept: a keyed digest of it is."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

HOUR = 3600
REQUESTS = 20  # requests and messages an hour: a whole library may share an address
MISSES = 30  # links that open nothing, an hour


def is_within(request: HttpRequest, act: str, *, most: int) -> bool:
    """True until this address has done the act that often within the hour."""
    return int(cache.get(_key(request, act), 0)) < most


def count(request: HttpRequest, act: str) -> None:
    """Note that this address did it once."""
    key = _key(request, act)
    if not cache.add(key, 1, HOUR):
        try:
            cache.incr(key)
        except ValueError:  # it ran out in between
            cache.set(key, 1, HOUR)


def _key(request: HttpRequest, act: str) -> str:
    origin = str(get_adapter().get_client_ip(request))
    return f"public-{act}-{salted_hmac('answerable.desk.public.limits', origin, algorithm='sha256').hexdigest()[:32]}"
