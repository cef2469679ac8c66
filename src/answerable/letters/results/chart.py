"""The pattern over many letters as a picture: an SVG that stands by itself, without scripts, readable in grey.

Kinds of finding differ by how dark and how hatched they are, not by colour alone; every bar has its number as text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from answerable.letters.results.gathered import PLURALS
from answerable.letters.results.pattern import COUNTED, Pattern, PatternRow

_WIDTH, _LEFT, _RIGHT = 960, 300, 90  # of the picture, of its names, of its numbers
_STEP, _BAR = 26, 17  # from one row to the next; the height of a bar
_NAME = 34  # characters of a name
_INK, _SOFT = "#16181a", "#50575d"
_FILLS = {
    "breach": "#8f1d12",
    "likely breach": "url(#likely-breach)",
    "departure": "#c07a1a",
    "likely departure": "url(#likely-departure)",
    "look here": "#cfe0eb",
    "note": "#ffffff",
    "waived": "url(#waived)",
}
_HATCHES = (
    ("likely-breach", "#8f1d12", "#ffffff", "M0 8L8 0M-2 2L2 -2M6 10L10 6", 2.4),
    ("likely-departure", "#c07a1a", "#ffffff", "M0 0L8 8M-2 6L2 10M6 -2L10 2", 2.4),
    ("waived", "#50575d", "#ffffff", "M0 4H8", 1),
)
_FONT = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"


def to_chart(pattern: Pattern) -> str:
    """The picture: bars of findings by rule, then how many letters of each month and team have a sure breach."""
    parts = list(_legend(pattern, 92))
    at = 92 + 24 * ((len(parts) + 3) // 4) + 30
    for heading, rows, drawn in _sections(pattern):
        parts.append(_text(24, at, heading, size=17, bold=True))
        parts.extend(drawn(rows, at + 16))
        at += 16 + _STEP * len(rows) + 44
    title = f"What a check of {_letters(pattern.whole.letters)} found"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {at}" width="{_WIDTH}" height="{at}"'
        f' role="img" aria-labelledby="title desc" font-family="{escape(_FONT, quote=True)}" font-size="14">\n'
        f'<title id="title">{escape(title)}</title>\n<desc id="desc">{escape(_described(pattern))}</desc>\n'
        f"<defs>\n{''.join(_hatches())}</defs>\n"
        f'<rect width="{_WIDTH}" height="{at}" fill="#ffffff"/>\n'
        f"{_text(24, 40, title, size=22, bold=True)}{_text(24, 66, _sum(pattern), fill=_SOFT)}{''.join(parts)}</svg>\n"
    )


def _sections(
    pattern: Pattern,
) -> Iterator[tuple[str, tuple[PatternRow, ...], Callable[[Sequence[PatternRow], int], Iterator[str]]]]:
    if pattern.rules:
        yield "Findings by rule", pattern.rules, _stacked
    if pattern.months:
        yield "Letters with a sure breach, by month", pattern.months, _shares
    if pattern.teams:
        yield "Letters with a sure breach, by team", pattern.teams, _shares


def _stacked(rows: Sequence[PatternRow], top: int) -> Iterator[str]:
    """A bar a rule, in pieces by kind."""
    most = max(sum(row.counts.values()) for row in rows)
    for number, row in enumerate(rows):
        y = top + _STEP * number
        yield _name(f"{row.key} {row.name}", y)
        x = float(_LEFT)
        for label, count in row.counts.items():
            wide = count / most * (_WIDTH - _LEFT - _RIGHT)
            yield _bar(x, y, wide, _FILLS[label])
            x += wide
        yield _text(x + 8, y + 13, str(sum(row.counts.values())))


def _shares(rows: Sequence[PatternRow], top: int) -> Iterator[str]:
    """A bar a group: its letters, and dark in it those with a sure breach."""
    most = max(row.letters for row in rows)
    for number, row in enumerate(rows):
        y = top + _STEP * number
        wide = row.letters / most * (_WIDTH - _LEFT - _RIGHT)
        yield _name(row.key, y)
        yield _bar(_LEFT, y, wide, "#ffffff")
        if row.stopping:
            yield _bar(_LEFT, y, wide * row.stopping / row.letters, _FILLS["breach"])
        yield _text(_LEFT + wide + 8, y + 13, f"{row.stopping} of {row.letters}")


def _legend(pattern: Pattern, top: int) -> Iterator[str]:
    shown = [label for label in COUNTED if pattern.whole.counts.get(label)]
    for place, label in enumerate(shown):
        x, y = 24 + 228 * (place % 4), top + 24 * (place // 4)
        words = f"{PLURALS.get(label, label)}: {pattern.whole.counts[label]}"
        yield _bar(x, y, 26, _FILLS[label]) + _text(x + 34, y + 13, words)


def _hatches() -> Iterator[str]:
    for key, ink, paper, path, width in _HATCHES:
        yield (
            f'<pattern id="{key}" width="8" height="8" patternUnits="userSpaceOnUse">'
            f'<rect width="8" height="8" fill="{paper}"/>'
            f'<path d="{path}" stroke="{ink}" stroke-width="{width}"/></pattern>\n'
        )


def _bar(x: float, y: float, wide: float, fill: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{_BAR}" fill="{fill}"'
        f' stroke="{_INK}" stroke-width="0.75"/>\n'
    )


def _name(words: str, y: int) -> str:
    short = words if len(words) <= _NAME else f"{words[: _NAME - 1]}…"
    return f'<text x="{_LEFT - 12}" y="{y + 13}" text-anchor="end" fill="{_INK}">{escape(short)}</text>\n'


def _text(x: float, y: float, words: str, *, size: int = 14, bold: bool = False, fill: str = _INK) -> str:
    weight = ' font-weight="600"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}"{weight} fill="{fill}">{escape(words)}</text>\n'


def _letters(count: int) -> str:
    return f"{count} letter{'' if count == 1 else 's'}"


def _sum(pattern: Pattern) -> str:
    told = [f"{pattern.whole.stopping} with a sure breach"]
    told += [f"{pattern.requests} more are requests, not checked"] if pattern.requests else []
    told += [f"{pattern.unread} more could not be read"] if pattern.unread else []
    return "; ".join(told)


def _described(pattern: Pattern) -> str:
    """The picture in words: every bar with its numbers."""
    told = [f"{_letters(pattern.whole.letters)}, {_sum(pattern)}."]
    for row in pattern.rules:
        counts = ", ".join(f"{PLURALS.get(label, label)} {count}" for label, count in row.counts.items())
        told.append(f"{row.key} {row.name}: {counts}.")
    told += [f"{row.key}: {row.stopping} of {row.letters} with a sure breach." for row in pattern.months]
    told += [f"{row.key}: {row.stopping} of {row.letters} with a sure breach." for row in pattern.teams]
    return " ".join(told)
