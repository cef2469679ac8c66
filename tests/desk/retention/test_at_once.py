"""A hold and a disposal at one moment, each on a connection of its own: whichever is first, nothing held is destroyed."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, transaction

from answerable.desk.cases.models import Case
from answerable.desk.people.actors import DESK
from answerable.desk.retention.actions import destroy_item as module
from answerable.desk.retention.actions.approval import approve_disposal, ask_approval
from answerable.desk.retention.actions.begin_disposal import begin_disposal
from answerable.desk.retention.actions.carry_out import carry_out
from answerable.desk.retention.actions.hold import hold
from answerable.desk.retention.models import DisposalItem, Fate, Hold
from answerable.desk.retention.queries import holds_on
from answerable.desk.retention.scope import Scope

pytestmark = pytest.mark.django_db(transaction=True)
SOON = 0.7  # seconds in which what is not held up would be done


@pytest.fixture
def running(closed, keeper, second, at):
    closed()
    run = begin_disposal(by=keeper, at=at)
    ask_approval(number=run.pk, by=keeper, at=at)
    approve_disposal(number=run.pk, signed_off=(), by=second, at=at)
    return carry_out(number=run.pk, by=keeper, at=at)


def apart(act):
    try:
        return act()
    finally:
        connection.close()


def placing(keeper, at):
    return hold(kind="audit", scope=Scope(("case:FOI-2022-0001",)), reason="Audit.", since=at.date(), by=keeper, at=at)


def test_a_hold_that_is_being_placed_stops_what_was_about_to_be_destroyed(running, keeper, at):
    is_placed, may_commit = Event(), Event()

    def place():
        with transaction.atomic():
            placing(keeper, at)
            is_placed.set()
            may_commit.wait(10)

    with ThreadPoolExecutor(2) as pool:
        held = pool.submit(apart, place)
        assert is_placed.wait(10)
        gone = pool.submit(apart, lambda: module.destroy_item(key=running.items.get().pk, by=DESK, at=at))
        with pytest.raises(TimeoutError):
            gone.result(SOON)  # it waits for the hold
        may_commit.set()
        held.result(20)
        assert gone.result(20).fate == Fate.STOPPED
    assert Case.objects.get().text


def test_a_hold_waits_for_what_is_being_destroyed_and_never_stands_on_half_of_it(running, keeper, at, monkeypatch):
    begun, may_end = Event(), Event()
    was = module.destroy

    def slowly(**given):
        begun.set()
        may_end.wait(10)
        return was(**given)

    monkeypatch.setattr(module, "destroy", slowly)
    with ThreadPoolExecutor(2) as pool:
        gone = pool.submit(apart, lambda: module.destroy_item(key=running.items.get().pk, by=DESK, at=at))
        assert begun.wait(10)
        held = pool.submit(apart, lambda: placing(keeper, at))
        with pytest.raises(TimeoutError):
            held.result(SOON)  # it waits for the disposal
        assert not Hold.objects.filter(kind="audit").exists()
        may_end.set()
        assert gone.result(20).fate == Fate.DESTROYED
        held.result(20)
    assert not Case.objects.get().text
    assert len(holds_on("case:FOI-2022-0001")) == 1


def test_two_workers_on_one_disposal_destroy_each_item_once(running, at):
    key = running.items.get().pk
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(apart, lambda: module.destroy_item(key=key, by=DESK, at=at)) for _ in range(2)]:
            assert done.result(20).fate == Fate.DESTROYED
    from answerable.desk.ledger.models import Entry

    assert Entry.objects.filter(kind="disposed").count() == 1
    assert DisposalItem.objects.get().destroyed["questions"] == 2
