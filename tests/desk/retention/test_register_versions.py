"""Versions of register entries stay as they were: by plain SQL, whoever asks, on either database."""

import pytest
from django.db import DatabaseError, connection, transaction

from answerable.desk.registers.actions.change import change
from answerable.desk.registers.models import Document, EntryVersion, KeptEntry
from answerable.desk.registers.showing import find
from answerable.desk.retention.actions.hold import hold
from answerable.desk.retention.models import Disposal, DisposalItem, Step
from answerable.desk.retention.scope import Scope

REFUSED = "only in a running disposal"
SUBJECT = "register:tools/TOOL-01"
STATEMENTS = {
    "change": "UPDATE registers_entryversion SET reason = 'Another reason.'",
    "change of values": "UPDATE registers_entryversion SET \"values\" = '{}'",
    "change of who": "UPDATE registers_entryversion SET \"by\" = 'person:99'",
    "deletion": "DELETE FROM registers_entryversion",
    "deletion of entries": "DELETE FROM registers_keptentry",
}


def run(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.rowcount


@pytest.fixture
def changed(keeper, at):
    """An entry that was changed once: two versions."""
    from answerable.desk.registers.authority import authority
    from answerable.registers import jsonable

    entry = find("tools", "TOOL-01", folder=authority())[2]
    values = {**jsonable(entry.values), "owner": "Digital"}
    change(register="tools", key="TOOL-01", values=values, version=1, reason="It moved.", by=keeper, at=at)
    return KeptEntry.objects.get(register="tools", key="TOOL-01")


@pytest.fixture
def running(changed, keeper, at):
    """A running disposal that names the entry."""
    disposal = Disposal.objects.create(step=Step.RUNNING, begun_by=keeper.key, begun_at=at)
    DisposalItem.objects.create(disposal=disposal, subject=SUBJECT, kind="register")
    return disposal


@pytest.mark.parametrize("statement", STATEMENTS.values(), ids=STATEMENTS)
def test_no_version_is_changed_or_deleted_without_a_disposal(statement, changed):
    with pytest.raises(DatabaseError, match=REFUSED):
        run(statement)
    assert [row.reason for row in changed.versions.all()] == ["", "It moved."]


def test_programs_are_refused_alike(changed):
    version = changed.versions.last()
    version.reason = "Another reason."
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        version.save()
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        EntryVersion.objects.all().delete()


def test_a_running_disposal_lets_the_versions_of_what_it_names_go_and_no_others(changed, running):
    own = f" WHERE entry_id = {changed.pk}"
    assert run(STATEMENTS["change"] + own) == 2
    assert run(STATEMENTS["deletion"] + own) == 2
    with pytest.raises(DatabaseError, match=REFUSED):
        run(STATEMENTS["change"])


def test_a_hold_stops_it_in_the_running_disposal_too(changed, running, keeper, at):
    hold(kind="audit", scope=Scope((SUBJECT,)), reason="Audit.", since=at.date(), by=keeper, at=at)
    with pytest.raises(DatabaseError, match=REFUSED):
        run(f"{STATEMENTS['change']} WHERE entry_id = {changed.pk}")


def test_a_version_of_a_document_stays_too(changed, keeper, at):
    from answerable.desk.files.keeping import keep

    with transaction.atomic():
        file = keep(b"A policy.", name="a.txt", media="text/plain", at=at)
    Document.objects.create(register="policies", key="POL-01", version="1", file=file, by=keeper.key, at=at)
    for statement in ("UPDATE registers_document SET version = '2'", "DELETE FROM registers_document"):
        with pytest.raises(DatabaseError, match=REFUSED):
            run(statement)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_the_versions_cannot_be_emptied_at_once(changed):
    run("SET CONSTRAINTS ALL IMMEDIATE")  # what the test wrote itself is checked by then
    with pytest.raises(DatabaseError, match=REFUSED):
        run("TRUNCATE registers_entryversion")
