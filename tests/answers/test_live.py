"""Live facts in a standing text: what the registers say today stands there, and what is withheld never does."""

import shutil
from datetime import date
from pathlib import Path

import pytest

import answerable.registers
from answerable.answers.ask import ask
from answerable.answers.live import MOST, asked_in, barred, facts, fault_in, filled
from answerable.answers.unasked import kept_from_all
from answerable.casefile import Outcome
from answerable.registers import AuthorityFolder

ON = date(2026, 11, 20)
GROUPS = "How many official WhatsApp groups are there?"
BREACHES = "How many data breaches were there in 2025?"
ATTACKS = "How many cyber attacks did you have last year?"
APPS = "Which messaging apps are approved for council work?"


@pytest.fixture(scope="module")
def desk():
    return AuthorityFolder(Path(answerable.registers.__file__).parent / "harrowmere")


@pytest.fixture
def harrowmere_with(tmp_path, desk):
    """harrowmere_with("groups.yaml", before, after): the folder with these words put for others, once, after those of at."""

    def changed(name, before, after, *, at=""):
        folder = tmp_path / after.replace("'", "").replace(" ", "").replace(":", "")
        shutil.copytree(Path(answerable.registers.__file__).parent / "harrowmere", folder)
        text = (folder / name).read_text("utf-8")
        start = text.index(at)
        assert before in text[start:]
        (folder / name).write_text(text[:start] + text[start:].replace(before, after, 1), "utf-8")
        return AuthorityFolder(folder)

    return changed


def said(text, desk, *, is_public=True):
    return filled(text, known=facts(text, authority=desk, on=ON), is_public=is_public)


def test_a_question_in_braces_becomes_what_the_register_says_with_what_it_rests_on(desk):
    found = said(f"The council has {{{GROUPS}}} groups.", desk)
    assert found.text == "The council has three groups."
    assert found.is_whole
    assert [basis.ref for basis in found.because] == ["GRP-01", "GRP-02", "GRP-03"]
    assert all(basis.version and basis.as_at == date(2026, 6, 30) for basis in found.because)
    assert found.as_at == date(2026, 6, 30)


def test_a_brace_that_is_a_paragraph_by_itself_gives_the_whole_answer(desk):
    found = said(f"Groups.\n\n{{{GROUPS}}}", desk)
    assert found.text.startswith("Groups.\n\nOn 30 June 2026 the council has three open WhatsApp groups")


@pytest.mark.parametrize("question", [ATTACKS, "What did the parks cost?", "What security tools do you use?"])
@pytest.mark.parametrize("is_public", [True, False])
def test_what_is_withheld_and_what_is_not_known_go_with_their_sentence_in_the_same_way(desk, question, is_public):
    found = said(f"We write this once. Of these {{{question}}} were known. Ask us.", desk, is_public=is_public)
    assert found.text == "We write this once. Ask us."
    assert not found.is_whole
    assert found.because == ()


def test_two_questions_in_one_pair_of_braces_go_with_their_sentence_and_never_stand_there_themselves(desk):
    found = said(f"We write this once. Of these {{{ATTACKS} Who knew?}} were known. Ask us.", desk)
    assert found.text == "We write this once. Ask us."


def test_of_what_a_position_keeps_no_register_is_named_even_to_the_officer(desk):
    (fact,) = facts(f"It had {{{ATTACKS}}}.", authority=desk, on=ON)
    assert (fact.words, fact.whole, fact.source, fact.because, fact.as_at) == ("", "", "", (), None)
    assert "POS-CYB-01" in fact.why


def test_what_somebody_must_look_at_stands_in_a_draft_and_is_shown_to_nobody_unasked(desk):
    text = f"Approved are {{{APPS}}}."
    (fact,) = facts(text, authority=desk, on=ON)
    assert fact.look == ("TOOL-22: name withheld, s.31(1)(a) to be considered.",)
    assert "WhatsApp" in said(text, desk, is_public=False).text
    assert said(text, desk).text == ""


def test_figures_that_give_a_withheld_number_away_are_not_shown_unasked(desk):
    alone = "It had {How many data breaches did Planning have since January 2024?} since 2024."
    assert said(alone, desk).is_whole
    other = "It had {How many data breaches did Planning have in 2024?} in 2024."
    assert not any(fact.is_public for fact in facts(alone, authority=desk, on=ON, beside=[other]))
    both = f"{alone} It had {{How many data breaches did Planning have in 2024?}} in 2024."
    found = facts(both, authority=desk, on=ON)
    assert all(any("Subtraction" in look for look in fact.look) for fact in found)
    assert said(both, desk).text == ""


def test_the_same_question_twice_is_one_fact():
    assert asked_in("{How many?} and {How   many?} and {Who?}") == ("How many?", "Who?")


@pytest.mark.parametrize(
    "question",
    [
        "Describe breach BR-2026-002",
        "Describe breach br-2024-001",
        "When did breach BR-2024-001 happen?",
        "How many people were affected by breach BR-2026-002?",
        "List the data breaches in 2026",
        "What happened in the most recent data breach?",
        "Which services had data breaches in 2025?",
        "How many devices were lost in 2025?",
        "How many breaches involved WhatsApp?",
        "What is the total compensation paid for data breaches?",
    ],
)
def test_of_breaches_anyone_reads_how_many_and_nothing_of_a_single_or_an_open_one(desk, question):
    (fact,) = facts(f"{{{question}}}", authority=desk, on=ON)
    assert fact.words
    assert fact.look
    assert said(f"{{{question}}}", desk).text == ""


def test_of_a_register_that_is_for_the_office_anyone_reads_numbers_alone(desk):
    assert said("{How often are messages captured?}", desk).text == ""
    assert said("It had {How many requests were answered late in 2025?} late.", desk).text == "It had 111 late."


def test_what_the_public_copy_of_an_entry_withholds_is_shown_to_nobody_unasked(harrowmere_with, desk):
    asked, purpose = "{Which official WhatsApp groups are there?}", "who is out, which roads are shut"
    assert purpose in said(asked, desk).text
    for before, after in (("list: 'yes'", "list: 'no'"), ("withheld_fields: []", "withheld_fields: [purpose]")):
        assert purpose not in said(asked, harrowmere_with("groups.yaml", before, after)).text


def test_an_answer_that_rests_on_an_entry_that_is_not_listed_is_shown_to_nobody_unasked(harrowmere_with, desk):
    question = "Is WhatsApp approved?"
    answer = ask(question, authority=desk, on=ON)
    for before, after in (("list: 'yes'", "list: 'no'"), ("withheld_fields: []", "withheld_fields: [status]")):
        other = harrowmere_with("tools.yaml", before, after, at="id: TOOL-09")
        assert any("TOOL-09" in why for why in kept_from_all(question, answer, answer.text, other))


@pytest.mark.parametrize("question", [GROUPS, BREACHES, "How long are WhatsApp messages kept?", "Do you have a policy on WhatsApp?"])  # fmt: skip
def test_numbers_and_what_everyone_may_know_are_shown_to_anyone(desk, question):
    assert said(f"{{{question}}}", desk).is_whole


@pytest.mark.parametrize(
    "text",
    ["It has { groups.", "It has } groups.", "It has {{How many?}} groups.", "It has {} groups.", "It has { ? }."],
)
def test_braces_that_hold_no_question_are_faults(text):
    assert fault_in(text)


def test_a_text_without_braces_has_no_fault_and_stays_as_it_is(desk):
    text = "One.\n\nTwo, see s.40(2).\n- three"
    assert fault_in(text) == ""
    assert said(text, desk).text == text


def test_too_many_braces_are_a_fault():
    assert fault_in(" ".join(f"{{Question {number}?}}" for number in range(MOST + 1)))


@pytest.mark.parametrize(
    ("outcome", "is_kept"), [(Outcome.RELEASED, True), (Outcome.NOT_HELD, True), (Outcome.NEITHER, False)]
)
def test_an_answer_to_what_a_position_neither_confirms_nor_denies_may_say_nothing_else(desk, outcome, is_kept):
    position, why = barred([GROUPS, ATTACKS], outcome, authority=desk, on=ON)
    assert bool(why) is is_kept
    assert (position.ref if position else "") == ("POS-CYB-01" if is_kept else "")


def test_an_answer_that_no_position_keeps_is_free(desk):
    assert barred([GROUPS, BREACHES], Outcome.RELEASED, authority=desk, on=ON) == (None, "")
