"""What the queue does with an import: read the file, check its rows, make cases of them, take them back.

Each piece of work deals with some hundreds of rows in one transaction and puts down the next piece in it. It names the step
and the last row that was dealt with: done twice, or begun again after its worker died, it finds another row there and does
nothing, so that no row is written twice and none is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from answerable.casefile import Regime
from answerable.desk.cases.actions.import_cases import import_cases
from answerable.desk.cases.actions.remove_imported import remove_imported
from answerable.desk.cases.queries.touched import on_the_desk
from answerable.desk.files.keeping import content
from answerable.desk.files.sheets import Row, opened
from answerable.desk.imports.checking import Plan, Reader
from answerable.desk.imports.columns import heading_score
from answerable.desk.imports.models import Import, ImportRow, Step
from answerable.desk.imports.profiles import Profile
from answerable.desk.people.actors import acting
from answerable.desk.registers.authority import authority
from answerable.errors import NotASheet
from answerable.law import uk_day

MANY = 200  # rows in a transaction: whoever else writes waits for it no longer than a moment
ALREADY = "a case with this reference is on the desk already"


@task()
def go_on(number: int, step: str, position: int) -> None:
    """The next rows of an import. Work that was done already is left alone."""
    if step == Step.READING:
        return read(number)
    with transaction.atomic():
        found = Import.objects.select_for_update().filter(pk=number, step=step, position=position).first()
        if found is None:
            return None
        STEPS[step](found, timezone.now())
    return None


def put_down(found: Import, step: Step, *, position: int = 0) -> None:
    """Bring the import to a step, or further in it, and put down the work for it, all in the transaction of the caller."""
    found.step, found.position = step, position
    found.save()
    go_on.enqueue(found.pk, step.value, position)


def read(number: int) -> None:
    """Every row of the file, in transactions of their own. Begun again it writes the same rows, which are there already."""
    found = Import.objects.select_related("file").filter(pk=number, step=Step.READING).first()
    if found is None:
        return
    try:
        book = opened(content(found.file), name=found.file.name, sheet=found.sheet, score=heading_score)
        profile = Profile(book.headings)
        count = 0
        for chunk in _chunks(book.rows()):
            rows = [ImportRow(batch=found, number=row, values=profile.seen(values)) for row, values in chunk]
            ImportRow.objects.bulk_create(rows, ignore_conflicts=True)
            count += len(rows)
            Import.objects.filter(pk=number).update(rows_count=count)
    except NotASheet as error:
        Import.objects.filter(pk=number).update(step=Step.REFUSED, reason=str(error))
        return
    about = {
        **found.about,
        "headings": list(profile.headings),
        "notices": list(book.notices),
        "profile": profile.values(),
    }
    Import.objects.filter(pk=number, step=Step.READING).update(step=Step.COLUMNS, about=about, rows_count=count)


def check(found: Import, at: datetime) -> None:
    """What is wrong with the next rows, a reference that came before or is on the desk already among it."""
    rows = list(found.rows.filter(number__gt=found.position)[:MANY])
    if not rows:
        found.faulty_count = found.rows.filter(is_faulty=True).count()
        found.step = Step.READY
        found.save()
        return
    plan = plan_of(found, at)
    place = found.columns["reference"]
    given = {row.number: _cell(row, place)[:40] for row in rows}
    before = dict(
        found.rows.filter(number__lt=rows[0].number, reference__in=given.values()).values_list("reference", "number")
    )
    there = on_the_desk(given.values())
    for row in rows:
        row.reference = given[row.number]
        reader = Reader(row.values, plan)
        reader.case()
        if row.reference and row.reference in before:
            reader.faults.append((plan.heading("reference"), f"the same as in row {before[row.reference]}"))
        elif row.reference in there:
            reader.faults.append((plan.heading("reference"), ALREADY))
        before.setdefault(row.reference, row.number)
        row.pk, row.faults, row.is_faulty = None, [list(fault) for fault in reader.faults], bool(reader.faults)
    changed = ["reference", "faults", "is_faulty"]
    ImportRow.objects.bulk_create(rows, update_conflicts=True, unique_fields=["batch", "number"], update_fields=changed)
    put_down(found, Step.CHECKING, position=rows[-1].number)


def write(found: Import, at: datetime) -> None:
    """The next rows without a fault, as cases; a reference that came onto the desk in the meantime stays a row."""
    rows = list(found.rows.filter(number__gt=found.position, is_faulty=False)[:MANY])
    if not rows:
        found.step, found.ended_at = Step.DONE, at
        found.about = {name: value for name, value in found.about.items() if name != "profile"}  # it holds cells
        found.faulty_count = found.rows.filter(is_faulty=True).count()
        found.save()
        return
    plan = plan_of(found, at)
    by_reference = {row.reference: row for row in rows}
    cases = filter(None, (Reader(row.values, plan).case() for row in rows))
    made = set(import_cases(cases=cases, source=f"import:{found.pk}", by=acting(found.by), at=at))
    left = [row for reference, row in by_reference.items() if reference not in made]
    for row in left:
        row.faults, row.is_faulty = [[plan.heading("reference"), ALREADY]], True
    ImportRow.objects.bulk_update(left, ["faults", "is_faulty"])
    found.rows.filter(number__in=[row.number for row in rows], is_faulty=False).update(is_imported=True, values=[])
    found.imported_count += len(made)
    put_down(found, Step.IMPORTING, position=rows[-1].number)


def undo(found: Import, at: datetime) -> None:
    """Takes the next cases back. One that somebody has worked on since stays, and is named."""
    rows = list(found.rows.filter(number__gt=found.position, is_imported=True)[:MANY])
    if not rows:
        found.step, found.ended_at = Step.UNDONE, at
        found.save()
        return
    kept = remove_imported(
        references=[row.reference for row in rows], source=f"import:{found.pk}", by=acting(found.by), at=at
    )
    found.rows.filter(number__in=[row.number for row in rows]).exclude(reference__in=kept).update(is_imported=False)
    found.imported_count -= len(rows) - len(kept)
    found.reason = ", ".join(filter(None, [found.reason, *kept]))
    put_down(found, Step.UNDOING, position=rows[-1].number)


def plan_of(found: Import, at: datetime) -> Plan:
    """How this import's columns and words are read."""
    regime = Regime.FOISA if authority().profile.nation == "scotland" else Regime.FOIA
    return Plan(found.about["headings"], found.columns, found.orders, found.words, regime, uk_day(at))


def _cell(row: ImportRow, place: int) -> str:
    return str(row.values[place]) if place < len(row.values) else ""


def _chunks(rows: Iterable[Row]) -> Iterable[list[Row]]:
    source = iter(rows)
    while chunk := list(islice(source, MANY)):
        yield chunk


STEPS: dict[str, Callable[[Import, datetime], None]] = {
    Step.CHECKING: check,
    Step.IMPORTING: write,
    Step.UNDOING: undo,
}
