"""The forms of an import: the file, its columns, its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from answerable.desk.components.fields import FileField
from answerable.desk.imports.columns import FIELDS
from answerable.desk.imports.days import ORDERS
from answerable.desk.imports.meanings import (
    Word,
    choices,
    columns_of,
    day_columns,
    proved_orders,
    too_many_words,
    words_asked,
)
from answerable.desk.imports.models import Import


class ChooseFile(forms.Form):
    """The spreadsheet."""

    file = FileField(label="Choose a spreadsheet", help_text="CSV or XLSX, up to {most} MB, with one request in each row and headings above them. Nothing becomes a case before you have seen every row that cannot be read.")  # fmt: skip


class Columns(forms.Form):
    """Which column holds which field."""

    def __init__(self, found: Import, data: Mapping[str, str] | None = None) -> None:
        super().__init__(data, auto_id="column_%s")
        self.found = found
        taken = columns_of(found)
        places = [
            ("", "Not in this file"),
            *((str(place), _named(found, place)) for place in range(len(found.about["headings"]))),
        ]
        for name, row in FIELDS.items():
            initial = str(taken[name]) if name in taken else ""
            says = {"required": f"Choose the column that holds: {row.label.lower()}"}
            self.fields[name] = forms.ChoiceField(label=row.label, choices=places, required=row.is_needed, initial=initial, error_messages=says)  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = self.columns()
        for name in too_many_words(self.found, given):
            self.add_error(
                name, "This column holds more than 200 different words, or long ones: choose another, or leave it out"
            )
        twice = [name for name, place in given.items() if list(given.values()).count(place) > 1]
        for name in twice[1:]:
            self.add_error(name, "This column is chosen for something else as well")
        return self.cleaned_data

    def columns(self) -> dict[str, int]:
        """The fields that have a column, with its place."""
        return {name: int(place) for name, place in self.cleaned_data.items() if place}


class Words(forms.Form):
    """What the words of the file mean, and how it writes days where its cells do not prove it."""

    def __init__(self, found: Import, data: Mapping[str, str] | None = None) -> None:
        super().__init__(data, auto_id="word_%s")
        self.asked: dict[str, Word] = {}
        proved, _ = proved_orders(found)
        for place in day_columns(found):
            proofs = found.about["profile"][place]["proofs"]
            if proofs and str(place) not in proved:
                self._ask_order(found, place, proofs)
        for number, word in enumerate(words_asked(found)):
            name = f"word_{number}"
            self.asked[name] = word
            says = {"required": f"Choose what “{word.shown}” means"}
            label = f"{FIELDS[word.field].label}: “{word.shown}”"
            self.fields[name] = forms.ChoiceField(label=label, choices=[("", "Choose"), *choices(word.field)], initial=word.ours, error_messages=says)  # fmt: skip

    def _ask_order(self, found: Import, place: int, proofs: list[str]) -> None:
        heading = _named(found, place)
        hint = "Some of its cells can only be read one way and some only the other. Those that do not fit will be listed." if "dmy" in proofs else "No cell of it tells which comes first."  # fmt: skip
        first = ", ".join(found.about["profile"][place]["first"])
        self.fields[f"order_{place}"] = forms.ChoiceField(
            label=f"How are days written in “{heading}”?",
            help_text=f"{hint} The first are: {first}",
            choices=list(ORDERS.items()),
            widget=forms.RadioSelect,
            initial=found.orders.get(str(place)),
            error_messages={"required": f"Say how days are written in “{heading}”"},
        )

    def words(self) -> dict[str, dict[str, str]]:
        """By field: what each word means."""
        found: dict[str, dict[str, str]] = {}
        for name, word in self.asked.items():
            found.setdefault(word.field, {})[word.plain] = self.cleaned_data[name]
        return found

    def orders(self) -> dict[str, str]:
        """By column: how days are written."""
        return {
            name.removeprefix("order_"): order for name, order in self.cleaned_data.items() if name.startswith("order_")
        }


def _named(found: Import, place: int) -> str:
    """A column as a person knows it: its heading, and the first of what is in it."""
    heading = found.about["headings"][place] or f"Column {place + 1}"
    first = found.about.get("profile", [])[place : place + 1]
    example = first[0]["first"][0][:40] if first and first[0]["first"] else ""
    return f"{heading} ({example})" if example else str(heading)
