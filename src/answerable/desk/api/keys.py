"""Whose key a call has, what it allows, and how often it may call. A browser's session opens nothing here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.http import HttpRequest
from ninja.security import HttpBearer

from answerable.desk.api.models import Use
from answerable.desk.ledger.recording import digest_of
from answerable.desk.people.actors import Actor, acting
from answerable.desk.people.tokens import Scope, holder_of
from answerable.errors import NoKey, NotWhatTheKeyIsFor, TooManyCalls

MOST = 600  # calls of a key in a minute


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, what their key allows, and the key's digest."""

    actor: Actor
    scopes: frozenset[Scope]
    token: str


class Key(HttpBearer):
    """The key of a program. It allows what was chosen when it was made, and never more than its owner's roles do."""

    openapi_description = "A key from “Keys for programs” in your account, sent as “Authorization: Bearer <key>”."

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Caller:
        """The caller that the door has found. Refuses none (NoKey), and a key that was not made for this."""
        caller = getattr(request, "caller", None)
        if not isinstance(caller, Caller):
            raise NoKey()
        if self.scope not in caller.scopes:
            raise NotWhatTheKeyIsFor(scope=self.scope.value)
        return caller

    def authenticate(self, request: HttpRequest, token: str) -> Caller:
        """The same: the key was looked up at the door."""
        return self(request)


READ, WRITE, SEND, PUBLISH, RETURNS = (Key(scope) for scope in Scope)


def caller_of(header: str, *, at: datetime) -> Caller | None:
    """Whose key this header holds, or None."""
    kind, _, key = header.partition(" ")
    key = key.strip()
    if kind.lower() != "bearer" or "\x00" in key or not (found := holder_of(key, at=at)):
        return None
    person, scopes = found
    return Caller(acting(person), scopes, digest_of(key))


def by_of(request: HttpRequest) -> Actor:
    """Who acts in this call."""
    caller: Caller = request.caller  # type: ignore[attr-defined]  # set at the door
    return caller.actor


def count(caller: Caller, *, at: datetime) -> None:
    """Note a call. Refuses one too many in a minute (TooManyCalls)."""
    minute, second = divmod(int(at.timestamp()), 60)
    row = Use.objects.filter(token=caller.token, minute=minute)
    if row.update(count=F("count") + 1):
        if row.filter(count__gt=MOST).exists():
            raise TooManyCalls(most=MOST, seconds=60 - second)
        return
    Use.objects.update_or_create(token=caller.token, defaults={"minute": minute, "count": 1})


def forget_old(*, at: datetime) -> None:
    """Take away the counts of keys that did not call for an hour."""
    Use.objects.filter(minute__lt=int(at.timestamp()) // 60 - 60).delete()
