"""What the pages of a request's records ask for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from answerable.casefile import Outcome, Regime
from answerable.desk.cases.queries.case_files import CaseFile
from answerable.desk.cases.queries.grounds import grounds_used
from answerable.desk.components.fields import FileField
from answerable.desk.registers.authority import authority
from answerable.desk.review.actions.bring import Document
from answerable.desk.review.actions.decide import Decided
from answerable.desk.review.actions.mark_place import Part
from answerable.desk.review.actions.note_search import Outside
from answerable.desk.review.models import Decision
from answerable.letters import grouped_grounds

USUAL = ("foia.s40.2", "foisa.s38.1.b")  # offered first for personal data, where the law of the question has it


class OutsideForm(forms.Form):
    """A search that was made outside the desk."""

    place = forms.CharField(label="What was searched", help_text="For example: the housing system; the shared drive of Highways; the mailbox of the Head of Parking.", max_length=300, error_messages={"required": "Enter what was searched"})  # fmt: skip
    words = forms.CharField(label="What was looked for", help_text="The words, names or dates that were typed or looked for.", required=False, max_length=1000)  # fmt: skip
    hits = forms.IntegerField(label="Records found", min_value=0, error_messages={"required": "Enter how many, or 0"})
    minutes = forms.IntegerField(label="Minutes that it took", min_value=0, required=False, help_text="Time to find, bring together and pull out counts towards the cost limit.")  # fmt: skip
    left = forms.CharField(label="What could not be searched, and why", required=False, help_text="One a line. The letter and the certificate say it.", widget=forms.Textarea({"rows": 2}))  # fmt: skip
    note = forms.CharField(label="Note for the file", required=False, widget=forms.Textarea({"rows": 2}))

    def outside(self) -> Outside:
        """What was said."""
        given = self.cleaned_data
        left = tuple(line.strip() for line in given["left"].splitlines() if line.strip())
        return Outside(given["place"], given["words"], given["hits"], given["minutes"] or 0, left, given["note"])


class DocumentForm(forms.Form):
    """A document that is added to the records of a question: chosen among what came in, or uploaded."""

    key = forms.ChoiceField(label="A file that came for this request", required=False)
    file = FileField(label="Or a document from your computer", required=False, help_text="Text, CSV, mail, web page, PDF, Word (.docx), Excel (.xlsx) or picture, up to {most} MB. It is kept as it is; a released copy is made of it.")  # fmt: skip

    def __init__(self, *given: Any, files: Sequence[CaseFile], **options: Any) -> None:
        super().__init__(*given, **options)
        choices = [(str(one.key), f"{one.name}, {one.came}") for one in files]
        self.fields["key"].choices = [("", "Choose"), *choices]  # type: ignore[attr-defined]  # a choice field
        if not choices:
            del self.fields["key"]

    def document(self) -> Document:
        """What was given."""
        file = self.cleaned_data.get("file")
        return Document(int(self.cleaned_data.get("key") or 0), file.name if file else "", file.read() if file else b"")


class PartForm(forms.Form):
    """A part of a file, or an area of it in hundredths of its width and height."""

    item = forms.IntegerField()
    place = forms.CharField(max_length=300)
    left = forms.FloatField(required=False, min_value=0, max_value=100)
    top = forms.FloatField(required=False, min_value=0, max_value=100)
    right = forms.FloatField(required=False, min_value=0, max_value=100)
    bottom = forms.FloatField(required=False, min_value=0, max_value=100)
    ground = forms.CharField(required=False)
    why = forms.CharField(required=False)

    def part(self, *, is_kept: bool) -> Part:
        """What is said of it. An area of which a number is missing is none: it is refused by the act."""
        given = self.cleaned_data
        shares = [given[name] for name in ("left", "top", "right", "bottom")]
        has_area = any(share is not None for share in shares) and not is_kept
        area = tuple((share or 0) / 100 for share in shares) if has_area else ()
        return Part(given["item"], given["place"], area, given["ground"], given["why"], is_kept=is_kept)


class DecideForm(forms.Form):
    """One decision on one record."""

    version = forms.IntegerField()
    decision = forms.ChoiceField(choices=[(one.value or "open", one.label) for one in Decision])
    provision = forms.CharField(required=False)
    why = forms.CharField(required=False)
    with_same = forms.BooleanField(required=False)

    def decided(self) -> Decided:
        """What was decided."""
        given = self.cleaned_data
        decision = Decision("" if given["decision"] == "open" else given["decision"])
        return Decided(decision, given["provision"], given["why"], with_same=given["with_same"])


def ground_choices(regime: Regime, *, on: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """The grounds that a record can be withheld on, in groups, those used most here first."""
    found = grouped_grounds(regime, outcome=Outcome.PART_RELEASED, authority=authority().profile, on=on, used=grounds_used(regime))  # fmt: skip
    return [(label, [(place.id, f"{place}: {heading}") for place, heading in rows]) for label, rows in found]
