"""The database itself refuses what no running disposal names, and what a hold covers: by plain SQL, whoever asks."""

import pytest
from django.db import DatabaseError, connection, transaction

from answerable.desk.cases.models import Case, Question
from answerable.desk.retention.actions.hold import hold
from answerable.desk.retention.models import Disposal, DisposalItem, Hold, Step
from answerable.desk.retention.scope import Scope

CHILDREN = ("cases_question", "cases_correspondence", "cases_case")
EMPTIED = (("cases_case", "text"), ("cases_question", "text"), ("cases_correspondence", "text"))
REFUSED = "only in a running disposal"


def run(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.rowcount


def delete(table, key=None):
    return run(f"DELETE FROM {table}" + (f" WHERE id = {key}" if key else ""))  # noqa: S608


def empty(table, column="text", key=None):
    return run(f"UPDATE {table} SET {column} = ''" + (f" WHERE id = {key}" if key else ""))  # noqa: S608


@pytest.fixture
def running(closed, keeper, at):
    """A running disposal that names the request."""
    case = closed()
    disposal = Disposal.objects.create(step=Step.RUNNING, begun_by=keeper.key, begun_at=at)
    DisposalItem.objects.create(disposal=disposal, subject=f"case:{case.reference}", kind="case")
    return disposal


@pytest.mark.parametrize("table", CHILDREN)
def test_no_row_of_a_request_is_deleted_without_a_disposal(table, closed):
    closed()
    with pytest.raises(DatabaseError, match=REFUSED):
        delete(table)
    assert Case.objects.exists() and Question.objects.count() == 2


@pytest.mark.parametrize(("table", "column"), EMPTIED)
def test_no_words_of_a_request_are_emptied_without_a_disposal(table, column, closed):
    closed()
    with pytest.raises(DatabaseError, match=REFUSED):
        empty(table, column)


def test_programs_are_refused_alike(closed):
    case = closed()
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        case.delete()


@pytest.mark.parametrize("step", ["preview", "waiting", "approved", "done", "dropped"])
def test_a_disposal_that_is_not_running_lets_nothing_go(step, running):
    Disposal.objects.update(step=step)
    with pytest.raises(DatabaseError, match=REFUSED):
        run("DELETE FROM cases_correspondence")


@pytest.mark.parametrize("fate", ["left-out", "stopped", "kept", "destroyed"])
def test_an_item_that_is_not_to_go_is_refused(fate, running):
    running.items.update(fate=fate)
    with pytest.raises(DatabaseError, match=REFUSED):
        run("UPDATE cases_case SET text = ''")


def test_a_running_disposal_that_names_it_lets_it_go(running):
    assert run("UPDATE cases_case SET text = ''") == 1
    assert run("DELETE FROM cases_correspondence_files") >= 0
    assert run("DELETE FROM cases_correspondence") >= 1


def test_a_hold_stops_it_in_the_running_disposal_too(running, keeper, at):
    subject = running.items.get().subject
    hold(kind="audit", scope=Scope((subject,)), reason="Audit.", since=at.date(), by=keeper, at=at)
    for statement in (
        "UPDATE cases_case SET text = ''",
        "DELETE FROM cases_correspondence",
        "DELETE FROM cases_question",
    ):
        with pytest.raises(DatabaseError, match=REFUSED):
            run(statement)
    Hold.objects.filter(kind="audit").update(released_at=at)
    assert run("UPDATE cases_case SET text = ''") == 1


def test_a_hold_on_a_part_stops_the_whole(running, keeper, at):
    subject = running.items.get().subject
    hold(kind="audit", scope=Scope((f"{subject}/2",)), reason="Audit.", since=at.date(), by=keeper, at=at)
    with pytest.raises(DatabaseError, match=REFUSED):
        empty("cases_case")


def test_a_disposal_of_one_request_lets_no_other_go(running, closed):
    other = closed()
    with pytest.raises(DatabaseError, match=REFUSED):
        empty("cases_case", key=other.pk)


def test_a_question_goes_once_another_of_the_request_holds_its_words(closed):
    case = closed()
    first, second = case.questions.all()
    with pytest.raises(DatabaseError, match=REFUSED):
        delete("cases_question", second.pk)
    Question.objects.filter(pk=first.pk).update(text=f"{first.text}\n{second.text}")
    assert delete("cases_question", second.pk) == 1


def test_the_record_of_a_disposal_is_never_deleted(running):
    for table in ("retention_disposalitem", "retention_disposal"):
        with pytest.raises(DatabaseError, match="stays"):
            delete(table)


def test_an_open_hold_is_not_deleted(take):
    take()
    for table in ("retention_holdsubject", "retention_hold"):
        with pytest.raises(DatabaseError, match="stays"):
            delete(table)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL empties a table at once")
@pytest.mark.parametrize("table", ["cases_case", "cases_correspondence", "retention_disposal", "retention_hold"])
def test_no_table_is_emptied_at_once(table, closed):
    closed()
    with pytest.raises(DatabaseError):
        run(f"TRUNCATE {table} CASCADE")
