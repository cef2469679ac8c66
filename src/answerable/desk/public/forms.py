"""Forms of the public pages: a request, a message about it, a review, what to look for in the log."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from answerable.casefile import Applicant
from answerable.desk.components.fields import FilesField
from answerable.desk.components.uploads import MEGABYTE, Upload, read
from answerable.desk.disclosure.entries import Offered, Sought

MOST_FILES, LARGEST, LARGEST_TOGETHER = 5, 10, 20  # the last two in megabytes
LONGEST = 20_000


class WithFiles(forms.Form):
    """What files may come with it. They are kept as they came, whatever they hold."""

    attached = FilesField(
        most=LARGEST,
        required=False,
        label="Files",
        help_text=f"Only where your request needs them: up to {MOST_FILES} files, {{most}} MB each. Choose them last.",
    )

    def clean_attached(self) -> list[UploadedFile]:
        """Says what is too many or too large."""
        files: list[UploadedFile] = self.cleaned_data["attached"]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"Attach {MOST_FILES} files at most")
        if sum(file.size or 0 for file in files) > LARGEST_TOGETHER * MEGABYTE:
            raise forms.ValidationError(f"Attach files of {LARGEST_TOGETHER} MB together at most")
        return files

    def uploads(self) -> Iterable[Upload]:
        """Bytes, name and media type of each file."""
        return tuple(read(file) for file in self.cleaned_data["attached"])


class Ask(WithFiles):
    """A request: one box, and who asks."""

    is_filter = True  # an address for mail or one for letters is needed: neither is marked as optional

    words = forms.CharField(
        label="What information do you want?",
        help_text="Say what it is, from when, and in which form you would like it. One question a line is easiest to answer.",
        widget=forms.Textarea({"rows": 10, "spellcheck": "true"}),
        max_length=LONGEST,
        error_messages={
            "required": "Describe the information you want",
            "max_length": "Describe the information in 20,000 characters or fewer, or attach a file",
        },
    )
    name = forms.CharField(
        label="Your name",
        help_text="Your real name, or that of your organisation: the law asks for it.",
        max_length=200,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": "Enter your name"},
    )
    email = forms.EmailField(
        label="Email address",
        help_text="Where we send the answer.",
        required=False,
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": "Enter an email address in the correct format, like name@example.com"},
    )
    address = forms.CharField(
        label="Postal address",
        help_text="Only if you have no email address.",
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3, "autocomplete": "street-address"}),
    )
    website = forms.CharField(  # people do not see it; what fills it in is no person
        label="Leave this empty", required=False, widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"})
    )
    field_order = ("words", "name", "email", "address", "attached", "website")

    def clean_name(self) -> str:
        """A name has letters in it."""
        name: str = self.cleaned_data["name"]
        if not any(map(str.isalpha, name)) or "@" in name:
            raise forms.ValidationError("Enter your name, not an address or a number")
        return name

    def clean_words(self) -> str:
        """A request describes something."""
        words: str = self.cleaned_data["words"]
        if sum(map(str.isalpha, words)) < 10:
            raise forms.ValidationError("Describe the information you want in a sentence or more")
        return words

    def clean(self) -> dict[str, Any]:
        """Somewhere to write to, and a person who writes."""
        cleaned = super().clean() or {}
        if not (cleaned.get("email") or cleaned.get("address") or "email" in self.errors):
            self.add_error("email", "Enter an email address, or a postal address below")
        if cleaned.get("website"):
            self.add_error("website", "Leave the last box empty")
        return cleaned

    def applicant(self) -> Applicant:
        """Who asks."""
        return Applicant(self.cleaned_data["name"], self.cleaned_data["email"], self.cleaned_data["address"])


class Reply(WithFiles):
    """A message about a request."""

    words = forms.CharField(
        label="Your message",
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 6, "spellcheck": "true"}),
        error_messages={"required": "Write your message"},
    )
    field_order = ("words", "attached")


class AskReview(forms.Form):
    """What an applicant is unhappy with."""

    reasons = forms.CharField(
        label="What are you unhappy with?",
        help_text="You need no legal words. Say which answer, and why you think it is wrong or late.",
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 6, "spellcheck": "true"}),
        error_messages={"required": "Say what you are unhappy with"},
    )


class Filters(forms.Form):
    """What somebody looks for in the log; the address holds all of it."""

    is_filter = True
    words = forms.CharField(
        label="Search the answers", required=False, max_length=4000, widget=forms.TextInput({"type": "search"})
    )
    year = forms.TypedChoiceField(label="Year", required=False, coerce=int, empty_value=None)
    regime = forms.ChoiceField(label="Law", required=False)
    outcome = forms.ChoiceField(label="Outcome", required=False)
    provision = forms.ChoiceField(label="Provision", required=False)
    subject = forms.ChoiceField(label="Subject", required=False)

    def __init__(self, *args: Any, offered: Offered, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = {
            "year": [(str(year), str(year)) for year in offered.years],
            "regime": list(offered.regimes),
            "outcome": list(offered.outcomes),
            "provision": list(offered.provisions),
            "subject": [(subject, subject) for subject in offered.subjects],
        }
        for name, values in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  # so that its type is known
            field.choices = [("", "Any"), *values]

    def sought(self) -> Sought:
        """What is sought; a value that the log does not offer is no filter."""
        self.is_valid()
        return Sought(**{name: value for name, value in self.cleaned_data.items() if value})
