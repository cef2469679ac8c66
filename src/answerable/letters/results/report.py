"""The letter beside its findings, as one HTML page that stands by itself: no scripts, nothing loaded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from answerable.casefile import Span
from answerable.letters.checking.findings import NotLookedAt
from answerable.letters.results.checked import Checked
from answerable.letters.results.explained import explained, named
from answerable.letters.results.gathered import MEANINGS, Gathered, gather, summary
from answerable.letters.results.marked import Mark, Piece, marked, marks_of


def to_page(checked: Sequence[Checked], *, unread: Sequence[tuple[str, str]] = ()) -> str:
    """The page: for each letter its text with numbered marks, beside it what was found at each, and the rules it names.

    Where there are several letters, a list of them with what was found in each comes first.
    unread: the files that could not be read, each with why.
    """
    names = _names(checked)
    title = f"Check of {names[0]}" if len(checked) == 1 else f"Check of {len(checked)} letters"
    many = len(checked) > 1
    letters = "".join(
        _letter(one, _Place(f"l{number}", name, 2 if many else 1))
        for number, (one, name) in enumerate(zip(checked, names, strict=True), 1)
    )
    style = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<main id="top">\n{_contents(title, checked, names) if many else ""}{_unread(unread)}{letters}'
        f"{explained(one.first for letter in checked for one in gather(letter.findings))}{_legend()}"
        "</main>\n</body>\n</html>\n"
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a letter stands on the page: its key, its name, and the level of its heading."""

    key: str
    name: str
    level: int

    def heading(self, deeper: int, words: str, more: str = "") -> str:
        """A heading of the letter, or of something that many levels within it."""
        tag = f"h{self.level + deeper}"
        return f"<{tag}{more}>{words}</{tag}>\n"


def _names(checked: Sequence[Checked]) -> list[str]:
    """The letters' files, without their folders where that tells them apart."""
    short = [one.name.rsplit("/", 1)[-1] or "the letter" for one in checked]
    return short if len(set(short)) == len(short) else [one.name for one in checked]


def _contents(title: str, checked: Sequence[Checked], names: Sequence[str]) -> str:
    rows = "".join(
        f'<li><a href="#l{number}">{escape(name)}</a> <span{" class=stops" if one.stops else ""}>'
        f"{escape(_sum(one))}</span></li>\n"
        for number, (one, name) in enumerate(zip(checked, names, strict=True), 1)
    )
    stopping = sum(one.stops for one in checked)
    told = f"{stopping} with a sure breach" if stopping else "None with a sure breach"
    return (
        f'<header>\n<h1>{escape(title)}</h1>\n<p class="sum">{told}.</p>\n</header>\n'
        f'<nav aria-label="The letters">\n<ol class="contents">\n{rows}</ol>\n</nav>\n'
    )


def _unread(files: Sequence[tuple[str, str]]) -> str:
    if not files:
        return ""
    rows = "".join(f"<li>{escape(name)}: {escape(why)}</li>\n" for name, why in files)
    return f'<section aria-labelledby="unread">\n<h2 id="unread">Not read</h2>\n<ul>\n{rows}</ul>\n</section>\n'


def _sum(checked: Checked) -> str:
    return (
        "A request; letters are checked"
        if checked.is_request
        else summary(gather(checked.findings), is_looked_at=checked.is_looked_at)
    )


def _letter(checked: Checked, place: _Place) -> str:
    found = gather(checked.findings)
    key, name = place.key, escape(place.name, quote=True)
    up = '<p class="up"><a href="#top">All letters</a></p>\n' if place.level > 1 else ""
    return (
        f'<section class="letter" aria-labelledby="{key}">\n<header>\n'
        f"{place.heading(0, escape(place.name), f' class=name id={key}')}"
        f'<p class="sum">{escape(_sum(checked))}.</p>\n</header>\n<div class="sides">\n'
        f'<article aria-label="Text of {name}" tabindex="0">\n{place.heading(1, "The letter", " class=side")}'
        f'<div class="text">{_marked(checked, found, place)}</div>\n</article>\n'
        f'<section aria-label="Found in {name}">\n{place.heading(1, "What was found", " class=side")}'
        f"{_findings(checked, found, place)}{_unlooked(checked.not_looked_at)}</section>\n</div>\n{up}</section>\n"
    )


def _findings(checked: Checked, found: Sequence[Gathered], place: _Place) -> str:
    if not found:
        return f"<p>{summary(found, is_looked_at=checked.is_looked_at)}.</p>\n"
    items = "".join(_finding(checked, one, place, number) for number, one in enumerate(found, 1))
    return f'<ol class="found">\n{items}</ol>\n'


def _finding(checked: Checked, one: Gathered, place: _Place, number: int) -> str:
    first, key = one.first, f"{place.key}-{number}"
    places = "" if one.is_whole else _places(checked, one, key)
    mend = first.suggest.says if first.suggest else ""
    kept = f"<p><b>Kept</b> by {escape(first.waived.by)}: {escape(first.waived.reason)}</p>" if first.waived else ""
    head = (
        f'<span class="no">{number}</span> <span class="label">{escape(one.label.capitalize())}</span> '
        f'<span class="where">{escape(one.where)}</span>'
    )
    return (
        f'<li id="{key}" class="{_class(one.label)}">\n{place.heading(2, head, " class=head")}'
        f'<p class="says">{escape(first.says)}</p>\n'
        f"<details><summary>{escape(first.authority)}</summary>\n<p>{escape(first.why)}</p>\n</details>\n"
        + (f'<p class="mend"><b>How to mend</b> {escape(mend)}</p>\n' if mend and not kept else kept)
        + f'<p class="code">{named(first)}{places}</p>\n</li>\n'
    )


def _places(checked: Checked, one: Gathered, key: str) -> str:
    links = (
        f'<a href="#{key}-at{n}">{"place" if len(one.spans) == 1 else f"place {n}"}{_in_file(checked, span)}</a>'
        for n, span in enumerate(one.spans, 1)
    )
    return " · " + " · ".join(links)


def _in_file(checked: Checked, span: Span) -> str:
    """In which of several files a place is."""
    return f" in {escape(checked.where(span)[0].source.name.rsplit('/', 1)[-1])}" if checked.sources else ""


def _marked(checked: Checked, found: Sequence[Gathered], place: _Place) -> str:
    """The text, cut where a mark begins or ends; a number after each mark leads to its finding."""
    text = checked.reading.text
    asked = [question.span for question in checked.reading.questions if question.span]
    marks = marks_of(found, text=text)
    out = []
    for source in checked.files:
        if checked.sources:
            out.append(place.heading(2, escape(source.name.rsplit("/", 1)[-1]), ' class="file"'))
        pieces = marked(text, marks=marks, asked=asked, within=Span(source.start, source.end))
        out += [_piece(one, place.key) for one in pieces]
    return "".join(out)


def _piece(one: Piece, key: str) -> str:
    words = escape(one.words)
    if one.is_asked:
        words = f'<span class="asked">{words}</span>'
    if one.label:
        words = f'<mark class="{_class(one.label)}">{words}</mark>'
    return words + "".join(_link(mark, key) for mark in one.ends)


def _link(mark: Mark, key: str) -> str:
    finding = f"{key}-{mark.finding}"
    return (
        f'<a class="ref {_class(mark.label)}" id="{finding}-at{mark.place}" href="#{finding}" '
        f'aria-label="Finding {mark.finding}: {mark.label}">{mark.finding}</a>'
    )


def _class(label: str) -> str:
    return label.replace(" ", "-")


def _unlooked(rules: Iterable[NotLookedAt]) -> str:
    by_reason = sorted(rules, key=lambda one: one.why)
    if not by_reason:
        return ""
    groups = "".join(
        f"<li>{escape(', '.join(one.rule for one in group))}: {escape(why)}</li>\n"
        for why, group in groupby(by_reason, key=lambda one: one.why)
    )
    return f'<details class="unlooked"><summary>Not looked at</summary>\n<ul>\n{groups}</ul>\n</details>\n'


def _legend() -> str:
    rows = "".join(
        f'<dt class="{_class(label)}">{escape(label.capitalize())}</dt><dd>{escape(says)}</dd>\n'
        for label, says in MEANINGS.items()
    )
    return f"<footer>\n<h2>What the words mean</h2>\n<dl>\n{rows}</dl>\n<p>{CAUTION}</p>\n</footer>\n"


CAUTION = (
    "A check reads the text and nothing else: what stands in a covering message is not seen. "
    "Whether an exemption is rightly used is for people to decide."
)
