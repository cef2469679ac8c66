"""What each act on evidence asks for. Every form has a key, so that one that is sent twice makes one entry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django import forms

from answerable.desk.components.fields import DayField, FileField, MomentField
from answerable.desk.custody.entries import Hand, Said, Upload
from answerable.desk.custody.models import Investigation, Item, Kind
from answerable.desk.custody.queries.doubts import before_closing, before_reporting
from answerable.desk.custody.queries.options import EVIDENCE, breach_options, class_of, class_options
from answerable.desk.custody.queries.pages import event_options, item_options
from answerable.desk.custody.standing import STORE

TAIL = ("reason", "authority", "witness", "claimed_at", "claimed_basis")
ASIDE = TAIL[2:]  # what most entries do not need: it stands folded away
IN_STORE = "A file lies in the desk’s store of files; name a cabinet only for the disk or stick that it came on."


def _line(label: str, hint: str = "", *, most: int = 120, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=most, required=required)


def _words(label: str, hint: str = "", *, rows: int = 3, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=required, widget=forms.Textarea(attrs={"rows": rows}))


class SaidForm(forms.Form):
    """What every act says: why, by whose authority; and where it was written on paper first, when it happened."""

    first: tuple[str, ...] = ()  # the fields that stand first, in their order

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    reason = _words("Why is it done?", rows=2)
    authority = _line("By whose authority?", "A post, an order or a policy.", most=300, required=False)
    witness = _line("Witness", required=False)
    claimed_at = MomentField(label="If it was written on paper first: when it happened", help_text="For example 17 9 2026, 2:25pm.", what="the day and time", required=False)  # fmt: skip
    claimed_basis = _line(
        "The paper that says so", "The number of the form, and who wrote it.", most=300, required=False
    )

    def __init__(self, *args: Any, found: Investigation | None = None, item: Item | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.found, self.item = found, item
        if "seal_read" in self.fields and not (item and item.seal):
            del self.fields["seal_read"]
        self.order_fields([*self.first, *(name for name in self.fields if name not in TAIL), *TAIL])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("claimed_at") and not given.get("claimed_basis"):
            self.add_error("claimed_basis", "Enter the paper that says so")
        return given

    @property
    def main(self) -> list[forms.BoundField]:
        """The fields of the act itself."""
        return [field for field in self.visible_fields() if field.name not in ASIDE]

    @property
    def aside(self) -> list[forms.BoundField]:
        """The fields that most entries do not need."""
        return [self[name] for name in ASIDE]

    @property
    def shows_aside(self) -> bool:
        """True where something in them was written, or is wrong."""
        return any(field.errors or any(field.data or ()) for field in self.aside) if self.is_bound else False

    def said(self) -> Said:
        """What was said, as the act takes it."""
        given = self.cleaned_data
        return Said(
            key=given["key"],
            reason=given["reason"],
            authority=given["authority"],
            witness=given["witness"],
            seal_read=given.get("seal_read", "").strip(),
            claimed_at=given["claimed_at"],
            claimed_basis=given["claimed_basis"] if given["claimed_at"] else "",
        )

    def upload(self, name: str) -> Upload | None:
        """The file of that field."""
        file = self.cleaned_data.get(name)
        return Upload(file.read(), file.name, file.content_type or "application/octet-stream") if file else None


class Open(SaidForm):
    """A new investigation."""

    title = _line("What is looked into?", "In a few words that anyone may read: no names, no personal data.", most=200)
    breach = forms.ChoiceField(label="Entry of the register of data breaches", required=False)
    reference = forms.RegexField(
        r"EV-\d{4}-\d{2,4}",
        label="Reference, if it has one on paper already",
        help_text="Such as EV-2026-03, with the noughts that it has there. Left empty, it gets the next number of the year.",
        required=False,
        error_messages={"invalid": "Enter a reference such as EV-2026-03"},
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["breach"].choices = [("", "None, or not known yet"), *breach_options()]  # type: ignore[attr-defined]  # a choice field


class HandForm(SaidForm):
    """An act after which somebody has something somewhere."""

    custodian = _line("Who has it then?", "A name and a post.")
    place = _line("Where is it then?", "Exactly enough to go and find it.", most=200)
    seal_read = _line("Number on the seal, as you read it now", most=60)

    def __init__(self, *args: Any, name: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["custodian"].initial = name

    def hand(self) -> Hand:
        """Who has it, and where."""
        return Hand(self.cleaned_data["custodian"], self.cleaned_data["place"])


class TakeIn(HandForm):
    """An item that comes in."""

    first = ("kind", "title", "file", "digest_told", "seal", "photograph", "from_custodian", "from_place")

    kind = forms.ChoiceField(label="What kind of item is it?", choices=Kind.choices, widget=forms.RadioSelect)
    title = _line("What is it?", "It stands in lists and in the report: describe the thing, name nobody.", most=200)
    from_custodian = _line("Who had it?")
    from_place = _line("Where was it?", most=200)
    place = _line("Where is it then, if it is paper or a device?", f"Exactly enough to go and find it. {IN_STORE}", most=200, required=False)  # fmt: skip
    file = FileField(label="The file, if it is digital", help_text="Up to {most} MB. It is kept byte for byte, and its SHA-256 digest is taken.", required=False)  # fmt: skip
    digest_told = forms.RegexField(
        r"[0-9a-fA-F ]{64,80}",
        label="Its SHA-256 digest, if one came with it",
        required=False,
        error_messages={"invalid": "Enter 64 digits and letters from a to f"},
    )
    seal = _line("Number of the seal, if it is paper or a device", most=60, required=False)
    photograph = FileField(label="Photograph of it under its seal", help_text="It becomes an item of its own. Up to {most} MB.", required=False)  # fmt: skip
    retention_class = forms.ChoiceField(label="Class of the retention schedule", required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["retention_class"].choices = [("", "Not said"), *class_options()]  # type: ignore[attr-defined]  # a choice field
        self.fields["retention_class"].initial = class_of(EVIDENCE)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        is_digital = given.get("kind") == Kind.DIGITAL
        if is_digital and not given.get("file") and "file" not in self.errors:
            self.add_error("file", "Choose the file")
        if given.get("kind") and not is_digital and not given.get("seal"):
            self.add_error("seal", "Enter the number of the seal")
        if not given.get("place") and "place" not in self.errors:
            if is_digital:
                given["place"] = STORE
            else:
                self.add_error("place", "Enter where it is then")
        return given


class Look(SaidForm):
    """An act that only looks."""

    seal_read = _line("Number on the seal, as you read it now", most=60)


class NewForm(HandForm):
    """An act that brings a new item, which somebody has somewhere."""

    custodian = _line("Who has the new item?", "A name and a post.")
    place = forms.CharField(label="Where is it kept?", help_text=IN_STORE, max_length=200, initial=STORE)


class CheckOut(HandForm):
    """To whom, until when."""

    due_back_on = DayField(label="Due back on", what="the day it is due back")


class Copy(NewForm):
    """How a copy was made."""

    first = ("title", "file", "method")

    title = _line("What is the copy?", most=200)
    method = _line("Programme and version, or machine", most=300)
    file = FileField(label="The scan or image", help_text="Up to {most} MB.")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if self.item and self.item.file:
            del self.fields["file"]


class Analyse(NewForm):
    """What an analysis showed."""

    first = ("method", "outcome", "file", "title")

    method = _line("Programme and version", "So that somebody else can do the same and come to the same.", most=300)
    outcome = _words("What did it show?")
    file = FileField(label="What came out of it, as a file", help_text="It becomes an item of its own. Up to {most} MB.", required=False)  # fmt: skip
    title = _line("What is that file?", most=200, required=False)
    custodian = _line("Who has that file?", "A name and a post.")


class Redact(NewForm):
    """A copy that may be shown."""

    first = ("title", "file", "method", "reason")

    title = _line("What is the redacted copy?", most=200)
    file = FileField(label="The redacted copy", help_text="Up to {most} MB. The original stays as it is.")
    method = _line("Programme and version", most=300)
    reason = _words("What was taken out, and why?")
    although = _words(
        "If the copy holds what its reader does not see: why may it stay as it is?", rows=2, required=False
    )


class Seal(Look):
    """A new seal."""

    new_seal = _line("Number of the new seal", most=60)


class Correct(SaidForm):
    """Which entry was wrong, and what is right."""

    event = forms.ChoiceField(label="Which entry is wrong?")
    custodian = _line("If it says wrongly who has the item: who has it", required=False)
    place = _line("If it says wrongly where the item is: where it is", most=200, required=False)
    reason = _words("What is right, and how is that known?")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if self.found:
            self.fields["event"].choices = event_options(self.found)  # type: ignore[attr-defined]  # a choice field

    def hand(self) -> Hand | None:
        """Where the item really is, if that was wrong."""
        given = self.cleaned_data
        return Hand(given["custodian"], given["place"]) if given["custodian"] or given["place"] else None


class AlthoughForm(SaidForm):
    """An act that is asked about where something stands open."""

    stands_open: Callable[[Investigation], str]

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if still := type(self).stands_open(self.found) if self.found else "":
            self.fields["although"].help_text = f"{still[0].upper()}{still[1:]}. The answer stands in the report."
        else:
            del self.fields["although"]


class Close(AlthoughForm):
    """What was found."""

    stands_open = staticmethod(before_closing)

    finding = _words("Finding", "What happened and why. It stands in the report.", rows=6)
    although = _words("Why is it closed all the same?", rows=2)


class Report(AlthoughForm):
    """The report says by itself what the chain holds."""

    stands_open = staticmethod(before_reporting)

    although = _words("Why is it issued all the same?", rows=2)
    reason = _words("What is it issued for?", rows=2)


class Disclose(SaidForm):
    """Who gets what."""

    recipient = _line("Who gets it?", "For example: the Information Commissioner; Mere Constabulary, officer in the case.", most=200)  # fmt: skip
    items = forms.MultipleChoiceField(label="Which files go with it?", help_text="The entries of the whole investigation go in any case, with the proof of each.", widget=forms.CheckboxSelectMultiple, required=False)  # fmt: skip
    authority = _line("By whose authority?", "An order, a duty in an Act, or the power that lets you.", most=300)
    although = _words("If a file holds what its reader does not see: why may it go as it is?", "The files are looked through first. An original goes whole or not at all; the entry says what it holds.", rows=2, required=False)  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if self.found:
            self.fields["items"].choices = item_options(self.found)  # type: ignore[attr-defined]  # a choice field
