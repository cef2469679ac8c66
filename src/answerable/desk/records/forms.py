"""What the pages of captures ask for."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings

from answerable.desk.components.fields import DayField
from answerable.desk.people.actors import Actor
from answerable.desk.records import access
from answerable.desk.records.chats import NewChat
from answerable.desk.registers.authority import authority

NO_GROUP = "No group: one person’s messages or mail"


class CaptureForm(forms.Form):
    """An export, of which chat it is, and what is known of where it comes from."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    file = forms.FileField(label="The exported file", error_messages={"required": "Choose the file"})
    group = forms.ChoiceField(
        label="Group",
        required=False,
        help_text="As the register of groups has it. Where it is no group’s, say below whose messages they are.",
    )
    person = forms.CharField(label="Whose messages or mail, where they are no group’s", required=False, max_length=120)
    tool = forms.ChoiceField(label="The program it was exported from, where it is no group’s", required=False, help_text="As the register of tools has it. The register of captures asks for it.")  # fmt: skip
    account = forms.CharField(label="Whose phone or account it was exported from", required=False, max_length=120, help_text="Other phones print other names for the same people, so captures are compared by account.")  # fmt: skip
    exported_on = DayField(label="When it was exported", required=False, what="the day of the export", help_text="No message in it can be later.")  # fmt: skip
    zone = forms.CharField(label="Time zone of the phone", required=False, max_length=40, help_text="Leave empty for the United Kingdom. Otherwise for example Europe/Madrid.")  # fmt: skip

    def __init__(self, *args: Any, by: Actor, **more: Any) -> None:
        super().__init__(*args, **more)
        rows = authority().kept("groups").entries if authority().keeps("groups") else ()
        groups = [(one.id, f"{one.id} {one.text('name')}") for one in rows if access.may_capture(by, group=one.id)]
        others = [("", NO_GROUP)] if access.may_capture(by) else []
        self.fields["group"].choices = [*others, *groups]  # type: ignore[attr-defined]  # a choice field
        self.fields[
            "file"
        ].help_text = f"As the program gives it: WhatsApp, Signal, Telegram, Slack, Teams, text messages, RSMF, eml, mbox, msg, pst; a zip as it is. Up to {settings.CAPTURE_LIMIT:,} MB. It is kept unchanged, and its digest goes into the log."
        if not others:
            del self.fields["person"], self.fields["tool"]
            return
        tools = authority().kept("tools").entries if authority().keeps("tools") else ()
        self.fields["tool"].choices = [("", "Not known"), *((one.id, one.text("name")) for one in tools)]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("group") and not given.get("person", "").strip():
            self.add_error("group", "Choose the group, or enter whose messages they are")
        return given

    def chat(self) -> NewChat:
        """The chat that it is of."""
        given = self.cleaned_data
        if given["group"]:
            return NewChat(group=given["group"])
        return NewChat(person=given["person"], tool=given["tool"])


class DatesForm(forms.Form):
    """In which order the numbers of the file's dates stand."""

    order = forms.ChoiceField(label="Which of these is right?", widget=forms.RadioSelect, error_messages={"required": "Choose which is right"})  # fmt: skip

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["order"].choices = choices  # type: ignore[attr-defined]  # a choice field


class ReasonForm(forms.Form):
    """Why a capture is given up."""

    reason = forms.CharField(label="Why is it given up?", widget=forms.Textarea({"rows": 2}), error_messages={"required": "Enter why"})  # fmt: skip
