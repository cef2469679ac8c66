"""The index of earlier answers: what is kept is found, by question, with a reason; on both databases alike."""

from __future__ import annotations

from datetime import UTC, date, datetime

import numpy
import pytest

from answerable.desk.memory import index
from answerable.desk.memory.given import Given
from answerable.desk.memory.index.gathering import keep_meaning
from answerable.desk.memory.models import Earlier, Log, Segment, Waiting, Wording

pytestmark = pytest.mark.django_db

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
PLACES = ["Harrowmere", "Thornby", "Wexcombe", "Aldersea", "Marlhithe"]
TOPICS = (
    "How many potholes were repaired on roads in {place} in {year}?",
    "How many applications for Blue Badges did {place} Borough Council refuse in {year}?",
    "Please give the number of rats reported to pest control between {year} and 2025.",
    "What did the council spend on agency social workers in {year}?",
    "How many penalty charge notices were issued outside schools in {year}?",
    "How many allotment plots stand empty in {place}?",
)


def given(question: str, letter: str, **other) -> Given:
    return Given(
        letter=letter, number=other.pop("number", "1"), question=question, answer="Twelve.", outcome="released", **other
    )


@pytest.fixture
def theirs():
    return Log.objects.create(publisher="Thornby Council", read_at=AT)


@pytest.fixture
def answered():
    rows = [
        given(topic.format(place=place, year=year), f"FOI-{year}-{at}{place[:2]}", answered_on=date(year, 3, 1))
        for at, topic in enumerate(TOPICS)
        for place, year in zip(PLACES, range(2020, 2025), strict=True)
    ]
    index.keep(rows, at=AT)


def test_a_question_is_one_wording_whoever_was_asked_and_in_whatever_year(answered):
    assert Earlier.objects.count() == 30
    assert Wording.objects.count() == 6


def test_what_was_asked_before_is_found_with_a_reason_and_the_newest_answer_first(answered):
    (found,) = index.like(["How many disabled parking permits did you turn down last year?"])
    first = found[0]
    assert "Blue Badges" in first.why
    assert first.of == 5
    days = [Earlier.objects.get(pk=pk).answered_on.year for pk in first.answers]
    assert days == [2024, 2023, 2022, 2021, 2020]


def test_the_same_question_is_called_the_same(answered):
    (found,) = index.like(["How many potholes were repaired on roads in Thornby in 2023?"])
    assert found[0].kind == "same"


def test_of_years_that_no_answer_covers_nothing_is_called_the_same(answered):
    (found,) = index.like(["How many potholes were repaired on roads in Thornby in 1997?"])
    assert found
    assert {one.kind for one in found} == {"related"}


def test_nothing_is_found_where_nothing_is_alike(answered):
    assert index.like(["Which choir sang the cantata at the opening of the observatory?"]) == ((),)


def test_each_question_finds_its_own(answered):
    found = index.like(
        [
            "How many allotments are vacant?",
            "Which choir sang the cantata at the opening of the observatory?",
            "Complaints of rats to pest control?",
        ]
    )
    assert [bool(one) for one in found] == [True, False, True]
    assert "allotment" in found[0][0].why
    assert "rat" in found[2][0].why


@pytest.mark.parametrize("typed", ["allotment plo", "how many allotment plots sta", "potholes repa"])
def test_a_question_typed_by_half_finds_what_it_begins(answered, typed):
    (found,) = index.like([typed])
    assert typed.split()[-2].lower()[:7] in found[0].why.lower()


def test_a_question_that_leans_on_the_one_before_is_kept_and_found_with_it():
    index.keep(
        [
            given("How many Blue Badges were issued in 2023?", "A"),
            given("How many of these were refused?", "A", number="2"),
            given("How many skip licences were issued in 2023?", "B"),
            given("How many of these were refused?", "B", number="2"),
        ],
        at=AT,
    )
    assert Wording.objects.count() == 4
    _, found = index.like(["How many skip permits did you issue?", "How many of these were refused?"])
    assert Earlier.objects.get(pk=found[0].answers[0]).letter == "B"


def test_kept_again_an_answer_takes_the_place_of_the_one_before(answered):
    index.keep([given("How many swans live on the canal?", "FOI-2020-0Ha")], at=AT)
    assert Earlier.objects.count() == 30
    assert Earlier.objects.get(letter="FOI-2020-0Ha").question == "How many swans live on the canal?"
    assert index.like(["swans on the canal"])[0]


def test_theirs_are_told_from_ours_and_the_same_letter_may_stand_in_both(theirs):
    question = "How many swans live on the canal?"
    index.keep([given(question, "1"), given(question, "1", log=theirs.pk, publisher="Thornby Council")], at=AT)
    (found,) = index.like([question])
    assert [Earlier.objects.get(pk=pk).log_id for pk in found[0].answers] == [None, theirs.pk]
    assert index.like([question], whose="ours")[0][0].of == 1
    assert index.like([question], whose="theirs")[0][0].of == 1
    assert index.like([question], whose="published") == ((),)
    assert index.like([question], without=frozenset({"1"})) == ((),)


def test_what_is_published_is_found_by_the_public_until_it_is_taken_down():
    question = "How many swans live on the canal?"
    index.keep([given(question, "1", slug="foi-1", place=1)], at=AT)
    assert index.like([question], whose="published")[0]
    Earlier.objects.update(slug="")
    index.settle({one.pk for one in Wording.objects.all()})
    assert not Wording.objects.get().is_published
    assert index.like([question], whose="published") == ((),)
    Earlier.objects.update(slug="foi-1")
    index.settle({one.pk for one in Wording.objects.all()})
    assert index.like([question], whose="published")[0]


def test_what_is_forgotten_is_gone_with_its_words(theirs):
    question = "How many swans live on the canal?"
    index.keep([given(question, "1"), given(question, "2", log=theirs.pk)], at=AT)
    index.gather(at=AT, least=1)
    assert index.forget(letter="1", log=None) == 1
    assert index.like([question], whose="ours") == ((),)
    assert index.like([question])[0][0].of == 1
    index.forget(letter="2", log=theirs.pk)
    assert not Wording.objects.exists()
    assert index.like([question]) == ((),)


def test_gathered_or_waiting_the_same_is_found(answered):
    asked = ["How many disabled parking permits did you turn down?", "rats and pest control"]
    before = index.like(asked)
    assert index.gather(at=AT, least=1) == 6
    assert not Waiting.objects.exists()
    assert index.like(asked) == before


def test_many_pieces_become_few_and_nothing_is_lost():
    things = [
        "kestrel",
        "heron",
        "otter",
        "badger",
        "stoat",
        "weasel",
        "polecat",
        "marten",
        "lynx",
        "beaver",
        "vole",
        "shrew",
        "hedgehog",
        "mole",
        "bat",
        "toad",
    ]
    for at, thing in enumerate(things):
        index.keep([given(f"How many reports of a {thing} near a school did you receive?", f"L{at}")], at=AT)
        index.gather(at=AT, least=1)
    assert Segment.objects.count() < 8
    for at, thing in enumerate(things):
        found = index.like([f"{thing} near a school"])[0]
        assert Earlier.objects.get(pk=found[0].answers[0]).letter == f"L{at}"


def test_a_wording_that_changed_after_it_was_gathered_counts_as_it_is_now():
    question = "How many swans live on the canal?"
    index.keep([given(question, "1")], at=AT)
    index.gather(at=AT, least=1)
    index.keep([given(question, "2", slug="foi-2", place=1)], at=AT)
    index.gather(at=AT, least=1)
    index.merge(at=AT)
    assert index.like([question], whose="published")[0][0].of == 1


def test_meaning_that_is_worked_out_later_finds_what_no_word_does():
    pytest.importorskip("onnxruntime")
    index.keep([given("How many dogs bit a postman?", "1"), given("How many swans live on the canal?", "2")], at=AT)
    index.gather(at=AT, least=1)
    assert index.work_out_meaning(most=10, at=AT) == 2
    assert index.work_out_meaning(most=10, at=AT) == 0
    (found,) = index.like(["Attacks by canines upon mail delivery staff"])
    assert Earlier.objects.get(pk=found[0].answers[0]).letter == "1"


def test_a_wording_whose_meaning_is_not_worked_out_yet_is_found_beside_those_whose_is(answered):
    pytest.importorskip("onnxruntime")
    index.work_out_meaning(most=10, at=AT)
    index.keep([given("How many swans live on the canal?", "S")], at=AT)
    (found,) = index.like(["How many swans live on the canal?"])
    assert Earlier.objects.get(pk=found[0].answers[0]).letter == "S"


def test_a_round_robin_is_a_family():
    index.keep(
        [
            given("How many weeds were sprayed with glyphosate on pavements in Harrowmere in 2023?", "1"),
            given("How many weeds were sprayed with glyphosate on pavements and verges in 2024?", "2"),
            given("How many swans live on the canal?", "3"),
        ],
        at=AT,
    )
    first = Earlier.objects.get(letter="1").wording_id
    found = index.family(first)
    assert [Earlier.objects.get(pk=one.answers[0]).letter for one in found] == ["2"]


def test_what_is_gone_leaves_every_piece_within_a_day_and_the_rest_is_found_as_before():
    from answerable.desk.memory.index.segments import key_of, meanings_from, words_from

    swans, badgers = "How many swans live on the canal?", "How many badgers live in the park?"
    index.keep([given(swans, "1"), given(badgers, "2")], at=AT)
    index.gather(at=AT, least=1)
    gone, stays = (Earlier.objects.get(letter=letter).wording_id for letter in "12")
    keep_meaning([gone, stays], numpy.ones((2, 384), numpy.float32), at=AT)
    before = index.like([badgers])
    index.forget(letter="1", log=None)
    index.gather(at=AT, least=1)
    assert index.clear_out() == 3  # its words, its meaning, and the word that it is gone
    assert index.clear_out() == 0
    words, meaning = Segment.objects.values_list("data", flat=True)
    assert words_from(words).numbers.tolist() == meanings_from(meaning).numbers.tolist() == [stays]
    assert key_of("swan") not in words_from(words).keys.tolist()
    assert index.like([badgers]) == before
    assert index.like([swans])[0] == () or index.like([swans])[0][0].wording == stays
