from dataclasses import replace
from datetime import date, timedelta

import pytest

from answerable.casefile import Outcome
from answerable.desk.disclosure import queries
from answerable.desk.disclosure.actions.publish import publish
from answerable.desk.disclosure.actions.take_down import take_down
from answerable.desk.disclosure.copies import PublicAnswer
from answerable.desk.disclosure.entries import Sought
from answerable.errors import NoSuchThing

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(copy, known, by, at):
    """Three answers, of two years."""
    older = replace(
        copy,
        reference="FOI-2025-0007",
        title="Potholes",
        answered_on=date(2025, 3, 3),
        subject="Roads",
        questions=(PublicAnswer("1", "What did repairing potholes cost?", Outcome.RELEASED, "£120,000."),),
    )
    gone = replace(copy, reference="FOI-2026-0150", title="Dogs")
    publish(copy=older, known=known, by=by, at=at)
    publish(copy=copy, known=known, by=by, at=at + timedelta(minutes=1))
    publish(copy=gone, known=known, by=by, at=at + timedelta(minutes=2))
    take_down(slug="foi-2026-0150", reason="It named a tenant.", by=by, at=at + timedelta(minutes=3))


def found(**sought):
    return [(row.slug, row.place) for row in queries.log_page(Sought(**sought)).rows]


def test_without_words_the_newest_answers_come_first_with_their_questions_in_order(log):
    assert found() == [("foi-2026-0142", 1), ("foi-2026-0142", 2), ("foi-2025-0007", 1)]


def test_words_and_filters_narrow_the_log(log):
    assert found(words="telephones managed") == [("foi-2026-0142", 2)]
    assert found(year=2025) == [("foi-2025-0007", 1)]
    assert found(year=2024) == []
    assert found(outcome="refused") == [("foi-2026-0142", 2)]
    assert found(provision="foia.s31") == found(provision="foia.s31.1.a") == [("foi-2026-0142", 2)]
    assert found(provision="foia.s31.1.b") == []
    assert found(subject="Roads") == [("foi-2025-0007", 1)]
    assert found(regime="eir") == []
    assert found(words="breaches", outcome="disclosed") == [("foi-2026-0142", 1)]


def test_a_row_says_what_was_asked_how_it_was_answered_when_and_by_whom(log):
    row = queries.log_page(Sought("potholes")).rows[0]
    assert "".join(piece.text for piece in row.question) == "What did repairing potholes cost?"
    assert [piece.text for piece in row.question if piece.is_hit] == ["potholes"]
    assert row.outcome_words == "Given" and row.answered_by == "Information Governance Officer"
    assert row.snippet[0].text.startswith("£120,000.")


def test_the_filters_offer_what_there_is(log):
    offered = queries.offered()
    assert offered.years == (2026, 2025)
    assert [place for place, _ in offered.provisions] == ["foia.s31", "foia.s31.1", "foia.s31.1.a"]
    assert offered.subjects == ("Information technology", "Roads")


def test_an_empty_log_offers_nothing_and_is_no_fault(db):
    assert queries.offered().years == ()
    assert queries.log_page(Sought()).count == "0"


def test_an_answer_has_its_provisions_with_their_headings_and_its_documents(log):
    one = queries.published("foi-2026-0142")
    assert one.said[1].provisions[0].cite == "s.31(1)(a)"
    assert one.said[1].provisions[0].heading == "Law enforcement: the prevention or detection of crime"
    assert one.said[1].paragraphs == ("This is withheld under section 31(1)(a).", "It would help those who plan crime.")
    assert [file.ending for file in one.letters] == ["PDF", "DOCX"]


def test_of_what_was_taken_down_only_address_days_and_reason_are_left(log):
    one = queries.published("foi-2026-0150")
    assert one.taken_down_reason == "It named a tenant."
    assert (one.title, one.said, one.letter, one.files) == ("", (), "", ())


def test_a_file_of_what_was_taken_down_is_not_given(copy, known, by, at):
    slug = publish(copy=copy, known=known, by=by, at=at)
    key = queries.published(slug).files[0].key
    assert queries.download(slug, key).name == "foi-2026-0142.pdf"
    take_down(slug=slug, reason="It named a tenant.", by=by, at=at)
    with pytest.raises(NoSuchThing):
        queries.download(slug, key)


def test_an_address_that_never_was_is_nothing(db):
    with pytest.raises(NoSuchThing):
        queries.published("foi-1999-0001")


def test_answers_are_told_by_their_places_and_what_is_not_published_is_left_out(log):
    place = ("foi-2026-0142", 1)
    found = queries.answers_at([place, ("foi-2026-0142", 99), ("no-such", 1)])
    assert list(found) == [place] and (found[place].title, found[place].outcome_words) == (
        "Data breaches by WhatsApp",
        "Given",
    )


def test_reading_takes_the_same_few_queries_however_much_there_is(
    log, copy, known, by, at, django_assert_max_num_queries
):
    for number in range(6):
        publish(copy=replace(copy, reference=f"FOI-2026-02{number:02}"), known=known, by=by, at=at)
    with django_assert_max_num_queries(4):
        queries.log_page(Sought("breaches"))
    with django_assert_max_num_queries(2):
        queries.offered()
    with django_assert_max_num_queries(1):
        assert len(queries.answers_at([("foi-2026-0142", 1), ("foi-2026-0142", 2), ("foi-2025-0007", 1)])) == 3
    with django_assert_max_num_queries(2):
        queries.latest()
    with django_assert_max_num_queries(2):
        queries.published("foi-2026-0142")
    with django_assert_max_num_queries(4):
        assert len(list(queries.everything(chunk=50))) == 9
