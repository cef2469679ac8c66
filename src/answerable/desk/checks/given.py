"""A letter that somebody gives to be checked: in words or files, as one letter or several. It is read in memory and let go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from answerable.desk.cases.queries.noted import CheckedPage, checked_page
from answerable.desk.checks.forms import APART, Letter
from answerable.desk.components.uploads import Upload, read
from answerable.desk.registers.authority import authority
from answerable.documents import Document, annotated, text_of
from answerable.errors import EmptyFile
from answerable.law import long_day
from answerable.letters import Checked, Facts, Joined, check_text, comments, joined, part_of, spread

AUTHOR = "Answerable"  # of the comments


def check_words(text: str, *, received_on: date | None = None, is_log_entry: bool = False, on: date) -> Checked:
    """A text, checked as this authority's letter. on: the day whose law applies where it bears none."""
    return check_text(text, facts=_facts(received_on, is_log_entry), on=on)


def with_comments(form: Letter, *, on: date, at: datetime) -> tuple[bytes, str] | None:
    """The first Word file that was given, with the findings as comments at their words, and its new name.

    None where there is no Word file. Refuses a file that cannot be read (LetterError).
    """
    uploads = list(map(read, form.uploads))
    files = {name: data for data, name, _ in uploads}
    for letter in _letters(form, uploads):
        for source in letter.sources:
            if source.kind == "word" and source.name in files:
                notes = comments(part_of(_checked(form, letter, on=on), source=source, with_whole=True))
                name = source.name
                data = annotated(files[name], name=name, notes=notes, author=AUTHOR, at=at)
                return data, f"{name.removesuffix('.docx')} checked.docx"
    return None


def checked_pages(form: Letter, *, on: date) -> tuple[CheckedPage, ...]:
    """What was given, checked: a page of each letter. Refuses a file that cannot be read (LetterError)."""
    received_on = form.cleaned_data["received_on"]
    letters = _letters(form, map(read, form.uploads))
    return tuple(
        checked_page(
            _checked(form, one, on=on),
            about=f"The request was received on {long_day(received_on)}." if received_on else "",
            among=f"{place}-" if len(letters) > 1 else "",
        )
        for place, one in enumerate(letters, 1)
    )


def _checked(form: Letter, letter: Joined, *, on: date) -> Checked:
    facts = _facts(form.cleaned_data["received_on"], form.cleaned_data["is_log_entry"])
    return spread(
        check_text(letter.text, facts=replace(facts, attachments=letter.attachments, subject=letter.subject), on=on),
        letter=letter,
    )


def _facts(received_on: date | None, is_log_entry: bool) -> Facts:
    return Facts(received_on=received_on, authority=authority().profile, log_entry=is_log_entry or None)


def _letters(form: Letter, uploads: Iterable[Upload]) -> list[Joined]:
    """The letters that were given, each with its files."""
    pasted = "\n".join(form.cleaned_data["text"].strip().splitlines())  # browsers end lines in their own way
    parts = [("the words that were pasted", Document(pasted, "text"))] if pasted else []
    parts += [(name, _read(data, name)) for data, name, _ in uploads]
    return [joined([part]) for part in parts] if form.cleaned_data["several"] == APART else [joined(parts)]


def _read(data: bytes, name: str) -> Document:
    document = text_of(data, name=name)
    if not document.all_text.strip():
        raise EmptyFile(name=name, size=len(data))
    return document
