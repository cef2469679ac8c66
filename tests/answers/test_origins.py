"""Whose a sentence is."""

from answerable.answers.origins import Words, origins

OURS = Words("our answer FOI-2026-0001/1", "We have nine bridges. Each is inspected every two years.")
THEIRS = Words("Exbury District Council", "We do not keep the hours that inspections take.", is_ours=False)


def whose(text):
    return [(one.of.whose if one.of else "", one.is_changed) for one in origins(text, sources=[OURS, THEIRS])]


def test_each_sentence_is_told_from_where_it_came():
    text = "We have nine bridges. We do not keep the hours that inspections take. The last was in May."
    assert whose(text) == [("our answer FOI-2026-0001/1", False), ("Exbury District Council", False), ("", False)]


def test_a_sentence_with_a_word_changed_is_still_theirs_and_says_so():
    assert whose("We do not keep the hours that our inspections take.") == [("Exbury District Council", True)]


def test_a_sentence_that_shares_only_some_words_was_written_here():
    assert whose("Each bridge was painted in May and inspected once.") == [("", False)]


def test_a_sentence_of_few_words_is_nobodys():
    assert whose("Yes, we do.") == [("", False)]


def test_an_answer_without_sources_was_written_here():
    assert [one.of for one in origins("We have nine bridges.\n\nThey are old.", sources=[])] == [None, None]
