"""HTML pages of councils: tables, labelled requests, questions as headings, lists of letters, or a letter as a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from answerable.answers.logs import labels
from answerable.answers.logs.days import day_in
from answerable.answers.logs.entry import Reach, Record, entries_of
from answerable.answers.logs.known import licence_in, publisher_in
from answerable.answers.logs.letters import read_letter
from answerable.answers.logs.log import Item, Source
from answerable.answers.logs.records import has_labels, is_asking, read_headed, read_records
from answerable.documents import Outline, Outlined, outline, text_of

_PUBLISHERS = ("dcterms.publisher", "dc.publisher", "egms.publisher", "publisher", "og:site_name", "dc.creator", "dcterms.creator", "author")  # fmt: skip
_DAYS = ("dcterms.issued", "dc.date.issued", "article:published_time", "dc.date", "dcterms.created", "dcterms.date")
_LETTER = re.compile(r"[^?#]*\.(?:pdf|docx?|odt|rtf|html?|txt|eml)(?:[?#].*)?|.*/(?:download|downloads|documents?|file|media|attachment)s?/.+", re.I)  # fmt: skip
_SITE = re.compile(r"privacy|cookie|accessib|contact|sitemap|make a request|how to|terms and conditions|publication scheme|next page|previous|^(?:next|home|back|here)$", re.I)  # fmt: skip
_COLLECTED = 2  # links to letters from which a page is a list of them


def read_page(data: bytes, source: Source, reach: Reach | None = None) -> Iterator[Item]:
    """The entries of a page, and what on it gave none."""
    page = outline(data, name=source.name)
    about(page, source)
    yield from read_parts(page.parts, source, reach, text=lambda: text_of(data, name=source.name).text)


def read_parts(
    parts: Sequence[Outlined], source: Source, reach: Reach | None, *, text: str | Callable[[], str]
) -> Iterator[Item]:
    """The entries of the parts of a page, by the first way of putting requests on pages that fits."""
    links = [part for part in parts if _is_listed(part)]
    if has_labels(parts, source.said):
        source.form = source.form or "a page of labelled requests or tables"
        yield from read_records(parts, source, reach)
    elif len(links) >= _COLLECTED:
        source.form = source.form or "a page that lists letters"
        yield from _listed(links, source, reach)
    elif any(part.kind in ("heading", "label") and part.level != 1 and is_asking(part) for part in parts):
        source.form = source.form or "a page of questions as headings"
        yield from read_headed(parts, source)
    else:
        source.form = source.form or "a letter as a page"
        yield from read_letter(text() if callable(text) else text, source, title=_title(parts))


def _title(parts: Sequence[Outlined]) -> str:
    """The first heading of a page that is one letter."""
    return next((part.text for part in parts if part.kind == "heading"), "")


def about(page: Outline, source: Source) -> None:
    """What a page says of itself, where the caller said nothing."""
    source.licence = licence_in(page.about.get("license", "") or page.about.get("dcterms.license", "")) or licence_in(page.words) or source.licence  # fmt: skip
    named = next((found for name in _PUBLISHERS if (found := page.about.get(name, "").strip())), "")
    source.publisher = named or source.publisher or publisher_in(page.title) or publisher_in(page.words)
    source.address = source.address or page.about.get("canonical", "") or page.about.get("og:url", "")
    source.on = source.on or next((day for name in _DAYS if (day := day_in(page.about.get(name, "")))), None)


def _is_listed(part: Outlined) -> bool:
    """Whether a part of a page is the line of a letter in a list."""
    return any(_LETTER.fullmatch(link.address) and not _SITE.search(link.words) for link in part.links)


def _listed(parts: Sequence[Outlined], source: Source, reach: Reach | None) -> Iterator[Item]:
    for number, part in enumerate(parts, 1):
        links = [link for link in part.links if _LETTER.fullmatch(link.address)]
        record = Record(f"link {number} (“{links[0].words[:60]}”)", links=tuple(link.address for link in links))
        record.add(labels.TITLE, links[0].words)
        record.on = day_in(part.text)
        yield from entries_of(record, source, reach)
