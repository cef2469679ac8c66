"""Forms of people, roles and teams."""

from __future__ import annotations

from typing import Any

from django import forms

from answerable.desk.people.models import Team
from answerable.desk.people.roles import PURPOSES, Role


class Particulars(forms.Form):
    """What is known of a member of staff."""

    name = forms.CharField(label="Full name", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(
        label="Email address", max_length=254, help_text="They sign in with it, and it is told to nobody outside."
    )
    job = forms.CharField(label="Job", max_length=120, required=False, help_text="For example: information officer.")
    team = forms.TypedChoiceField(label="Team", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [("", "No team"), *Team.objects.values_list("pk", "name")]  # type: ignore[attr-defined]


class Finding(forms.Form):
    """Which people the list shows."""

    is_filter = True
    q = forms.CharField(
        label="Name, address, job or team", required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    closed = forms.BooleanField(label="With closed accounts", required=False)


class RoleBoxes(forms.CheckboxSelectMultiple):
    """A box for each role, with what it is for."""

    def create_option(self, name: str, value: Any, *rest: Any, **more: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *rest, **more)
        option["hint"] = PURPOSES[Role(str(value))]
        return option


class Roles(forms.Form):
    """The roles that a person holds."""

    roles = forms.TypedMultipleChoiceField(
        label="Roles",
        required=False,
        coerce=Role,
        choices=[(role.value, role.label) for role in Role],
        widget=RoleBoxes,
        help_text="Someone may hold several, or none.",
    )


class NewPerson(Roles, Particulars):
    """Someone new, with roles."""

    field_order = ["name", "email", "job", "team", "roles"]


class TeamName(forms.Form):
    """The name of a team."""

    name = forms.CharField(label="Name of the team", max_length=120)

    def __init__(self, *args: Any, team: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.team = team

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if Team.objects.filter(name__iexact=name).exclude(pk=self.team or 0).exists():
            raise forms.ValidationError("There is already a team of that name")
        return name


class Own(forms.Form):
    """What people say of themselves."""

    name = forms.CharField(
        label="Your name",
        max_length=120,
        help_text="It stands under letters that you send, and in the history of requests.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    job = forms.CharField(
        label="Your job",
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    has_shortcuts = forms.BooleanField(
        label="Use keyboard shortcuts",
        required=False,
        help_text="Single keys such as j and k. Turn them off if you speak to your computer or press keys by accident.",
    )
    has_notices = forms.BooleanField(
        label="Tell me by mail what waits for me",
        required=False,
        help_text="Letters that you may approve. Questions that are given to you, and reminders, are sent in any case.",
    )
