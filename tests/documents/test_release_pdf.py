import io

import pikepdf
import pypdfium2
import pytest
import typst
from PIL import Image, ImageDraw, ImageFont, ImageStat

from answerable.documents.release import Box, Kept, Parts, Released, Withheld, occurrences, parts_of, released
from answerable.errors import NoSuchPlace, ProtectedFile, StandsElsewhere
from released_looks import TESSERACT, bare, ran, read

NAME = "Fiona Griffin"


def set_by_typst(source: str) -> bytes:
    return typst.compile(source.encode())


def drawn(content: str, *, picture: Image.Image | None = None) -> bytes:
    """A page of 400 by 200 points with this content, in Helvetica."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(400, 200))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    if picture:
        image = made.make_stream(picture.convert("RGB").tobytes())
        kinds = {"/Type": "/XObject", "/Subtype": "/Image", "/ColorSpace": "/DeviceRGB"}
        for key, value in kinds.items():
            image[key] = pikepdf.Name(value)
        image.Width, image.Height, image.BitsPerComponent = picture.width, picture.height, 8
        page.Resources.XObject = pikepdf.Dictionary(I=image)
    page.Contents = made.make_stream(content.encode("latin-1"))
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def every(parts: Parts, words: str) -> list[Withheld]:
    return [
        Withheld(span.place, "s.40(2)", "a name", span.start, span.end)
        for occurrence in occurrences(parts, words)
        for span in occurrence.spans
    ]


def without(data: bytes, words: str) -> Released:
    return released(data, name="file.pdf", withheld=every(parts_of(data, name="file.pdf"), words))


def text_of_page(data: bytes, number: int = 0) -> str:
    return " ".join(pypdfium2.PdfDocument(data)[number].get_textpage().get_text_range().split())


def picture_of_page(data: bytes, number: int = 0) -> Image.Image:
    return pypdfium2.PdfDocument(data)[number].render(scale=2).to_pil().convert("L")


def test_the_copy_reads_as_the_page_did_with_a_label_in_the_place_of_what_is_withheld() -> None:
    data = set_by_typst(f"= Parking\n{NAME} of Harrowmere asked for a permit.\n\nIt was refused.")
    copy = without(data, NAME)
    assert text_of_page(copy.data) == "Parking [withheld: s.40(2)] of Harrowmere asked for a permit. It was refused."
    assert " ".join(ran(["pdftotext", "-", "-"], copy.data).split()) == text_of_page(copy.data)


def test_pages_are_pictures_and_no_font_of_the_source_goes_along() -> None:
    copy = without(set_by_typst(f"{NAME} asked.\n#pagebreak()\nNothing here."), NAME)
    with pikepdf.open(io.BytesIO(copy.data)) as made:
        fonts = [font for page in made.pages for font in page.Resources.Font.values()]
        assert {str(font.Subtype) for font in fonts} == {"/Type3"}
        assert not any("/FontFile" in str(thing) for thing in made.objects)
        assert made.Root.Lang == "en-GB"
        assert made.Root.MarkInfo.Marked
        assert dict(made.docinfo) == {"/Title": "file"}


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_what_is_withheld_is_black_on_a_page_turned_any_way_and_the_rest_is_as_it_was(turn: int) -> None:
    with pikepdf.open(
        io.BytesIO(set_by_typst(f'#set page(paper: "a6")\nAsked by {NAME} in May.\n\nKept words.'))
    ) as made:
        made.pages[0].Rotate = turn
        packed = io.BytesIO()
        made.save(packed)
    data = packed.getvalue()
    parts = parts_of(data, name="file.pdf")
    (mark,) = every(parts, NAME)
    page = picture_of_page(without(data, NAME).data)
    before = picture_of_page(data)
    assert page.size == before.size
    withheld = [word for word in parts.units[0].boxed if mark.start <= word.start < mark.end]
    kept = [word for word in parts.units[0].boxed if parts.units[0].words[word.start : word.end] == "Kept"]
    for word in withheld:
        assert ImageStat.Stat(page.crop(pixels(word.box, page.size))).median[0] < 20
    for word in kept:
        area = pixels(word.box, page.size)
        assert abs(ImageStat.Stat(page.crop(area)).mean[0] - ImageStat.Stat(before.crop(area)).mean[0]) < 8


def pixels(box: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    return int(box.left * size[0]), int(box.top * size[1]), int(box.right * size[0]), int(box.bottom * size[1])


def test_a_name_is_found_with_ligatures_and_broken_over_lines_with_a_hyphen() -> None:
    data = set_by_typst(
        '#set page(width: 60mm, height: 80mm)\n#set text(lang: "en", hyphenate: true)\n#set par(justify: true)\n'
        "The efficient officer was Griffinburgher administrationally inconceivably and so on and so on.\n"
    )
    parts = parts_of(data, name="file.pdf")
    assert "-\n" in parts.units[0].words
    broken = parts.units[0].words.partition("-\n")
    word = broken[0].split()[-1] + broken[2].split()[0].strip(".")
    assert len(occurrences(parts, word)) == 1
    assert len(occurrences(parts, "Griffinburgher")) == 1
    copy = without(data, word)
    assert bare(word) not in bare(text_of_page(copy.data))


def test_words_that_nobody_sees_are_no_words_of_the_copy() -> None:
    data = drawn(
        "BT /F 20 Tf 20 150 Td (Seen by all) Tj ET 1 g BT /F 20 Tf 20 110 Td (Henderson) Tj ET 0 g "
        "BT /F 20 Tf 20 70 Td (Griffin) Tj ET 15 62 100 30 re f BT /F 20 Tf 900 900 Td (Dalrymple) Tj ET"
    )
    parts = parts_of(data, name="file.pdf")
    assert parts.units[0].words == "Seen by all"
    assert "Page 1: 3 words that nobody sees on it." in parts.left_out
    assert text_of_page(released(data, name="file.pdf", withheld=[]).data) == "Seen by all"


def test_a_scan_keeps_the_words_of_its_layer_and_loses_those_that_are_withheld() -> None:
    scan = Image.new("RGB", (800, 400), "white")
    draw, letters = ImageDraw.Draw(scan), ImageFont.load_default(40)
    draw.text((40, 60), "Asked by", fill="black", font=letters)
    draw.text((300, 60), NAME, fill="black", font=letters)
    layer = f"BT 3 Tr /F 20 Tf 20 152 Td (Asked by) Tj ET BT 3 Tr /F 20 Tf 150 152 Td ({NAME}) Tj ET"
    data = drawn(f"q 400 0 0 200 0 0 cm /I Do Q {layer}", picture=scan)
    copy = without(data, NAME)
    assert text_of_page(copy.data) == "Asked by [withheld: s.40(2)]"
    if TESSERACT:
        page = pypdfium2.PdfDocument(copy.data)[0].render(scale=3).to_pil()
        assert "asked" in bare(read(page))
        assert "fiona" not in bare(read(page))


def test_what_was_typed_into_a_form_is_among_the_words() -> None:
    made = pikepdf.open(io.BytesIO(drawn("BT /F 12 Tf 20 100 Td (Name:) Tj ET")))
    font = made.pages[0].Resources.Font
    look = made.make_stream(f"/Tx BMC BT /F 12 Tf 2 5 Td ({NAME}) Tj ET EMC".encode())
    for key, value in {"/Type": "/XObject", "/Subtype": "/Form"}.items():
        look[key] = pikepdf.Name(value)
    look.BBox, look.Resources = pikepdf.Array([0, 0, 150, 20]), pikepdf.Dictionary(Font=font)
    field = made.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T=pikepdf.String("who"),
            V=pikepdf.String(NAME), Rect=pikepdf.Array([60, 95, 210, 115]), F=4, AP=pikepdf.Dictionary(N=look),
        )
    )  # fmt: skip
    made.pages[0].Annots = pikepdf.Array([field])
    made.Root.AcroForm = made.make_indirect(pikepdf.Dictionary(Fields=pikepdf.Array([field])))
    packed = io.BytesIO()
    made.save(packed)
    assert parts_of(packed.getvalue(), name="form.pdf").units[0].words.split() == ["Name:", "Fiona", "Griffin"]
    copy = without(packed.getvalue(), NAME)
    assert text_of_page(copy.data) == "Name: [withheld: s.40(2)]"
    assert b"AcroForm" not in copy.data


def test_an_area_takes_the_words_under_it_and_the_picture_there() -> None:
    data = drawn("0.8 g 0 0 400 60 re f 0 g BT /F 20 Tf 20 150 Td (Above) Tj ET BT /F 20 Tf 20 20 Td (Below) Tj ET")
    copy = released(data, name="file.pdf", withheld=[Withheld("page 1", "s.31", "a plan", box=Box(0, 0.7, 1, 1))])
    assert text_of_page(copy.data) == "Above [withheld: s.31]"
    page = picture_of_page(copy.data)
    assert page.getpixel((790, 395)) < 20
    assert (copy.schedule.withheld[0].what, copy.name) == ("an area", "released.pdf")


def test_a_whole_page_is_paper_with_a_label() -> None:
    data = set_by_typst(f"First.\n#pagebreak()\n{NAME} and more.")
    copy = released(data, name="file.pdf", withheld=[Withheld("page 2", "s.36", "advice")])
    assert text_of_page(copy.data, 1) == "[withheld: s.36]"
    assert text_of_page(copy.data, 0) == "First."


def test_at_the_end_of_a_line_the_black_does_not_say_how_long_the_word_was() -> None:
    ends = []
    for name in ("Liz", "Wilhelmina-Antoinette"):
        data = set_by_typst(
            f'#set page(paper: "a6")\nThe officer was {name}\n\n' + "a long line of words that fills " * 6
        )
        page = picture_of_page(without(data, name).data)
        ends.append(page.point(lambda tone: 255 * (tone < 30)).crop((0, 60, page.width, 90)).getbbox()[2])
    assert abs(ends[0] - ends[1]) <= 2


def test_words_that_stand_elsewhere_stop_the_copy_until_they_are_withheld_or_kept_by_a_person() -> None:
    data = set_by_typst(f"{NAME} asked.\n#pagebreak()\nThe road is called Fiona   GRIFFIN Way.")
    first, second = every(parts_of(data, name="file.pdf"), NAME)
    with pytest.raises(StandsElsewhere) as refused:
        released(data, name="file.pdf", withheld=[first])
    assert refused.value.part("what") == "What is withheld still stands at page 2."
    kept = Kept("page 2", "the name of a road", second.start, second.end)
    copy = released(data, name="file.pdf", withheld=[first], kept=[kept])
    assert "GRIFFIN Way" in text_of_page(copy.data, 1)
    assert copy.schedule.kept == (kept,)


def test_a_file_with_a_password_is_refused_in_words() -> None:
    with pikepdf.open(io.BytesIO(set_by_typst("Secret"))) as made:
        packed = io.BytesIO()
        made.save(packed, encryption=pikepdf.Encryption(user="open", owner="own"))
    with pytest.raises(ProtectedFile):
        parts_of(packed.getvalue(), name="locked.pdf")


@pytest.mark.parametrize(
    "mark",
    [
        Withheld("page 9", "s.40(2)", "x"),
        Withheld("page 1", "s.40(2)", "x", 0, 900),
        Withheld("page 1", "s.40(2)", "x", 3, 3),
        Withheld("page 1", "s.40(2)", "x", box=Box(0.5, 0.5, 0.4, 0.6)),
        Withheld("page 1", "s.40(2)", "x", 0, 2, Box(0, 0, 1, 1)),
    ],
)
def test_a_mark_that_fits_nothing_is_refused(mark: Withheld) -> None:
    with pytest.raises(NoSuchPlace):
        released(set_by_typst("Some words"), name="file.pdf", withheld=[mark])


def test_words_that_climb_over_a_page_take_no_others_with_them() -> None:
    climbing = f".7 .7 -.7 .7 150 20 Tm ({NAME}) Tj"
    data = drawn(
        f"BT /F 24 Tf {climbing} /F 12 Tf 1 0 0 1 230 40 Tm (kept below) Tj 1 0 0 1 40 150 Tm (kept above) Tj ET"
    )
    copy = without(data, NAME)
    assert "kept below" in text_of_page(copy.data)
    assert "kept above" in text_of_page(copy.data)
    page = picture_of_page(copy.data)
    for box in ((460, 320, 520, 345), (80, 75, 145, 105)):  # the two kept pieces, in pixels
        assert page.crop(box).getextrema()[0] < 128 < ImageStat.Stat(page.crop(box)).mean[0]


def test_letters_too_small_to_be_read_are_no_words_of_the_page() -> None:
    data = drawn(f"BT /F .5 Tf 40 100 Td ({NAME} and others) Tj /F 12 Tf 0 40 Td (read by all) Tj ET")
    parts = parts_of(data, name="file.pdf")
    assert [unit.words for unit in parts.units] == ["read by all"]
    assert "Page 1: 4 words that nobody sees on it." in parts.left_out


@pytest.mark.parametrize("instead", ["zz", "", "a clerk"])
def test_words_that_are_drawn_are_found_though_the_file_says_others_in_their_place(instead: str) -> None:
    span = f"/Span <</ActualText ({instead})>> BDC ({NAME}) Tj EMC"
    data = drawn(f"BT /F 12 Tf 40 100 Td (by ) Tj {span} ( in May) Tj ET")
    assert parts_of(data, name="file.pdf").units[0].words == f"by {NAME} in May"
    assert "Griffin" not in text_of_page(without(data, NAME).data)
