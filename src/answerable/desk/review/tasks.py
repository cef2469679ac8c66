"""What the queue does for a bundle: draw it, look through every file of it once more, keep it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from pypdfium2 import PdfDocument

from answerable.desk.cases.queries.places import Place, places
from answerable.desk.files.keeping import keep
from answerable.desk.ledger import sealing
from answerable.desk.ledger.models import Entry
from answerable.desk.ledger.proofs import receipt_of
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import DESK
from answerable.desk.records.queries.sources import capture_sources
from answerable.desk.registers.authority import authority
from answerable.desk.review.bundling.content import Content, content_of, standing_words, stops
from answerable.desk.review.bundling.packing import exchange, index_csv, packed, schedule_csv
from answerable.desk.review.bundling.paper import Frame, Source, bundle_pdf
from answerable.desk.review.bundling.proof import fault
from answerable.desk.review.models import Bundle
from answerable.desk.review.queries.searches import searches_of
from answerable.errors import NotProvedYet
from answerable.law import long_day, uk_day

CHANGED = "Something was decided anew while it was put together. Put it together again."


@task()
def build(number: int, reference: str, positions: list[int]) -> None:
    """Draw a bundle that is not drawn yet. Done twice, it is drawn once."""
    at = timezone.now()
    with transaction.atomic():
        found = Bundle.objects.select_for_update().filter(pk=number, pdf=None, reason="").first()
        if found is None:
            return
        chosen = [one for one in places(reference, by=DESK) if one.position in positions]
        if stops(chosen) or standing_words(chosen):
            found.reason = CHANGED
            found.save()
            return
        _draw(found, chosen, reference, at)


def _draw(found: Bundle, chosen: list[Place], reference: str, at: datetime) -> None:
    content, receipts = content_of(chosen), {}
    sources = []
    for source in capture_sources(content.captures):
        name = f"receipts/capture-{source.number}.txt"
        receipt = _receipt(source.subject)
        if receipt:
            receipts[name] = receipt
        sources.append(Source(source.number, long_day(uk_day(source.at)), source.sha256, name if receipt else ""))
    note, searches = sealing.latest(), [row for one in chosen for row in searches_of(one.key)]
    numbers = {one.key: one.number for one in chosen}
    mark = note.checkpoint.mark if note else ""
    profile, on = authority().profile, uk_day(at)
    frame = Frame(reference, found.number, profile, on, mark, searches, numbers, sources)
    name = f"{reference} bundle {found.number}"
    files = {f"{name}.pdf": bundle_pdf(content, frame), "index.csv": index_csv(content)}
    files["records.rsmf"] = exchange(content, title=name)
    if content.schedule:
        files["schedule.csv"] = schedule_csv(content)
    if words := fault(content, files):
        found.reason = words
        found.save()
        return
    files |= receipts
    _keep(found, content, files, name, reference, at)


def _receipt(subject: str) -> bytes:
    """The receipt of a capture's entry; nothing while it is not sealed."""
    entry = Entry.objects.filter(kind="captured", subject=subject).first()
    try:
        return str(receipt_of(entry)).encode() if entry else b""
    except NotProvedYet:
        return b""


def _keep(
    found: Bundle, content: Content, files: dict[str, bytes], name: str, reference: str, at: datetime
) -> None:  # what was drawn
    archive = packed(files)
    found.pdf = keep(files[f"{name}.pdf"], name=f"{name}.pdf", media="application/pdf", at=at)
    found.archive = keep(archive, name=f"{name}.zip", media="application/zip", at=at)
    found.exchange = keep(files["records.rsmf"], name=f"{name}.rsmf", media="message/rfc822", at=at)
    found.items = sum(1 for _ in content.entries)
    found.withheld = len(content.schedule)
    found.pages = len(PdfDocument(files[f"{name}.pdf"]))
    found.digest = found.archive.sha256
    found.save()
    data = {"records": found.items, "withheld": found.withheld, "pages": found.pages}
    record("bundle-made", by=DESK.key, at=at, case=reference, subject=f"bundle:{found.number}", digest=found.digest, data=data)  # fmt: skip
