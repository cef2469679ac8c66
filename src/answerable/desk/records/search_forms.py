"""What the page of the search over messages asks for, and the address of a search."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from answerable.desk.components.fields import DayField
from answerable.desk.people.actors import Actor
from answerable.desk.records import access
from answerable.desk.records.asked import LONGEST, Asked
from answerable.desk.records.queries.messages import KINDS
from answerable.desk.registers.authority import authority

ORDERS = (("time", "The newest first"), ("best", "The best first"))
HELP = "Quotation marks keep words together, a star ends a beginning: park*. OR and NEAR in capitals, a minus leaves a word out."
OF_WORDS = ("phrase", "any_words", "no_words", "is_exact")
LAST = 2**63 - 1


class SearchForm(forms.Form):
    """A search: all that Asked has, each in a box of its own for those who know no signs."""

    is_filter = True
    words = forms.CharField(label="All of these words", required=False, max_length=LONGEST, help_text=HELP, widget=forms.TextInput({"type": "search", "data-key": "/"}))  # fmt: skip
    phrase = forms.CharField(label="These words, one after the other", required=False, max_length=200)
    any_words = forms.CharField(label="Any of these words", required=False, max_length=200)
    no_words = forms.CharField(label="None of these words", required=False, max_length=200)
    is_exact = forms.BooleanField(label="Only these forms of the words", required=False, help_text="Without it, refuse finds refused too.")  # fmt: skip
    people = forms.CharField(label="From or to", required=False, max_length=300, help_text="Parts of names. A comma between two: both take part.")  # fmt: skip
    groups = forms.ChoiceField(label="Group", required=False)
    chats = forms.ChoiceField(label="Chat or mailbox", required=False)
    tool = forms.ChoiceField(label="Tool", required=False)
    first = DayField(label="From", required=False, what="the first day")
    last = DayField(label="To", required=False, what="the last day")
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Any"), ("text", "Words"), *KINDS.items()])
    has_file = forms.BooleanField(label="Only with a file", required=False)
    order = forms.ChoiceField(label="Order", required=False, choices=ORDERS)
    before = forms.IntegerField(required=False, min_value=-LAST, max_value=LAST, widget=forms.HiddenInput)
    place = forms.IntegerField(required=False, min_value=0, max_value=LAST, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | Mapping[str, Any] | None = None, *, by: Actor, **more: Any) -> None:
        super().__init__(data or None, **more)
        chats = list(access.visible_chats(by).filter(disposed_at=None).values_list("pk", "title", "group", "tool"))
        groups = sorted({group for _, _, group, _ in chats if group} | _kept("groups"))
        tools = sorted({tool for _, _, _, tool in chats if tool})
        self._choose("groups", [(one, _called("groups", one)) for one in groups])
        self._choose("chats", [(str(number), title) for number, title, _, _ in chats])
        self._choose("tool", [(one, _called("tools", one)) for one in tools])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", "Any"), *choices]  # type: ignore[attr-defined]  # a choice field

    def asked(self) -> Asked:
        """The search, once the form is found in order."""
        given = self.cleaned_data
        people = tuple(name.strip() for name in given["people"].split(",") if name.strip())
        return Asked(
            words=given["words"].strip(), phrase=given["phrase"].strip(), any_words=given["any_words"].strip(),
            no_words=given["no_words"].strip(), is_exact=given["is_exact"], people=people,
            groups=(given["groups"],) if given["groups"] else (), chats=(int(given["chats"]),) if given["chats"] else (),
            tool=given["tool"], first=given["first"], last=given["last"], has_file=given["has_file"], kind=given["kind"],
            order=given["order"] or "time", before=given["before"], place=given["place"] or 0,
        )  # fmt: skip

    @property
    def is_open(self) -> bool:
        """True where one of the boxes besides the first is filled, or wrong."""
        return any(
            name in self.errors or self[name].value() not in (None, "", False, [None, None, None], ["", "", ""], "time")
            for name in self._more
        )

    @property
    def of_words(self) -> list[forms.BoundField]:
        """The boxes for words besides the first."""
        return [self[name] for name in OF_WORDS]

    @property
    def of_place(self) -> list[forms.BoundField]:
        """What a search is kept to, and its order."""
        return [self[name] for name in self._more if name not in OF_WORDS]

    @property
    def _more(self) -> list[str]:
        return [name for name in self.fields if name not in ("words", "before", "place")]


class NameForm(forms.Form):
    """What a saved search is called."""

    name = forms.CharField(label="Name of this search", max_length=120, error_messages={"required": "Enter a name for this search"})  # fmt: skip


def query_of(asked: Asked) -> str:
    """The search as the end of an address."""
    said: dict[str, Any] = {}
    for key, value in asked.values.items():
        if key in ("first", "last"):
            year, month, day = value.split("-")
            said |= {f"{key}_day": int(day), f"{key}_month": int(month), f"{key}_year": int(year)}
        else:
            said[key] = ", ".join(map(str, value)) if isinstance(value, list) else "on" if value is True else value
    return urlencode(said)


def _kept(register: str) -> set[str]:
    folder = authority()
    return {one.id for one in folder.kept(register).entries} if folder.keeps(register) else set()


def _called(register: str, key: str) -> str:
    folder = authority()
    found = folder.kept(register).find(key) if folder.keeps(register) else None
    return f"{key} {found.text('name')}".strip() if found else key
