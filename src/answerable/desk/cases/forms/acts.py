"""What each act on a case asks for before it is done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import Truncator

from answerable.desk.cases.actions.complain import RESULTS
from answerable.desk.cases.actions.correspond import KINDS
from answerable.desk.cases.actions.review import DECISIONS
from answerable.desk.cases.queries.people import officers, reviewers, staff_by_name, teams
from answerable.desk.components.fields import Checkboxes, DayField, FileField


def _words(label: str, hint: str = "", *, rows: int = 4, required: bool = True, missing: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing or "Enter an answer here"},
    )


class Nothing(forms.Form):
    """An act that asks for nothing but to be done."""


class Assign(forms.Form):
    """Who answers for the case, and the team it is counted with."""

    owner = forms.ChoiceField(label="Officer", required=False)
    team = forms.ChoiceField(label="Team", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", "Nobody yet"), *officers()]  # type: ignore[attr-defined]  # a choice field
        self.fields["team"].choices = [("", "No team"), *teams()]  # type: ignore[attr-defined]  # a choice field


class ToColleague(forms.Form):
    """Whom of the staff to write to, or somebody else by name and address."""

    colleague = forms.ChoiceField(label="Colleague", required=False, help_text="Or write a name and address below.")
    name = forms.CharField(label="Name", required=False, max_length=120)
    email = forms.EmailField(label="Address for mail", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(key): (name, email) for key, name, email in staff_by_name()}
        choices = [("", "Somebody else"), *((key, name) for key, (name, _) in self.people.items())]
        self.fields["colleague"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        known = self.people.get(found.get("colleague", ""))
        if known:
            found["name"], found["email"] = known
        if not found.get("email") and "email" not in self.errors:
            self.add_error("email", "Choose a colleague, or enter an address for mail")
        if not found.get("name"):
            found["name"] = found.get("email", "").partition("@")[0].replace(".", " ").title()
        return found


class Allocate(ToColleague):
    """Whom to ask, until when, with which words."""

    message = _words("What to tell them", "They see this one question, and these words.", required=False)
    due_on = DayField(label="Answer by", what="the day to answer by")


class TellKeeper(ToColleague):
    """Who keeps the records, and which they are."""

    records = _words("Which records are to be kept?", "As whoever keeps them would know them: what they are about, from when, in which system, box or telephone. No name of whoever asked.", missing="Say which records are to be kept")  # fmt: skip


class Correspond(forms.Form):
    """Something that came or went outside the desk's own mail."""

    kind = forms.ChoiceField(label="What it is", choices=KINDS.items(), widget=forms.RadioSelect, initial="note")
    title = forms.CharField(label="Title", max_length=300, required=False)
    text = _words("What was said or written", rows=6, required=False)
    file = FileField(label="File", help_text="Up to {most} MB.", required=False)


class AboutQuestions(forms.Form):
    """Some of the questions of a case: initial gives those that can be ticked, as “rows”."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows, field = self.initial.pop("rows"), self.fields["questions"]
        field.choices = [(row.number, f"{row.number}: {Truncator(row.text).words(20)}") for row in rows]  # type: ignore[attr-defined]  # a choice field
        field.widget.hints = {row.number: row.hint for row in rows}
        self.initial["questions"] = [row.number for row in rows if row.is_meant]


class Clarify(AboutQuestions):
    """Which questions are unclear, and a day to reply by; what is unclear about them stands in their answers."""

    questions = forms.MultipleChoiceField(
        label="Which questions are unclear?",
        help_text="The letter asks about these. The others are answered by their day.",
        widget=Checkboxes,
        error_messages={"required": "Choose the questions that are unclear"},
    )
    reply_by = DayField(label="Ask for a reply by", what="the day to reply by", required=False)


class Clarified(AboutQuestions):
    """Which questions the reply makes clear, where several wait, and the day on which it arrived."""

    questions = forms.MultipleChoiceField(
        label="Which questions does the reply make clear?",
        help_text="The others go on waiting.",
        widget=Checkboxes,
        error_messages={"required": "Choose the questions that the reply makes clear"},
    )
    on = DayField(label="When did their reply arrive?", what="the day it arrived")
    words = _words("What they said, if it did not come by mail", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(self.initial["questions"]) < 2:  # there is nothing to choose
            del self.fields["questions"]


class Charge(forms.Form):
    """A fee: how much, what for, how to pay."""

    fee = forms.CharField(label="Fee", help_text="For example £12.40", max_length=40, error_messages={"required": "Enter the fee"})  # fmt: skip
    fee_for = _words("What it is for", "Copying, postage. Staff time cannot be charged.", rows=3, missing="Say what the fee is for")  # fmt: skip
    how_to_pay = _words("How to pay", rows=3, missing="Say how the fee can be paid")
    schedule = forms.CharField(label="Where the schedule of charges is published", help_text="Only for environmental information.", required=False, max_length=300)  # fmt: skip


class Paid(forms.Form):
    """The day on which the fee was paid."""

    on = DayField(label="When was it paid?", what="the day it was paid")


class Extend(forms.Form):
    """More time, and why."""

    decide_by = DayField(label="When do you expect to decide?", what="the day you expect to decide")
    complexity = _words("Why the request is complex", "Only for environmental information (reg.7(1)): both are needed.", rows=3, required=False)  # fmt: skip
    volume = _words("Why the volume is large", rows=3, required=False)


class Transfer(forms.Form):
    """Whether we pass the request on, or tell them whom to ask."""

    is_passed_on = forms.ChoiceField(label="What do we do?", choices=[("no", "Tell the applicant whom to ask"), ("yes", "We have passed the request on ourselves")], widget=forms.RadioSelect, initial="no")  # fmt: skip


class Withdraw(forms.Form):
    """How the applicant withdrew it."""

    how = _words("When and how they said so", rows=3, missing="Say when and how the applicant withdrew it")


class Reopen(forms.Form):
    """What reopens it, and from which day."""

    reason = _words("What reopens it", rows=3, missing="Say what reopens it")
    on = DayField(label="From which day?", what="the day")


class CorrectReceipt(forms.Form):
    """The true day of receipt, and how it is known."""

    received_on = DayField(label="When did the request arrive?", what="the day it arrived")
    reason = _words("How that is known", rows=3, missing="Say how that is known")


class CorrectEvent(forms.Form):
    """The true day of something that moved the clock, and how it is known."""

    on = DayField(label="When did it happen?", what="the day it happened")
    reason = _words("How that is known", rows=3, missing="Say how that is known")


class Details(forms.Form):
    """Who asked, where they are written to, and what the request is called."""

    name = forms.CharField(label="Applicant’s name", required=False, max_length=200)
    email = forms.EmailField(label="Applicant’s address for mail", required=False, max_length=320)
    address = _words("Applicant’s postal address", rows=3, required=False)
    subject = forms.CharField(label="Subject", max_length=300, error_messages={"required": "Enter a subject"}, help_text="A few words, as they stand in the letter and in lists. No names of people.")  # fmt: skip


class AskReview(forms.Form):
    """A request for an internal review."""

    asked_on = DayField(label="When was it asked for?", what="the day it was asked for")
    reasons = _words("What they say is wrong", rows=5, missing="Enter what they say is wrong, in their words")
    note = _words("Note", "For example why a late request is taken on.", rows=2, required=False)


class AssignReview(forms.Form):
    """Who reviews it: someone who took no part."""

    reviewer = forms.ChoiceField(label="Reviewer", help_text="Someone who took no part in the decision: anyone else is refused.")  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reviewer"].choices = reviewers()  # type: ignore[attr-defined]  # a choice field


class ConductReview(forms.Form):
    """What the review finds, and what is given now where the first answer was not right."""

    decision = forms.ChoiceField(label="What it comes to", choices=DECISIONS.items(), widget=forms.RadioSelect)
    conclusions = _words("What you looked at, and what you find", rows=8, missing="Write what you find")
    number = forms.CharField(label="Question that is answered anew", help_text="Its number, where you give what was withheld or not found before.", required=False, max_length=12)  # fmt: skip
    text = _words("The new answer", "What is given now, in plain sentences. Come back to this page for another question.", rows=6, required=False)  # fmt: skip
    rest = forms.ChoiceField(label="Is that all that the question asks for?", choices=[("all", "Yes: nothing is withheld any more"), ("part", "No: the rest stays withheld, on the grounds of the first answer")], widget=forms.RadioSelect, initial="all", required=False)  # fmt: skip


class ReplyComplaint(forms.Form):
    """The Commissioner was replied to, or asks for another reply."""

    replied_on = DayField(label="When did we reply?", what="the day of our reply", required=False)
    reply_due_on = DayField(label="Or: by when is another reply asked for?", what="the day to reply by", required=False)


class Complain(forms.Form):
    """A complaint to the Commissioner."""

    their_reference = forms.CharField(label="Commissioner’s reference", max_length=60, required=False)
    opened_on = DayField(label="When did the Commissioner write?", what="the day the Commissioner wrote")
    reply_due_on = DayField(label="Reply by", what="the day to reply by", required=False)
    note = _words("What it is about", rows=4, required=False)


class Decide(forms.Form):
    """What the Commissioner decided."""

    decided_on = DayField(label="When was it decided?", what="the day it was decided")
    result = forms.ChoiceField(label="Result", choices=RESULTS.items(), widget=forms.RadioSelect)
    note = _words("Steps that the decision notice requires", rows=4, required=False)
    do_by = DayField(label="By when, if it says", what="the day by which the steps are to be taken", required=False)
