"""The form of a new key."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from answerable.desk.components.fields import DayField
from answerable.desk.people.tokens import LONGEST, Scope


class NewToken(forms.Form):
    """What a key is for, what it may do, and until when."""

    name = forms.CharField(
        label="What is it for?", max_length=80, help_text="For example: monthly statistics, website feed."
    )
    scopes = forms.TypedMultipleChoiceField(
        label="What may it do?",
        coerce=Scope,
        choices=[(scope.value, scope.label) for scope in Scope],
        widget=forms.CheckboxSelectMultiple,
        help_text="Never more than you may do yourself.",
        error_messages={"required": "Choose what the key may do"},
    )
    expires_on = DayField(label="Last day it works", help_text="A year from now at most.")

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        self.fields["expires_on"].initial = on + timedelta(days=90)

    def clean_expires_on(self) -> date:
        day: date = self.cleaned_data["expires_on"]
        if not self.on <= day <= self.on + LONGEST:
            raise forms.ValidationError("Choose a day within the next year")
        return day
