"""A letter that somebody gives to be checked: in words or files, as one letter or several. It is read in memory and let go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from answerable.desk.cases.queries.noted import CheckedPage, checked_page
from answerable.desk.checks.forms import APART, Letter
from answerable.desk.components.uploads import read
from answerable.desk.registers.authority import authority
from answerable.documents import text_of
from answerable.errors import EmptyFile
from answerable.law import long_day
from answerable.letters import Checked, Facts, check_text


@dataclass(frozen=True, slots=True)
class _Given:
    """A letter's words, and the names of what goes with it; None where that is not known."""

    name: str
    text: str
    annexes: tuple[str, ...] | None = None


def check_words(
    text: str,
    *,
    name: str = "",
    annexes: tuple[str, ...] | None = None,
    received_on: date | None = None,
    is_log_entry: bool = False,
    on: date,
) -> Checked:
    """Any text, checked as this authority's letter. on: the day whose law applies where it bears none."""
    facts = Facts(received_on=received_on, authority=authority().profile, attachments=annexes, log_entry=is_log_entry or None)  # fmt: skip
    return check_text(text, name=name, facts=facts, on=on)


def checked_pages(form: Letter, *, on: date) -> tuple[CheckedPage, ...]:
    """What was given, checked: a page of each letter. Refuses a file that cannot be read (LetterError)."""
    received_on, is_log_entry = form.cleaned_data["received_on"], form.cleaned_data["is_log_entry"]
    letters = tuple(_letters(form))
    return tuple(
        checked_page(
            check_words(one.text, name=one.name, annexes=one.annexes, received_on=received_on, is_log_entry=is_log_entry, on=on),
            about=_about(one, received_on),
            among=f"{place}-" if len(letters) > 1 else "",
        )
        for place, one in enumerate(letters, 1)
    )  # fmt: skip


def _letters(form: Letter) -> Iterator[_Given]:
    pasted = form.cleaned_data["text"].strip()
    files = [(name, _words(data, name)) for data, name, _ in map(read, form.uploads)]
    parts = [*([("Pasted words", pasted)] if pasted else []), *files]
    if form.cleaned_data["several"] == APART:
        yield from (_Given(name, text) for name, text in parts)
    else:
        names = tuple(name for name, _ in parts)
        yield _Given(names[0], "\n\n".join(text for _, text in parts), names[1:] or None)


def _words(data: bytes, name: str) -> str:
    """The words of a file, and of what is enclosed in it."""
    words = text_of(data, name=name).all_text
    if not words.strip():
        raise EmptyFile(name=name, size=len(data))
    return words


def _about(one: _Given, received_on: date | None) -> str:
    known = [
        f"the request was received on {long_day(received_on)}" if received_on else "",
        f"it goes with {', '.join(one.annexes)}" if one.annexes else "",
    ]
    said = "; ".join(filter(None, known))
    return f"Known besides its words: {said}." if said else ""
