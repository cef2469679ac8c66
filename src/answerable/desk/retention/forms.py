"""The forms of holds, of the due list and of disposals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from textwrap import shorten
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict

from answerable.desk.components.fields import DayField
from answerable.desk.retention.holdings import kinds
from answerable.desk.retention.models import Fate
from answerable.desk.retention.naming import NotOne, thing_called, things_named
from answerable.desk.retention.queries.due import LABELS, Wanted
from answerable.desk.retention.schedule import schedule
from answerable.desk.retention.scope import LIMIT, Scope
from answerable.registers import HOLD_KINDS, months_on

HORIZONS = (("", "now"), ("1", "in the next month"), ("3", "in the next three months"), ("12", "in the next year"))
LONG = 4000


class DueFilter(forms.Form):
    """Which of what is kept the due list shows."""

    is_filter = True
    by = forms.ChoiceField(label="Due", choices=HORIZONS, required=False)
    kind = forms.ChoiceField(label="Kind", required=False)
    of_class = forms.ChoiceField(label="Class", required=False)
    state = forms.ChoiceField(label="Where it stands", required=False)

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # Django's own
        self._offer("kind", [("", "every kind"), *((name, one.label) for name, one in kinds().items())])
        classes = (
            (entry.id, f"{entry.id} {shorten(entry.text('title'), 24, placeholder=' …')}")
            for entry in schedule().entries
        )
        self._offer("of_class", [("", "every class"), *classes])
        self._offer("state", [("", "past its period"), *((state.value, label) for state, label in LABELS.items())])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def wanted(self, *, on: date) -> Wanted:
        """What the list shows; a filter that says nothing sensible shows what is due."""
        given = self.cleaned_data if self.is_valid() else {}
        months = int(given.get("by") or 0)
        by_day = months_on(on, months=months) if months else on
        return Wanted(by_day, given.get("kind", ""), given.get("of_class", ""), given.get("state", ""))


class PlaceHold(forms.Form):
    """A hold: its kind, what it covers, why, since when. What it covers is looked up by name first, as often as it takes."""

    kind = forms.ChoiceField(label="Kind of hold", choices=list(HOLD_KINDS.items()), widget=forms.RadioSelect, error_messages={"required": "Choose the kind of hold"})  # fmt: skip
    find = forms.CharField(label="Find what it covers", required=False, max_length=LIMIT, help_text="A request, an entry of a register, a breach or an item of evidence: its reference, or words of a register entry’s title.")  # fmt: skip
    chosen = forms.MultipleChoiceField(label="Tick what it covers", required=False, widget=forms.CheckboxSelectMultiple, error_messages={"invalid_choice": "“%(value)s” is not there any more"})  # fmt: skip
    subjects = forms.CharField(label="Or write what it covers", required=False, max_length=LONG, widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}), help_text="A reference on each line: FOI-2026-0142, EV-2026-003/2, BR-2025-002; or its full name, like register:tools/TOOL-01.")  # fmt: skip
    words = forms.CharField(label="And whatever has these words", required=False, max_length=LONG, widget=forms.Textarea(attrs={"rows": 3}), help_text="A line is one search: a thing is covered where it has every word of a line. What comes in later is covered too.")  # fmt: skip
    reason = forms.CharField(label="Why it is held", max_length=LONG, widget=forms.Textarea(attrs={"rows": 3}), help_text="Name no person: everybody who may look at retention reads it.", error_messages={"required": "Say why it is held"})  # fmt: skip
    since = DayField(label="Held since", what="the day since when it is held")

    def __init__(self, data: QueryDict | None = None, *, subject: str = "", **options: Any) -> None:
        super().__init__(data, **options)
        self.is_looking = data is not None and "look" in data  # up what it covers, before it is placed
        self.sought = data.get("find", "").strip() if data is not None else subject
        ticked = data.getlist("chosen") if data is not None else [subject] if subject else []
        self.found = things_named(self.sought) if self.sought else {}
        field = self.fields["chosen"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = list({**_titles(ticked), **self.found}.items())
            field.initial = ticked

    def full_clean(self) -> None:
        """Nothing is refused while somebody is still looking for what it covers."""
        if self.is_looking:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    def clean_subjects(self) -> tuple[str, ...]:
        lines = dict.fromkeys(line.strip() for line in self.cleaned_data["subjects"].splitlines() if line.strip())
        found, faults = [], []
        for line in lines:
            try:
                found.append(thing_called(line)[0])
            except NotOne as fault:
                faults.append(str(fault))
        if faults:
            raise forms.ValidationError(faults)
        return tuple(found)

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if not (self.errors or given.get("chosen") or given.get("subjects") or given.get("words", "").strip()):
            self.add_error("find", "Find what it covers and tick it, or write its reference, or words that it has")
        return given

    def scope(self) -> Scope:
        """What it covers."""
        given = self.cleaned_data
        return Scope(tuple(dict.fromkeys((*given["chosen"], *given["subjects"]))), given["words"])


def _titles(subjects: Iterable[str]) -> Mapping[str, str]:
    """Those of these things that are there, with their titles."""
    found: dict[str, str] = {}
    for subject in subjects:
        with suppress(NotOne):
            found.update([thing_called(subject)])
    return found


class ReleaseHold(forms.Form):
    """Why a hold is lifted."""

    reason = forms.CharField(label="Why it is lifted", max_length=LONG, widget=forms.Textarea(attrs={"rows": 3}), help_text="What is past its day falls due at once.", error_messages={"required": "Say why it is lifted"})  # fmt: skip


class DecideItem(forms.Form):
    """What becomes of one item: it goes, it stays for now, or it is kept until a day."""

    fate = forms.ChoiceField(label="What becomes of it", widget=forms.RadioSelect, error_messages={"required": "Choose what becomes of it"}, choices=[(Fate.DUE, "It is destroyed"), (Fate.LEFT_OUT, "It is left out this time"), (Fate.KEPT, "It is kept further, until a day")])  # fmt: skip
    because = forms.CharField(label="Why it stays", required=False, max_length=LONG, widget=forms.Textarea(attrs={"rows": 3}))  # fmt: skip
    keep_until = DayField(label="Kept until", required=False, what="the day until which it is kept")

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        fate = given.get("fate")
        if fate in (Fate.LEFT_OUT, Fate.KEPT) and not str(given.get("because", "")).strip():
            self.add_error("because", "Say why it stays")
        if fate == Fate.KEPT and "keep_until" not in self.errors and not given.get("keep_until"):
            self.add_error("keep_until", "Enter the day until which it is kept")
        return given


class ReturnDisposal(forms.Form):
    """Why a disposal goes back."""

    reason = forms.CharField(label="What is to change", max_length=LONG, widget=forms.Textarea(attrs={"rows": 3}), error_messages={"required": "Say what is to change"})  # fmt: skip
