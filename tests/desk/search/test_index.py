from datetime import UTC, datetime, timedelta

import pytest

from answerable.desk.search import index
from answerable.desk.search.index import drop, find, put

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def keys(hits):
    return [hit.key for hit in hits.rows]


@pytest.fixture
def three():
    put(
        "case",
        "FOI-2026-0001",
        title="Data breaches",
        body="How many breaches of personal data were there?",
        at=AT,
        tags=("year=2026",),
    )
    put(
        "case",
        "FOI-2026-0002",
        title="Road repairs",
        body="What did potholes cost? One breach of contract.",
        at=AT + timedelta(minutes=1),
    )
    put(
        "published",
        "foi-2026-0001/1",
        title="Breaches of data",
        body="There were two breaches.",
        at=AT + timedelta(minutes=2),
    )


def test_something_is_found_by_any_form_of_its_words_the_title_weighing_most(three):
    assert keys(find("case", "breach")) == ["FOI-2026-0001", "FOI-2026-0002"]
    assert keys(find("case", "POTHOLE")) == ["FOI-2026-0002"]
    assert keys(find("case", "breach potholes")) == ["FOI-2026-0002"]


def test_each_kind_is_searched_by_itself(three):
    assert keys(find("published", "breaches")) == ["foi-2026-0001/1"]
    assert keys(find("published", "potholes")) == []


def test_without_words_the_newest_come_first(three):
    assert keys(find("case", "")) == ["FOI-2026-0002", "FOI-2026-0001"]
    assert keys(find("case", "   ")) == ["FOI-2026-0002", "FOI-2026-0001"]


def test_words_that_say_nothing_find_nothing(three):
    assert find("case", "what of the") == index.Hits((), 0)


def test_tags_and_keys_keep_a_search_to_a_part(three):
    assert keys(find("case", "breach", tags=("year=2026",))) == ["FOI-2026-0001"]
    assert keys(find("case", "", tags=("year=2025",))) == []
    assert keys(find("case", "breach", keys=["FOI-2026-0002", "FOI-2026-0009"])) == ["FOI-2026-0002"]
    assert keys(find("case", "", keys=[])) == []


def test_a_search_can_be_kept_to_a_stretch_of_time(three):
    assert keys(find("case", "breach", between=(AT, AT + timedelta(seconds=30)))) == ["FOI-2026-0001"]
    assert keys(find("case", "", between=(AT + timedelta(seconds=30), AT + timedelta(days=1)))) == ["FOI-2026-0002"]


def test_a_tag_is_not_found_as_a_word(three):
    assert keys(find("case", index.token("year=2026"))) == []


def test_a_phrase_in_quotation_marks_is_found_as_it_stands(three):
    assert keys(find("case", '"personal data"')) == ["FOI-2026-0001"]
    assert keys(find("case", '"data personal"')) == []


def test_what_is_put_again_replaces_what_was_there_and_what_is_dropped_is_gone(three):
    put("case", "FOI-2026-0001", title="Libraries", body="Opening hours", at=AT)
    assert keys(find("case", "breaches personal")) == []
    assert keys(find("case", "libraries")) == ["FOI-2026-0001"]
    drop("case", "FOI-2026-0001")
    drop("case", "FOI-2026-0001")
    assert keys(find("case", "libraries")) == []


@pytest.mark.parametrize(
    "typed",
    [
        "foi-2026-0002",
        '"',
        "''; DROP TABLE search_document; --",
        "title: x",
        "a*b",
        "%s %(x)s",
        "\0",
        "^^",
        "NEAR/2",
        "é" * 50,
        "-",
        "{",
        "& | !",
        "\\",
    ],
)
def test_nothing_that_is_typed_breaks_the_search(three, typed):
    find("case", typed)


def test_accents_make_no_difference():
    put("case", "A", title="Café licences", body="Zoë’s café", at=AT)
    assert keys(find("case", "cafe zoe")) == ["A"]
    assert keys(find("case", "CAFÉ")) == ["A"]


def test_a_reference_is_found_whole_and_in_part():
    put("case", "FOI-2026-0142", title="FOI-2026-0142 WhatsApp", body="", at=AT)
    assert keys(find("case", "FOI-2026-0142")) == ["FOI-2026-0142"]
    assert keys(find("case", "2026-0142")) == ["FOI-2026-0142"]
    assert keys(find("case", "FOI-2026-0143")) == []


def test_a_pasted_question_finds_what_shares_its_rare_words(three):
    typed = "Under the Freedom of Information Act I would like to know the cost of all potholes repaired by your contractors since January"
    assert keys(find("case", typed)) == ["FOI-2026-0002"]


def test_a_search_takes_the_same_few_queries_whatever_it_finds(three, django_assert_max_num_queries):
    for number in range(30):
        put("case", f"N{number}", title="Breaches", body="of things", at=AT)
    with django_assert_max_num_queries(4):
        find("case", "breach")
    with django_assert_max_num_queries(4):
        find("case", "a pasted question with many words such as breach potholes contract repairs personal data roads")


def test_more_than_can_be_shown_are_not_counted_to_the_end(three, monkeypatch):
    monkeypatch.setattr(index, "MANY", 5)
    for number in range(7):
        put("case", f"N{number}", title="Breaches", body="of things", at=AT + timedelta(hours=number))
    hits = find("case", "breaches", limit=2)
    assert hits.count == "more than 5"
    assert keys(hits) == ["N6", "N5"]
    assert keys(find("case", "breaches", limit=2, offset=4)) == ["N2"]
    assert find("case", "potholes").count == "1"


def test_what_came_in_the_same_second_is_kept_apart():
    for number in range(50):
        put("case", f"N{number}", title="Similar", body="", at=AT)
    assert find("case", "similar", limit=100).total == 50


def test_the_words_are_marked_in_title_and_snippet(three):
    (hit,) = find("case", "breaches personal").rows
    assert [piece.text for piece in hit.title if piece.is_hit] == ["breaches"]
    assert [piece.text for piece in hit.snippet if piece.is_hit] == ["breaches", "personal"]
