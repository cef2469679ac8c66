"""Requests find what asks the same, in other words too, with and without the model; and say why."""

import pytest

from answerable.answers import Item, Matcher, item_of, matching

BADGES = "Blue badges\n\n1. How many applications for a Blue Badge did you receive in 2021 and 2022?\n2. How many were refused?"
BADGES_AGAIN = "Dear Sandlea,\n\n1. How many applications for a Blue Badge did you receive in 2021 and 2022?\n2. How many were refused?"
BADGES_BEFORE = "1. How many applications for a Blue Badge did you receive in 2011 and 2012?\n2. How many were refused?"
POTHOLES = "1. How many claims for pothole damage were made in 2022?\n2. What was paid in compensation?"
BAILIFFS = "1. How much council tax debt was passed to enforcement agents in 2022/23?\n2. How much did they recover?"
LIBRARIES = "1. Which branch libraries have closed since 2012?\n2. What became of each building?"
SALT = "1. How many gritting runs were made last winter?\n2. How many tonnes of salt were used?"
LETTERS = {
    "badges": BADGES,
    "badges-again": BADGES_AGAIN,
    "badges-before": BADGES_BEFORE,
    "potholes": POTHOLES,
    "bailiffs": BAILIFFS,
    "libraries": LIBRARIES,
    "salt": SALT,
}


@pytest.fixture(scope="module", params=["by words alone", "with meaning"])
def matcher(request):
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "by words alone":
            patch.setattr(matching.meaning, "has_meaning", lambda: False)
        elif not matching.has_meaning():
            pytest.skip("the extra “meaning” is not installed")
        yield Matcher(item_of(text, id=name) for name, text in LETTERS.items())


def first(matcher, text, **options):
    return matcher.match(text, **options)[0]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            "How many disabled parking permits were sought in 2021 and 2022, and how many were turned down?",
            {"badges", "badges-again"},
        ),
        ("What did motorists get for carriageway defects that broke their cars in 2022?", {"potholes"}),
        ("How much did bailiffs bring in on arrears of council tax in 2022/23?", {"bailiffs"}),
        ("Which reading rooms have shut since 2012?", {"libraries"}),
        ("tonnes of rock salt used by gritters last wintr, and how meny trips", {"salt"}),
    ],
)
def test_a_request_finds_what_asks_the_same_in_other_words(matcher, asked, expected):
    assert first(matcher, asked).id in expected


def test_a_round_robin_is_the_same_again_and_another_time_is_not(matcher):
    found = {one.id: one.kind for one in matcher.match(BADGES)}
    assert (found["badges"], found["badges-again"]) == ("same", "same")
    assert found["badges-before"] == "related"


def test_a_letter_does_not_find_itself_where_it_is_left_out(matcher):
    assert "badges" not in {one.id for one in matcher.match(BADGES, without=frozenset(["badges"]))}


@pytest.mark.parametrize(
    "asked",
    [
        "How many beach huts are let each season, and at what rent?",
        "What was paid to interpreters in the last three years?",
        "How many piano lessons were given by the music service?",
    ],
)
def test_nothing_is_called_the_same_where_nothing_is_like_it(matcher, asked):
    assert [one.id for one in matcher.match(asked) if one.kind == "same"] == []


def test_a_reason_names_the_question_that_is_met_the_words_and_the_years(matcher):
    why = first(matcher, "How many disabled parking permits were sought in 2021 and 2022?").why
    assert "Question 1 meets “How many applications for a Blue Badge" in why
    assert "blue badge" in why
    assert "It covers 2021 to 2022." in why


def test_a_reason_says_what_differs(matcher):
    found = {one.id: one.why for one in matcher.match(BADGES)}
    assert "It covers 2011 to 2012, and 2021 to 2022 is asked for." in found["badges-before"]


def test_the_parts_of_a_request_meet_different_letters(matcher):
    asked = "1. How many gritting runs were made last winter?\n2. Which libraries have closed since 2012?"
    found = {one.id: (one.part, one.question) for one in matcher.match(asked)}
    assert found["salt"] == (0, 0)
    assert found["libraries"] == (1, 0)


def test_nothing_is_found_among_nothing():
    assert Matcher([]).match("How many potholes are there?") == ()


def test_an_item_is_made_of_questions_that_are_known_already():
    matcher = Matcher(
        [Item("a", ("How many swans live on the lake?",)), Item("b", ("What is the salary of the clerk?",))]
    )
    assert first(matcher, "How many swans are on the lake?").id == "a"


def test_an_authority_adds_words_of_its_own(tmp_path):
    own = tmp_path / "words.toml"
    own.write_text('[things]\n"tramway" = ["harrowlink", "the rattler"]\n', "utf-8")
    items = [Item("tram", ("What did Harrowlink cost?",)), Item("bus", ("What did the buses cost?",))]
    assert "tramway" in first(Matcher(items, more=[own]), "How much was spent on the rattler?").why


@pytest.mark.parametrize(
    ("said", "thing"),
    [
        ("disabled parking permits", "blue badge disabled parking permit"),
        ("the bailiffs", "enforcement agent bailiff"),
        ("carriageway defects", "pothole carriageway defect"),
        ("kids in care", "looked-after children in care"),
        ("EHCPs", "education health and care plan"),
        ("NNDR", "business rates NNDR"),
        ("fly-tipped waste", "fly-tipping illegal dumping"),
        ("PCNs", "penalty charge notice parking ticket"),
        ("special needs", "special educational needs and disabilities"),
    ],
)
def test_other_words_mean_the_same_thing(said, thing):
    assert thing in matching.features([f"How many {said}?"]).whole.things


def test_the_longest_expression_is_meant():
    assert matching.features(["council tax reduction"]).whole.things == {"council tax reduction"}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("in 2015/16 and 2016-17", {2015, 2016, 2017}),
        ("from 2015 to 2018", {2015, 2016, 2017, 2018}),
        ("between 1 April 2019 and 31 March 2021", {2019, 2020, 2021}),
        ("in 21/22", {2021, 2022}),
        ("on 05/11/2020", {2020}),
        ("how much, £2,019 or 2012 m", {2012}),
        ("how many", set()),
    ],
)
def test_years_are_taken_from_the_words(text, years):
    assert matching.features([text]).years.named == years


def test_years_dates_and_authorities_do_not_make_texts_alike():
    one = matching.features(["How many swans did Sandlea County Council count on 3 May 2021?"])
    other = matching.features(["How many swans did Thornmere City Council count in 2014/15?"])
    assert one.whole.terms == other.whole.terms


def test_since_a_year_is_covered_by_what_begins_no_later():
    since, before, after = (matching.features([text]).years for text in ("since 2018", "2017 to 2021", "2022 to 2023"))
    assert since.covered_by(before) == 1.0
    assert since.covered_by(after) == 0.5


def test_words_are_mended_only_in_a_text_that_has_several_wrong():
    spelling = matching.Spelling.of(
        ["How many libraries have closed?", "Complaints of noise"], words=matching.vocabulary()
    )
    assert spelling.mended("how many complants of noize") == "how many complaints of noise"
    assert spelling.mended("how many complants there were") == "how many complants there were"


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("How many were refused?", "household waste bins"),
        ("What rating was given?", "pest control"),
        ("What training do they have?", "trains and railway"),
        ("How many several times under section 40?", "mental health detention"),
        ("Please send me the file.", "special educational needs and disabilities"),
    ],
)
def test_a_word_is_not_taken_for_another_with_the_same_beginning(text, thing):
    assert thing not in matching.features([text]).whole.things


def test_a_word_that_stands_in_capitals_in_the_vocabulary_is_met_only_in_capitals():
    thing = "special educational needs and disabilities"
    assert thing in matching.features(["How many SEND children are there?"]).whole.things
    assert thing in matching.features(["What is the SEND budget?"]).whole.things
    assert thing not in matching.features(["Whom do you send there?"]).whole.things


def test_a_letter_is_found_by_what_stands_around_its_questions():
    if not matching.has_meaning():
        pytest.skip("the extra “meaning” is not installed")
    words, ask = matching.vocabulary(), "How many were there in each year?"
    around = {"swans": "My family feeds the swans that winter on the mere.", "bells": "The church bells ring at night."}
    kept = matching.kept_all([(name, (ask,), f"{text} {ask}", "") for name, text in around.items()], words=words)
    request = matching.asked("A count of waterfowl on the lake", words=words)
    assert matching.rank(request, kept, rare=matching.rarity(kept))[0].item.id == "swans"
