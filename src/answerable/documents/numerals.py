"""Numerals: the number of a list item as its document prints it."""

from __future__ import annotations

ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
# HTML's and Word's names for the same ways of counting.
LETTERS = {"a": "lower", "lowerLetter": "lower", "A": "upper", "upperLetter": "upper"}
ROMANS = {"i": "lower", "lowerRoman": "lower", "I": "upper", "upperRoman": "upper"}


def numeral(*, number: int, kind: str) -> str:
    """One number: 4, d, D, iv or IV."""
    if kind in LETTERS and number > 0:
        shown = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return shown.upper() if LETTERS[kind] == "upper" else shown
    if kind in ROMANS and 0 < number < 4000:
        shown = ""
        for value, letters in ROMAN:
            shown += letters * (number // value)
            number %= value
        return shown.upper() if ROMANS[kind] == "upper" else shown
    return f"{number:02}" if kind == "decimalZero" else str(number)


def label(*, number: int, kind: str, text: str) -> str:
    """The label of an item of a list with one level: a bullet, or its number within text ("%1.")."""
    return "•" if kind == "bullet" else text.replace("%1", numeral(number=number, kind=kind))
