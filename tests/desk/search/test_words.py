from answerable.desk.search.words import Piece, how_many, marked, parsed, plain, rarest, snippet


def test_what_is_typed_is_never_syntax():
    assert parsed("AND breach* NEAR(x) -cost title:secret (( ").parts == ("breach", "near x", "cost", "title secret")


def test_quotation_marks_make_a_phrase_and_a_reference_stays_together():
    assert parsed("“data breach” of 2024 FOI-2026-0142").parts == ("data breach", "2024", "foi 2026 0142")


def test_words_that_say_nothing_are_left_out_and_an_unclosed_quotation_mark_is_no_fault():
    assert parsed('the cost of "the').parts == ("cost",)
    assert parsed("how of the").parts == ()


def test_accents_and_case_and_the_possessive_make_no_difference():
    assert plain("Café  O’Brien—Zoë") == "cafe o brien zoe"
    assert parsed("the council's Café").parts == ("council", "cafe")


def test_a_pasted_question_is_long_and_few_words_are_not():
    assert parsed(
        "How many breaches were reported to the Commissioner in each year since 2019, by department and cause?"
    ).is_long
    assert not parsed("breaches reported to the Commissioner").is_long


def test_the_rarest_words_are_taken_until_they_would_find_too_much():
    assert rarest(("a", "b", "c", "d"), (900, 0, 5, 600), most=1000) == ("c", "d")
    assert rarest(("a", "b"), (5000, 6000), most=1000) == ("a", "b")
    assert rarest(tuple("abcdefghij"), (1,) * 10, most=1000) == tuple("abcdefgh")


def test_other_forms_of_a_word_are_marked():
    assert marked("Two breaches, one breach.", ("breach",)) == (
        Piece("Two "), Piece("breaches", is_hit=True), Piece(", one "), Piece("breach", is_hit=True), Piece("."),
    )  # fmt: skip


def test_a_snippet_is_where_the_words_stand_and_says_that_it_is_a_part():
    text = " ".join(["nothing"] * 50 + ["the", "breach", "cost"] + ["more"] * 50)
    pieces = snippet(text, ("breach", "cost"))
    assert [piece.text for piece in pieces if piece.is_hit] == ["breach", "cost"]
    assert pieces[0].text == "… " and pieces[-1].text == " …"
    assert len("".join(piece.text for piece in pieces).split()) <= 34


def test_a_snippet_without_the_words_is_the_beginning():
    assert snippet("one two", ("three",)) == (Piece("one two"),)
    assert "".join(piece.text for piece in snippet("word " * 60, ("three",))).startswith("word word")


def test_parts_are_counted_that_stand_in_a_text_with_all_their_words():
    assert how_many("Breaches of personal data", ("breach", "data personal", "road", "personal road")) == 2
