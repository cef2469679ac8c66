"""Publish the answer of a case in the disclosure log, or take it down."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.models import Case
from answerable.desk.cases.queries.public_copies import Publication, known_of, public_look
from answerable.desk.disclosure.actions import change as log_change
from answerable.desk.disclosure.actions import publish as log_publish
from answerable.desk.disclosure.actions import take_down as log_take_down
from answerable.desk.disclosure.queries import is_published
from answerable.desk.memory.actions.remembering import mark_published
from answerable.desk.people.actors import Actor
from answerable.errors import NoSuchThing, NotComplete
from answerable.law import uk_day


@transaction.atomic
def publish(*, reference: str, publication: Publication, by: Actor, at: datetime) -> str:
    """The slug of the public copy of the answer that went last; what stands in the log already is changed to it.

    Nothing of the applicant is handed over, and everything found that may be personal data needs a decision:
    refuses what nobody has decided about (PersonalDataOpen). The disclosure log records the act.
    """
    case = access.for_change(reference, by=by, to="publish")
    return publish_within(case, publication=publication, by=by, at=at)


@transaction.atomic
def take_down(*, reference: str, reason: str, by: Actor, at: datetime) -> None:
    """Take the published answer of the case down; its address stays and says when and why.

    Refuses a case whose answer is not published (NoSuchThing) and a want of reason (NoReasonGiven).
    """
    access.for_change(reference, by=by, to="take-down")
    slug = is_published(reference)
    if not slug:
        raise NoSuchThing(thing="published answer", where=reference)
    log_take_down.take_down(slug=slug, reason=reason, by=by, at=at)
    mark_published(reference)


def publish_within(case: Case, *, publication: Publication, by: Actor, at: datetime) -> str:
    """Publish inside an act that holds the case: sending does it in one step."""
    shown = public_look(case, on=uk_day(at), publication=publication)
    if not shown.copy.questions:
        raise NotComplete(thing="The public copy", missing="no question of it is for everyone", where=case.reference, why="An answer about the applicant’s own data goes to nobody else.", do="Leave it unpublished.")  # fmt: skip
    act = log_change.change if is_published(case.reference) else log_publish.publish
    slug = act(copy=shown.copy, known=known_of(case), dealt=publication.dealt, by=by, at=at)
    mark_published(case.reference)
    return slug
