"""Evidence is kept six years from the close, is held like everything else, and goes only in a disposal: the log still holds."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from answerable.desk.custody.actions.close import close
from answerable.desk.custody.actions.verify import verify
from answerable.desk.custody.models import CustodyEvent, Investigation, Item
from answerable.desk.custody.queries.agreeing import agrees, under
from answerable.desk.files.keeping import path_of
from answerable.desk.files.models import StoredFile
from answerable.desk.ledger import verifying
from answerable.desk.people.actors import acting
from answerable.desk.people.roles import Role
from answerable.desk.retention.actions.approval import approve_disposal, ask_approval
from answerable.desk.retention.actions.begin_disposal import begin_disposal
from answerable.desk.retention.actions.carry_out import carry_out
from answerable.desk.retention.actions.hold import hold
from answerable.desk.retention.models import Fate
from answerable.desk.retention.queries.due import Wanted, due_list
from answerable.desk.retention.queries.holds import holds_on
from answerable.desk.retention.scope import Scope
from answerable.errors import NotNow
from desk.custody.hands import EXPORT, said

pytestmark = pytest.mark.django_db(transaction=True)
CLOSED = datetime(2015, 11, 20, 10, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


@pytest.fixture
def at():
    """Long enough ago: a disposal looks at the clock again when its work is done."""
    return CLOSED


@pytest.fixture
def disposer(records):
    return acting(records)


@pytest.fixture
def closed(reference, keeper, at):
    close(reference=reference, finding="Done", said=said(), by=keeper, at=at)
    return f"evidence:{reference}"


@pytest.fixture
def disposed(closed, disposer, person, run_jobs):
    """disposed(): all that is due on that day goes, approved by somebody else; gives the item of the evidence."""

    def make():
        begun = begin_disposal(by=disposer, at=LATER)
        ask_approval(number=begun.pk, by=disposer, at=LATER)
        second = acting(person("Nora Second", Role.RECORDS))
        items = tuple(begun.items.values_list("pk", flat=True))
        approve_disposal(number=begun.pk, signed_off=items, by=second, at=LATER)
        carry_out(number=begun.pk, by=disposer, at=LATER)
        run_jobs()
        return begun.items.get(subject=closed)

    return make


def test_it_is_due_six_years_after_the_close(closed, disposer):
    day = date(2021, 11, 21)
    assert closed in {row.holding.subject for row in due_list(Wanted(day), on=day, by=disposer)}
    before = day.replace(day=20)
    assert closed not in {row.holding.subject for row in due_list(Wanted(before), on=before, by=disposer)}


def test_an_open_investigation_is_never_due(reference, disposer):
    day = date(2099, 1, 1)
    assert f"evidence:{reference}" not in {row.holding.subject for row in due_list(Wanted(day), on=day, by=disposer)}


def test_a_disposal_takes_files_entries_and_words_and_the_log_still_holds(closed, disposed, keeper, reference):
    path = path_of(Item.objects.get(number=1).digest)
    is_shared = StoredFile.objects.filter(sha256=Item.objects.get(number=1).digest).count() > 1
    assert disposed().fate == Fate.DESTROYED
    assert not Item.objects.exists() and not CustodyEvent.objects.exists() and under(closed) == ()
    assert path.exists() == is_shared
    left = Investigation.objects.get()
    assert (left.reference, left.finding, left.disposed_at is not None) == (reference, "", True)
    assert agrees(by=keeper) == () and verifying.verify().faults == ()
    with pytest.raises(NotNow):
        verify(reference=reference, number=1, said=said(), by=keeper, at=LATER)


@pytest.mark.parametrize("part", ["", "/2"])
def test_a_hold_on_it_or_on_one_item_of_it_keeps_all_of_it(closed, disposed, disposer, part, at):
    hold(kind="litigation", scope=Scope((closed + part,), ""), reason="A claim.", since=at.date(), by=disposer, at=at)
    assert [row.number for row in holds_on(closed)]
    with pytest.raises(Exception):  # noqa: B017  # nothing is due, or it is stopped: either way it stays
        assert disposed().fate == Fate.DESTROYED
    assert Item.objects.count() == 2


def test_a_hold_finds_it_by_words(closed, disposer, at):
    hold(kind="litigation", scope=Scope((), "telephone"), reason="A claim.", since=at.date(), by=disposer, at=at)
    assert holds_on(closed)


@pytest.mark.parametrize("table", ["custody_custodyevent", "custody_item", "custody_investigation"])
def test_the_database_lets_nothing_of_it_go_otherwise(closed, table):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608


def test_the_page_says_that_it_is_gone(closed, disposed, keeper, client_of, reference):
    disposed()
    browser = client_of(keeper.person)
    assert "Disposed of" in browser.get("/evidence/").content.decode()
    text = browser.get(f"/evidence/{reference}/").content.decode()
    assert "destroyed under the retention schedule" in text and "/do/" not in text
    assert EXPORT.decode() not in text
