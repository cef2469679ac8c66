"""Forms of the acts on a breach, made from the table of acts and the fields of the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from answerable.desk.breaches.actions.take_step import Said
from answerable.desk.breaches.queries import OUTCOME, PART, label, services
from answerable.desk.components.fields import DayField
from answerable.desk.people.actors import Actor
from answerable.desk.registers.authority import authority
from answerable.desk.registers.forms import HINTS, LinesField, box_of, by_label, initial_of, said_of
from answerable.desk.registers.pointing import mark_of, people_in, staff_names
from answerable.errors import BrokenGuard, EntryRefused, WrongValue
from answerable.registers import Entry, Field, breach_acts, breach_kinds, breach_score

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
TICKED = ("data.types", "people_affected.types")
OTHERS = ".others"
COUNTED_BY = "Choose one of the words offered where it fits: breaches are counted by them. Others may be typed."
HINT = {
    "data.types": "Nearly as the Commissioner’s form names them. That the list is whole is not verified.",
    "service": f"Where nobody knows: {breach_kinds.NOT_KNOWN}.",
    "cause": COUNTED_BY, "channel": COUNTED_BY, "discovered_by": COUNTED_BY,
    "others_told": "One a line, for example: police, insurer, National Cyber Security Centre.",
    "commissioner.delay_reasons": "A notice after the 72 hours must give them.",
    "type": "As the Commissioner’s statistics name them. That the list is whole is not verified.",
}  # fmt: skip
REPORTED = ("title", "summary", "reported_inside_at", "discovered_by", "service", "occurred.first", "occurred.last")
READ_BY_ALL = ("title", "summary")
LONG = 12  # fields, beyond which a form has headings
DECIDED_BY = ".decided_by"
NO_NAMES = "No names and no personal data: it stands in lists, in the log of changes and in published counts."


class Suggesting(forms.TextInput):
    """A box for words that offers those that breaches are counted by; any other words may be typed."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__()
        self.words = words

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        place = f"{(attrs or {}).get('id', name)}-words"
        box = super().render(name, value, {**(attrs or {}), "list": place}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((word,) for word in self.words))
        return format_html('{}<datalist id="{}">{}</datalist>', box, place, options)


class StepForm(forms.Form):
    """One act: the fields that it asks for, the row that it is about, and why."""

    def __init__(self, act: breach_acts.Act, entry: Entry | None, *, by: Actor, data: QueryDict | None = None) -> None:
        super().__init__(data, use_required_attribute=False)
        self.act, self.entry = act, entry
        self.looks: tuple[str, ...] = ()
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
            if name in TICKED:
                self._add_others(name)
            if name.endswith(DECIDED_BY):
                self.initial[name] = by.name  # who decides now, whoever decided before
        if act.why:
            hint = "Kept in the history, for whoever asks later."
            self.fields["reason"] = forms.CharField(label=act.why, help_text=hint, max_length=500)
        version = int(entry.version or 1) if entry else 1
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=version)

    def said(self) -> Said:
        """What was said, as the act takes it."""
        given = {name: self._value(name) for name in self.act.asks}
        why = self.cleaned_data.get("reason") or self.act.label
        return Said(self.cleaned_data["version"], given, why, self.cleaned_data.get("row") or 0)

    def is_kept(self) -> bool:
        """True where every box holds what can be read, and what may name a person was pointed out once."""
        if not self.is_valid():
            return False
        staff = staff_names()
        for name in (one for one in READ_BY_ALL if one in self.changed_data):
            if found := people_in(str(self.cleaned_data[name]), staff=staff):
                words = f"“{self.fields[name].label}” may name a person: “{'”, “'.join(found)}”. It stands in lists and in the log for ever: say what happened without the name"
                self.looks = (*self.looks, words)
        return not self.looks or self.data.get("looked") == self.looked

    @property
    def looked(self) -> str:
        """What the form sends back to say that what is pointed out was looked at."""
        return mark_of(self.looks)

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
        if name in TICKED:
            item = replace(item, choices=breach_kinds.OFFERED[name])
        value = self.entry.at(name) if self.entry and not (self.act.adds or self.act.mends) else None
        box = box_of(_labelled(item), authority(), value)
        box.help_text = NO_NAMES if name in ("title", "summary") else HINT.get(name, box.help_text)
        words = services() if name == "service" else breach_kinds.OFFERED.get(name, ())
        if words and isinstance(box.widget, forms.TextInput):
            box.widget = Suggesting(words)
        if item.kind == "moment":
            box.what = f"{item.label[:1].lower()}{item.label[1:]}"  # type: ignore[attr-defined]
        elif isinstance(box, DayField):
            box.what = "the day"
        return box

    def _add_others(self, name: str) -> None:
        """A box for the kinds that the list does not have; those that stand and are in the list are ticked."""
        label = "Other kinds of data" if name == "data.types" else "Other people affected"
        hint = "One a line, where none of these says it."
        self.fields[name + OTHERS] = LinesField(label=label, help_text=hint, required=False, widget=forms.Textarea({"rows": 2}))  # fmt: skip
        stands = self.entry.names(name) if self.entry else ()
        self.initial[name] = [one for one in stands if one in breach_kinds.OFFERED[name]]
        self.initial[name + OTHERS] = "\n".join(one for one in stands if breach_kinds.is_own_word(name, one))

    def _value(self, name: str) -> object:
        value = self.cleaned_data.get(name)
        if name in TICKED:
            ticked: list[str] = self.cleaned_data[name]
            value = [*ticked, *(one for one in self.cleaned_data[name + OTHERS] if one not in ticked)]
        return None if value in ("", []) else value


class ReportForm(StepForm):
    """What may be a breach, as it is reported."""

    def __init__(self, *, by: Actor, data: QueryDict | None = None) -> None:
        act = breach_acts.Act("Report it", "", (), asks=REPORTED, needs=("title", "service"), reason="title")
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
