"""A letter as plain text, for e-mail and for reading back."""

from __future__ import annotations

from answerable.letters.letter import Letter


def to_text(letter: Letter) -> str:
    """The letter as plain text: one blank line between blocks, no line broken for width."""
    return letter.text
