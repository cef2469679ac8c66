from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.errors import NotAProvision
from answerable.law import Provision, act, find, parse

ROMAN = ("i", "ii", "iii", "iv", "v", "vi")


@st.composite
def provisions(draw: st.DrawFn) -> Provision:
    key = draw(st.sampled_from(["foia", "eir", "foisa", "eisr", "dpa"]))
    owner = act(key)
    section = draw(st.sampled_from([*map(str, range(1, owner.highest + 1)), *owner.inserted]))
    subsection = draw(st.integers(1, 12).map(str) | st.sampled_from(["3A", "5B", "11A"]))
    paragraph = draw(st.sampled_from([*"abcdefghj", "aa", "ab", "ea"]))
    numeral = draw(st.sampled_from(ROMAN))
    shape = draw(
        st.sampled_from([(), (subsection,), (subsection, paragraph), (subsection, paragraph, numeral), (paragraph,)])
    )
    return Provision(key, (section, *shape))


@given(provisions())
def test_a_citation_printed_and_parsed_gives_itself_back(provision):
    assert parse(provision.id) == provision
    assert parse(provision.label) == provision
    assert parse(str(provision), act=provision.act) == provision
    assert parse(provision.words, act=provision.act) == provision


@given(provisions())
def test_a_citation_in_a_sentence_is_found_as_it_was_printed(provision):
    text = f"It is exempt under {provision.words} of the {act(provision.act).name}."
    (found,) = find(text)
    assert found.provision == provision
    assert found.raw == provision.words
    assert found.names_act


@given(provisions(), provisions(), provisions())
def test_covers_is_a_partial_order(a, b, c):
    assert a.covers(a)
    assert a == b or not (a.covers(b) and b.covers(a))
    assert a.covers(c) or not (a.covers(b) and b.covers(c))


@given(provisions())
def test_a_provision_is_covered_by_its_section(provision):
    assert Provision(provision.act, provision.parts[:1]).covers(provision)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("S12", "FOIA 12"),
        ("Section 40,2", "FOIA 40(2)"),
        ("17 (1b)", "FOIA 17(1)(b)"),
        ("38(1)b)", "FOIA 38(1)(b)"),
        ("reg. 12(4)(a)", "EIR 12(4)(a)"),
        ("Regulation 12.4(b)", "EIR 12(4)(b)"),
        ("(Section 31)", "FOIA 31"),
        ("FOI 12", "FOIA 12"),
        ("FOISA s.38(1)(b)", "FOISA 38(1)(b)"),
        ("s.38(1)(b) FOISA", "FOISA 38(1)(b)"),
        ("Freedom of Information (Scotland) Act 2002, section 38(1)(b)", "FOISA 38(1)(b)"),
        ("paragraph 12(5)(e) of the EIR", "EIR 12(5)(e)"),
        ("paragraph (a) of section 31(1)", "FOIA 31(1)(a)"),
        ("section 40 subsection 2", "FOIA 40(2)"),
        ("exemption 40 (2)", "FOIA 40(2)"),
        ("s.45(4) of the Data Protection Act 2018", "DPA 45(4)"),
        ("Section 31(1)(a).", "FOIA 31(1)(a)"),
    ],
)
def test_one_citation_is_read_in_any_form(text, label):
    assert parse(text).label == label


def test_the_act_given_is_taken_where_the_text_names_none():
    assert parse("38(1)b)", act="foisa").label == "FOISA 38(1)(b)"
    assert parse("reg 10(4)(e)", act="eisr").label == "EISR 10(4)(e)"
    assert parse("reg 12(4)(e)", act="foia").label == "EIR 12(4)(e)"
    assert parse("FOIA 12", act="foisa").label == "FOIA 12"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "section 40(2) and 41",
        "section 17 Children Act",
        "s.31(1)(a)(b)",
        "FOI",
        "40(2) names",
        "section",
    ],
)
def test_words_that_do_not_name_one_place_are_refused(text):
    with pytest.raises(NotAProvision) as refused:
        parse(text)
    assert refused.value.code == "LAW001"


def test_a_provision_prints_for_tables_letters_and_labels():
    provision = parse("eir.reg12.4.a")
    assert (provision.id, str(provision), provision.words) == (
        "eir.reg12.4.a",
        "reg.12(4)(a)",
        "regulation 12(4)(a)",
    )
    assert provision.label == "EIR 12(4)(a)"
