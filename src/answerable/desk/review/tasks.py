"""What the queue does for records: read files, make released copies, draw a bundle and look through every file of it once more."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from pypdfium2 import PdfDocument

from answerable.desk.cases.queries.places import Place, places
from answerable.desk.files.keeping import content as bytes_of
from answerable.desk.files.keeping import keep
from answerable.desk.files.looking import look_now, must_be_clean
from answerable.desk.ledger import sealing
from answerable.desk.ledger.models import Entry
from answerable.desk.ledger.proofs import receipt_of
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import DESK
from answerable.desk.people.models import Person
from answerable.desk.records.queries.sources import capture_sources
from answerable.desk.registers.authority import authority
from answerable.desk.review.bundling.content import Content, content_of, standing_words, stops
from answerable.desk.review.bundling.packing import exchange, index_csv, packed, schedule_csv
from answerable.desk.review.bundling.paper import Frame, Source, bundle_pdf
from answerable.desk.review.bundling.proof import fault, words_of
from answerable.desk.review.copying import current, let_ours, make_copy, read
from answerable.desk.review.models import Bundle, Decision, Item
from answerable.desk.review.queries.searches import searches_of
from answerable.errors import AnswerableError, NotProvedYet
from answerable.law import long_day, uk_day

CHANGED = "Something was decided anew while it was put together. Put it together again."


@task(single=True)
def read_file(key: int) -> None:
    """Read a file that came in as a record, unit by unit."""
    item = Item.objects.select_related("file").filter(pk=key).first()
    if item:
        read(item, at=timezone.now())


@task(single=True)
def copy_file(key: int, reference: str, person: int | None) -> None:
    """Make the released copy of a file, of what is decided by now."""
    item = Item.objects.select_related("file").filter(pk=key, reading__reason="").first()
    if item:
        make_copy(item, reference=reference, person=_person(person), at=timezone.now())


@task()
def build(number: int, reference: str, positions: list[int], person: int | None = None) -> None:
    """Draw a bundle that is not drawn yet. Done twice, it is drawn once."""
    at = timezone.now()
    chosen = [one for one in places(reference, by=DESK) if one.position in positions]
    who = _person(person)
    said: dict[str, str] = {}
    copied = _copied(chosen, reference, who, at) or _read_back(chosen, said)
    with transaction.atomic():
        found = Bundle.objects.select_for_update().filter(pk=number, pdf=None, reason="").first()
        if found is None:
            return
        reason = copied or (CHANGED if stops(chosen) or standing_words(chosen) else "")
        if not reason and _copied(chosen, reference, None, at, makes=False):
            reason = CHANGED
        if reason:
            found.reason = reason
            found.save()
            return
        _draw(found, chosen, reference, at, said)
    if found.archive:
        look_now(found.archive, at=at)
        let_ours(found.archive, where=reference, person=who, at=at)


def _person(key: int | None) -> Person | None:
    """Who asked for it, in whose name its own layers go along."""
    return Person.objects.filter(pk=key).first() if key else None


def _copied(  # why a file of what is in scope has no released copy that may go; those that are missing are made first
    chosen: list[Place], reference: str, who: Person | None, at: datetime, *, makes: bool = True
) -> str:
    for item in _files(chosen):
        made = (
            make_copy(item, reference=reference, person=who, at=at) if makes else current(item, list(item.marks.all()))
        )
        if made is None or made.file is None:
            return f"Record {item.position}: {made.reason if made else CHANGED}"
        try:
            must_be_clean([made.file], where=reference, at=at)
        except AnswerableError as error:
            return f"Record {item.position}: {error.said}"
    return ""


def _files(chosen: list[Place]) -> list[Item]:
    """The files in scope of which copies can be made."""
    items = Item.objects.select_related("file", "copy__file").filter(
        question__in=[one.key for one in chosen], decision=Decision.IN, file__isnull=False, reading__reason=""
    )
    return list(items.order_by("question", "position"))


def _read_back(chosen: list[Place], said: dict[str, str]) -> str:
    """Reads the words of every copy into said, by its digest, before the bundle holds up others; why one cannot be read."""
    for item in _files(chosen):
        if item.copy.file:
            try:
                said[item.copy.file.sha256] = words_of(bytes_of(item.copy.file), item.copy.file.name)
            except AnswerableError as error:
                return f"Record {item.position}: {error.said}"
    return ""


def _draw(found: Bundle, chosen: list[Place], reference: str, at: datetime, said: dict[str, str]) -> None:
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
    copies = {one.copy_name: one.copy.file for one in content.entries if one.copy and one.copy.file}
    files |= {name: bytes_of(file) for name, file in copies.items()}
    texts = {name: said[file.sha256] for name, file in copies.items() if file.sha256 in said}
    if words := CHANGED if len(texts) < len(copies) else fault(content, files, texts):
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
    found: Bundle,
    content: Content,
    files: dict[str, bytes],
    name: str,
    reference: str,
    at: datetime,
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
