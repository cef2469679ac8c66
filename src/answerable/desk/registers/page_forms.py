"""The smaller forms of registers: which entries to show, of which day, what to bring in, why something goes."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from answerable.desk.components.fields import DayField, FileField
from answerable.desk.registers.importing import Incoming
from answerable.desk.registers.listing import Choice
from answerable.desk.registers.looking import PREFIX, Look
from answerable.registers import Register


class Narrow(forms.Form):
    """What the list shows; sent by GET, so that the address says it all."""

    is_filter = True

    def __init__(self, look: Look, choices: tuple[Choice, ...]) -> None:
        super().__init__(auto_id="narrow-%s")
        self.fields["q"] = forms.CharField(label="Words in it", required=False, initial=look.q)
        for choice in choices:
            options = [("", "Any"), *((value, f"{words} ({number})") for value, words, number in choice.values)]
            self.fields[PREFIX + choice.name] = forms.ChoiceField(
                label=choice.label, choices=options, required=False, initial=choice.chosen
            )


class AsAt(forms.Form):
    """The day on which the register is looked at."""

    is_filter = True
    on = DayField(label="On which day", what="the day", required=True)

    def __init__(self, data: QueryDict | None = None, *, on: date | None = None) -> None:
        super().__init__(data, initial={"on": on}, auto_id="as-at-%s", use_required_attribute=False)


class Bring(forms.Form):
    """A file that is to be imported."""

    file = FileField(
        label="Choose a file",
        help_text="CSV, XLSX, YAML or JSON, up to {most} MB, as the register is exported. Nothing is kept before you have seen what it would do.",
        most=20,
    )
    section = forms.ChoiceField(
        label="Into which list", required=False, help_text="Of a spreadsheet; the other files say it themselves."
    )
    reason = forms.CharField(
        label="Why are these entries imported?", help_text="Kept in the history of each entry that it changes."
    )
    removes = forms.BooleanField(label="Remove the entries that are not in the file", required=False)

    def __init__(self, register: Register, data: QueryDict | None = None, files: Any = None) -> None:
        super().__init__(data, files, use_required_attribute=False)
        if register.stays:
            del self.fields["removes"]
        sections = [(part.name, part.name.capitalize()) for part in register.sections]
        if len(sections) == 1:
            del self.fields["section"]
        else:
            self.fields["section"] = forms.ChoiceField(
                label="Into which list", choices=sections, help_text=self.fields["section"].help_text
            )

    def incoming(self) -> Incoming:
        """The file with all that is said of it."""
        given = self.cleaned_data
        file = given["file"]
        return Incoming(file.read(), file.name, given.get("section", ""), given["reason"], given.get("removes", False))


class KeepDocument(forms.Form):
    """A version of the document that an entry stands for."""

    file = FileField(label="Choose the document", help_text="Up to {most} MB, kept byte for byte.")
    version = forms.CharField(
        label="Which version is it?", max_length=40, help_text="As the document calls itself, for example 3.1"
    )


class Removing(forms.Form):
    """Why an entry is removed."""

    reason = forms.CharField(label="Why is it removed?", help_text="Kept in its history, for whoever asks later.")
    version = forms.IntegerField(widget=forms.HiddenInput)
