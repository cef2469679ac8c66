"""The rounds: work that comes up by itself, each round safe to make twice."""

from __future__ import annotations

from django.core.management import call_command
from django.utils import timezone
from django_tasks import task

from answerable.desk.api import calls, keys, telling
from answerable.desk.breaches.actions.remind import remind_all
from answerable.desk.cases.actions.captures import report_captures
from answerable.desk.cases.actions.chase import chase_all
from answerable.desk.cases.actions.disposals import report_disposals
from answerable.desk.cases.actions.holds import keep_holds
from answerable.desk.cases.actions.reindexing import reindex
from answerable.desk.files.removal import sweep
from answerable.desk.memory import offers
from answerable.desk.memory.actions.remembering import is_behind
from answerable.desk.memory.actions.remind_of_review import remind_of_reviews
from answerable.desk.memory.actions.remove_log import remove_never_kept
from answerable.desk.people import attempts, sessions
from answerable.desk.people.actors import DESK
from answerable.desk.public import limits
from answerable.desk.records.folder import collect_folder
from answerable.desk.retention.actions.covering import look_again
from answerable.desk.retention.actions.tasks import go_on
from answerable.desk.retention.queries.disposals import running
from answerable.desk.returns.keeping import worked_out
from answerable.desk.returns.periods import lately


@task(single=True)
def chase() -> None:
    """Remind whoever owes an answer; nobody twice on one day."""
    chase_all(by=DESK, at=timezone.now())


@task(single=True)
def breach_clocks() -> None:
    """Remind data protection officers of the 72 hours that run; of each hour once."""
    remind_all(by=DESK, at=timezone.now())


@task(single=True)
def tidy() -> None:
    """Take away sessions that have ended, attempts to sign in that are a day old, who called or asked how often, what pages offered, and others' logs that nobody kept."""
    at = timezone.now()
    call_command("clearsessions")
    sessions.forget_ended()
    for kept in (attempts, calls, keys, limits, offers, telling):
        kept.forget_old(at=at)
    remove_never_kept(at=at)


@task(single=True)
def holds() -> None:
    """Place and lift the holds of requests by rule, and let holds in words cover what has come in."""
    at = timezone.now()
    keep_holds(by=DESK, at=at)
    look_again(at=at)


@task(single=True)
def disposals() -> None:
    """Go on with what a crash interrupted, take away bytes that nothing uses any more, and tell people of what waits too long."""
    for number in running():
        go_on.enqueue(number)
    sweep()
    report_disposals(by=DESK, at=timezone.now())


@task(single=True)
def drop_folder() -> None:
    """Capture the exports that lie in the drop folder."""
    collect_folder(at=timezone.now())


@task(single=True)
def earlier_answers() -> None:
    """Remember what was sent before memory was there; after an upgrade once, and then there is nothing to do."""
    if is_behind():
        reindex(at=timezone.now())


@task(single=True)
def standing_answers() -> None:
    """Remind the owner of each standing answer that is due for review; of each review once."""
    remind_of_reviews(by=DESK, at=timezone.now())


@task(single=True)
def captures() -> None:
    """Remind whoever owes a capture of messages; nobody twice on one day."""
    report_captures(by=DESK, at=timezone.now())


@task(single=True)
def figures() -> None:
    """Work out the figures of the last three years, so that nobody who opens the returns waits for them."""
    on = timezone.localdate()
    worked_out(lately(on), on=on, at=timezone.now())
