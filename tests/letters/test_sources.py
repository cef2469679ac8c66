"""Several files as one letter: read together, and each place told of the file that it stands in."""

from __future__ import annotations

from answerable.documents import Attachment, Document
from answerable.letters import Facts, check_text, comments, joined, part_of, spread, to_page

COVER = "Dear Ms Example\n\nOur response is in the annex.\n\nYours sincerely\nA. Officer"
ANNEX = (
    "Annex A: our response\n\nYou asked for the contract for the bins.\n\n"
    "We hold it. It is exempt from disclosure under section 43(2) of the Freedom of Information Act 2000."
)
RIGHTS = (
    "Annex B\n\nIf you are not content with how we have handled your request you may ask for an internal review within "
    "40 working days by writing to foi@harrowmere.example."
)


def document(text: str, kind: str = "word") -> Document:
    return Document(text=text, kind=kind)


def checked_together(*texts: str):
    letter = joined([(f"{number}.docx", document(text)) for number, text in enumerate(texts, 1)])
    found = check_text(letter.text, facts=Facts(attachments=letter.attachments))
    return spread(found, letter=letter)


def test_words_of_a_finding_lead_back_to_their_file_and_their_place_in_it():
    checked = checked_together(COVER, ANNEX)
    places = [checked.where(one.span)[0] for one in checked.findings if one.span.start < one.span.end]
    in_annex = [place for place in places if place.source.name == "2.docx"]
    assert in_annex
    for place in in_annex:
        assert place.span.of(ANNEX).split()


def test_what_one_file_lacks_and_another_holds_is_not_missed():
    assert "RV01" in {one.rule for one in checked_together(COVER, ANNEX).findings}
    assert "RV01" not in {one.rule for one in checked_together(COVER, ANNEX, RIGHTS).findings}


def test_what_is_found_in_none_of_them_is_told_of_them_all():
    checked = checked_together(COVER, ANNEX)
    said = [one.says for one in checked.findings if one.rule == "RV01"]
    assert said
    assert all("not found in these documents" in words for words in said)
    assert all("in this document" not in one.says for one in checked.findings)


def test_as_json_a_finding_names_its_file_and_one_of_all_files_names_none():
    checked = checked_together(COVER, ANNEX)
    values = checked.as_dict()
    assert values["file"] == "1.docx + 2.docx"
    assert values["files"] == ["1.docx", "2.docx"]
    for one in values["findings"]:
        text = {"1.docx": COVER, "2.docx": ANNEX, None: ""}[one["file"]]
        assert text[one["start"] : one["end"]] == one["words"] if one["file"] else one["line"] is None


def test_one_file_by_itself_stays_as_it_was():
    letter = joined([("1.docx", document(ANNEX))])
    checked = spread(check_text(letter.text, name="1.docx"), letter=letter)
    assert checked == check_text(ANNEX, name="1.docx")
    assert letter.attachments is None


def mail(*attachments: tuple[str, str]) -> Document:
    held = tuple(Attachment(name=name, data=b"", document=document(text)) for name, text in attachments)
    return Document(text=COVER, kind="mail", attachments=held)


def test_a_message_is_read_with_the_answer_attached_to_it_but_not_with_what_is_released():
    letter = joined(
        [("cover.eml", mail(("reply.docx", ANNEX), ("minutes.docx", "Minutes of 3 May\n\nThe bins were discussed.")))]
    )
    assert [source.shown for source in letter.sources] == ["cover.eml", "cover.eml/reply.docx"]
    assert letter.attachments == ("reply.docx", "minutes.docx")


def test_an_answer_is_known_by_its_words_whatever_its_name():
    letter = joined([("cover.eml", mail(("12345.docx", ANNEX.partition("\n\n")[2])))])
    assert len(letter.sources) == 2


def test_a_message_with_nothing_attached_says_so_and_a_lone_letter_does_not():
    assert joined([("cover.eml", mail())]).attachments == ()
    assert joined([("1.docx", document(COVER)), ("2.docx", document(ANNEX))]).attachments == ("2.docx",)


def test_the_findings_of_one_file_can_be_had_by_themselves():
    checked = checked_together(COVER, ANNEX)
    part = part_of(checked, source=checked.files[1])
    assert part.reading.text == ANNEX
    assert part.findings
    assert "RV01" not in {one.rule for one in part.findings}
    with_whole = part_of(checked, source=checked.files[1], with_whole=True)
    assert "RV01" in {one.rule for one in with_whole.findings}
    assert {one.rule for one in part.findings} <= {one.rule for one in checked.findings}


def test_comments_say_what_is_wrong_by_which_law_and_how_to_mend_it():
    checked = check_text(ANNEX)
    one = next(one for one in checked.findings if one.rule == "RV01")
    said = next(note.lines for note in comments(checked) if "RV01" in note.lines[0])
    assert said[1] == one.says
    assert said[2].startswith(one.authority)
    assert said[3].startswith("How to mend: ")


def test_the_page_shows_each_file_under_its_name_and_says_in_which_a_finding_stands():
    page = to_page([checked_together(COVER, ANNEX)])
    assert "<title>Check of 1.docx + 2.docx</title>" in page
    assert page.index('<h3 class="file">1.docx</h3>') < page.index('<h3 class="file">2.docx</h3>') < page.index("43(2)")
    assert ">place in 2.docx</a>" in page
    assert 'class="file"' not in to_page([check_text(ANNEX, name="2.docx")])
