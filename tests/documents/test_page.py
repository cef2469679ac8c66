"""HTML: what a reader of the page sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.documents import text_of


def read(markup):
    return text_of(f"<!doctype html>{markup}".encode(), name="page.html")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One<p>Two", "One\n\nTwo"),
        ("<div>One <b>bold</b>\n word</div><div>Two</div>", "One bold word\n\nTwo"),
        ("One<br>Two", "One\nTwo"),
        ("<pre>a  b\n c</pre>", "a b\nc"),
        ("<ol start=3><li>c</li><li value=7>g</li><li>h</li></ol>", "3. c\n\n7. g\n\n8. h"),
        ("<ol><li>a<ol type=a><li>b</li></ol></li><li>c</li></ol>", "1. a\n\na. b\n\n2. c"),
        ("<ol type=I><li><p>one</p><p>more</p></li></ol>", "I. one\n\nmore"),
        ("<ul><li>a<li></li><li>b</ul>", "• a\n\n• b"),
        ("<table><tr><th>Year<th>Count<tr><td>2024<td>12</table>", "Year\tCount\n2024\t12"),
        ("<table><tr><td>a<td><td>c</table>", "a\t\tc"),
        ("<table><tr><td><p>a</p><p>b</p><td>c</table>", "a\n\nb\n\nc"),
        ("<table><tr><td>a</table><table><tr><td>b</table>", "a\n\nb"),
        ("<p>&pound;40 &amp; more&nbsp;here</p>", "£40 & more here"),
        ("<p>a</p><script>alert('x')</script><style>p{}</style><p>b</p>", "a\n\nb"),
        ("<p>See <a href='https://x.example/a'>our page</a>.</p>", "See our page (https://x.example/a)."),
        ("<p><a href='https://x.example'>https://x.example</a></p>", "https://x.example"),
        ("<p><a href='mailto:a@b.example'>write</a></p>", "write"),
        ("<p>Mine</p><blockquote type=cite><p>Theirs</p></blockquote>", "Mine\n\n> Theirs"),
        ("<blockquote><p>In the law's words</p></blockquote>", "In the law's words"),
    ],
)
def test_a_page_reads_as_it_is_shown(markup, text):
    assert read(markup).text == text


def test_what_a_page_hides_is_left_out_and_said():
    found = read("<p>Seen</p><div style='display: none'>not <span style='display:none'>at all</span> seen</div>")
    assert found.text == "Seen"
    assert found.unread[0].part == "hidden text"


def test_a_page_is_told_by_its_content_not_its_name():
    assert text_of(b"<html><body><p>Hello</p></body></html>", name="letter.txt").kind == "html"


def test_a_page_in_another_charset_is_decoded():
    markup = "<html><head><meta charset=windows-1252></head><body><p>“£5”</p></body></html>"
    assert text_of(markup.encode("cp1252"), name="page.html").text == "“£5”"


TAGS = ["<p>", "</p>", "<td>", "<tr>", "<table>", "</table>", "<li>", "<ol>", "</ol>", "<a>", "<br>", "<pre>"]
TAGS += ["<div>", "</div>", "<blockquote type=cite>", "</blockquote>", "w"]


@given(st.lists(st.sampled_from(TAGS)))
def test_no_order_of_tags_loses_a_word(pieces):
    assert read("".join(pieces) + " end").text.count("w") == pieces.count("w")
