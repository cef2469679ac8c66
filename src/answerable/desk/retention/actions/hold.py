"""Place a hold, and release it: while it is open nothing that it covers is destroyed."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from answerable.desk.people.actors import Actor
from answerable.desk.retention import access
from answerable.desk.retention.actions.covering import placed, released
from answerable.desk.retention.models import Hold
from answerable.desk.retention.scope import LIMIT, Scope
from answerable.errors import BadDay, NotComplete
from answerable.law import long_day, uk_day


@transaction.atomic
def hold(*, kind: str, scope: Scope, reason: str, since: date, by: Actor, at: datetime) -> Hold:
    """The hold, open. From here on nothing that it covers is destroyed, by anybody.

    Refuses who may not (NotAllowed), a scope that covers nothing or no reason (NotComplete), and a day that is
    still to come (BadDay).
    """
    access.require_holder(by, kind=kind, to="place a hold")
    _require_whole(scope, reason)
    if since > uk_day(at):
        raise BadDay(day=long_day(since), fault="it is still to come", where="the hold", why="A hold begins when it is placed, or on the day of what it is placed for.", do="Enter today or an earlier day.")  # fmt: skip
    return placed(Hold(kind=kind, reason=reason.strip(), words=scope.words.strip(), since=since), scope, by, at)


@transaction.atomic
def release(*, key: int, reason: str, by: Actor, at: datetime) -> Hold:
    """The hold, lifted. What is past its day falls due at once.

    Refuses a hold that is not open (NoSuchThing), one that came with a request (HeldByRule), who may not
    (NotAllowed), and no reason (NotComplete).
    """
    held = access.hold_for_change(key, by=by, to="lift a hold")
    if not reason.strip():
        raise NotComplete(thing="The release", missing="the reason", where=f"hold {key}", why="Whoever asks later why it went must find it.", do="Say in a sentence why nothing stands against disposal any more.")  # fmt: skip
    return released(held, reason.strip(), [], by, at)


def _require_whole(scope: Scope, reason: str) -> None:
    missing = [] if reason.strip() else ["the reason"]
    missing += [] if scope.subjects or scope.searches else ["what it covers"]
    if missing:
        raise NotComplete(thing="The hold", missing=" and ".join(missing), where="the hold", why="A hold that says neither what it covers nor why can be neither kept nor lifted.", do="Name what it covers, or write the words that what it covers has, and say why it is held.")  # fmt: skip
    if any(len(one) > LIMIT for one in scope.subjects):
        raise NotComplete(thing="The hold", missing=f"names of {LIMIT} characters at most", where="the hold", why="A thing is held by its own name.", do="Name each thing on a line of its own: case:FOI-2026-0142, register:tools/TOOL-01, evidence:EV-2026-003/2.")  # fmt: skip
