"""What forms offer to choose from: entries of the registers that an investigation points to."""

from __future__ import annotations

from answerable.desk.registers.authority import authority
from answerable.errors import AnswerableError
from answerable.registers import Entry

EVIDENCE, REPORT = "evidence item", "investigation report"


def breach_options() -> list[tuple[str, str]]:
    """The entries of the register of breaches, the latest first."""
    return [(entry.id, f"{entry.id}: {entry.text('title')}") for entry in reversed(_entries("breaches"))]


def class_options() -> list[tuple[str, str]]:
    """The classes of the retention schedule that something in an investigation is kept under."""
    return [
        (entry.id, f"{entry.id}: {entry.text('title')}")
        for entry in _entries("retention")
        if entry.text("trigger").startswith("investigation") or entry.text("title").lower() == REPORT
    ]


def class_of(title: str) -> str:
    """The class of that title in the schedule; nothing where there is none."""
    return next((entry.id for entry in _entries("retention") if entry.text("title").lower() == title), "")


def evidence_case(breach: str) -> str:
    """The reference that the register of breaches gives to the evidence of that breach."""
    return next((reference for reference, breaches in evidence_cases().items() if breach in breaches), "")


def evidence_cases() -> dict[str, list[str]]:
    """Every reference of evidence in the register of breaches, with the breaches that it is the evidence of."""
    cases: dict[str, list[str]] = {}
    for entry in _entries("breaches"):
        if reference := entry.text("investigation.evidence_case"):
            cases.setdefault(reference, []).append(entry.id)
    return cases


def _entries(name: str) -> list[Entry]:
    folder = authority()
    try:
        return list(folder.kept(name).entries) if folder.keeps(name) else []
    except AnswerableError:  # a register that cannot be read is said on its own page
        return []
