"""The ledger is only ever added to, and no entry stands outside the transaction of its act."""

import pytest
from django.db import IntegrityError, connection, transaction

from answerable.desk.ledger.models import Entry
from answerable.desk.ledger.recording import record


@pytest.fixture
def entry(db, at):
    return record("received", by="person:1", at=at, case="FOI-2026-0142", digest="a" * 64)


def test_the_database_refuses_to_change_an_entry(entry):
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(by="person:2")
    assert Entry.objects.get().by == "person:1"


def test_the_database_refuses_to_take_an_entry_away(entry):
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        entry.delete()
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_entry" if connection.vendor == "sqlite" else "TRUNCATE ledger_entry CASCADE")
    assert Entry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_the_transaction_of_its_act_is_refused(at):
    with pytest.raises(RuntimeError, match="outside the transaction"):
        record("received", by="person:1", at=at)
