"""Forms of registers, made from the definitions of their fields. They work without scripts, and lose nothing that was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import yaml
from django import forms
from django.http import QueryDict

from answerable.desk.components.fields import DayField
from answerable.desk.components.fields import MomentField as MomentBoxes
from answerable.desk.components.numbers import number_in
from answerable.desk.registers.pointing import looks_at, mark_of
from answerable.desk.registers.words import in_words, label_of
from answerable.errors import AnswerableError, BrokenGuard, EntryRefused, MissingField
from answerable.registers import AuthorityFolder, Entry, Field, Register, Section, Value, jsonable, listed, put

WHY, READ, LOOKED = (
    "change-reason",
    "change-version",
    "change-looked",
)  # of the change; an entry may have fields called reason and version
ROWS = 40  # of one field, at most
NAME = re.compile(r"(“?)\b([a-z][a-z0-9]*(?:[._][a-z0-9]+)*)\b”?")
HINTS = {
    "number": "A number. Leave it empty where nobody knows: unknown is not nought.",
    "moment": "By the clock in the United Kingdom, for example 30 6 2026, 2:05pm.",
    "list": "One a line.",
    "open": "One a line, for example: method: export of the chat",
}


class WordsField(forms.CharField):
    """Words as they were typed, with the line ends of every browser made one."""

    def to_python(self, value: Any) -> Any:
        return str(super().to_python(value) or "").replace("\r\n", "\n")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """True where other words were typed, whatever they would be read as."""
        was, now = (str(text or "").replace("\r\n", "\n").strip() for text in (initial, data))
        return was != now


class MomentField(MomentBoxes):
    """A moment by the clock in the United Kingdom, as a register takes it: with its offset."""

    def clean(self, value: Any) -> str:
        """The moment with its offset."""
        moment = super().clean(value)
        return moment.isoformat(timespec="minutes") if moment else ""


class LinesField(WordsField):
    """A list, one a line."""

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in str(super().to_python(value)).splitlines() if line.strip()]


class OpenField(WordsField):
    """A group whose parts are free, written name: value."""

    def to_python(self, value: Any) -> Any:
        """The parts. Says where the words are not of that form."""
        text = str(super().to_python(value))
        if ":" not in text:
            return text
        try:
            return yaml.safe_load(text)
        except (yaml.YAMLError, ValueError):
            raise forms.ValidationError("Write one part a line: its name, a colon, a space, and what it is.") from None


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one field, each a small form."""

    name: str
    label: str
    forms: tuple[RowForm, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Fields of the form that belong together."""

    heading: str
    items: tuple[forms.BoundField | Rows, ...]


class RowForm(forms.Form):
    """One row of a field that has rows."""

    is_filter = True

    def __init__(self, columns: list[Field], place: str, row: Entry | None, data: QueryDict | None, folder: AuthorityFolder) -> None:  # fmt: skip
        super().__init__(data, prefix=place, use_required_attribute=False)
        self.names = [item.name.rpartition(".")[2] for item in columns]
        for name, item in zip(self.names, columns, strict=True):
            self.fields[name] = box_of(item, folder, row.at(name) if row else None)
            self.fields[name].required = False
            if row:
                self.initial[name] = initial_of(row.at(name), item)

    def row(self) -> dict[str, Any]:
        """What was typed, without what is empty."""
        return {name: value for name in self.names if (value := self.cleaned_data.get(name)) not in ("", None, [])}


class EntryForm(forms.Form):
    """An entry, every field of it; bound to what was typed, or to what stands."""

    is_filter = True  # nearly all is optional: the page says what is not

    def __init__(
        self, part: Section, *, folder: AuthorityFolder, entry: Entry | None = None, version: int = 1, data: QueryDict | None = None
    ) -> None:  # fmt: skip
        super().__init__(data, use_required_attribute=False)
        self.part, self.entry, self.folder = part, entry, folder
        self.changes = folder.definitions[entry.register].changes if entry else ()
        self.rows: dict[str, tuple[RowForm, ...]] = {}
        self.looks: tuple[str, ...] = ()
        for item in self.written:
            if item.kind == "rows" and self._columns(item):
                self.rows[item.name] = self._rows(item)
                continue
            value = entry.at(item.name) if entry else None
            self.fields[item.name] = box_of(item, folder, value)
            self.initial[item.name] = initial_of(value, item)
        if entry:
            self.fields[part.key].disabled = True
        self.fields[WHY] = forms.CharField(
            label="Why it is changed" if entry else "Why it is added",
            help_text="Kept in the history, for whoever asks later.",
            required=False,
        )
        self.fields[READ] = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=version)

    def suggest(self, given: Mapping[str, str]) -> None:
        """Let a new entry point where an address says that it points: a capture at its group."""
        for item in self.written:
            if item.kind == "ref" and item.name in given:
                self.initial[item.name] = given[item.name]

    @property
    def written(self) -> tuple[Field, ...]:
        """The fields that a person writes: not what is worked out."""
        return tuple(item for item in self.part.leaves if not item.is_computed)

    @property
    def must(self) -> str:
        """What has to be filled in, in words."""
        return listed([label_of(item, self.part) for item in self.written if item.is_required])

    @property
    def reason(self) -> str:
        """Why, as it was typed."""
        return str(self.cleaned_data.get(WHY, ""))

    @property
    def read(self) -> int:
        """The version that was read."""
        return int(self.cleaned_data.get(READ) or 0)

    @property
    def first_read(self) -> str:
        """The version that the form was made from, or that came back with it."""
        return str(self[READ].value() or "")

    @property
    def why(self) -> forms.BoundField:
        """The box for the reason."""
        return self[WHY]

    @property
    def wants_more(self) -> bool:
        """True where another row was asked for, and nothing is to be kept yet."""
        return "more" in self.data

    @property
    def parts(self) -> list[Part]:
        """The form group by group, as it is printed."""
        found: list[tuple[str, list[forms.BoundField | Rows]]] = []
        for item in self.written:
            group = self.part.known.get(item.name.partition(".")[0])
            heading = group.label if group and group is not item else ""
            if not found or found[-1][0] != heading:
                found.append((heading, []))
            found[-1][1].append(self._printed(item))
        return [Part(heading, tuple(items)) for heading, items in found]

    def is_kept(self, register: Register) -> bool:
        """True where it is to be kept and every box holds what can be read. Where a row was asked for, nothing is said yet.

        What should be looked at first is pointed out once; sent again as it is, it is kept.
        """
        if self.wants_more:
            for form in (self, *(form for forms_ in self.rows.values() for form in forms_)):
                form.full_clean()
                form.errors.clear()
            return False
        if not self.is_valid():
            return False
        self.looks = looks_at(self.entry, self.values(), register=register, section=self.part.name)
        return not self.looks or self.data.get(LOOKED) == self.looked

    @property
    def looked(self) -> str:
        """What the form sends back to say that what is pointed out was looked at."""
        return mark_of(self.looks)

    def is_valid(self) -> bool:
        """True where every box, those of the rows included, holds what can be read."""
        rows = [form.is_valid() for forms_ in self.rows.values() for form in forms_]
        return super().is_valid() and all(rows)

    def values(self) -> dict[str, Any]:
        """The values of the entry: what stands, with every field that was changed put over it."""
        values: dict[str, Value] = dict(self.entry.values) if self.entry else {}
        for item in self.written:
            if item.name in self.rows:
                rows = [row for form in self.rows[item.name] if (row := form.row())]
                if any(form.has_changed() for form in self.rows[item.name]):
                    values = put(values, item.name, rows)  # type: ignore[arg-type]  # to be coerced by its fields
            elif item.name in self.changed_data:
                value = self.cleaned_data[item.name]
                values = put(values, item.name, None if value in ("", []) else value)
        return {
            name: jsonable(value) if not isinstance(value, list | dict) else value for name, value in values.items()
        }

    def refuse(self, error: EntryRefused) -> None:
        """Put each fault beside its field; what belongs to none stands above the form."""
        for fault in error.fields["faults"]:  # type: ignore[attr-defined]
            name = fault.box
            while name and name not in self.fields and name not in self.rows:
                name = name.rpartition(".")[0]
            if (
                isinstance(fault, BrokenGuard)
                and not self.reason
                and any(guard.says == fault.fields["says"] for guard in self.changes)
            ):
                name = WHY
            self.add_error(name if name in self.fields else None, said_of(fault, self.part))

    def _printed(self, item: Field) -> forms.BoundField | Rows:
        if item.name not in self.rows:
            return self[item.name]
        return Rows(item.name, item.label, self.rows[item.name], ())

    def _columns(self, item: Field) -> list[Field]:
        return [one for one in self.part.fields if one.name.startswith(f"{item.name}.")]

    def _rows(self, item: Field) -> tuple[RowForm, ...]:
        """A form for each row that stands or was typed, and one more."""
        stands = list(self.entry.rows(item.name)) if self.entry else []
        number = (
            min(ROWS, number_in(self.data, f"{item.name}-rows", len(stands) + 1)) if self.is_bound else len(stands) + 1
        )
        if self.data.get("more") == item.name:
            number += 1
        rows = [stands[place] if place < len(stands) else None for place in range(number)]
        data = self.data if isinstance(self.data, QueryDict) and self.is_bound else None
        columns = self._columns(item)
        return tuple(RowForm(columns, f"{item.name}-{place}", row, data, self.folder) for place, row in enumerate(rows))


def box_of(item: Field, folder: AuthorityFolder, value: Value) -> forms.Field:
    """The box for a field."""
    shared: dict[str, Any] = {"label": item.label, "help_text": _hint(item), "required": item.is_required}
    shared["label"] = f"{item.label[:1].upper()}{item.label[1:]}"
    if item.kind == "date":
        return DayField(what=f"the day of “{item.label}”", **shared)
    if item.kind == "list" and item.choices:
        choices = [(choice, in_words(choice)) for choice in item.choices]
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **shared)
    if choices := _choices(item, folder, value):
        return forms.ChoiceField(choices=choices, **shared)
    if item.kind == "list":
        return LinesField(widget=_area(4), **shared)
    if item.kind == "moment":
        return MomentField(what=f"the day and time of “{item.label}”", **shared)
    if item.kind in ("open", "rows"):
        return OpenField(widget=_area(4), **shared)
    return WordsField(widget=_area(5) if item.kind == "long" else forms.TextInput(), **shared)


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "data-keep": ""})


def _hint(item: Field) -> str:
    hint = (
        HINTS.get(item.kind, "")
        if not (item.choices or item.refers_to) or (item.kind == "list" and not item.choices)
        else ""
    )
    own = f"{item.help[:1].upper()}{item.help[1:]}." if item.help else ""
    return " ".join(filter(None, (own, hint)))


def _choices(item: Field, folder: AuthorityFolder, value: Value) -> list[tuple[str, str]]:
    """What the field can be chosen from; what stands in it is always among that."""
    found: list[tuple[str, str]] = []
    if item.kind == "flag":
        found = [("yes", "yes"), ("no", "no")]
    elif item.choices:
        found = [(choice, in_words(choice)) for choice in item.choices]
    elif item.kind == "ref" and item.refers_to and folder.keeps(item.refers_to):
        entries = folder.kept(item.refers_to).entries
        found = [(entry.id, f"{entry.id} {entry.text('name') or entry.text('title')}".strip()) for entry in entries]
    if not found:
        return []
    now = str(initial_of(value, item))
    extra = [(now, now)] if now and now not in dict(found) else []
    return [("", "Not said"), *found, *extra]


def initial_of(value: Value, item: Field) -> Any:
    """A value as its box shows it."""
    if value is None:
        return ""
    if item.kind == "flag":
        return "yes" if value is True or value == "yes" else "no"
    if item.kind in ("date", "moment") and isinstance(value, date):
        return value
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if item.kind == "list" and isinstance(value, tuple):
        return [str(one) for one in value] if item.choices else "\n".join(str(one) for one in value)
    if isinstance(value, tuple | Mapping):
        return yaml.safe_dump(jsonable(value), sort_keys=False, allow_unicode=True).strip()
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def said_of(fault: AnswerableError, part: Section) -> str:
    """What is wrong with a field, in one sentence or two, with fields as the page calls them."""
    if isinstance(fault, MissingField):
        label = part.known[str(fault.fields["field"])].label
        return f"Enter {label[:1].lower()}{label[1:]}"
    said = by_label(fault.part("what"), part)
    return f"{said[:1].upper()}{said[1:]} {by_label(fault.part('do'), part)}"


def by_label(text: str, part: Section, labels: Mapping[str, str] | None = None) -> str:
    """The words with each field by its label: files call it commissioner.reasons, the page “Commissioner: reasons”."""

    def called(found: re.Match[str]) -> str:
        item = part.known.get(found[2])
        is_name = found[1] or "." in found[2] or "_" in found[2]
        return f"“{(labels or {}).get(found[2]) or label_of(item, part)}”" if item and is_name else found[0]

    return NAME.sub(called, text)
