"""Change a standing answer, or look at it again and leave it as it is until the next review."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from answerable.desk.ledger.recording import record
from answerable.desk.memory import standing_access as access
from answerable.desk.memory.actions.standing_versions import apply, keep_version, make_findable, must_stand
from answerable.desk.memory.chosen import Chosen
from answerable.desk.people.actors import Actor
from answerable.errors import ChangedMeanwhile
from answerable.law import uk_day


@transaction.atomic
def change_standing(*, reference: str, version: int, chosen: Chosen, note: str = "", by: Actor, at: datetime) -> None:
    """The standing answer says this from now on; what it said before stays among its versions.

    version: as it stood on the page. Refuses whoever keeps none (NotAllowed), what may not stand (NotComplete), one
    that is withdrawn (NoSuchThing), and one that somebody else changed since (ChangedMeanwhile).
    """
    access.must_keep(by)
    row = access.for_change(reference)
    if row.version != version:
        last = row.versions.select_related("by").last()
        who = last.by.name if last and last.by else "the desk"
        raise ChangedMeanwhile(thing=reference, who=who, at=f"{localtime(row.changed_at):%-d %B %Y at %H:%M}")
    must_stand(chosen, on=uk_day(at), where=reference)
    apply(chosen, row)
    row.version, row.changed_at = row.version + 1, at
    row.save()
    digest = keep_version(row, note=note, by=by, at=at)
    make_findable(row, at=at)
    data = {"version": row.version, "published": row.is_published, "class": row.scheme_class, "owner": row.owner_id}
    record("standing-answer-changed", by=by.key, at=at, subject=f"standing:{reference}", digest=digest, data=data)
