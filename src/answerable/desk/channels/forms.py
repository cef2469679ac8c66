"""The forms of devices: a file to compare."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from answerable.desk.components.fields import FileField

HELP = "A table of found apps from Intune or Jamf (CSV), or a policy: AppLocker (XML), an Apple profile, Android (JSON). Up to {most} MB. It is compared and not kept."
BY_FILE = ("", "As the file says: by platform and ownership")


class CompareFile(forms.Form):
    """A file that shows what is on devices, or what rules them."""

    file = FileField(label="Choose the file", help_text=HELP)
    kind = forms.ChoiceField(label="Which devices it is about", required=False)

    def __init__(self, kinds: Iterable[tuple[str, str]], *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        field = self.fields["kind"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [BY_FILE, *kinds]
