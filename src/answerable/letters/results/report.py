"""The letter beside its findings, as one HTML page that stands by itself: no scripts, nothing loaded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from answerable.letters.checking.findings import NotLookedAt
from answerable.letters.results.checked import Checked
from answerable.letters.results.gathered import MEANINGS, Gathered, gather, summary
from answerable.letters.results.marked import Mark, Piece, marked, marks_of


def to_page(checked: Sequence[Checked]) -> str:
    """The page: for each letter its text with numbered marks, and beside it what was found at each."""
    title = f"Check of {_name(checked[0])}" if len(checked) == 1 else f"Check of {len(checked)} letters"
    letters = "".join(_letter(one, place) for place, one in enumerate(checked, 1))
    style = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<main id="top">\n{letters}{_legend()}</main>\n</body>\n</html>\n'
    )


def _letter(checked: Checked, place: int) -> str:
    found = gather(checked.findings)
    key = f"l{place}"
    return (
        f'<section class="letter" aria-labelledby="{key}">\n<header>\n'
        f'<h1 id="{key}">{escape(_name(checked))}</h1>\n'
        f'<p class="sum">{escape(summary(found))}.</p>\n</header>\n<div class="sides">\n'
        f'<article aria-label="The letter" tabindex="0">\n<h2 class="side">The letter</h2>\n'
        f'<div class="text">{_marked(checked, found, key)}</div>\n</article>\n'
        f'<section aria-label="Findings">\n<h2 class="side">What was found</h2>\n'
        f"{_findings(checked, found, key)}{_unlooked(checked.not_looked_at)}</section>\n</div>\n</section>\n"
    )


def _name(checked: Checked) -> str:
    """The letter's file without its folders."""
    return checked.name.rsplit("/", 1)[-1] or "the letter"


def _findings(checked: Checked, found: Sequence[Gathered], key: str) -> str:
    if not found:
        return "<p>Nothing was found.</p>\n"
    items = "".join(_finding(checked, one, f"{key}-{number}", number) for number, one in enumerate(found, 1))
    return f'<ol class="found">\n{items}</ol>\n'


def _finding(checked: Checked, one: Gathered, key: str, number: int) -> str:
    first = one.first
    label = "waived" if first.waived else first.label
    places = "" if one.is_whole else _places(one, key)
    mend = first.suggest.says if first.suggest else ""
    kept = f"<p><b>Kept</b> by {escape(first.waived.by)}: {escape(first.waived.reason)}</p>" if first.waived else ""
    return (
        f'<li id="{key}" class="{_class(label)}">\n<h3><span class="no">{number}</span> '
        f'<span class="label">{escape(label[0].upper() + label[1:])}</span> '
        f'<span class="where">{escape(one.where)}</span></h3>\n'
        f'<p class="says">{escape(first.says)}</p>\n'
        f"<details><summary>{escape(first.authority)}</summary>\n<p>{escape(first.why)}</p>\n</details>\n"
        + (f'<p class="mend"><b>How to mend</b> {escape(mend)}</p>\n' if mend and not kept else kept)
        + f'<p class="code">{escape(first.rule)} {escape(first.name)}{places}</p>\n</li>\n'
    )


def _places(one: Gathered, key: str) -> str:
    links = (
        f'<a href="#{key}-at{n}">{"place" if len(one.spans) == 1 else f"place {n}"}</a>'
        for n, _ in enumerate(one.spans, 1)
    )
    return " · " + " · ".join(links)


def _marked(checked: Checked, found: Sequence[Gathered], key: str) -> str:
    """The text, cut where a mark begins or ends; a number after each mark leads to its finding."""
    text = checked.reading.text
    asked = [question.span for question in checked.reading.questions if question.span]
    pieces = marked(text, marks=marks_of(found, text=text), asked=asked)
    return "".join(_piece(one, key) for one in pieces)


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
        f'<dt class="{_class(label)}">{escape(label[0].upper() + label[1:])}</dt><dd>{escape(says)}</dd>\n'
        for label, says in MEANINGS.items()
    )
    return f"<footer>\n<h2>What the words mean</h2>\n<dl>\n{rows}</dl>\n<p>{CAUTION}</p>\n</footer>\n"


CAUTION = (
    "A check reads the text and nothing else: what stands in a covering message is not seen. "
    "Whether an exemption is rightly used is for people to decide."
)
