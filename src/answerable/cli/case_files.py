"""The files of an answered request: the letter in four forms, the case file, the findings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from answerable.errors import CaseThere

if TYPE_CHECKING:
    from answerable.answers import Answered


def save(answered: Answered, *, out: Path, template: Path | None = None, replace: bool = False) -> tuple[Path, ...]:
    """Write everything to a folder named for the case.

    Refuses a case that is there already (CaseThere) unless replace is set; then its files are written over.
    """
    reference = answered.case.request.reference
    folder = out / reference.replace("/", "-")
    if (folder / "case.json").exists() and not replace:
        raise CaseThere(reference=reference, folder=str(folder))
    contents = {"case.json": _case(answered), "findings.json": _findings(answered), **_letters(answered, template)}
    folder.mkdir(parents=True, exist_ok=True)
    for name in (
        f"{kind}.{ending}" for kind in ("letter", "draft-letter") for ending in ("docx", "pdf", "html", "txt")
    ):
        (folder / name).unlink(missing_ok=True)
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    return tuple(folder / name for name in contents)


def _letters(answered: Answered, template: Path | None) -> dict[str, bytes]:
    from answerable.letters import to_docx, to_html, to_pdf, to_text

    letter = answered.letter
    if letter is None:
        return {}
    name = "draft-letter" if answered.is_draft else "letter"
    return {
        f"{name}.docx": to_docx(letter, template=template),
        f"{name}.pdf": to_pdf(letter),
        f"{name}.html": to_html(letter),
        f"{name}.txt": to_text(letter).encode(),
    }


def _case(answered: Answered) -> bytes:
    from answerable.casefile import to_json

    return to_json(answered.case).encode()


def _findings(answered: Answered) -> bytes:
    rows = [
        {"rule": one.rule, "level": one.level.value, "sure": one.sure, "questions": list(one.questions),
         "says": one.says, "cite": one.cite, "mend": one.suggest.says if one.suggest else ""}
        for one in answered.findings
    ]  # fmt: skip
    return (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode()
