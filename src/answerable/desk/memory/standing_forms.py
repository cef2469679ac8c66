"""The forms of standing answers: what one says, whose it is and until when, and why one is withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms

from answerable.answers import live
from answerable.casefile import Answer, Held, Outcome, Regime
from answerable.desk.components.fields import DayField
from answerable.desk.disclosure.classes import CLASSES
from answerable.desk.disclosure.words import OUTCOMES, REGIMES
from answerable.desk.memory.chosen import WITHOUT_GROUNDS, Chosen, faults, personal_in
from answerable.desk.people.models import Person

HELD = {Outcome.RELEASED: Held.YES, Outcome.NOT_HELD: Held.NO}
CLASS = ("", "Choose a class")


class Standing(forms.Form):
    """A standing answer. of: the answer that it is made of, with its grounds; None where it is written afresh."""

    title = forms.CharField(label="Title", help_text="In a few words: the subject, as someone would look for it.", max_length=200, error_messages={"required": "Enter a title"})  # fmt: skip
    questions = forms.CharField(label="Questions that it answers", help_text="One on each line, in the words people use, each with all it needs to be understood.", max_length=8000, widget=forms.Textarea({"rows": 4}), error_messages={"required": "Write at least one question that it answers"})  # fmt: skip
    regime = forms.ChoiceField(label="Law", choices=[(regime.value, words) for regime, words in REGIMES.items() if regime is not Regime.DPA])  # fmt: skip
    outcome = forms.ChoiceField(label="Outcome", choices=[(one.value, OUTCOMES[one]) for one in WITHOUT_GROUNDS])
    text = forms.CharField(
        label="Answer",
        help_text=f"What changes may be asked of our registers each time: write the question in braces, as in “The council has {{How many official WhatsApp groups are there?}} groups.” By itself in a paragraph it gives the whole answer. No more than {live.MOST} questions in braces. Where the registers do not give one, no draft is made of the answer; where they withhold one, it cannot be kept as given.",
        max_length=20_000,
        widget=forms.Textarea({"rows": 10}),
        error_messages={"required": "Write the answer"},
    )
    where = forms.CharField(label="Where it can be read already", help_text="An address, where everyone can read it now.", max_length=500, required=False)  # fmt: skip
    owner = forms.ChoiceField(label="Owner", help_text="Answers for what it says, and is reminded of the review.")
    review_on = DayField(label="To be reviewed by", help_text="From that day no draft is made from it until somebody has looked at it again.", what="the day of the review")  # fmt: skip
    is_published = forms.BooleanField(label="Publish it in the publication scheme", required=False)
    scheme_class = forms.ChoiceField(label="Class of the publication scheme", help_text="Only where it is published.", required=False, choices=[CLASS, *((number, f"{number}. {title}") for number, title, _ in CLASSES)])  # fmt: skip
    looked = forms.MultipleChoiceField(label="What may be personal data, and everyone may read", help_text="Take out what they may not. Tick each that you have looked at and that everyone may read.", required=False, widget=forms.CheckboxSelectMultiple)  # fmt: skip
    note = forms.CharField(label="What changed, and why", max_length=300, required=False)

    def __init__(self, *given: Any, of: Answer | None, made_from: str = "", is_new: bool = True, on: date, **more: Any) -> None:  # fmt: skip
        super().__init__(*given, **more)
        self.of, self.made_from, self.on = of, made_from, on
        fields: dict[str, Any] = self.fields
        fields["owner"].choices = [("", "Choose a person"), *_people()]
        if of and of.outcome not in WITHOUT_GROUNDS:
            del fields["outcome"]
        if not (of and of.where):
            del fields["where"]
        if is_new:
            del fields["note"]
        fields["looked"].choices = self._found()
        if not fields["looked"].choices:
            del fields["looked"]

    def clean(self) -> dict[str, Any]:
        """What may not stand is said at its field."""
        given = self.cleaned_data
        if not self.errors:
            for field, fault in faults(self.chosen(), on=self.on).items():
                self.add_error(field if field in self.fields else "text", fault)
        return given

    def chosen(self) -> Chosen:
        """What was decided."""
        given = self.cleaned_data
        lines = (" ".join(line.split()) for line in given["questions"].splitlines())
        return Chosen(
            title=given["title"],
            questions=tuple(dict.fromkeys(line for line in lines if line)),
            regime=Regime(given["regime"]),
            answer=self._answer(given),
            owner=int(given["owner"]),
            review_on=given["review_on"],
            is_published=given["is_published"],
            scheme_class=given["scheme_class"] if given["is_published"] else "",
            looked=frozenset(given.get("looked", ())),
            made_from=self.made_from,
        )

    def _found(self) -> list[tuple[str, str]]:
        """What may be personal data in what is written now, each to be ticked by itself."""
        texts = self.data if self.is_bound else self.initial
        return list(personal_in(*(str(texts.get(name, "")) for name in ("title", "questions", "text"))).items())

    def _answer(self, given: Mapping[str, Any]) -> Answer:
        text = given["text"].strip().replace("\r\n", "\n")
        of = self.of or Answer((), Outcome.RELEASED, Held.YES)
        outcome = Outcome(given.get("outcome", of.outcome))
        held = HELD.get(outcome, of.held)
        return replace(of, questions=("1",), outcome=outcome, held=held, text=text, where=given.get("where", of.where), ask="", score=None, reasons=())  # fmt: skip


class Withdraw(forms.Form):
    """Why a standing answer is withdrawn."""

    reason = forms.CharField(label="Why it is withdrawn", help_text="Where it is published, anyone who opens its address reads this.", max_length=300, error_messages={"required": "Say why it is withdrawn"})  # fmt: skip


def _people() -> Iterable[tuple[str, str]]:
    people = Person.objects.filter(is_active=True).order_by("name")
    return [(str(one.pk), f"{one.name}{f', {one.job}' if one.job else ''}") for one in people]
