"""The form of the desk's settings: a field for each preference, as its kind asks for it."""

from __future__ import annotations

from typing import Any

from django import forms

from answerable.desk.people.preferences import PREFERENCES, Kind, Preference


class Settings(forms.Form):
    """Every preference, or those of one group."""

    def __init__(self, *args: Any, group: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for declared in PREFERENCES:
            if group in ("", declared.group):
                self.fields[declared.name] = _field(declared)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        for declared in PREFERENCES:
            said = values.get(declared.name)
            if declared.check and isinstance(said, str) and (wrong := declared.check(said)):
                self.add_error(declared.name, wrong)
        return values


def _field(declared: Preference) -> forms.Field:
    words: dict[str, Any] = {"label": declared.label, "help_text": declared.help, "required": False}
    match declared.kind:
        case Kind.YES_NO:
            return forms.BooleanField(**words)
        case Kind.NUMBER:
            words |= {"required": True, "min_value": declared.least, "max_value": declared.most}
            return forms.IntegerField(
                **words, widget=forms.NumberInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"})
            )
        case Kind.CHOICE:
            return forms.ChoiceField(**words | {"required": True}, choices=declared.choices, widget=forms.RadioSelect)
        case Kind.ADDRESS:
            return forms.EmailField(**words, max_length=254)
        case Kind.LINES:
            return forms.CharField(**words, widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}))
        case Kind.COLOUR:
            return forms.CharField(
                **words,
                max_length=7,
                widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "spellcheck": "false"}),
            )
        case _:
            return forms.CharField(**words, max_length=200)
