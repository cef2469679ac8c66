"""One ground of a refusal in the form: the boxes that the statute asks for, and no others."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.datastructures import MultiValueDict

from answerable.casefile import Ground, Likelihood, PublicInterestTest
from answerable.letters import Demand, Demands

CHOSEN = "which"  # the box in which a condition is chosen, where what else is asked hangs on it
IN_ONE_PIECE = "The condition in one piece, as it was saved"
EMPTY_IT = "It stands for the boxes above. To use them, empty this one."


class GroundForm(forms.Form):
    """One ground, with the fields that it asks for and no others."""

    is_filter = True
    provision = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: object, asked: Demands, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through
        self.asked = asked
        for ask in asked.asks:
            self.fields[ask.field] = field_of(ask)
        has_boxes = any(ask.is_element for ask in asked.asks)
        if has_boxes and "condition" not in self.fields and self._given("condition"):
            self.fields["condition"] = words_field(IN_ONE_PIECE, EMPTY_IT, rows=3)
        for name, field in self.fields.items():
            if "data-keep" in field.widget.attrs:  # words are kept by their ground, whatever its place in the form
                field.widget.attrs["data-keep"] = f"{asked.provision.id}-{name}"

    def ground(self) -> Ground:
        """The ground as typed; what is empty stays empty."""
        given = {name: str(self.data.get(self.add_prefix(name)) or "").strip() for name in self.fields}
        test = None
        if "balance" in given:
            about = "confirming" if "confirming" in str(self.fields["favouring_disclosure"].label) else "disclosing"
            sides = (_lines(given["favouring_disclosure"]), _lines(given["favouring_exemption"]))
            test = PublicInterestTest(*sides, given["balance"], about)
        likelihood = given.get("likelihood")
        single = {name: given[name] for name in ("link", "covers", "qualified_person", "condition") if name in given}
        shown = (ask.field for ask in self.asked.asks if ask.is_element)
        return Ground(
            self.asked.provision,
            given.get("reason", ""),
            Likelihood(likelihood) if likelihood in set(Likelihood) else None,
            public_interest=test,
            elements=tuple((name, given[name]) for name in shown if given[name]),
            **single,
        )

    def _given(self, name: str) -> str:
        found = self.data.get(self.add_prefix(name)) if self.is_bound else self.initial.get(name)
        return str(found or "").strip()


def words_field(label: str, hint: str = "", *, rows: int = 4) -> forms.CharField:
    """A box for words; nothing is required, since a draft may be empty."""
    return forms.CharField(
        label=label, help_text=hint, required=False, widget=forms.Textarea(attrs={"rows": rows, "data-keep": ""})
    )


def field_of(ask: Demand) -> forms.Field:
    """The box for one thing that a ground asks for."""
    hint = f"{ask.hint} ({ask.cite})" if ask.cite and ask.cite not in ask.hint else ask.hint
    if ask.kind == "choice":
        labels = ask.labels or tuple(value.capitalize() for value in ask.choices)
        choices = list(zip(ask.choices, labels, strict=True))
        return forms.ChoiceField(label=ask.label, help_text=hint, choices=choices, required=False, widget=forms.RadioSelect)  # fmt: skip
    return words_field(ask.label, hint, rows=4 if ask.kind == "list" else 3)


def initial_of(ground: Ground) -> dict[str, str]:
    """What the boxes hold of a ground that was saved."""
    test = ground.public_interest
    names = ("reason", "link", "covers", "qualified_person", "condition")
    found: dict[str, str] = {name: getattr(ground, name) for name in names}
    found["provision"] = ground.provision.id
    found["likelihood"] = ground.likelihood.value if ground.likelihood else ""
    if test:
        found |= {
            "favouring_disclosure": "\n".join(test.favouring_disclosure),
            "favouring_exemption": "\n".join(test.favouring_exemption),
            "balance": test.balance,
        }
    return found | dict(ground.elements)


def moved(data: MultiValueDict[str, str], old: str, new: str) -> dict[str, str]:
    """The fields of one ground under its new place, after another was taken out."""
    return {f"{new}{name.removeprefix(old)}": str(data[name]) for name in data if name.startswith(f"{old}-")}


def started(asked: Demands, prefix: str, *, data: Mapping[str, str]) -> dict[str, str]:
    """A ground just added, or one that asks for more now: starters stand ready, with brackets that must be replaced."""
    starters = {f"{prefix}-{ask.field}": "\n".join(ask.starters) for ask in asked.asks if ask.starters}
    return {f"{prefix}-provision": asked.provision.id, **starters, **data}


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip(" -•\t") for line in text.splitlines() if line.strip(" -•\t"))
