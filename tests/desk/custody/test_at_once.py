"""Several people, or one form several times, at one moment: one entry a form, one holder an item, no number twice."""

import pytest

from answerable.desk.custody.actions.check_out import check_out
from answerable.desk.custody.actions.move import move
from answerable.desk.custody.actions.open_investigation import open_investigation
from answerable.desk.custody.models import CustodyEvent, Investigation, Item
from answerable.desk.custody.queries.agreeing import agrees
from desk.at_once import at_once
from desk.custody.hands import LAB, STORE, said

pytestmark = pytest.mark.django_db(transaction=True)
HANDS = 4


def test_one_form_sent_several_times_at_once_is_one_entry(reference, keeper, at):
    words = said()
    act = [lambda: move(reference=reference, number=1, to=LAB, said=words, by=keeper, at=at)] * HANDS
    assert len({event.pk for event in at_once(*act)}) == 1
    opening = said()
    opened = at_once(*[lambda: open_investigation(title="Once", said=opening, by=keeper, at=at)] * HANDS)
    assert len({event.pk for event in opened}) == 1
    assert Investigation.objects.filter(title="Once").count() == 1


def test_of_several_who_check_out_one_item_one_has_it(reference, keeper, at):
    def act():
        return check_out(reference=reference, number=1, to=LAB, due_back_on=at.date(), said=said(), by=keeper, at=at)

    results = at_once(*[act] * HANDS)
    assert sum(isinstance(one, CustodyEvent) for one in results) == 1
    assert Item.objects.get(number=1).custodian == LAB.custodian


def test_acts_at_once_have_numbers_one_after_another_and_agree_with_the_log(reference, keeper, at):
    def moves(number, hand):
        return lambda: move(reference=reference, number=1, to=hand, said=said(), by=keeper, at=at)

    def opens():
        return open_investigation(title="Another", said=said(), by=keeper, at=at)

    at_once(*[moves(1, hand) for hand in (LAB, STORE) * 2], opens, opens)
    numbers = list(CustodyEvent.objects.filter(investigation__reference=reference).values_list("number", flat=True))
    assert numbers == list(range(1, 8))
    assert len(set(Investigation.objects.values_list("reference", flat=True))) == 3
    assert [row for row in agrees(by=keeper) if not row.holds] == []
