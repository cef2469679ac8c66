"""A bank holiday proclaimed after a release: the open cases that it moves, moved by one act, their owners told."""

from datetime import date

import pytest

from answerable.casefile import Stage
from answerable.desk.cases.actions.assign import assign
from answerable.desk.cases.actions.proclaim import proclaim
from answerable.desk.cases.actions.repair import repair
from answerable.desk.cases.models import BankHoliday, Case, Task
from answerable.desk.cases.queries.affected import affected
from answerable.desk.ledger.models import Entry
from answerable.desk.mail.models import Message
from answerable.desk.people.actors import acting
from answerable.errors import BadDay, NoSuchThing, NotAllowed, NotComplete
from answerable.law import PARTS, Holiday

pytestmark = pytest.mark.django_db

FUNERAL = date(2026, 12, 8)


@pytest.fixture
def add(by, at):
    def make(on=FUNERAL, **fields):
        given = {
            "name": "State funeral",
            "parts": PARTS,
            "source": "The London Gazette, 1 December 2026",
            "announced_on": date(2026, 12, 1),
        }
        return proclaim(on=on, by=by, at=at, **(given | fields))

    return make


def test_the_cases_that_a_day_would_move_are_shown_before_it_is_added(take, by):
    moves, stays = take(), take(received_on=date(2026, 10, 1))
    found = affected(by=by, holiday=Holiday(FUNERAL, "State funeral", tuple(PARTS)))
    assert [(one.reference, one.was_on, one.now_on) for one in found] == [
        (moves.reference, date(2026, 12, 18), date(2026, 12, 21))
    ]
    assert stays.reference not in str(found)
    assert affected(by=by) == ()


def test_one_act_moves_them_and_tells_each_owner_once(take, add, by, at, officer):
    mine, also_mine, nobodys = take(), take(), take()
    for case in (mine, also_mine):
        assign(reference=case.reference, owner=officer, team=None, by=by, at=at)
    add()
    before = Entry.objects.count()
    moved = repair(references=[one.reference for one in affected(by=by)], by=by, at=at)
    assert set(moved) == {mine.reference, also_mine.reference, nobodys.reference}
    assert set(Case.objects.values_list("due_on", flat=True)) == {date(2026, 12, 21)}
    mail = Message.objects.get()
    assert mail.recipients == officer.email
    assert f"{mine.reference} WhatsApp: due on 21 December 2026, not on 18 December 2026" in mail.text
    assert Task.objects.get().case == nobodys
    assert Entry.objects.count() == before + 1
    assert [mine.reference, "2026-12-18", "2026-12-21"] in Entry.objects.last().data["cases"]
    assert affected(by=by) == ()
    assert repair(references=moved, by=by, at=at) == {}
    assert Message.objects.count() == 1


def test_a_new_case_counts_the_day_from_the_start(take, add):
    add()
    case = take()
    assert case.due_on == date(2026, 12, 21)
    assert "2026-12-08" in [step["on"] for step in case.clock["working"] if step["holiday"]]


def test_a_clock_that_a_release_changed_is_found_without_any_holiday(take, by):
    case = take()
    Case.objects.update(due_on=date(2026, 12, 17))
    assert [(one.reference, one.now_on) for one in affected(by=by)] == [(case.reference, date(2026, 12, 18))]


def test_a_case_that_was_answered_keeps_its_day(take, add, by):
    take()
    Case.objects.update(stage=Stage.SENT.value)
    add()
    assert affected(by=by) == ()


def test_a_day_is_added_only_where_it_can_be_one_and_with_its_source(add):
    for on in (date(2026, 12, 5), date(2026, 12, 25)):
        with pytest.raises(BadDay):
            add(on)
    for lack in ({"source": " "}, {"name": ""}, {"parts": ["atlantis"]}):
        with pytest.raises(NotComplete):
            add(**lack)
    add(date(2026, 11, 30), parts=["england-and-wales"])  # St Andrew's Day, until then of Scotland alone
    add()
    add(name="Day of mourning")
    assert list(BankHoliday.objects.values_list("on", "name")) == [
        (date(2026, 11, 30), "State funeral"),
        (FUNERAL, "Day of mourning"),
    ]


def test_an_administrator_keeps_the_calendar_and_reads_no_case_by_it(take, add, administrator, at):
    case, keeper = take(), acting(administrator)
    proclaim(on=FUNERAL, name="State funeral", parts=PARTS, source="Gazette", announced_on=FUNERAL, by=keeper, at=at)
    (found,) = affected(by=keeper)
    assert (found.reference, found.subject) == (case.reference, "")
    assert repair(references=[case.reference], by=keeper, at=at)


def test_nobody_else_keeps_the_calendar(take, add, approver, at):
    case, other = take(), acting(approver)
    with pytest.raises(NotAllowed):
        affected(by=other)
    with pytest.raises(NotAllowed):
        repair(references=[case.reference], by=other, at=at)


def test_a_reference_that_is_not_there_moves_none(take, add, by, at):
    case = take()
    add()
    with pytest.raises(NoSuchThing):
        repair(references=[case.reference, "FOI-2026-9999"], by=by, at=at)
    assert Case.objects.get().due_on == date(2026, 12, 18)
