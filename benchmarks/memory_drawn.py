"""The curve of what matching costs, by the number of earlier answers, as SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence

LINES = (
    ("sqlite", "words", "#1d70b8"),
    ("sqlite", "words and meaning", "#00703c"),
    ("postgresql", "words", "#1d70b8"),
    ("postgresql", "words and meaning", "#00703c"),
)
LEFT, TOP, WIDE, HIGH = 70, 20, 520, 300
BAR = 150  # milliseconds that a request of seven questions may take


def curve(rows: Sequence[dict]) -> str:
    """p95 of a request of seven questions in milliseconds of the processor, both in powers of ten: one line an engine and way."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDE + 250} {TOP + HIGH + 50}" font-family="sans-serif" font-size="12">',
        "<title>Milliseconds of the processor (p95) of matching a request of seven questions, by the number of earlier answers</title>",
    ]
    for ms in (10, 30, 100, 300, 1000):
        parts.append(
            f'<path d="M{LEFT} {_y(ms):.0f}h{WIDE}" stroke="#b1b4b6"/><text x="{LEFT - 8}" y="{_y(ms) + 4:.0f}" text-anchor="end">{ms:,} ms</text>'
        )
    parts.append(f'<path d="M{LEFT} {_y(BAR):.0f}h{WIDE}" stroke="#d4351c" stroke-dasharray="2 3"/>')
    for count in (1000, 10_000, 100_000, 1_000_000):
        parts.append(f'<text x="{_x(count):.0f}" y="{TOP + HIGH + 24}" text-anchor="middle">{count:,}</text>')
    for place, (engine, by, colour) in enumerate(LINES):
        parts += _line(place, engine, by, colour, rows)
    return "\n".join([*parts, "</svg>\n"])


def _line(place: int, engine: str, by: str, colour: str, rows: Sequence[dict]) -> list[str]:
    dash = ' stroke-dasharray="5 4"' if engine == "postgresql" else ""
    found = {
        row["answers"]: row["request_cpu_p95"]
        for row in rows
        if row["engine"] == engine and row["by"].startswith(by) and (by == "words") == (row["by"] == "words")
    }
    points = [(_x(count), _y(ms)) for count, ms in sorted(found.items())]
    line, y = " ".join(f"{x:.0f},{y:.0f}" for x, y in points), TOP + 12 + place * 20
    return [
        f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>',
        *(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="3" fill="{colour}"/>' for x, y in points),
        f'<path d="M{LEFT + WIDE + 15} {y - 4}h24" stroke="{colour}" stroke-width="2"{dash}/><text x="{LEFT + WIDE + 46}" y="{y}">{engine}, {by}</text>',
    ]


def _x(count: float) -> float:
    return LEFT + (math.log10(count) - 2.9) / 3.2 * WIDE


def _y(ms: float) -> float:
    return TOP + (3.1 - math.log10(ms)) / 2.2 * HIGH
