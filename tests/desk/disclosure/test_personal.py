from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.casefile import Authority
from answerable.desk.disclosure.copies import Dealt
from answerable.desk.disclosure.personal import look, not_dealt_with, redacted
from answerable.documents import Known


@pytest.fixture
def looked(copy):
    """looked("text"): kind and words of what is found in an answer that says this."""

    def inside(text, known=Known(), authority=None):  # noqa: B008
        only = replace(copy.questions[0], text="", answer=text)
        found = look(replace(copy, title="", questions=(only,)), known=known, authority=authority)
        return [(one.kind, one.words) for one in found]

    return inside


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Write to ada.wren+foi@post.example.org now.", "email", "ada.wren+foi@post.example.org"),
        ("NI number QQ 12 34 56 C is not one, AB 12 34 56 C is.", "ni-number", "AB 12 34 56 C"),
        ("Patient 943 476 5919 was seen.", "nhs-number", "943 476 5919"),
        ("Card 4111 1111 1111 1111 was used.", "card", "4111 1111 1111 1111"),
        ("Pay to sort code 20-00-00, 55779911 today.", "account", "20-00-00, 55779911"),
        ("Account number: 55779911", "account", "55779911"),
        ("Ring 01632 960123 by day.", "telephone", "01632 960123"),
        ("Ring +44 7700 900123.", "telephone", "+44 7700 900123"),
        ("Ring (0117) 496 0123.", "telephone", "(0117) 496 0123"),
        ("Date of birth: 3 May 1971.", "birth", "3 May 1971"),
        ("She was born on 03/05/1971.", "birth", "03/05/1971"),
        ("The works at 14a Mill Lane began.", "address", "14a Mill Lane"),
        ("The works at Flat 2, 14 Upper Mill Road began.", "address", "Flat 2, 14 Upper Mill Road"),
        ("In HM4 2QX there were two.", "postcode", "HM4 2QX"),
        ("The van AB12 CDE was seen.", "vehicle", "AB12 CDE"),
        ("Vehicle registration: A123 BCD", "vehicle", "A123 BCD"),
        ("We wrote to Mrs J. O’Neill-Okafor last week.", "name", "Mrs J. O’Neill-Okafor"),
        ("Dear Nadia Ostrovan,\nthe answer", "name", "Nadia Ostrovan"),
        ("text\n\nYours sincerely\n\nSiân Pryce-Jones\nOfficer", "name", "Siân Pryce-Jones"),
    ],
)  # fmt: skip
def test_the_shapes_of_personal_data_here_are_found(looked, text, kind, words):
    assert (kind, words) in looked(text)


@pytest.mark.parametrize(
    "text",
    [
        "FOI-2026-0142 was answered under section 31(1)(a) on 20 November 2026.",
        "There were 1,234 in 2024/25 and 943 in 2025/26.",
        "Ten digits 943 476 5910 without the check digit.",
        "Invoice 4111 1111 1111 1112 was paid.",
        "The contract with Grant Thornton was worth £1,500,000.",
        "The cost was 20000 for 12 units in the High Street area.",
        "Dear Sir or Madam,",
        "Tables 1 to 4 show NN12 as a cell and AB1 as another.",
        "We spent 07 hours.",
    ],
)
def test_what_only_looks_like_it_is_left(looked, text):
    assert looked(text) == []


def test_the_applicant_is_found_whole_and_in_part_and_their_address_with_them(looked):
    known = Known("Ada Wren", "ada@post.example", "3 Mill Cottages\nHarrowmere\nHM4 2QX")
    found = looked("Ms Wren asked. Ada Wren of 3 Mill Cottages (ADA@POST.EXAMPLE) asked. A wren sang.", known)
    assert ("applicant", "Ms Wren") in found and ("applicant", "Ada Wren") in found
    assert ("address", "3 Mill Cottages") in found and ("email", "ADA@POST.EXAMPLE") in found
    assert not any(words == "wren" for _, words in found)


def test_an_applicant_whose_name_is_part_of_the_authoritys_address_is_found_all_the_same(looked):
    authority = Authority("Harrowmere", address=("Town Hall, Market Square",))
    assert looked("Market asked.", Known("Mo Market"), authority) == [("applicant", "Market")]


def test_officers_are_noted(looked):
    assert looked("Olive Officer looked.", Known(officers=("Olive Officer",))) == [("officer", "Olive Officer")]


def test_what_the_authority_says_of_itself_is_nobodys(looked):
    authority = Authority(
        "Harrowmere",
        address=("Town Hall, Market Square", "HM1 1AA"),
        email="information@harrowmere.example",
        telephone="01632 960001",
    )
    assert looked("Write to information@harrowmere.example, HM1 1AA, 01632 960001.", authority=authority) == []


def test_the_same_words_are_one_finding_with_each_place(copy):
    both = replace(copy, title="In HM4 2QX", letter="The homes in HM4  2QX are ours.")
    (found,) = look(both)
    assert [place.part for place in found.places] == ["title", "letter"]
    assert found.places[1].before == "The homes in " and found.places[1].after == " are ours."


def test_words_that_go_are_taken_out_wherever_they_stand_and_a_note_says_what_went(copy):
    both = replace(copy, title="Ada Wren’s dog", letter="Ada\nWren asked about Wren.", summary="ada@post.example")
    clean = redacted(both, look(both, known=Known("Ada Wren", "ada@post.example")))
    assert clean.title == "[name removed]’s dog"
    assert clean.letter == "[name removed] asked about [name removed]."
    assert clean.summary == "[email address removed]"
    assert look(clean, known=Known("Ada Wren", "ada@post.example")) == ()


def test_a_finding_kept_without_a_reason_is_not_dealt_with(copy):
    (found,) = look(replace(copy, title="In HM4 2QX"))
    assert not_dealt_with([found], []) == (found,)
    assert not_dealt_with([found], [Dealt(found.key, is_kept=True, reason="  ")]) == (found,)
    assert not_dealt_with([found], [Dealt(found.key, is_kept=True, reason="Our own office")]) == ()
    assert not_dealt_with([found], [Dealt(found.key)]) == ()


def test_the_key_of_a_finding_tells_nothing_of_its_words(copy):
    (found,) = look(replace(copy, title="In HM4 2QX"))
    assert "hm4" not in found.key.lower()


@given(st.text(max_size=300))
def test_no_text_breaks_the_look_and_what_it_finds_can_be_taken_out(text):
    from datetime import date

    from answerable.casefile import Regime
    from answerable.desk.disclosure.copies import PublicCopy

    copy = PublicCopy("A", text, Regime.FOIA, date(2026, 1, 1), date(2026, 1, 2), "Officer", ())
    found = look(copy, known=Known("Ada Wren"))
    assert all(one.words in text for one in found)
    redacted(copy, found)
