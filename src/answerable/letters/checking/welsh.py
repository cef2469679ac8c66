"""Passages in Welsh: found by their common words, so that nothing is concluded from what this check cannot read."""

from __future__ import annotations

import re

from answerable.casefile import Span
from answerable.letters.checking.passages import Passage, passage

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_COMMON = frozenset(
    re.findall(
        r"\S+",
        """
        adran ac ar bod byddai byddwn ceisiadau cais cewch cyfer cyngor dan ddeddf deddf dderbyn ddim diolch eich ein
        ei eithrio eithriad felly fod fydd gallwch gan gennych gennym gofynnwyd gofynasoch gwasanaeth gwybodaeth gyda
        gydag gyfer hon hwn hyn hynny hoffech i'r i’r maent mae mae'r mae’r mewn neu nid nad oedd oes oherwydd o'r o’r
        oddi os rhyddid rydym sy'n sy’n sydd trwy unrhyw wedi wedi'i wedi’i wybodaeth wrth ydych ydym yn yng ynghylch
        ym yr yw y
        """,
    )
)
_DISTINCT, _SHARE = 3, 0.25  # different common words, and their share of all, from which a paragraph is Welsh


def welsh_passages(text: str) -> tuple[Passage, ...]:
    """The paragraphs in Welsh; names of people, firms and places in English sentences make none."""
    found = (passage(text, Span(hit.start(), hit.end())) for hit in _PARAGRAPH.finditer(text))
    return tuple(one for one in found if _is_welsh(one.words))


def _is_welsh(words: str) -> bool:
    said = [word.lower() for word in _WORD.findall(words)]
    known = [word for word in said if word in _COMMON]
    return len(set(known)) >= _DISTINCT and len(known) >= _SHARE * len(said)
