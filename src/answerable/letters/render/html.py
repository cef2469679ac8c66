"""A letter as one HTML page that needs nothing else: headings, quotes, lists and tables as such."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from pathlib import Path

from answerable.letters.letter import Letter, Role
from answerable.letters.render.page import LANGUAGE, Block, Run, accent, blocks, clean, runs

_TAGS = {Role.HEADING: "h2", Role.LABEL: "h3", Role.SUBHEADING: "h4", Role.TEXT: "p"}


def to_html(letter: Letter) -> bytes:
    """The letter as a self-contained HTML page in UTF-8, with styles for screen and print."""
    return "\n".join(_page(letter)).encode()


def _page(letter: Letter) -> Iterator[str]:
    yield "<!doctype html>"
    yield f'<html lang="{LANGUAGE}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="author" content="{escape(clean(letter.authority.name))}">'
    yield f'<meta name="date" content="{letter.issued_on.isoformat()}">'
    yield f"<title>{escape(clean(letter.title))}</title>"
    yield f"<style>:root {{ --accent: {accent(letter)} }}\n{_styles()}</style>"
    yield "</head>"
    yield "<body>"
    yield "<main>"
    yield from _frame(letter)
    yield from _body(blocks(letter))
    yield f'<p class="closing">{escape(letter.closing)}</p>'
    yield f'<p class="signatory">{_lines(letter.signatory)}</p>'
    yield "</main>"
    yield "</body>"
    yield "</html>\n"


def _frame(letter: Letter) -> Iterator[str]:
    name, *reach = letter.sender()
    yield '<header class="sender">'
    yield f'<p class="authority">{escape(clean(name))}</p>'
    if reach:
        yield f"<address>{_lines(reach)}</address>"
    yield "</header>"
    yield '<div class="top">'
    if letter.addressee:
        yield f'<p class="addressee">{_lines(letter.addressee)}</p>'
    if letter.facts:
        yield '<dl class="facts">'
        for label, value in letter.facts:
            yield f"<div><dt>{escape(label)}:</dt> <dd>{escape(clean(value))}</dd></div>"
        yield "</dl>"
    yield "</div>"
    yield f"<h1>{escape(clean(letter.subject))}</h1>"
    yield f"<p>{escape(clean(letter.salutation))}</p>"


def _body(parts: Iterable[Block]) -> Iterator[str]:
    """The blocks, each heading opening a section of its own."""
    is_open = False
    for part in parts:
        if part.role is Role.HEADING:
            yield "</section>\n<section>" if is_open else "<section>"
            is_open = True
        yield _element(part)
    if is_open:
        yield "</section>"


def _element(part: Block) -> str:
    if part.role is Role.QUESTION:
        return f"<blockquote><p>{_inline(part.runs)}</p></blockquote>"
    if part.role is Role.BULLETS:
        items = "\n".join(f"<li>{_inline(row[0])}</li>" for row in part.cells)
        return f"<ul>\n{items}\n</ul>"
    if part.role is Role.TABLE:
        return _table(part)
    tag = _TAGS[part.role]
    return f"<{tag}>{_inline(part.runs)}</{tag}>"


def _table(part: Block) -> str:
    head, *rows = part.cells
    top = "".join(f'<th scope="col">{_inline(cell)}</th>' for cell in head)
    body = "\n".join(f"<tr>{_row(row)}</tr>" for row in rows)
    return f"<table>\n<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _row(row: tuple[tuple[Run, ...], ...]) -> str:
    first, *others = (_inline(cell) for cell in row)
    return f'<th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in others)


def _inline(parts: Iterable[Run]) -> str:
    return "".join(map(_run, parts))


def _run(part: Run) -> str:
    if part.text == "\n":
        return "<br>"
    words = escape(part.text, quote=False)
    return f'<a href="{escape(part.href)}">{words}</a>' if part.href else words


def _lines(lines: Iterable[str]) -> str:
    return "<br>".join(_inline(runs(line)) for line in lines)


@cache
def _styles() -> str:
    return (Path(__file__).parent / "letter.css").read_text("utf-8")
