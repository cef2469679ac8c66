"""A letter as a tagged PDF (PDF/UA-1) with title, language and date; its fonts come with the typesetter."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from answerable.letters.letter import Letter
from answerable.letters.render.page import Block, Run, accent, blocks, clean, runs

if TYPE_CHECKING:
    from collections.abc import Iterable

_HERE = Path(__file__).parent
_ON_OTHERS = ("Mn", "Mc", "Me", "Sk", "Cf")  # marks, modifiers such as skin tones, and joiners


def to_pdf(letter: Letter) -> bytes:
    """The letter as PDF/UA-1: the same bytes for the same letter, whatever the day.

    What the letter says is handed over as data, so nothing in it is ever run or read as markup. The
    machine's own fonts are asked only for characters that the typesetter's lack; a character that no
    font has is spelt out by its name, as PDF/UA forbids an empty box.
    """
    import typst  # 30 MB of typesetter, loaded only where a PDF is made

    data = json.dumps(_data(letter), ensure_ascii=False)
    while True:
        for own_fonts_only in (True, False):
            try:
                return _set(data, letter, own_fonts_only=own_fonts_only)
            except typst.TypstError as error:
                fault = error
        spelt = _spelt_out(data, _undisplayed(str(fault)))
        if spelt == data:  # no character is to blame, so trying again would not help
            raise fault
        data = spelt


def _set(data: str, letter: Letter, *, own_fonts_only: bool) -> bytes:
    import typst

    return typst.compile(
        _HERE / "letter.typ",
        root=_HERE,
        ignore_system_fonts=own_fonts_only,
        sys_inputs={"letter": data},
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(letter.issued_on, time(), UTC),
    )


def _undisplayed(message: str) -> str:
    """The text that an error of the typesetter says no font has; none for another error."""
    found = re.search(r'the text `"(.+?)"` could not be displayed', message, re.DOTALL)
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), found[1]) if found else ""


def _spelt_out(data: str, shown: str) -> str:
    """The data with what no font has given by name; unchanged where no character is to blame.

    The typesetter names what a mark stands on, not the mark: so what stands on the text shown is taken
    first, then the text itself, then whatever could stand on another, then all that is not Latin.
    """
    if not shown:
        return data
    marks = {char for char in data if unicodedata.category(char) in _ON_OTHERS and ord(char) > 127}
    on_it = re.findall(rf"{re.escape(shown)}([{''.join(marks)}]+)", data) if marks else []
    others = {char for char in data if ord(char) > 0x24F and char not in "–—‘’“”…•"}
    for blamed in ("".join(on_it), shown, marks, others):
        if spelt := {char for char in blamed if ord(char) > 127}:
            return "".join(_name(char) if char in spelt else char for char in data)
    return data


def _name(char: str) -> str:
    return f"[{unicodedata.name(char, '').lower() or f'U+{ord(char):04X}'}]"


def _data(letter: Letter) -> dict[str, object]:
    name, *reach = letter.sender()
    return {
        "title": clean(letter.title),
        "accent": accent(letter),
        "foot": clean(letter.foot),
        "name": clean(name),
        "sender": [_plain(runs(line)) for line in reach],
        "addressee": list(map(clean, letter.addressee)),
        "facts": [[label, clean(value)] for label, value in letter.facts],
        "subject": clean(letter.subject),
        "salutation": clean(letter.salutation),
        "contents": letter.has_contents,
        "blocks": [_block(part) for part in blocks(letter)],
        "closing": letter.closing,
        "signatory": list(map(clean, letter.signatory)),
    }


def _block(part: Block) -> dict[str, object]:
    return {
        "role": part.role.value,
        "runs": _plain(part.runs),
        "cells": [[_plain(cell) for cell in row] for row in part.cells],
    }


def _plain(parts: Iterable[Run]) -> list[list[str]]:
    return [[part.text, part.href] for part in parts]
