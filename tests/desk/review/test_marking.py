"""Words are proposed, accepted or refused by a person, and marked by hand; what goes out reads without them."""

from __future__ import annotations

import pytest

from answerable.desk.people.actors import acting
from answerable.desk.review.actions.mark_words import Marking, mark_words
from answerable.desk.review.actions.propose import propose
from answerable.desk.review.actions.rule import Ruling, rule
from answerable.desk.review.models import Decision, Item, Mark, State
from answerable.desk.review.queries.marks import without
from answerable.errors import NotAllowed, NotComplete

pytestmark = pytest.mark.django_db
S40 = "foia.s40.2"


@pytest.fixture
def inside(gathered, at):
    """All that was gathered is in scope."""
    Item.objects.update(decision=Decision.IN)


@pytest.fixture
def proposed(inside, case, by, at):
    """Personal data was looked for."""
    propose(reference=case.reference, position=1, by=by, at=at)


@pytest.fixture
def ruling(case, by, at):
    """ruling(mark, State.ACCEPTED, …)"""

    def do(mark, state, *, who=None, **said):
        said = {"provision": S40} | said if state == State.ACCEPTED else said
        given = Ruling(state, **said)
        return rule(reference=case.reference, position=1, mark=mark.pk, ruling=given, by=who or by, at=at)

    return do


def test_senders_and_numbers_are_proposed_and_nothing_is_withheld_by_itself(proposed):
    assert set(Mark.objects.values_list("state", flat=True)) == {State.PROPOSED}
    assert Mark.objects.filter(place="sender").count() == 6
    number = Mark.objects.get(kind="telephone")
    assert number.words == "07700 900123"
    assert number.why


def test_what_was_looked_at_is_not_proposed_again(proposed, case, by, at):
    Mark.objects.filter(kind="telephone").delete()
    assert propose(reference=case.reference, position=1, by=by, at=at) == 0


def test_what_is_out_of_scope_is_not_looked_at(inside, case, by, at):
    Item.objects.filter(position=5).update(decision=Decision.OUT)
    propose(reference=case.reference, position=1, by=by, at=at)
    assert not Mark.objects.filter(kind="telephone").exists()


def test_one_person_is_decided_everywhere_at_once_and_what_was_decided_before_stays(proposed, ruling):
    first, second, *_ = Mark.objects.filter(words="Tom Hale").order_by("pk")
    ruling(second, State.REFUSED)
    assert ruling(first, State.ACCEPTED, everywhere=True) == 2
    states = list(Mark.objects.filter(words="Tom Hale").order_by("pk").values_list("state", flat=True))
    assert states == [State.ACCEPTED, State.REFUSED, State.ACCEPTED]


def test_withholding_needs_a_ground(proposed, ruling):
    with pytest.raises(NotComplete, match="the ground is not chosen"):
        ruling(Mark.objects.first(), State.ACCEPTED, provision="")


def test_who_only_reads_decides_nothing(proposed, ruling, auditor):
    with pytest.raises(NotAllowed):
        ruling(Mark.objects.first(), State.REFUSED, who=acting(auditor))


def test_words_marked_by_hand_are_withheld_wherever_they_stand(inside, case, by, at):
    given = {"reference": case.reference, "position": 1, "by": by, "at": at}
    assert mark_words(marking=Marking("cold  ash road", S40, "It says where she lives."), **given) == 3
    with pytest.raises(NotComplete, match="stand nowhere"):
        mark_words(marking=Marking("Ash Ro", S40, "Half a short word is none."), **given)
    with pytest.raises(NotComplete, match="the reason"):
        mark_words(marking=Marking("ok", S40), **given)


def test_what_goes_out_reads_without_the_words_and_labels_are_of_one_length(proposed, ruling):
    mark = Mark.objects.get(kind="telephone")
    text = "Call me on 07700 900123 about the salt"
    assert without(text, [mark]) == text
    ruling(mark, State.ACCEPTED)
    mark.refresh_from_db()
    assert without(text, [mark]) == "Call me on [withheld: s.40(2)] about the salt"


def test_marks_that_overlap_go_out_as_one(proposed, ruling, case, by, at):
    mark = Mark.objects.get(kind="telephone")
    ruling(mark, State.ACCEPTED)
    marking = Marking("900123 about", "foia.s31.1.a", "x")
    mark_words(reference=case.reference, position=1, marking=marking, by=by, at=at)
    marks = Mark.objects.filter(item=mark.item, place="text")
    said = without("Call me on 07700 900123 about the salt", marks)
    assert said == "Call me on [withheld: s.40(2), s.31(1)(a)] the salt"


def test_the_page_proposes_accepts_and_keeps_by_plain_forms(inside, browser, case):
    address = f"/cases/{case.reference}/records/1/words/"
    assert "Look for personal data in 6 records" in browser.get(address).content.decode()
    browser.post(f"{address}act/", {"do": "propose", "ground": S40})
    mark = Mark.objects.get(kind="telephone")
    text = browser.get(address).content.decode()
    assert '<mark class="is-proposed">07700 900123</mark>' in text
    answer = browser.post(f"{address}act/", {"do": "accept", "mark": mark.pk, "ground": S40, "next": mark.pk})
    assert answer.url.endswith(f"#mark-{mark.pk}")
    assert '<mark class="is-accepted">07700 900123</mark>' in browser.get(address).content.decode()
    browser.post(f"{address}act/", {"do": "accept", "mark": Mark.objects.filter(state="proposed")[0].pk, "ground": ""})
    assert "the ground is not chosen" in browser.get(address).content.decode()


def test_the_log_has_no_word_of_what_was_marked(proposed, ruling, case):
    from answerable.desk.ledger.recording import history

    ruling(Mark.objects.get(kind="telephone"), State.ACCEPTED, why="Ana’s number")
    for entry in history(case.reference):
        assert b"07700" not in bytes(entry.body)
        assert b"Ana" not in bytes(entry.body)
