"""How long a sign-in lasts: it ends after some time without activity, and after some hours in any case.

Both limits are written into the session when it begins (preferences idle_minutes and session_hours), so that no
page has to look them up. A session without them is over: nothing keeps one open for ever.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from answerable.desk.people.models import Person
from answerable.desk.people.preferences import preferences

SECOND_FACTOR = "second_factor"
UNTIL, IDLE, SEEN = "signed_in_until", "idle_seconds", "seen_at"
SEEN_EVERY = 60  # seconds: activity is written down at most this often


def begin(session: SessionBase, *, has_second_factor: bool, at: datetime) -> None:
    """Write the limits into a session that has just begun."""
    chosen = preferences()
    session[UNTIL] = (at + timedelta(hours=chosen["session_hours"])).timestamp()
    session[IDLE] = chosen["idle_minutes"] * 60
    session[SEEN] = at.timestamp()
    session[SECOND_FACTOR] = has_second_factor


def prove_second_factor(request: HttpRequest, **_: object) -> None:
    """Someone who has just set up a second factor has shown that they hold it."""
    request.session[SECOND_FACTOR] = True


def end_all(person: Person, *, but: str = "") -> None:
    """End every session of a person, or every other than this one."""
    for session in UserSession.objects.filter(user=person).exclude(session_key=but):
        session.end()


def forget_ended() -> None:
    """Take away the rows of sessions that are no more, with the browsers and origins in them."""
    alive = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=alive).delete()


class LimitedSessions:
    """Signs people out whose session is over, and notes now and then that the others are there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if SESSION_KEY in request.session:
            self._look(request, timezone.now())
        return self.get_response(request)

    def _look(self, request: HttpRequest, at: datetime) -> None:
        session, now = request.session, at.timestamp()
        idle = now - session.get(SEEN, 0)
        if now >= session.get(UNTIL, 0) or idle >= session.get(IDLE, 0):
            UserSession.objects.filter(session_key=session.session_key).delete()
            logout(request)
            messages.info(request, "You were signed out because the time of your session was over. Sign in to go on.")
        elif idle >= SEEN_EVERY:
            session[SEEN] = now
            UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=at)
