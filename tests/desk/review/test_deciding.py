"""What was gathered on a question is looked through: one by one, what is said twice at once, by several people."""

from __future__ import annotations

from datetime import timedelta

import pytest

from answerable.desk.people.actors import acting
from answerable.desk.review.actions.decide import Decided, decide
from answerable.desk.review.models import Decision, Item, Sitting
from answerable.errors import ChangedMeanwhile, NotAllowed, NotComplete

pytestmark = pytest.mark.django_db


@pytest.fixture
def deciding(gathered, case, by, at):
    """deciding(1, Decision.IN): decides the item at that position."""

    def do(position, decision, **more):
        row = Item.objects.get(position=position)
        said = {key: more.pop(key) for key in ("provision", "why", "with_same") if key in more}
        given = {"version": row.version, "by": by, "at": at} | more
        return decide(
            reference=case.reference, position=1, item=row.pk, decided=Decided(decision, **said), **given
        )  # fmt: skip

    return do


def test_items_stand_in_the_order_of_their_conversation_and_those_nearly_the_same_are_told(gathered):
    rows = list(Item.objects.order_by("position"))
    assert [one.message for one in rows] == sorted(one.message for one in rows)
    assert [one.like for one in rows] == [1, 2, 1, 1, 5, 6]
    assert rows[0].digest == rows[2].digest != rows[3].digest
    assert rows[1].digest != rows[5].digest  # “ok” means what was said before it


def test_what_was_gathered_before_stays_as_it_was_decided(gathered, deciding, case, by):
    from answerable.desk.cases.queries.places import place
    from answerable.desk.review.placing import gather

    deciding(2, Decision.OUT)
    again = gather(place(case.reference, 1, by=by), [one.message for one in Item.objects.all()], search=gathered)
    assert again == 0
    assert Item.objects.get(position=2).decision == Decision.OUT


def test_the_same_words_are_decided_at_once_and_only_where_they_are_open(deciding):
    deciding(3, Decision.OUT)
    assert deciding(1, Decision.IN, with_same=True) == 1
    deciding(3, Decision.OPEN)
    assert deciding(1, Decision.IN, with_same=True) == 2
    assert Item.objects.get(position=3).decision == Decision.IN
    assert Item.objects.get(position=4).decision == Decision.OPEN


def test_withholding_needs_a_provision_and_a_reason(deciding):
    with pytest.raises(NotComplete, match="the ground"):
        deciding(5, Decision.WITHHELD, why="It is somebody’s number.")
    with pytest.raises(NotComplete, match="the reason"):
        deciding(5, Decision.WITHHELD, provision="foia.s40.2", why=" ")
    deciding(5, Decision.WITHHELD, provision="foia.s40.2", why="It is somebody’s number.")
    assert Item.objects.get(position=5).provision == "foia.s40.2"
    deciding(5, Decision.IN)
    assert Item.objects.get(position=5).why == ""


def test_two_who_decide_at_once_are_told_of_each_other(deciding, person):
    from answerable.desk.people.roles import Role

    other = acting(person("Second Officer", Role.OFFICER))
    deciding(4, Decision.IN, by=other, version=1)
    with pytest.raises(ChangedMeanwhile, match="Second Officer"):
        deciding(4, Decision.OUT, version=1)
    assert Item.objects.get(position=4).decision == Decision.IN


def test_who_only_reads_the_request_decides_nothing(deciding, auditor):
    with pytest.raises(NotAllowed):
        deciding(4, Decision.IN, by=acting(auditor))


def test_time_is_counted_by_kind_of_work_and_a_long_pause_is_not(deciding, case, at):
    from answerable.desk.cases.gathered import of_question

    deciding(1, Decision.IN)
    deciding(2, Decision.OUT, at=at + timedelta(seconds=90))
    deciding(5, Decision.WITHHELD, provision="foia.s40.2", why="A number.", at=at + timedelta(seconds=270))
    deciding(6, Decision.OUT, at=at + timedelta(minutes=30))
    row = Sitting.objects.get()
    assert (row.sorting, row.withholding) == (90, 180)
    hours = of_question(case.questions.get(position=1).pk).hours
    assert {kind: str(value) for kind, value in hours.items()} == {
        "locate": "0.20",
        "extract": "0.03",
        "redact": "0.05",
    }


def test_the_log_says_what_was_decided_and_nothing_of_what_was_said(deciding, case):
    from answerable.desk.ledger.recording import history

    deciding(5, Decision.WITHHELD, provision="foia.s40.2", why="It is the number of Ana Flores.")
    entry = history(case.reference)[-1]
    assert entry.kind == "record-decided"
    assert b"Ana" not in bytes(entry.body)
    assert b"foia" not in bytes(entry.body)
