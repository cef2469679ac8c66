"""The form by which an officer logs a request."""

from __future__ import annotations

from typing import Any

from django import forms

from answerable.casefile import Applicant
from answerable.desk.components.fields import DayField, FileField
from answerable.desk.components.uploads import Upload, read


class NewRequest(forms.Form):
    """A request, pasted or as a file, with the day it arrived and who asked."""

    text = forms.CharField(label="Paste the request", help_text="The whole letter or message, with its greeting.", required=False, widget=forms.Textarea(attrs={"rows": 10, "data-keep": "new-request"}))  # fmt: skip
    file = FileField(label="Or choose a file", help_text="A message (.eml), letter (.docx, .pdf) or text, up to {most} MB.", required=False)  # fmt: skip
    received_on = DayField(what="the day it arrived", label="When did it arrive?", help_text="The day it reached the authority, whoever had it first. Day one is the next working day.")  # fmt: skip
    name = forms.CharField(label="Applicant’s name", help_text="Leave empty to take it from the message.", required=False, max_length=200)  # fmt: skip
    email = forms.EmailField(label="Applicant’s address for mail", required=False)
    address = forms.CharField(label="Applicant’s postal address", required=False, widget=forms.Textarea(attrs={"rows": 3}))  # fmt: skip

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        file = found.get("file")
        if not found.get("text", "").strip() and not file and "file" not in self.errors:
            self.add_error("text", "Paste the request, or choose a file")
        return found

    def source(self) -> Upload:
        """The bytes of the request, their name and kind."""
        if file := self.cleaned_data.get("file"):
            return read(file)
        return self.cleaned_data["text"].encode(), "request.txt", "text/plain"

    def applicant(self) -> Applicant:
        """Who asked, as far as the officer says."""
        given = self.cleaned_data
        return Applicant(given["name"].strip(), given["email"].strip(), given["address"].strip())
