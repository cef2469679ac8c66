"""The forms of checking: a letter in words or files with what is known of it, and what to look for among rules."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from answerable.desk.checks.lacking import NO_TEAM, SPANS, Sought
from answerable.desk.checks.queries import STANCES, families
from answerable.desk.components.fields import DayField, FilesField
from answerable.desk.people.models import Team

TOGETHER, APART = "together", "apart"


class Letter(forms.Form):
    """A letter to be checked: its words, or files, and what is known besides."""

    text = forms.CharField(label="The letter’s words", required=False, max_length=2_000_000, widget=forms.Textarea(attrs={"rows": 12}), help_text="Paste them here, or choose files below. At most 2,000,000 characters.")  # fmt: skip
    chosen = FilesField(label="Or files", required=False, help_text="Word, PDF, mail (.eml), HTML or text, up to {most} MB each.")  # fmt: skip
    several = forms.ChoiceField(label="If there are several files", required=False, initial=TOGETHER, widget=forms.RadioSelect, choices=[(TOGETHER, "They are one letter with its annexes, the letter first"), (APART, "Each is a letter")])  # fmt: skip
    received_on = DayField(label="Day the request was received, if you know it", what="the day of receipt", required=False, help_text="Then it is checked as well whether the answer was late.")  # fmt: skip
    is_log_entry = forms.BooleanField(label="This is a page of a disclosure log, not the letter itself", required=False, help_text="Such pages leave out the frame of a letter: what they lack is then not said to be missing.")  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not (given.get("text", "").strip() or given.get("chosen")) and not self.errors:
            self.add_error("text", "Paste the words of a letter, or choose a file")
        return given

    @property
    def uploads(self) -> list[UploadedFile]:
        """The files that were chosen."""
        return list(self.cleaned_data.get("chosen") or [])


class Which(forms.Form):
    """Which rules to list; sent by GET, so that the address says it all."""

    is_filter = True
    q = forms.CharField(label="Words or a section", required=False, max_length=100)
    duty = forms.ChoiceField(label="Duty", required=False)
    stance = forms.ChoiceField(label="What the answer does", required=False, choices=[("", "Anything"), *STANCES.items()])  # fmt: skip

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="which_%s")
        self.fields["duty"].choices = [("", "Every duty"), *((one, one) for one in families())]  # type: ignore[attr-defined]  # a ChoiceField


class Sent(forms.Form):
    """Which sent letters; sent by GET."""

    is_filter = True
    span = forms.ChoiceField(label="Letters sent in", required=False)
    team = forms.ChoiceField(label="Team", required=False)

    def __init__(self, sought: Sought) -> None:
        super().__init__(initial={"span": sought.span, "team": sought.team}, auto_id="sent_%s")
        choices = {"span": list(SPANS.items()), "team": [("", "Every team"), *Team.objects.values_list("id", "name"), (0, NO_TEAM)]}  # fmt: skip
        for name, given in choices.items():
            self.fields[name].choices = given  # type: ignore[attr-defined]  # a ChoiceField
