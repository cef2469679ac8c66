"""The gallery: every component's folder, its page and its examples, which the tests render too."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django import forms
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from answerable.desk.components.fields import DayField, FilesField, Radios

FOLDER = Path(__file__).parent / "templates" / "components"


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a component: what it is given, and what must be in what it prints."""

    name: str
    context: dict[str, Any]
    contains: tuple[str, ...]
    html: SafeString


@dataclass(frozen=True, slots=True)
class Component:
    """A part of pages: its name, what it is for, its examples."""

    name: str
    purpose: str
    takes: str
    examples: tuple[Example, ...]


class FilterForm(forms.Form):
    """Which requests a list shows."""

    is_filter = True
    whose = forms.ChoiceField(label="Whose", choices=[("mine", "Mine"), ("team", "My team's"), ("all", "Everyone's")])
    order = forms.ChoiceField(label="Sorted by", choices=[("due", "Day due"), ("received", "Day received")])


class SampleForm(forms.Form):
    """Every kind of box."""

    subject = forms.CharField(label="Subject", max_length=80, help_text="A few words that name the request.")
    words = forms.CharField(label="The request", widget=forms.Textarea(attrs={"rows": 4, "data-keep": ""}))
    email = forms.EmailField(label="Email address", required=False)
    received_on = DayField(label="Day it arrived", what="the day it arrived", help_text="For example, 27 10 2026.")
    regime = forms.ChoiceField(label="Regime", choices=[("", "Choose a regime"), ("foia", "FOIA"), ("eir", "EIR")])
    outcome = forms.ChoiceField(
        label="Answer",
        choices=[("give", "Give it"), ("part", "Give part of it"), ("withhold", "Withhold it")],
        widget=Radios(hints={"withhold": "The statute's own form opens below."}),
    )
    places = forms.MultipleChoiceField(
        label="Where to look",
        choices=[("mail", "Mailboxes"), ("share", "Shared folders")],
        widget=forms.CheckboxSelectMultiple,
    )
    attachments = FilesField(label="Attachments", required=False)
    is_mine = forms.BooleanField(label="I looked in all of these places")


def sample_with_faults() -> SampleForm:
    """The sample as it comes back when half of it is missing."""
    given = {"subject": "Council phones" * 7, "email": "nobody", "received_on_day": "31", "received_on_year": "2026"}
    return SampleForm({f"refused-{name}": value for name, value in given.items()}, prefix="refused")


def components(request: HttpRequest) -> Iterator[Component]:
    """Every component in the order of its name, with its examples printed."""
    for folder in sorted(path.parent for path in FOLDER.glob("*/examples.toml")):
        purpose, _, takes = (folder / "README.md").read_text(encoding="utf-8").partition("\n\n")
        yield Component(folder.name, purpose, takes.strip(), tuple(_examples(folder, request)))


def _examples(folder: Path, request: HttpRequest) -> Iterator[Example]:
    with (folder / "examples.toml").open("rb") as file:
        found = tomllib.load(file)["example"]
    for example in found:
        context = dict(example["context"])
        if example.get("form") == "filters":
            context["form"] = FilterForm(prefix="show")
        html = render_to_string(f"components/{folder.name}/template.html", context, request)
        yield Example(example["name"], context, tuple(example["contains"]), html)
