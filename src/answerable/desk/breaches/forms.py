"""Forms of the acts on a breach, made from the table of acts and the fields of the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from answerable.desk.breaches.actions.take_step import Said
from answerable.desk.breaches.queries import OUTCOME, PART, label
from answerable.desk.components.fields import DayField
from answerable.desk.people.actors import Actor
from answerable.desk.registers.authority import authority
from answerable.desk.registers.forms import HINTS, box_of, by_label, initial_of, said_of
from answerable.errors import BrokenGuard, EntryRefused, WrongValue
from answerable.registers import Entry, Field, breach_acts, breach_score

SCORED: Mapping[str, tuple[str, Mapping[float, str], str]] = {
    "risk.aid.data_context": ("Context of the data", breach_score.CONTEXTS, "Simple, behavioural, financial or sensitive; one up or down where the circumstances weigh for it."),
    "risk.aid.ease_of_identification": ("How easily people are identified", breach_score.EASE, ""),
    "risk.aid.confidentiality": ("Loss of confidentiality", breach_score.LOSS, "Some: to people who are known. Much: to people who are not."),
    "risk.aid.integrity": ("Loss of integrity", breach_score.LOSS, "Some: changed, and it can be put right. Much: it cannot."),
    "risk.aid.availability": ("Loss of availability", breach_score.LOSS, "Some: for a time. Much: for ever."),
    "risk.aid.malicious": ("Malicious intent", breach_score.MALICE, ""),
}  # fmt: skip
PARTS = {
    "title": "What happened", "category": "What kind of incident", "data.types": "The data", "people_affected.types": "The people affected",
    "containment.action": "What was done", "staff.trained_in_last_two_years": "Staff",
}  # fmt: skip
HINT = {
    "data.types": "One a line, as the Commissioner’s form names them: contact details, identification, economic and financial, health, criminal offence …",
    "people_affected.types": "One a line, for example: employees, customers, children, vulnerable adults.",
    "others_told": "One a line, for example: police, insurer, National Cyber Security Centre.",
    "commissioner.delay_reasons": "A notice after the 72 hours must give them.",
    "type": "As the Commissioner’s statistics name them. That the list is whole is not verified.",
}  # fmt: skip
REPORTED = ("title", "summary", "reported_inside_at", "discovered_by", "service", "occurred.first", "occurred.last")
LONG = 12  # fields, beyond which a form has headings
DECIDED_BY = ".decided_by"
NO_NAMES = "No names and no personal data: it stands in lists, in the log of changes and in published counts."


class StepForm(forms.Form):
    """One act: the fields that it asks for, the row that it is about, and why."""

    def __init__(self, act: breach_acts.Act, entry: Entry | None, *, by: Actor, data: QueryDict | None = None) -> None:
        super().__init__(data, use_required_attribute=False)
        self.act, self.entry = act, entry
        if act.mends and entry:
            self.fields["row"] = forms.TypedChoiceField(
                label="Which one", choices=breach_acts.open_rows(entry, act), coerce=int
            )
        for name in act.asks:
            self.fields[name] = self._box(name)
            self.fields[name].required = name in act.needs
            if entry and not (act.adds or act.mends) and name not in SCORED:
                self.initial[name] = initial_of(entry.at(name), PART.known[name])
            elif entry and name in SCORED:
                self.initial[name] = entry.number(name)
            if name.endswith(DECIDED_BY):
                self.initial[name] = by.name  # who decides now, whoever decided before
        if not act.reason and act.wants_reason:
            hint = "Kept in the history, for whoever asks later."
            self.fields["reason"] = forms.CharField(label="Why?", help_text=hint, max_length=500)
        version = int(entry.version or 1) if entry else 1
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=version)

    def said(self) -> Said:
        """What was said, as the act takes it."""
        given = {name: self._value(name) for name in self.act.asks}
        why = self.cleaned_data.get("reason") or self.act.label
        return Said(self.cleaned_data["version"], given, why, self.cleaned_data.get("row") or 0)

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under their headings; a short form has none."""
        found: list[tuple[str, list[forms.BoundField]]] = [("", [])]
        for field in self.visible_fields():
            if len(self.act.asks) > LONG and field.name in PARTS:
                found.append((PARTS[field.name], []))
            found[-1][1].append(field)
        return [part for part in found if part[1]]

    def refuse(self, error: EntryRefused) -> None:
        """Put each fault beside its field; what belongs to none stands above the form."""
        for fault in error.fields["faults"]:  # type: ignore[attr-defined]
            name = fault.box
            while name and name not in self.fields:
                name = name.rpartition(".")[0]
            if isinstance(fault, BrokenGuard):
                says = self._by_label(str(fault.fields["says"]))
                words = f"{says[:1].upper()}{says[1:]}"
                self.add_error(name or None, words if name else f"{words}. {self._by_label(fault.part('do'))}")
            elif isinstance(fault, WrongValue):
                self.add_error(name or None, f"It must be {fault.fields['wanted']}")
            else:
                self.add_error(name or None, said_of(fault, PART))

    def _by_label(self, text: str) -> str:
        return by_label(text, PART, {"risk.outcome": OUTCOME, **{name: str(field.label) for name, field in self.fields.items()}})  # fmt: skip

    def _box(self, name: str) -> forms.Field:
        if name in SCORED:
            label, choices, hint = SCORED[name]
            options = [(value, f"{value:g}: {words}") for value, words in choices.items()]
            return forms.TypedChoiceField(
                label=label, choices=options, help_text=hint, coerce=float, widget=forms.RadioSelect
            )
        item = PART.known[name]
        if name in self.act.choices:
            item = replace(item, choices=self.act.choices[name])
        value = self.entry.at(name) if self.entry and not (self.act.adds or self.act.mends) else None
        box = box_of(_labelled(item), authority(), value)
        box.help_text = NO_NAMES if name in ("title", "summary") else HINT.get(name, box.help_text)
        if item.kind == "moment":
            box.what = f"{item.label[:1].lower()}{item.label[1:]}"  # type: ignore[attr-defined]
        elif isinstance(box, DayField):
            box.what = "the day"
        return box

    def _value(self, name: str) -> object:
        value = self.cleaned_data.get(name)
        return None if value in ("", []) else value


class ReportForm(StepForm):
    """What may be a breach, as it is reported."""

    def __init__(self, *, by: Actor, data: QueryDict | None = None) -> None:
        act = breach_acts.Act("Report it", "", (), asks=REPORTED, needs=("title",), reason="title")
        super().__init__(act, None, by=by, data=data)
        del self.fields["version"]
        self.fields["reported_inside_at"].help_text = f"{HINTS['moment']} Leave it empty if that is now."

    def given(self) -> dict[str, Any]:
        """What was said, by field; days as days."""
        return {name: value for name in self.act.asks if (value := self._value(name)) is not None}


class PeriodForm(forms.Form):
    """From which day to which."""

    is_filter = True
    first = DayField(label="From", what="the first day")
    last = DayField(label="To", what="the last day")
    unit = forms.ChoiceField(
        label="In parts of",
        required=False,
        choices=[(unit, f"a {unit}") for unit in ("month", "quarter", "calendar year", "financial year")],
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("first"), given.get("last")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("last", "The last day must not come before the first")
        return given


def _labelled(item: Field) -> Field:
    return replace(item, label=label(item.name))
