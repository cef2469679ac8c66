"""An officer's own words: put where they fit, set aside where they no longer do, never lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.casefile import CaseFile, LetterKind
from answerable.letters import CLOSING, OPENING, Edit, Edited, Letter, Role, edited, to_docx, to_html, to_pdf, write
from letter_cases import RELEASED, WITHHELD, case

TWO = case(RELEASED, replace(WITHHELD, questions=("2",)))


def letter(case_file: CaseFile = TWO) -> Letter:
    return write(case_file)


def own(key: str, now: str, case_file: CaseFile = TWO) -> Edit:
    """An edit made on the letter as it stands."""
    part = next(part for part in edited(letter(case_file), edits=()).parts if part.key == key)
    return Edit(key, part.was, now)


def texts(found: Edited) -> list[str]:
    return [part.plain for part in found.letter.paragraphs]


def test_a_letter_without_own_words_is_the_letter_itself() -> None:
    assert edited(letter(), edits=()).letter == letter()


def test_own_words_stand_in_place_of_one_paragraph_and_change_no_other() -> None:
    found = edited(letter(), edits=[own("words:1:1", "There are fourteen, all told.")])
    before, after = texts(edited(letter(), edits=())), texts(found)
    assert [now for was, now in zip(before, after, strict=True) if was != now] == ["There are fourteen, all told."]
    assert [part.key for part in found.parts if part.is_own] == ["words:1:1"]


def test_own_words_keep_the_duty_and_the_question_of_the_paragraph() -> None:
    plain = next(part for part in letter().paragraphs if part.id == "rights.review")
    found = edited(letter(), edits=[own("rights.review::1", "Ask us to look again.")])
    mine = next(part for part in found.letter.paragraphs if part.id == "rights.review")
    assert (mine.text, mine.duty, mine.questions) == ("Ask us to look again.", plain.duty, plain.questions)


def test_own_words_may_be_several_paragraphs_and_a_list() -> None:
    found = edited(
        letter(), edits=[own("words:1:1", "There are 14:\n- 9 by day\n- 5 by night\n\nNo others are known.")]
    )
    mine = next(part for part in found.parts if part.key == "words:1:1")
    assert [part.role for part in mine.paragraphs] == [Role.TEXT, Role.BULLETS, Role.TEXT]


def test_a_heading_stays_a_heading() -> None:
    found = edited(letter(), edits=[own("question:1:1", "Your first\nquestion")])
    heading = next(part for part in found.parts if part.key == "question:1:1").paragraphs[0]
    assert (heading.role, heading.text) == (Role.HEADING, "Your first question")


def test_a_paragraph_may_be_left_out_and_is_still_listed() -> None:
    found = edited(letter(), edits=[own("summary::1", "")])
    left_out = next(part for part in found.parts if part.key == "summary::1")
    assert (left_out.paragraphs, left_out.is_own, left_out.generated) == ((), True, "In short:")


def test_the_question_in_the_applicants_words_cannot_be_reworded() -> None:
    found = edited(letter(), edits=[own("question.asked:1:1", "Something easier")])
    assert found.letter == letter()
    assert [each.edit.now for each in found.aside] == ["Something easier"]


def test_own_words_for_words_that_changed_are_set_aside_with_both_texts() -> None:
    mine = own("words:1:1", "There are fourteen.")
    changed = replace(TWO, answers=(replace(RELEASED, text="There are 15."), *TWO.answers[1:]))
    found = edited(letter(changed), edits=[mine])
    assert found.letter == letter(changed)
    assert [(each.edit.now, each.generated) for each in found.aside] == [("There are fourteen.", "There are 15.")]


def test_own_words_for_a_paragraph_that_is_gone_are_set_aside() -> None:
    mine = own("summary::1", "To sum up:")
    found = edited(letter(case(RELEASED)), edits=[mine])
    assert [(each.edit, each.generated) for each in found.aside] == [(mine, "")]


def test_an_opening_stands_before_the_first_answer_and_a_closing_before_what_follows_the_last() -> None:
    found = edited(
        letter(), edits=[Edit(OPENING, "", "We spoke on Monday."), Edit(CLOSING, "", "Write to me at any time.")]
    )
    keys = [part.key for part in found.parts]
    assert keys[keys.index(OPENING) + 1] == "question:1:1"
    assert keys[keys.index(CLOSING) + 1] == "reuse::1"


def test_a_letter_without_rights_has_its_closing_before_how_to_reach_us() -> None:
    told = case(RELEASED, kind=LetterKind.ACKNOWLEDGEMENT, answers=())
    keys = [part.key for part in edited(letter(told), edits=[Edit(CLOSING, "", "Thank you for your patience.")]).parts]
    assert keys[keys.index(CLOSING) + 1] == "contact::1"


def test_an_opening_does_not_part_a_heading_from_the_first_question() -> None:
    told = case(RELEASED, kind=LetterKind.ACKNOWLEDGEMENT, answers=())
    keys = [part.key for part in edited(letter(told), edits=[Edit(OPENING, "", "We spoke on Monday.")]).parts]
    assert keys[keys.index(OPENING) + 1] == "acknowledgement.questions::1"


@settings(deadline=None)
@given(st.lists(st.sampled_from([part.key for part in edited(letter(), edits=()).parts]), unique=True), st.text())
def test_every_edit_is_either_in_the_letter_or_set_aside(keys: list[str], words: str) -> None:
    found = edited(letter(), edits=[own(key, words) for key in keys])
    used = {part.key for part in found.parts if part.is_own}
    assert used | {each.edit.key for each in found.aside} == set(keys)
    assert found.letter.paragraphs == tuple(p for part in found.parts for p in part.paragraphs)
    assert len(found.letter.spans) == len(found.letter.paragraphs)


def test_own_words_go_into_every_form_of_the_letter() -> None:
    found = edited(letter(), edits=[own("words:1:1", "There are fourteen, all told.")]).letter
    assert "fourteen, all told" in found.text
    assert b"fourteen, all told" in to_html(found)
    assert to_pdf(found) != to_pdf(letter())
    assert to_docx(found) != to_docx(letter())
