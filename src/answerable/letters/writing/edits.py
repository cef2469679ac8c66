"""An officer's own words in a written letter: for single paragraphs, before the answers, and after them.

Own words hold only for the words that they replaced. Where those have changed since, the own words are
set aside, to be looked at again: they are neither used nor lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256

from answerable.letters.letter import Letter, Paragraph, Role
from answerable.letters.writing.prose import blocks, flow

OPENING, CLOSING = "opening", "closing"  # the keys of own words before the answers, and after them
_LINES = (Role.HEADING, Role.LABEL, Role.SUBHEADING)
STANDING = (
    "contact",
    "enclosures",
    "reuse",
    "marketing",
    "rights",
)  # what stands after the body begins with one of these


@dataclass(frozen=True, slots=True)
class Edit:
    """Own words for the part of that key; none leave it out. was: the digest of the words that they replace."""

    key: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph as the letter was written, and what stands in its place now."""

    key: str
    generated: str  # as an officer would type it; empty for an opening or closing
    was: str  # the digest of the generated words
    paragraphs: tuple[Paragraph, ...]
    duty: str = ""  # the provision that the generated words meet
    is_own: bool = False

    @property
    def is_fixed(self) -> bool:
        """True for what an officer may not reword: the question in the applicant's own words."""
        return any(part.role is Role.QUESTION for part in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Aside:
    """Own words that no longer fit, and the words that stand there now (empty where nothing does)."""

    edit: Edit
    generated: str


@dataclass(frozen=True, slots=True)
class Edited:
    """A letter with own words in it, part by part, and those that were set aside."""

    letter: Letter
    parts: tuple[Part, ...]
    aside: tuple[Aside, ...]


def edited(letter: Letter, *, edits: Iterable[Edit]) -> Edited:
    """The letter with the own words put in whose place still says what they replaced; the others are set aside."""
    own = {edit.key: edit for edit in edits}
    written = _parts(letter)
    generated = {part.key: part for part in written}
    fits = {key: edit for key, edit in own.items() if _fits(edit, generated.get(key))}
    parts = _around([_put(part, fits.get(part.key)) for part in written], fits)
    flowing = iter(flow(tuple(replace(p, runs_on=False) for part in parts for p in part.paragraphs)))
    parts = [replace(part, paragraphs=tuple(next(flowing) for _ in part.paragraphs)) for part in parts]
    aside = tuple(
        Aside(edit, generated[key].generated if key in generated else "")
        for key, edit in own.items()
        if key not in fits
    )
    paragraphs = tuple(p for part in parts for p in part.paragraphs)
    return Edited(replace(letter, paragraphs=paragraphs), tuple(parts), aside)


def _parts(letter: Letter) -> list[Part]:
    """The paragraphs with their keys: the name of the wording, its questions, and which of several it is."""
    seen: Counter[str] = Counter()
    found = []
    for paragraph in letter.paragraphs:
        stem = f"{paragraph.id}:{','.join(paragraph.questions)}"
        seen[stem] += 1
        words = paragraph.typed
        digest = sha256(words.encode()).hexdigest()
        found.append(Part(f"{stem}:{seen[stem]}", words, digest, (paragraph,), paragraph.duty))
    return found


def _fits(edit: Edit, part: Part | None) -> bool:
    if part is None:
        return edit.key in (OPENING, CLOSING)
    return part.was == edit.was and not part.is_fixed


def _put(part: Part, edit: Edit | None) -> Part:
    if edit is None:
        return part
    first = part.paragraphs[0]
    if first.role in _LINES:
        line = " ".join(edit.now.split())
        return replace(part, paragraphs=(replace(first, text=line),) if line else (), is_own=True)
    return replace(
        part, paragraphs=blocks(edit.now, id_=first.id, questions=first.questions, duty=first.duty), is_own=True
    )


def _around(parts: list[Part], fits: dict[str, Edit]) -> list[Part]:
    """The parts with the words before the first answer and those after the last."""
    found = list(parts)
    for key, place in ((CLOSING, _end_of_body(parts)), (OPENING, _first_answer(parts))):
        found.insert(place, _inserted(key, fits.get(key)))
    return found


def _inserted(key: str, edit: Edit | None) -> Part:
    """Where own words may stand that replace none; empty until there are some."""
    own = blocks(edit.now, id_=key, questions=()) if edit else ()
    return Part(key, "", "", own, is_own=edit is not None)


def _first_answer(parts: list[Part]) -> int:
    """Where the first question begins, with the heading that stands over it."""
    about = (place for place, part in enumerate(parts) if any(p.questions for p in part.paragraphs))
    first = next(about, _end_of_body(parts))
    over = parts[first - 1].paragraphs if first else ()
    return first - 1 if over and over[-1].role in _LINES else first


def _end_of_body(parts: list[Part]) -> int:
    ends = (place for place, part in enumerate(parts) if part.key.partition(":")[0] in STANDING)
    return next(ends, len(parts))
