"""The form of an address that is told of acts."""

from __future__ import annotations

from django import forms

from answerable.desk.api.acts import ACTS
from answerable.desk.cases.queries.words import STAGES


class NewWebhook(forms.Form):
    """Whom to tell, of which acts, at which stages."""

    name = forms.CharField(label="Name", help_text="What it is for, for example “Open data portal”.", max_length=80)
    address = forms.CharField(label="Address", help_text="It begins with https://", max_length=500)
    acts = forms.MultipleChoiceField(
        label="Told of these acts",
        choices=ACTS.items(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one act"},
    )
    stages = forms.MultipleChoiceField(
        label="Only where the request is then at",
        help_text="None: wherever it is.",
        choices=[(stage.value, words) for stage, words in STAGES.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
