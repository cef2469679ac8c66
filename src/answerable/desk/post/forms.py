"""The three things that a person may do with a message."""

from __future__ import annotations

from datetime import date

from django import forms

from answerable.casefile import Applicant
from answerable.desk.components.fields import DayField

LONGEST = 200_000


class MakeCase(forms.Form):
    """A case of the message: when it was received, and who asks."""

    received_on = DayField(
        what="the day it was received",
        label="When did the authority first receive it?",
        help_text="The day it arrived in the mailbox, unless a colleague had it before.",
    )
    name = forms.CharField(label="Applicant’s name", required=False, max_length=200)
    email = forms.EmailField(label="Applicant’s address for mail", required=False)
    text = forms.CharField(
        label="Words of the request",
        help_text="Leave empty to take those of the message. Paste them here where the desk cannot read them: from a scan, or from an encrypted message.",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "data-keep": "post-request"}),
    )

    def __init__(self, *args: object, latest_on: date, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # passed through
        self.latest_on = latest_on

    def clean_received_on(self) -> date:
        """Refuses a day to come."""
        day: date = self.cleaned_data["received_on"]
        if day > self.latest_on:
            raise forms.ValidationError("The day it was received must be today or in the past")
        return day

    @property
    def applicant(self) -> Applicant:
        return Applicant(name=self.cleaned_data["name"].strip(), email=self.cleaned_data["email"].strip())


class FileOn(forms.Form):
    """The message on a case that is there already."""

    reference = forms.CharField(
        label="Reference of the case",
        help_text="For example, FOI-2026-0142.",
        max_length=40,
        error_messages={"required": "Enter the reference of the case"},
    )


class SetAside(forms.Form):
    """Nothing is done about the message."""

    reason = forms.CharField(
        label="Why nothing is done about it",
        max_length=300,
        error_messages={"required": "Say why nothing is done about it"},
    )
