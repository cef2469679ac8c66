"""PDF: lines put back into paragraphs."""

import io

import pikepdf
import pypdfium2
import pytest
import typst

from answerable.documents import text_of

PAGE = '#set page(paper: "a4", margin: 2.5cm)\n#set text(lang: "en", hyphenate: true)\n#set par(justify: true)\n'


def a_pdf(words, *, before=PAGE):
    return typst.compile((before + words).encode(), format="pdf")


def read(data):
    return text_of(data, name="letter.pdf")


LONG = (
    "Please tell me how many telecommunications incidents were recorded by the responsible departments, "
    "including cybersecurity infrastructure, misconfiguration and counterintelligence, in every year."
)


def test_lines_of_a_paragraph_are_joined_and_broken_words_mended():
    assert read(a_pdf(LONG)).text == LONG


def test_paragraphs_stay_apart():
    assert read(a_pdf("Dear Sir,\n\nThank you.\n\nYours")).text.split("\n\n") == [
        "Dear Sir,",
        "Thank you.",
        "Yours",
    ]


def test_each_item_of_a_list_is_a_block():
    text = read(a_pdf(f"1. {LONG}\n2. {LONG}\n3. Why?")).text
    assert text.split("\n\n") == [f"1. {LONG}", f"2. {LONG}", "3. Why?"]


def test_a_reference_at_the_start_of_a_line_is_no_list():
    words = "The information is withheld because of section " * 3
    text = read(
        a_pdf(words + "31. The public interest was weighed.", before="#set page(width: 9cm, height: 12cm)\n")
    ).text
    assert "\n\n31." not in text


def test_a_heading_is_a_block():
    text = read(a_pdf("= Your request\nDear Sir, thank you for your letter.")).text
    assert text == "Your request\n\nDear Sir, thank you for your letter."


def test_a_table_has_a_line_a_row():
    text = read(a_pdf("#table(columns: (4cm, 4cm), [Year], [Count], [2024], [12], [2025], [15])")).text
    assert text == "Year\tCount\n2024\t12\n2025\t15"


def test_a_paragraph_goes_on_over_the_page_and_running_heads_are_read_once():
    head = "#set page(header: [Harrowmere Council], footer: context [Page #counter(page).display() of 9])\n"
    text = read(a_pdf("#lorem(2500)", before=PAGE + head)).text
    assert text.startswith("Harrowmere Council\n\nLorem")
    assert text.count("Harrowmere") == 1
    assert text.endswith("Page 1 of 9")
    assert text.count("\n\n") == 2


def test_a_page_without_words_is_said_to_be_unread():
    text = read(a_pdf("One\n#pagebreak()\n#rect(width: 5cm, height: 5cm, fill: black)\n#pagebreak()\nThree"))
    assert text.text == "One\n\nThree"
    assert [part.part for part in text.unread] == ["page 2"]


def test_a_scan_gives_a_document_without_words_that_says_why():
    document = read(a_pdf("#rect(width: 5cm, height: 5cm)"))
    assert document.text == ""
    assert "scan" in document.unread[0].reason


def test_an_address_broken_at_the_end_of_a_line_is_put_together():
    address = "https://www.harrowmere.example/council/open-data/spending/2024/quarter-three/all-departments.csv"
    text = read(a_pdf(f'It is already published and open to you at this address: #link("{address}")')).text
    assert text.endswith(address)


def test_lines_at_the_side_stay_lines():
    side = "#align(right)[Town Hall \\ Market Street \\ Harrowmere]\n\nDear Ms Example"
    assert read(a_pdf(side)).text == "Town Hall\nMarket Street\nHarrowmere\n\nDear Ms Example"


def encrypted(data, **keys):
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(held, encryption=pikepdf.Encryption(**keys))
    return held.getvalue()


def test_a_pdf_that_only_its_owner_may_change_is_read():
    assert read(encrypted(a_pdf("How many?"), owner="secret", user="")).text == "How many?"


def test_our_reading_agrees_with_the_library_on_every_word():
    data = a_pdf(f"= Title\n{LONG}\n\n1. One\n2. Two")
    whole = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    letters = [letter for letter in whole if letter.isalnum()]
    assert [letter for letter in read(data).text if letter.isalnum()] == letters


@pytest.mark.parametrize("cut_at", [0.2, 0.5, 0.9])
def test_a_cut_pdf_is_read_or_refused_but_never_crashes(cut_at):
    from answerable.errors import LetterError

    data = a_pdf(LONG)
    try:
        read(data[: int(len(data) * cut_at)])
    except LetterError as error:
        assert error.part("do")
