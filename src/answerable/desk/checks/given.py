"""A letter that somebody gives to be checked: in words or files, as one letter or several. It is read in memory and let go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from answerable.desk.cases.queries.noted import CheckedPage, checked_page
from answerable.desk.checks.forms import APART, Letter
from answerable.desk.components.uploads import read
from answerable.desk.registers.authority import authority
from answerable.documents import Document, text_of
from answerable.errors import EmptyFile
from answerable.law import long_day
from answerable.letters import Checked, Facts, check_text, joined, spread


def check_words(text: str, *, received_on: date | None = None, is_log_entry: bool = False, on: date) -> Checked:
    """A text, checked as this authority's letter. on: the day whose law applies where it bears none."""
    return check_text(text, facts=_facts(received_on, is_log_entry), on=on)


def checked_pages(form: Letter, *, on: date) -> tuple[CheckedPage, ...]:
    """What was given, checked: a page of each letter. Refuses a file that cannot be read (LetterError)."""
    received_on = form.cleaned_data["received_on"]
    facts = _facts(received_on, form.cleaned_data["is_log_entry"])
    letters = [joined(files) for files in _letters(form)]
    return tuple(
        checked_page(
            spread(check_text(one.text, facts=replace(facts, attachments=one.attachments), on=on), letter=one),
            about=f"The request was received on {long_day(received_on)}." if received_on else "",
            among=f"{place}-" if len(letters) > 1 else "",
        )
        for place, one in enumerate(letters, 1)
    )


def _facts(received_on: date | None, is_log_entry: bool) -> Facts:
    return Facts(received_on=received_on, authority=authority().profile, log_entry=is_log_entry or None)


def _letters(form: Letter) -> list[list[tuple[str, Document]]]:
    """The files of each letter."""
    pasted = form.cleaned_data["text"].strip()
    parts = [("the words that were pasted", Document(pasted, "text"))] if pasted else []
    parts += [(name, _read(data, name)) for data, name, _ in map(read, form.uploads)]
    return [[part] for part in parts] if form.cleaned_data["several"] == APART else [parts]


def _read(data: bytes, name: str) -> Document:
    document = text_of(data, name=name)
    if not document.all_text.strip():
        raise EmptyFile(name=name, size=len(data))
    return document
