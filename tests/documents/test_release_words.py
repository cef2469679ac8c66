import io
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from answerable.documents.release import Box, Kept, Unit, Withheld, occurrences, parts_of, released
from answerable.documents.release.marks import found_in
from answerable.documents.release.pictures import read_pictures
from answerable.documents.release.proof import prove
from answerable.errors import CopyNotProven, StandsElsewhere


def places(text: str, words: str) -> list[tuple[int, int]]:
    return [
        (span.start, span.end) for found in found_in([Unit("line 1", text, "line")], [words]) for span in found.spans
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Fiona Griffin",
        "FIONA  GRIFFIN",
        "Fiona\u00a0Griﬃn",
        "Fio\u00adna Gri-\nffin",
        "fiona_griffin",
        "Fíona\tGriffin",
        "Ｆｉｏｎａ Griffin",
        "Fiona+Griffin",
        "Fiona%20Griffin",
        "Fiona \u3164Griffin",
    ],
)
def test_the_same_words_are_found_however_they_are_written(text: str) -> None:
    assert places(text, "Fiona Griffin") == [(0, len(text))]


def test_a_short_name_is_found_as_a_word_and_not_inside_another() -> None:
    assert places("Ann said that Annual leave for ann’s team", "Ann") == [(0, 3), (31, 34)]


def test_words_are_found_where_they_run_on_from_one_line_to_the_next() -> None:
    parts = parts_of(b"asked by Fiona\nGriffin in May", name="a.txt")
    (found,) = occurrences(parts, "Fiona Griffin")
    assert [(span.place, span.start, span.end) for span in found.spans] == [("line 1", 9, 14), ("line 2", 0, 7)]


PRINTED = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20)
BESIDE = st.lists(st.sampled_from(["", " ", "x", "\n", "-\n", "\u00ad", "É"]), max_size=6)


@given(PRINTED, BESIDE)
def test_whatever_is_withheld_wherever_it_stands_is_found_in_no_copy(words: str, beside: list[str]) -> None:
    data = f"a {words.join(['', *beside, ''])} z".encode()
    spans = [span for found in occurrences(parts_of(data, name="a.txt"), words) for span in found.spans]
    marks = [Withheld(span.place, "", "x", span.start, span.end) for span in spans]
    try:
        copy = released(data, name="a.txt", withheld=marks, label="•")
    except CopyNotProven:  # what stood inside a longer word stands alone once its neighbour is gone
        return
    assert not spans or not occurrences(parts_of(copy.data, name="b.txt"), words)


def test_labels_are_of_one_length_whatever_they_stand_for() -> None:
    marks = [Withheld("line 1", "s.40(2)", "x", 0, 2), Withheld("line 1", "s.40(2)", "x", 7, 30)]
    copy = released(b"Li and Oluwaseun-Bartholomew X came", name="a.txt", withheld=marks)
    assert copy.data == b"[withheld: s.40(2)] and [withheld: s.40(2)] came\n"


def test_a_table_of_commas_keeps_its_cells() -> None:
    marks = [Withheld("row 2, column 1", "s.40(2), s.31", "x", 0, 5), Withheld("column 3", "s.43", "x")]
    copy = released(b'name,note,pay\nFiona,"a, b",12\n', name="a.csv", withheld=marks)
    assert copy.data.decode() == 'name,note,[withheld: s.43]\n"[withheld: s.40(2), s.31]","a, b",\n'
    assert (copy.name, copy.media_type) == ("a-released.csv", "text/csv")


def test_a_message_is_released_as_its_words_without_its_way_and_what_is_enclosed() -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Received"] = "Fiona Griffin <fg@x.example>", "Bins", "from secret.example"
    mail.set_content("Hello from Fiona Griffin.\n\nOn Monday Tom wrote:\n> The bins are full\n")
    mail.add_attachment(b"Fiona Griffin", maintype="application", subtype="x", filename="Griffin.bin")
    parts = parts_of(mail.as_bytes(), name="a.eml")
    marks = [Withheld(s.place, "s.40(2)", "x", s.start, s.end) for word in ("Fiona Griffin", "fg@x.example") for o in occurrences(parts, word) for s in o.spans]  # fmt: skip
    copy = released(mail.as_bytes(), name="a.eml", withheld=marks)
    said = copy.data.decode()
    assert "Subject: Bins" in said
    assert "The bins are full" in said
    assert "secret.example" not in said
    assert any("enclosed" in line for line in copy.schedule.left_out)


@pytest.mark.parametrize("name", ["Fiona Griffin.txt", "letter_fiona_griffin_2.txt", "FionaGriffin.txt"])
def test_a_name_of_a_file_that_holds_what_is_withheld_is_not_the_name_of_the_copy(name: str) -> None:
    copy = released(b"Fiona Griffin asked", name=name, withheld=[Withheld("line 1", "s.40(2)", "x", 0, 13)])
    assert copy.name == "released.txt"
    assert copy.schedule.left_out[0].startswith("The name of the file")


def test_the_schedule_never_says_what_was_withheld() -> None:
    copy = released(b"Fiona Griffin asked", name="a.txt", withheld=[Withheld("line 1", "s.40(2)", "a name", 0, 13)])
    assert [
        (entry.number, entry.place, entry.what, entry.provision, entry.why) for entry in copy.schedule.withheld
    ] == [(1, "line 1", "words", "s.40(2)", "a name")]
    assert "griffin" not in repr(copy.schedule).lower()


def test_words_that_were_kept_expressly_may_stand_that_often_and_no_oftener() -> None:
    data = b"Fiona Griffin asked\nFiona Griffin Road"
    first = Withheld("line 1", "s.40(2)", "x", 0, 13)
    with pytest.raises(StandsElsewhere):
        released(data, name="a.txt", withheld=[first])
    copy = released(data, name="a.txt", withheld=[first], kept=[Kept("line 2", "a road", 0, 13)])
    assert copy.data == b"[withheld: s.40(2)] asked\nFiona Griffin Road\n"
    twice = parts_of(copy.data + b"Fiona Griffin", name="b.txt")
    proof = prove(copy.data + b"Fiona Griffin", twice, words=["Fiona Griffin"], kept=["Fiona Griffin"])
    assert not proof.is_proven


@pytest.mark.parametrize(
    "data",
    [
        b"asked by Fiona Griffin",
        "asked by Fiona Griffin".encode("utf-16"),
        b"asked by " + b"Fiona Griffin".hex().encode(),
    ],
)
def test_a_copy_in_which_withheld_words_stand_in_any_writing_is_not_proven(data: bytes) -> None:
    proof = prove(data, parts_of(b"nothing", name="a.txt"), words=["Fiona Griffin"])
    assert [check.name for check in proof.checks if not check.is_good][:1] == ["bytes"]


def test_a_copy_that_does_not_prove_itself_is_not_given_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("answerable.documents.release.texts.Lines.rebuilt", lambda *_, **__: b"Fiona Griffin asked")
    with pytest.raises(CopyNotProven):
        released(b"Fiona Griffin asked", name="a.txt", withheld=[Withheld("line 1", "s.40(2)", "x", 0, 13)])


def test_a_picture_is_its_pixels_without_what_lies_under_see_through_ones() -> None:
    image, about, packed = Image.new("RGBA", (40, 20), (200, 0, 0, 0)), PngImagePlugin.PngInfo(), io.BytesIO()
    about.add_text("Author", "Fiona Griffin")
    image.save(packed, "PNG", pnginfo=about)
    copy = released(
        packed.getvalue(), name="a.png", withheld=[Withheld("picture 1", "s.40(2)", "x", box=Box(0, 0, 0.5, 1))]
    )
    again = Image.open(io.BytesIO(copy.data))
    assert (again.mode, again.getpixel((2, 2)), again.getpixel((30, 2)), again.info) == (
        "RGB",
        (0, 0, 0),
        (255, 255, 255),
        {},
    )


def test_a_photograph_is_marked_as_it_is_shown_and_painted_in_whole_blocks() -> None:
    image, exif, packed = Image.new("RGB", (64, 32), "white"), Image.Exif(), io.BytesIO()
    exif[0x0112] = 6  # to be turned a quarter
    image.save(packed, "JPEG", exif=exif)
    copy = released(
        packed.getvalue(), name="a.jpg", withheld=[Withheld("picture 1", "s.40(2)", "x", box=Box(0, 0, 0.1, 0.1))]
    )
    again = Image.open(io.BytesIO(copy.data)).convert("L")
    assert again.size == (32, 64)
    assert again.getpixel((15, 15)) < 30
    assert again.getpixel((17, 17)) > 225
    assert "exif" not in Image.open(io.BytesIO(copy.data)).info


def test_the_pages_of_a_fax_are_pictures_of_their_own_and_one_can_be_withheld_whole() -> None:
    packed = io.BytesIO()
    Image.new("L", (200, 100), 0).save(packed, "TIFF", save_all=True, append_images=[Image.new("L", (200, 100), 0)])
    copy = released(packed.getvalue(), name="a.tiff", withheld=[Withheld("picture 2", "s.36", "x")])
    first, second = (frame.convert("L") for frame in read_pictures(copy.data, "a.tiff").frames())
    assert (first.getpixel((1, 1)), second.getpixel((1, 1))) == (0, 255)


def test_what_a_message_and_a_web_page_lose_besides_is_named() -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Cc"] = "a@harrowmere.example", "b@example.org", "c@example.org"
    message.set_content("About salt.")
    assert any("(Cc)" in line for line in parts_of(message.as_bytes(), name="a.eml").left_out)
    page = b"<html><body><p>Salt</p><select><option>Grit</option></select></body></html>"
    assert any("what fields hold" in line for line in parts_of(page, name="a.html").left_out)
    assert parts_of(b"<html><body><p>Salt</p></body></html>", name="a.html").left_out == ()
