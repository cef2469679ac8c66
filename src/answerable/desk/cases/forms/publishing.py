"""What is decided before an answer is published: its title, its files, and every finding of personal data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from answerable.desk.cases.queries.public_copies import Publication, PublicLook
from answerable.desk.disclosure.copies import Dealt
from answerable.desk.disclosure.personal import Finding


class Publish(forms.Form):
    """The public copy: what it is called, and what goes with it."""

    title = forms.CharField(label="Title", help_text="What someone would search for, in a few words and without a name.", max_length=300, error_messages={"required": "Enter a title"})  # fmt: skip
    subject = forms.CharField(label="Subject", help_text="For the filter of the log, for example Housing.", max_length=80, required=False)  # fmt: skip
    summary = forms.CharField(label="Summary", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    attached = forms.MultipleChoiceField(label="Files to publish", required=False, widget=forms.CheckboxSelectMultiple)

    stays = forms.BooleanField(label="These words stay, although no file is published", required=False)

    def __init__(self, *args: Any, look: PublicLook, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if look.files:
            self.fields["attached"].choices = [(file.stored, file.title) for file in look.files]  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["attached"]
        self.fields["title"].help_text += f" The request is called “{look.copy.title}”."
        self.promised = look.promised
        if not look.promised:
            del self.fields["stays"]

    def clean(self) -> dict[str, Any]:
        """Refuses words that promise a file where none is published, until somebody decides that they stay."""
        found = super().clean() or {}
        if self.promised and not found.get("attached") and not found.get("stays"):
            field = "attached" if "attached" in self.fields else "stays"
            self.add_error(
                field,
                "The answer says that something is sent with it, and no file is published: tick the file, or say that the words stay",
            )
        return found

    def publication(self, findings: Iterable[Finding]) -> Publication:
        """What was decided, finding by finding; one that was passed over stays undecided, and is refused."""
        given = self.cleaned_data
        dealt = tuple(filter(None, (self._dealt(finding.key) for finding in findings)))
        files = tuple(int(key) for key in given.get("attached", ()))
        return Publication(given["title"], given["summary"], given["subject"], files, dealt)

    def _dealt(self, key: str) -> Dealt | None:
        choice = self.data.get(f"deal-{key}", "")
        if choice not in ("remove", "keep"):
            return None
        return Dealt(key, choice == "keep", str(self.data.get(f"why-{key}", "")).strip())


class TakeDown(forms.Form):
    """Why a published answer is taken down."""

    reason = forms.CharField(label="Why it is taken down", help_text="Anyone who opens its address reads this.", max_length=300, error_messages={"required": "Say why it is taken down"})  # fmt: skip
