"""answerable demo: four requests to two invented councils, answered step by step."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from answerable.answers import Answered, Evidence
    from answerable.casefile import Question
    from answerable.documents import Document

REQUESTS = Path(__file__).parent / "requests"
ON = date(2026, 6, 24)
_WIDTH = 88


@dataclass(frozen=True, slots=True)
class Scene:
    """One request of the demonstration: its file, who is asked, and what it shows."""

    file: str
    council: str
    reference: str
    received_on: date
    shows: str


SCENES = (
    Scene("attacks.eml", "harrowmere", "FOI-2026-0139", date(2026, 6, 1),
          "Three questions under a published position: it neither confirms nor denies, before any register is read."),
    Scene("messaging-seven.docx", "harrowmere", "FOI-2026-0142", date(2026, 6, 3),
          "Seven questions about WhatsApp: five are answered from the registers, two in part with the rest withheld."),
    Scene("mixed.eml", "harrowmere", "FOI-2026-0143", date(2026, 6, 2),
          "A request to many councils: one question the register answers, one environmental, one that nothing answers."),
    Scene("messaging-three.txt", "eastmarsh", "EM-26-0077", date(2026, 6, 5),
          "The same subject, another council: its position is to neither confirm nor deny, so its letter differs."),
)  # fmt: skip


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("demo-out"),
    show_default=True,
    help="Where the letters are written.",
)
def command(out: Path) -> None:
    """Show four requests answered from the folders of two invented councils. Needs nothing but this program."""
    for number, scene in enumerate(SCENES, 1):
        _play(scene, number, out)
    click.echo(f"The letters lie in {out}: open a letter.pdf or letter.docx. Nothing was sent; a person decides.")


def _play(scene: Scene, number: int, out: Path) -> None:
    """One request from its file to its letter, saying what happens at each step."""
    from answerable.answers import answer, receive
    from answerable.cli.case_files import save
    from answerable.cli.summary import show
    from answerable.documents import document_at
    from answerable.registers import DEMOS, open_folder

    click.echo(click.style(f"{number}. {scene.shows}", bold=True))
    document = document_at(REQUESTS / scene.file)
    folder = open_folder(DEMOS[scene.council])
    received = receive(document, authority=folder.profile, received_on=scene.received_on, reference=scene.reference)
    _read(scene, document, received.request.questions)
    answered = answer(received, authority=folder, on=ON)
    _clock(answered)
    for question, evidence in zip(received.request.questions, answered.evidence, strict=True):
        _found(question, evidence)
    click.echo()
    show(answered, written=save(answered, out=out, replace=True))


def _read(scene: Scene, document: Document, questions: tuple[Question, ...]) -> None:
    _step("read", f"{scene.file}, {document.kind}, {len(document.text):,} characters")
    _step("split", f"{len(questions)} questions")


def _clock(answered: Answered) -> None:
    uncounted = [step for step in answered.deadline.working if step.holiday]
    days = "; ".join(f"{step.on:%-d %B} does not count: {step.holiday}" for step in uncounted)
    _step(
        "clock",
        f"due {answered.deadline.due_on:%A %-d %B %Y}, {answered.deadline.cite}" + (f" ({days})" if days else ""),
    )


def _found(question: Question, evidence: tuple[Evidence, ...]) -> None:
    if not evidence:
        _step("find", f"{question.number}: no position, register or earlier letter")
    for one in evidence[:2]:
        _step(
            "find",
            f"{question.number}: {one.kind} {one.ref} ({one.score:.2f}), {one.reasons[0] if one.reasons else ''}",
        )


def _step(name: str, words: str) -> None:
    click.echo(f"   {name:<6} {textwrap.shorten(words, _WIDTH, placeholder=' …')}")
