"""What stands around the answers of a letter: its reference, its days, its people, rights and law."""

from __future__ import annotations

import importlib.util
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

from answerable.casefile import Span
from answerable.letters.read import read
from answerable.letters.reading.messages import Voice, is_bare_request, messages
from answerable.letters.reading.notices import find_notices
from answerable.letters.reading.personal import find_personal
from answerable.letters.reading.records import labels_of
from answerable.letters.reading.references import find_reference


def beside(name: str) -> ModuleType:
    """A file of letters in this folder."""
    spec = importlib.util.spec_from_file_location(f"letters_{name}", Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


HEADS = beside("heads")
PEOPLE = beside("people").PEOPLE
RIGHTS = beside("rights")
FRAMES = beside("frames").FRAMES


@pytest.mark.parametrize(("text", "reference"), HEADS.REFERENCES)
def test_a_reference_is_found_whole_wherever_it_is_printed(text: str, reference: str | None) -> None:
    found = find_reference(text)
    assert (found.value if found else None) == reference
    assert found is None or found.span.of(text) == reference


@pytest.mark.parametrize(("text", "asked", "answered"), HEADS.DATES)
def test_the_days_are_those_of_the_request_and_of_its_last_answer(
    text: str, asked: str | None, answered: str | None
) -> None:
    reading = read(text)
    days = [str(found.value) if found else None for found in (reading.requested_on, reading.responded_on)]
    assert days == [asked, answered]


@pytest.mark.parametrize(("text", "people"), PEOPLE)
def test_people_and_how_to_reach_them_are_found_and_units_are_not(text: str, people: tuple[str, ...]) -> None:
    assert {span.of(text) for span in find_personal(text)} == set(people)


@pytest.mark.parametrize(("words", "rights"), RIGHTS.NOTICES)
def test_a_right_is_told_in_many_words_and_the_outcome_of_a_review_offers_none(words: str, rights: str) -> None:
    notices = find_notices(words, parts=(Span(0, len(words)),))
    told = zip("rcu", (notices.review, notices.commissioner, notices.reuse), strict=True)
    assert "".join(letter for letter, span in told if span) == rights


def test_a_right_told_among_what_was_taken_for_questions_is_seen_but_not_a_question_about_rights() -> None:
    words = (
        "1. How may people ask for a review of a fine?\n2. If you are unhappy you may ask us for an internal review."
    )
    assert find_notices(words, parts=(), asked=(Span(0, 45),)).review is None
    assert find_notices(words, parts=(), asked=(Span(0, 45), Span(49, len(words)))).review is not None


@pytest.mark.parametrize(("letter", "law"), RIGHTS.LAWS)
def test_the_law_is_the_one_named_and_the_scottish_one_in_scotland(letter: str, law: str) -> None:
    assert labels_of(read(letter))["regime"] == law


@pytest.mark.parametrize("frame", FRAMES, ids=[frame[0][:30] for frame in FRAMES])
def test_the_whole_frame_of_a_letter_is_read(frame: tuple[str, ...]) -> None:
    text, reference, asked, answered, law, rights, people = frame
    labels = labels_of(read(text))
    assert labels["reference"] == reference
    assert (labels["request_date"], labels["response_date"], labels["regime"]) == (asked, answered, law)
    flags = (labels["has_internal_review"], labels["has_ico_right"], labels["has_reuse_notice"])
    assert "".join(letter for letter, is_told in zip("rcu", flags, strict=True) if is_told) == rights
    assert set(labels["personal_data_spans"]) == set(people)


def test_a_post_an_acknowledgement_and_an_answer_are_told_apart() -> None:
    thread = next(text for text, _, _ in HEADS.DATES if text.startswith("Ann Ray made"))
    assert [post.voice for post in messages(thread)] == [Voice.ASKING, Voice.ACKNOWLEDGING, Voice.REPLYING]
    assert not is_bare_request(thread)
    assert is_bare_request("Dear Northby Council,\n\nPlease send me the plan.\n\nYours faithfully\n\nAnn Ray")


@pytest.mark.parametrize(
    "unit",
    [
        "3 May 2022\n",
        "Dear ",
        "Dear Sir\n3 May 2022\n",
        "From: a\n",
        "FOI-",
        "Ref: ",
        "your request ",
        "A-1/",
        "Link to this\n",
        "Yours sincerely\nAnn Ray\n01632 960222\n",
        "14 Oak Road\n",
        "Ann ",
        "a.b@",
    ],
)
def test_a_hundred_thousand_characters_of_heads_are_read_at_once(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.perf_counter()
    messages(text)
    find_reference(text)
    find_personal(text)
    assert time.perf_counter() - start < 4
