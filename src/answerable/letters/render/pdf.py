"""A letter as a tagged PDF (PDF/UA-1) with title, language and date; its fonts come with the typesetter."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from answerable.letters.letter import Letter
from answerable.letters.render.page import Block, Run, accent, blocks, runs

if TYPE_CHECKING:
    from collections.abc import Iterable

_HERE = Path(__file__).parent


def to_pdf(letter: Letter) -> bytes:
    """The letter as PDF/UA-1: the same bytes for the same letter, whatever the day or the machine.

    What the letter says is handed over as data, so nothing in it is ever run or read as markup.
    """
    import typst  # 30 MB of typesetter, loaded only where a PDF is made

    return typst.compile(
        _HERE / "letter.typ",
        root=_HERE,
        ignore_system_fonts=True,
        sys_inputs={"letter": json.dumps(_data(letter), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(letter.issued_on, time(), UTC),
    )


def _data(letter: Letter) -> dict[str, object]:
    name, *reach = letter.sender()
    return {
        "title": letter.title,
        "accent": accent(letter),
        "reference": letter.reference,
        "name": name,
        "sender": [_plain(runs(line)) for line in reach],
        "addressee": list(letter.addressee),
        "facts": [list(fact) for fact in letter.facts],
        "subject": letter.subject,
        "salutation": letter.salutation,
        "blocks": [_block(part) for part in blocks(letter)],
        "closing": letter.closing,
        "signatory": list(letter.signatory),
    }


def _block(part: Block) -> dict[str, object]:
    return {
        "role": part.role.value,
        "runs": _plain(part.runs),
        "cells": [[_plain(cell) for cell in row] for row in part.cells],
    }


def _plain(parts: Iterable[Run]) -> list[list[str]]:
    return [[part.text, part.href] for part in parts]
