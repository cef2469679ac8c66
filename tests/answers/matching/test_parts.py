"""Each question of a request finds its own earlier questions, whatever letter they stand in."""

import pytest

from answerable.answers import item_of, matching

LETTERS = {
    "salt": "1. How many gritting runs were made last winter?\n2. How many tonnes of salt were used?",
    "libraries": "1. Which branch libraries have closed since 2012?\n2. What became of each building?",
    "badges": "1. How many applications for a Blue Badge did you receive in 2021?\n2. How many of those were refused?",
    "potholes": "1. How many claims for pothole damage were made in 2021?\n2. How many of those were refused?",
}
MIXED = (
    "1. How many disabled parking permits did people apply for in 2021?\n2. How many of these did you turn down?\n"
    "3. Which libraries have been shut since 2012?\n4. How many trips did the gritters make last winter?"
)


@pytest.fixture(scope="module", params=["by words alone", "with meaning"])
def found(request):
    words = matching.vocabulary()
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "by words alone":
            patch.setattr(matching.meaning, "has_meaning", lambda: False)
        elif not matching.has_meaning():
            pytest.skip("the extra “meaning” is not installed")
        rows = [(one.id, one.questions, one.text, one.head) for one in (item_of(t, id=n) for n, t in LETTERS.items())]
        kept = matching.kept_all(rows, words=words)
        yield lambda text, **options: matching.rank_parts(
            matching.asked(text, words=words), kept, rare=matching.rarity(kept), **options
        )


def test_the_questions_of_one_request_find_different_letters(found):
    firsts = [(part[0].item.id, part[0].question) for part in found(MIXED)]
    assert firsts == [("badges", 0), ("badges", 1), ("libraries", 0), ("salt", 0)]


def test_a_question_that_leans_on_another_means_what_that_one_is_about(found):
    permits, potholes = (
        found(f"1. How many {what} were there in 2021?\n2. How many of those were refused?")[1][0]
        for what in ("claims for pothole damage", "applications for a Blue Badge")
    )
    assert (permits.item.id, potholes.item.id) == ("potholes", "badges")


def test_no_more_is_offered_for_a_question_than_is_wanted(found):
    assert all(len(part) <= 1 for part in found(MIXED, most=1))


def test_a_question_of_another_year_is_not_the_same(found):
    now, before = (
        found(f"How many applications for a Blue Badge did you receive in {year}?")[0][0] for year in (2021, 2011)
    )
    assert (now.item.id, now.is_same) == ("badges", True)
    assert (before.item.id, before.is_same) == ("badges", False)


def test_nothing_is_offered_where_there_is_nothing():
    words = matching.vocabulary()
    request = matching.asked("1. How many potholes are there?\n2. How many libraries?", words=words)
    assert matching.rank_parts(request, [], rare=matching.rarity([])) == ((), ())
