"""Whatever is done in whatever order: each item has exactly one holder, nothing is lost or done twice, rows agree with the log."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from answerable.desk.custody.actions.check_out import check_out
from answerable.desk.custody.actions.close import close
from answerable.desk.custody.actions.collect import collect
from answerable.desk.custody.actions.copy_item import Copied, copy_item
from answerable.desk.custody.actions.correct import correct
from answerable.desk.custody.actions.give_back import give_back
from answerable.desk.custody.actions.move import move
from answerable.desk.custody.actions.open_investigation import open_investigation
from answerable.desk.custody.actions.reopen import reopen
from answerable.desk.custody.actions.return_item import return_item
from answerable.desk.custody.actions.seal import seal
from answerable.desk.custody.actions.verify import verify
from answerable.desk.custody.entries import Hand, New, Upload
from answerable.desk.custody.models import CustodyEvent, Investigation, Kind
from answerable.desk.custody.queries.agreeing import agrees
from answerable.desk.custody.taking import Taken
from answerable.errors import NotComplete
from desk.custody.hands import said

HANDS = [Hand(f"Hand {number}", f"Place {number}") for number in range(4)]
hands, numbers = st.sampled_from(HANDS), st.integers(1, 5)


class Courses(RuleBasedStateMachine):
    """An investigation in the hands of two people; beside it what must be true of each item."""

    keepers = ()  # set by the test

    @initialize()
    def begin(self):
        self.at = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
        event = open_investigation(title="Any course", said=said(), by=self.keepers[0], at=self.at)
        self.reference, self.done = event.investigation.reference, [(None, event)]
        self.items, self.mismatches, self.is_open = {}, 0, True  # number: [holder, who has it out, seal, is here]

    def act(self, do, by, *, words=None, **given):
        self.at += timedelta(minutes=1)
        words = words or said()

        def again():
            return do(reference=self.reference, said=words, by=self.keepers[by], at=self.at, **given)

        event = again()
        self.done.append((again, event))
        return event

    def allowed(self, number, by, *states):
        item = self.items.get(number)
        if not item or not item["here"] or (item["out"] is not None and item["out"] != by and "any" not in states):
            return None
        return item

    def refused(self, do, by, number, **given):
        before = self.count()
        with pytest.raises(Exception) as caught:  # which one is looked at below
            self.act(do, by, number=number, **given)
        assert type(caught.value).__name__ in ("NotNow", "NoSuchThing"), caught.value
        assert self.count() == before

    def count(self):
        return CustodyEvent.objects.filter(investigation__reference=self.reference).count()

    @rule(by=st.integers(0, 1), hand=hands, is_digital=st.booleans())
    def take(self, by, hand, is_digital):
        if not self.is_open or len(self.items) >= 5:
            return
        number = len(self.items) + 1
        taken = Taken(HANDS[0], hand, file=Upload(b"bytes %d" % number, "a.txt")) if is_digital else Taken(HANDS[0], hand, seal="S-0")  # fmt: skip
        new = New(f"Item {number}", Kind.DIGITAL if is_digital else Kind.DEVICE)
        self.act(collect, by, new=new, taken=taken)
        self.items[number] = {"hand": hand, "out": None, "seal": "" if is_digital else "S-0", "here": True}

    @rule(by=st.integers(0, 1), number=numbers, hand=hands, is_misread=st.booleans())
    def hand_over(self, by, number, hand, is_misread):
        item = self.allowed(number, by)
        words = said(seal_read=f"{item['seal']}{'?' * is_misread}" if item else "")
        if not item:
            return self.refused(move, by, number, to=hand, words=words)
        event = self.act(move, by, words=words, number=number, to=hand)
        assert event.result == ("mismatch" if is_misread and item["seal"] else "match")
        self.mismatches += event.result == "mismatch"
        item["hand"] = hand

    @rule(by=st.integers(0, 1), number=numbers, hand=hands)
    def out(self, by, number, hand):
        item, given = self.items.get(number), {"to": hand, "due_back_on": self.at.date()}
        if not item or item["out"] is not None or not item["here"]:
            return self.refused(check_out, by, number, **given)
        self.act(check_out, by, words=said(seal_read=item["seal"]), number=number, **given)
        item["hand"], item["out"] = hand, by

    @rule(by=st.integers(0, 1), number=numbers, hand=hands)
    def back(self, by, number, hand):
        item = self.items.get(number)
        if not item or item["out"] is None:
            return self.refused(return_item, by, number, to=hand)
        self.act(return_item, by, words=said(seal_read=item["seal"]), number=number, to=hand)
        item["hand"], item["out"] = hand, None

    @rule(by=st.integers(0, 1), number=numbers)
    def check(self, by, number):
        item = self.allowed(number, by, "any")
        if item:
            assert self.act(verify, by, words=said(seal_read=item["seal"]), number=number).result == "match"

    @rule(by=st.integers(0, 1), number=numbers, hand=hands)
    def copied(self, by, number, hand):
        item, copy = self.allowed(number, by), Copied(hand, "A copy", "cp", Upload(b"image", "image.dd"))
        if not item or not self.is_open:
            return self.refused(copy_item, by, number, copied=copy)
        if len(self.items) < 5:
            self.act(copy_item, by, words=said(seal_read=item["seal"]), number=number, copied=copy)
            self.items[len(self.items) + 1] = {"hand": hand, "out": None, "seal": "", "here": True}

    @rule(by=st.integers(0, 1), number=numbers)
    def sealed(self, by, number):
        item = self.allowed(number, by)
        if item and item["seal"]:
            self.act(seal, by, words=said(seal_read=item["seal"]), number=number, new_seal=item["seal"] + "x")
            item["seal"] += "x"

    @rule(by=st.integers(0, 1), number=numbers)
    def given_back(self, by, number):
        item = self.items.get(number)
        if item and item["here"] and item["seal"] and item["out"] is None:
            self.act(give_back, by, words=said(seal_read=item["seal"]), number=number, to=HANDS[3])
            item["hand"], item["here"] = HANDS[3], False

    @rule(by=st.integers(0, 1), data=st.data(), hand=st.none() | hands)
    def corrected(self, by, data, hand):
        wrong = data.draw(st.sampled_from([event for _, event in self.done]))
        self.act(correct, by, event=wrong.number, is_with=hand)
        if hand and wrong.item:
            self.items[wrong.item.number]["hand"] = hand

    @rule(by=st.integers(0, 1))
    def closed_or_opened(self, by):
        if not self.is_open:
            self.act(reopen, by)
        elif any(item["out"] is not None for item in self.items.values()):
            with pytest.raises(NotComplete):
                self.act(close, by, finding="Too soon")
            return
        else:
            self.act(close, by, finding="Found", although="Known about")
        self.is_open = not self.is_open

    @precondition(lambda self: len(self.done) > 1)
    @rule(data=st.data())
    def sent_twice(self, data):
        again, event = data.draw(st.sampled_from(self.done[1:]))
        assert again().pk == event.pk

    @invariant()
    def nothing_is_lost_and_each_item_has_one_holder(self):
        if not hasattr(self, "reference"):
            return
        assert self.count() == len(self.done)
        found = Investigation.objects.get(reference=self.reference)
        rows = {row.number: row for row in found.items.all()}
        assert set(rows) == set(self.items)
        for number, item in self.items.items():
            row = rows[number]
            assert (row.custodian, row.place, row.seal) == (item["hand"].custodian, item["hand"].place, item["seal"])
            assert (row.state == "out") == (item["out"] is not None) and (row.state == "given-back") == (
                not item["here"]
            )
        assert found.events.filter(result="mismatch").count() == self.mismatches

    def teardown(self):
        if hasattr(self, "reference"):
            assert [row for row in agrees(by=self.keepers[0], reference=self.reference) if not row.holds] == []


def test_whatever_is_done_in_whatever_order(data_protection, person):
    from answerable.desk.people.actors import acting
    from answerable.desk.people.roles import Role

    Courses.keepers = (acting(data_protection), acting(person("Dan Other", Role.DATA_PROTECTION)))
    tried = settings(max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Courses, settings=tried)
