"""End a disposal: its certificate is made, with the mark of the log, and its record stays for ever."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.files.keeping import keep
from answerable.desk.ledger.recording import record
from answerable.desk.ledger.sealing import seal
from answerable.desk.people.actors import Actor
from answerable.desk.retention import access
from answerable.desk.retention.certificates import as_pdf
from answerable.desk.retention.models import Disposal, Fate, Step
from answerable.desk.retention.queries.disposals import certificate_of

METHOD = "Rows deleted or emptied in the database, bytes of files deleted, in one transaction an item."


@transaction.atomic
def end_disposal(*, number: int, by: Actor, at: datetime) -> Disposal:
    """The disposal, done, with its certificate. One that is not running, or has something left to destroy, is left as it is."""
    access.require_keeper(by, to="end a disposal")
    disposal = access.disposal_for_change(number)
    if disposal.step != Step.RUNNING or disposal.items.filter(fate=Fate.DUE).exists():
        return disposal
    note = seal(at=at)
    disposal.step, disposal.ended_at, disposal.method = Step.DONE, at, METHOD
    disposal.mark = str(note) if note else ""
    disposal.save()
    made = as_pdf(certificate_of(disposal))
    disposal.certificate = keep(made, name=f"disposal-{number}.pdf", media="application/pdf", at=at)
    disposal.save(update_fields=["certificate"])
    destroyed = disposal.items.filter(fate=Fate.DESTROYED).count()
    data = {"destroyed": destroyed, "items": disposal.items.count(), "schedule": disposal.schedule_version}
    record("disposal-ended", by=by.key, at=at, subject=f"disposal:{number}", digest=disposal.certificate.sha256, data=data)  # fmt: skip
    return disposal
