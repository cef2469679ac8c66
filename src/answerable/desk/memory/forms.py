"""The forms of memory: what to look for, the file of a log, what its columns are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms

from answerable.casefile import Regime
from answerable.desk.components.fields import FileField
from answerable.desk.disclosure.words import OUTCOMES
from answerable.desk.memory.queries.answers import Offered, Sought
from answerable.desk.memory.queries.logs import ROLES, LogPage
from answerable.desk.memory.words import OURS, THEIRS
from answerable.desk.registers.authority import authority
from answerable.errors import LawError
from answerable.law import parse

PASTED = "pasted.html", "pasted.txt"  # what pasted words are called, by whether they are a page's source
LONGEST = 200  # characters of words that stand in an address, which servers write down
WHOSE = (("", "Ours and others’"), (OURS, "Ours"), (THEIRS, "Other authorities’"))


class Filters(forms.Form):
    """What to look for, and what to keep it to. All of it stands in the address, but for a whole question, which is posted."""

    is_filter = True

    words = forms.CharField(label="Words, or a whole question", required=False, max_length=4000)
    whose = forms.ChoiceField(label="Whose answer", choices=WHOSE, required=False)
    outcome = forms.ChoiceField(label="Outcome", required=False, choices=[("", "Any outcome"), *((one.value, words) for one, words in OUTCOMES.items())])  # fmt: skip
    provision = forms.CharField(label="Provision", help_text="Such as s.40(2)", required=False, max_length=60)
    publisher = forms.ChoiceField(label="Authority", required=False)
    year = forms.TypedChoiceField(label="Answered in", coerce=int, empty_value=None, required=False)
    published = forms.BooleanField(label="In our disclosure log", required=False)
    log = forms.IntegerField(required=False, min_value=1, max_value=2**31, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, str], *, offered: Offered, is_posted: bool = False) -> None:
        if not is_posted:
            data = {**{name: data[name] for name in data}, "words": data.get("words", "")[:LONGEST]}
        super().__init__(data, auto_id="memory_%s")
        fields: dict[str, Any] = self.fields
        fields["publisher"].choices = [("", "Any authority"), *((name, name) for name in offered.publishers)]
        fields["year"].choices = [("", "Any year"), *((year, str(year)) for year in offered.years)]

    def clean_provision(self) -> str:
        """The identifier of the provision; of the Act of the authority's nation where the words name none."""
        typed = self.cleaned_data["provision"].strip()
        act = Regime.FOISA if authority().profile.nation == "scotland" else Regime.FOIA
        try:
            return parse(typed, act=None if typed[:3].lower() == "reg" else act.value).id if typed else ""
        except LawError:
            raise forms.ValidationError("Write one provision, such as s.40(2) or reg.12(5)(b)") from None

    def sought(self) -> Sought:
        """What is looked for. A filter with something unknown in it is left out, and says so on the page."""
        self.is_valid()
        given = self.cleaned_data
        return Sought(
            given.get("words", "").strip(),
            given.get("whose", ""),
            given.get("outcome", ""),
            given.get("provision", ""),
            given.get("publisher", ""),
            given.get("year"),
            given.get("published", False),
            given.get("log"),
        )

    def in_the_address(self) -> str:
        """What was filled in, as an address has it."""
        return urlencode({name: value for name in self.fields if (value := self.data.get(name))})


class NewLog(forms.Form):
    """Another authority's answers: a file as it publishes them, or the words of its page."""

    is_filter = True  # a file or words are needed: neither is marked as optional

    publisher = forms.CharField(
        label="Which authority answered?",
        help_text="Leave it empty where the file says it, as the logs of several authorities do. Where it does not, you are asked after it was read.",
        required=False,
        max_length=200,
    )
    address = forms.URLField(
        label="Address where it is published",
        help_text="If it has one. Nothing is fetched from there: it is kept so that everybody can look.",
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": "Enter a full address, such as https://www.example.gov.uk/foi"},
    )
    licence = forms.CharField(label="Licence", help_text="If they state one, for example Open Government Licence v3.0.", required=False, max_length=200)  # fmt: skip
    file = FileField(
        label="File",
        help_text="A saved page (HTML), a table (CSV or XLSX), letters (PDF, DOCX, or a ZIP of them), or JSON or Atom of a request site, up to {most} MB.",
        required=False,
    )
    text = forms.CharField(label="Or the words of their page", help_text="Copy the page and put it here.", required=False, strip=False, max_length=2_000_000, widget=forms.Textarea({"rows": 6}))  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not self.has_error("file") and not given.get("file") and not given.get("text", "").strip():
            self.add_error("file", "Choose a file, or paste the words of the page")
        if given.get("file") and given.get("text", "").strip():
            self.add_error("text", "Choose a file or paste words, one of them")
        return given

    def log(self) -> dict[str, Any]:
        """What begins a log: bytes, name, and whose they are."""
        given = self.cleaned_data
        about = {name: given[name] for name in ("publisher", "address", "licence")}
        if file := given["file"]:
            return {"data": file.read(), "name": file.name, **about}
        return {"data": given["text"].encode(), "name": PASTED[0 if "</" in given["text"] else 1], **about}


class Whose(forms.Form):
    """Whose answers a log holds, where neither the file nor whoever brought it in said it."""

    publisher = forms.CharField(label="Which authority answered?", max_length=200, error_messages={"required": "Enter the name of the authority"})  # fmt: skip


class Columns(forms.Form):
    """What each heading or label of the file is."""

    is_filter = True  # each has an answer, if only that it is left out: none is marked as optional

    def __init__(self, found: LogPage, data: Mapping[str, str] | None = None) -> None:
        super().__init__(data, auto_id="column_%s")
        self.headings: dict[str, str] = {}
        for number, (heading, role, _, sample) in enumerate(found.columns):
            name = f"column_{number}"
            self.headings[name] = heading
            said = role if role in ROLES else ""
            self.fields[name] = forms.ChoiceField(label=heading, choices=list(ROLES.items()), required=False, initial=said, help_text=f"For example: {sample}" if sample else "")  # fmt: skip

    def columns(self) -> dict[str, str]:
        """Each heading with what it is."""
        return {heading: self.cleaned_data[name] for name, heading in self.headings.items()}
