"""Issue the investigation report: made from the chain as it stands, with the mark of a checkpoint over all of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from answerable import __version__
from answerable.desk.custody import access
from answerable.desk.custody.entries import New, Said, Upload, bring_file, once, write
from answerable.desk.custody.models import CustodyEvent, Kind
from answerable.desk.custody.queries.doubts import answered, before_reporting
from answerable.desk.custody.queries.options import REPORT, class_of
from answerable.desk.custody.queries.pages import investigation_page
from answerable.desk.custody.report import MEDIA, documents
from answerable.desk.custody.standing import STORE
from answerable.desk.ledger import sealing
from answerable.desk.people.actors import Actor
from answerable.desk.people.roles import role_words
from answerable.desk.registers.authority import authority
from answerable.law import uk_day


@transaction.atomic
@once
def issue_report(*, reference: str, although: str = "", said: Said, by: Actor, at: datetime) -> CustodyEvent:
    """The event. The exact bytes of the report, as PDF and as Word, are items from now on; its digest is the PDF's.

    although: why it is issued without a finding, or while something did not match (NotComplete without it).
    """
    found = access.for_change(reference, by=by, to="report")
    why = ""
    if still := before_reporting(found):
        why = answered(although, still=still, done="issued", thing="The report", where=reference)
        said = replace(said, reason=f"{said.reason}\n{why}")
    note, on = sealing.seal(at=at), uk_day(at)
    signed = (by.name, role_words(by.roles))
    page = investigation_page(found, on=on)
    mark = note.checkpoint.mark if note else ""
    made = documents(page, authority=authority().profile, signed=signed, on=on, mark=mark, although=why)
    event = CustodyEvent(act="report-issued", investigation=found, method=f"Answerable {__version__}")
    event.to_custodian, event.to_place, kept_under = by.name, STORE, class_of(REPORT)
    for ending, data in reversed(made.items()):  # the PDF last: the digest of the entry is its own
        new = New(f"Investigation report ({'PDF' if ending == 'pdf' else 'Word'})", Kind.DIGITAL, kept_under)
        upload = Upload(data, f"{reference} investigation report.{ending}", MEDIA[ending])
        item = bring_file(event, new, upload, at=at)
        event.digest, event.size = item.digest, item.size
    return write(event, said=said, by=by, at=at)
