from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.law import find

VECTORS = Path(__file__).parents[1] / "vectors" / "citation.csv"
ROWS = list(csv.DictReader(VECTORS.read_text("utf-8").splitlines(keepends=True)))
MARKS = "section |s.|ss |S|regulation |reg. |exemption |paragraph |FOI |EIR |FOISA|subsection |Form "
NUMBERS = "31|40|12|22A|(1)|(2)|(a)|(ii)|(3A)|,2|.4|b)"
GLUE = " and |, | to |/|.|\n| of the | (CRCA) |is exempt"
ACTS = "Data Protection Act 2018|the Act|Freedom of Information Act 2000|Children Act 1989"
WORDS = st.sampled_from("|".join((MARKS, NUMBERS, GLUE, ACTS)).split("|"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['id']} {row['note'] or row['text'][:40]}")
def test_a_citation_is_read_in_the_form_that_the_letter_uses(row):
    found = find(row["text"], act=row["act"] or None)
    assert "; ".join(citation.provision.label for citation in found) == row["expected"]


def test_every_vector_says_where_it_comes_from():
    assert len(ROWS) >= 60
    assert all(row["source"] for row in ROWS)


@given(st.lists(WORDS, max_size=14).map("".join))
def test_every_citation_keeps_its_own_span_of_the_text(text):
    found = find(text)
    assert all(text[citation.start : citation.end] == citation.raw for citation in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(max_size=200))
def test_any_text_at_all_can_be_searched(text):
    assert all(citation.provision.parts for citation in find(text))


def test_a_citation_says_whether_its_act_is_named_beside_it():
    named, inferred = find("Section 40(2) of the FOI Act applies. Section 41 does too.")
    assert named.names_act
    assert not inferred.names_act


def test_two_provisions_in_one_run_of_brackets_are_two_citations():
    assert [str(c.provision) for c in find("s.40 (2)(3A)(a)")] == ["s.40(2)", "s.40(3A)(a)"]
    assert [c.raw for c in find("s.31(1)(a)(b)")] == ["s.31(1)(a)", "(b)"]


def test_an_act_given_does_not_override_one_that_is_named():
    assert find("section 38(1)(b) of FOISA", act="foia")[0].provision.act == "foisa"
    assert find("section 40(2)", act="eir")[0].provision.act == "foia"
    assert find("section 12(5)(b)", act="eir")[0].provision.act == "eir"
    assert find("section 10(5)(b)", act="eisr")[0].provision.act == "eisr"


def test_a_short_name_given_in_brackets_stands_for_its_act():
    text = "Section 18 of the Commissioners for Revenue and Customs Act 2005 (CRCA) applies, and s.23(1) CRCA."
    assert find(text) == ()


def test_the_act_named_by_its_year_is_the_one_the_text_has_named():
    assert find("We apply FOISA. Section 25 of the 2002 Act applies.")[0].provision.act == "foisa"
    assert find("Section 25 of the 2002 Act applies.") == ()
    assert find("Section 21 of the 2000 Act applies.")[0].provision.act == "foia"


def test_an_instruments_name_is_not_mistaken_for_the_act_inside_it():
    text = "Section 3 of the Freedom of Information (Fees for Required Disclosure) (Scotland) Regulations 2004"
    assert find(text) == ()


def test_a_mark_that_no_act_of_ours_has_is_left_out():
    assert find("regulation 40 of the EIR", act=None) != ()
    assert find("regulation 40") == ()
    assert find("regulation 12(4)(b) of FOIA")[0].provision.act == "eir"


def test_section_40_2_after_the_data_protection_act_is_still_the_exemption():
    text = "It is data under the Data Protection Act 2018, section 40(2) applies. Also DPA 2018, s.45(4)."
    assert [c.provision.label for c in find(text)] == ["FOIA 40(2)", "DPA 45(4)"]


def test_a_regulation_without_parts_is_read_where_the_regulations_are_the_matter():
    assert [str(c.provision) for c in find("Under the EIR we must help. Regulation 9 says so.")] == ["reg.9"]
    assert find("Regulation 9 says so.") == ()


def test_a_number_in_a_list_that_the_act_does_not_have_is_left_out():
    assert [c.raw for c in find("Sections 40(2), 99(1) and 42 apply.")] == ["Sections 40(2)", "42"]


def test_a_paragraph_is_a_citation_only_of_the_regulations():
    assert find("paragraph 12(5)(e) applies", act="eir")[0].provision.label == "EIR 12(5)(e)"
    assert find("paragraph 40(2) applies", act="foia") == ()


def test_a_letter_that_follows_no_letter_begins_nothing():
    assert [c.raw for c in find("Exempt under section 40(2) and (b) the rest.")] == ["section 40(2)"]


def test_a_telephone_is_no_section():
    assert find("We exempt the Galaxy S21 and the S7 from the FOI policy.") == ()
