"""A bank holiday that was proclaimed after the tables were released."""

from __future__ import annotations

from django import forms

from answerable.desk.components.fields import DayField
from answerable.law import PARTS


class Proclaimed(forms.Form):
    """The day, where it holds, and how it is known."""

    on = DayField(label="Which day?", what="the day")
    name = forms.CharField(label="What it is called", max_length=120)
    parts = forms.MultipleChoiceField(
        label="Where it holds", choices=PARTS.items(), widget=forms.CheckboxSelectMultiple
    )
    source = forms.CharField(
        label="How it is known", help_text="The proclamation or page, with its date.", max_length=300
    )
    announced_on = DayField(label="When was it announced?", what="the day it was announced")
