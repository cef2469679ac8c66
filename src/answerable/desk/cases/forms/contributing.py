"""What a colleague fills in: an answer with files, or who has it instead."""

from __future__ import annotations

from django import forms

from answerable.desk.components.fields import FilesField
from answerable.desk.components.uploads import Upload, read


class HandIn(forms.Form):
    """The answer to one question."""

    is_filter = True  # words or files are needed: neither is marked as optional

    text = forms.CharField(label="Your answer", help_text="Plain words and figures. Say where they come from, and what we should keep back and why.", required=False, widget=forms.Textarea(attrs={"rows": 8, "data-keep": "contribution"}))  # fmt: skip
    attached = FilesField(label="Files", help_text="Up to {most} MB each. They are kept exactly as they are.", required=False)  # fmt: skip

    def uploads(self) -> list[Upload]:
        """The bytes, name and media type of each file."""
        return [read(file) for file in self.cleaned_data.get("attached") or ()]


class PassOn(forms.Form):
    """Who has it."""

    to = forms.CharField(label="Who should we ask?", help_text="A person or a team. If you do not know, say so.", max_length=200, error_messages={"required": "Name a person or a team. If you do not know, say so."})  # fmt: skip
