"""The acts that have a page of their own: what each says, asks for and does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django import forms as django_forms

from answerable.casefile import Answer, Applicant, Held, Outcome
from answerable.desk.cases.actions.acknowledge import acknowledge
from answerable.desk.cases.actions.ask_review import ask_review
from answerable.desk.cases.actions.assign import assign
from answerable.desk.cases.actions.charge import charge
from answerable.desk.cases.actions.clarified import clarified
from answerable.desk.cases.actions.clarify import clarify
from answerable.desk.cases.actions.complain import complain, decide, reply_complaint
from answerable.desk.cases.actions.correct_details import correct_details
from answerable.desk.cases.actions.correct_receipt import correct_receipt
from answerable.desk.cases.actions.extend import extend
from answerable.desk.cases.actions.file_material import file_material
from answerable.desk.cases.actions.lapse import lapse
from answerable.desk.cases.actions.paid import paid
from answerable.desk.cases.actions.propose import propose
from answerable.desk.cases.actions.publish import take_down
from answerable.desk.cases.actions.reopen import reopen
from answerable.desk.cases.actions.review import assign_review, conduct_review, withdraw_review
from answerable.desk.cases.actions.start import start
from answerable.desk.cases.actions.tell_keeper import tell_keeper
from answerable.desk.cases.actions.transfer import transfer
from answerable.desk.cases.actions.withdraw import withdraw
from answerable.desk.cases.forms import acts as forms
from answerable.desk.cases.forms.publishing import TakeDown
from answerable.desk.cases.queries.case import Head
from answerable.desk.cases.queries.people import person, team
from answerable.desk.cases.queries.questions import to_be_clear, to_clarify
from answerable.desk.cases.queries.reviews import review_so_far
from answerable.desk.components.uploads import read
from answerable.desk.people.actors import Actor

Given = dict[str, Any]
Do = Callable[[str, Given, Actor, datetime], object]


@dataclass(frozen=True, slots=True)
class ActPage:
    """A page for one act: its heading, what it will do, the words of its button, its form, and what it calls."""

    title: str
    explains: str
    button: str
    form: type[django_forms.Form]
    call: Do | None
    done: str
    then: str = "cases:case"
    initial: Callable[[Head, Actor], Given] = lambda head, by: {}

    def form_of(self, head: Head, by: Actor, data: Any, files: Any) -> django_forms.Form:
        """The form, filled with what is known."""
        return self.form(data, files, initial=self.initial(head, by))

    def do(self, reference: str, given: Given, by: Actor, at: datetime) -> None:
        """Do it."""
        if self.call:
            self.call(reference, given, by, at)


def _file(reference: str, given: Given, by: Actor, at: datetime) -> None:
    file = given["file"]
    upload = read(file) if file else None
    file_material(reference=reference, kind=given["kind"], title=given["title"], text=given["text"], upload=upload, by=by, at=at)  # fmt: skip


def _conduct(reference: str, given: Given, by: Actor, at: datetime) -> None:
    number, text = given["number"].strip(), given["text"].strip()
    first, anew = review_so_far(reference, by=by)
    if number and text:
        said = Answer((number,), Outcome.RELEASED, Held.YES, text)
        if given["rest"] == "part" and number in first:
            said = replace(first[number], outcome=Outcome.PART_RELEASED, held=Held.YES, text=text)
        anew = {**anew, number: said}
    conduct_review(
        reference=reference, decision=given["decision"], conclusions=given["conclusions"], answers=anew, by=by, at=at
    )


def _details(reference: str, given: Given, by: Actor, at: datetime) -> None:
    applicant = Applicant(given["name"], given["email"], given["address"])
    correct_details(reference=reference, applicant=applicant, subject=given["subject"], by=by, at=at)


ACTS: dict[str, ActPage] = {
    "start": ActPage(
        "Start on this request", "It is yours from now on, unless it has an officer already.", "Start", forms.Nothing,
        lambda reference, given, by, at: start(reference=reference, by=by, at=at), "The request is being answered.",
    ),
    "search": ActPage(
        "Look again", "The registers, positions and earlier answers are looked through again. Answers are not touched.", "Look again", forms.Nothing,
        lambda reference, given, by, at: propose(reference=reference, by=by, at=at), "Every question has been looked up again.",
    ),
    "acknowledge": ActPage(
        "Acknowledge the request", "The applicant gets a letter with the reference, the questions and the last day.", "Send the acknowledgement", forms.Nothing,
        lambda reference, given, by, at: acknowledge(reference=reference, by=by, at=at), "The acknowledgement is on its way.",
    ),
    "assign": ActPage(
        "Whose request is it?", "The officer answers for it; the team is what it is counted with.", "Save", forms.Assign,
        lambda reference, given, by, at: assign(reference=reference, owner=person(given["owner"]), team=team(given["team"]), by=by, at=at),
        "The request has its officer.",
    ),
    "correspond": ActPage(
        "Add to the correspondence", "A call, a note of your own, a letter on paper, or material for the answer. It is kept as it is.", "Keep it", forms.Correspond,
        _file, "It is with the correspondence.", "cases:correspondence",
    ),
    "tell-keeper": ActPage(
        "Tell a service not to destroy records",
        "They get a mail that says which records to keep, and nothing of who asked. What was sent is kept with the correspondence.",
        "Send it", forms.TellKeeper,
        lambda reference, given, by, at: tell_keeper(reference=reference, name=given["name"], email=given["email"], records=given["records"], by=by, at=at),
        "The service is told.", "cases:correspondence",
    ),
    "clarify": ActPage(
        "Ask the applicant what is meant",
        "Only what is unclear waits for them: its clock starts again when they reply (section 1(3); for subject access UK GDPR art.12A). Every other question is still due by its day.",
        "Send the letter to the applicant", forms.Clarify,
        lambda reference, given, by, at: clarify(reference=reference, by=by, at=at, **given), "The applicant has been asked.",
        initial=lambda head, by: {"rows": to_clarify(head.reference, by=by)},
    ),
    "clarified": ActPage(
        "The applicant has replied",
        "What they made clear is open again, and due by a day of its own, counted from the day their reply arrived. If the rest is due sooner and cannot wait for it, do not record the reply yet: send the answer, and log the reply as a request of its own.",
        "Start the clock again", forms.Clarified,
        lambda reference, given, by, at: clarified(reference=reference, by=by, at=at, **given), "The clock runs again.", "cases:clock",
        lambda head, by: {"rows": to_be_clear(head.reference, by=by)},
    ),
    "charge": ActPage(
        "Ask for a fee", "The clock stands still from the fees notice until the fee is paid (section 9, section 10(2)).", "Send the fees notice", forms.Charge,
        lambda reference, given, by, at: charge(reference=reference, details=given, by=by, at=at), "The fees notice is on its way.", "cases:clock",
    ),
    "paid": ActPage(
        "The fee is paid", "The clock goes on from the day it was paid.", "Let the clock go on", forms.Paid,
        lambda reference, given, by, at: paid(reference=reference, on=given["on"], by=by, at=at), "The clock runs again.", "cases:clock",
    ),
    "extend": ActPage(
        "Take more time",
        "Under FOIA only to weigh the public interest of a qualified exemption that is named already; the notice goes now, within the first limit (section 10(3), section 17(2)). For environmental information both complexity and volume are needed (reg.7).",
        "Send the notice to the applicant", forms.Extend,
        lambda reference, given, by, at: extend(reference=reference, by=by, at=at, **given), "The notice is on its way.", "cases:clock",
    ),
    "transfer": ActPage(
        "Held by another authority", "The letter says which, for every question whose answer says “Held by someone else”.", "Send the letter to the applicant", forms.Transfer,
        lambda reference, given, by, at: transfer(reference=reference, is_passed_on=given["is_passed_on"] == "yes", by=by, at=at), "The applicant has been told.",
    ),
    "withdraw": ActPage(
        "The applicant withdraws the request", "The case ends, and can be opened again.", "Close as withdrawn", forms.Withdraw,
        lambda reference, given, by, at: withdraw(reference=reference, how=given["how"], by=by, at=at), "The request is withdrawn.",
    ),
    "lapse": ActPage(
        "Close without a reply", "Only after the applicant’s own time is over. It can be opened again.", "Close as lapsed", forms.Nothing,
        lambda reference, given, by, at: lapse(reference=reference, by=by, at=at), "The request has lapsed.",
    ),
    "reopen": ActPage(
        "Open it again", "The clock runs from the day that you give.", "Open it again", forms.Reopen,
        lambda reference, given, by, at: reopen(reference=reference, reason=given["reason"], on=given["on"], by=by, at=at), "The request is open again.",
    ),
    "correct-receipt": ActPage(
        "Correct the day of receipt", "The clock is counted again from the true day, and the reason is kept.", "Correct it", forms.CorrectReceipt,
        lambda reference, given, by, at: correct_receipt(reference=reference, by=by, at=at, **given), "The clock is counted from the true day.", "cases:clock",
        lambda head, by: {"received_on": head.received_on},
    ),
    "correct-details": ActPage(
        "Who asked, and about what",
        "The letters go to this name and address. The request stays in the correspondence as it came. An approval is taken back.",
        "Save", forms.Details, _details, "The details are corrected.", "cases:case",
        lambda head, by: {"name": head.applicant_name, "email": head.applicant_email, "address": head.applicant_address, "subject": head.subject},
    ),
    "ask-review": ActPage(
        "An internal review is asked for", "The case goes on here, with a clock of its own. Someone who took no part looks at it afresh.", "Open the review", forms.AskReview,
        lambda reference, given, by, at: ask_review(reference=reference, by=by, at=at, **given), "The review is open.",
    ),
    "assign-review": ActPage(
        "Choose the reviewer", "Nobody who answered, drafted, approved or sent the first answer.", "Give it to them", forms.AssignReview,
        lambda reference, given, by, at: assign_review(reference=reference, reviewer=int(given["reviewer"]), by=by, at=at), "The review has its reviewer.",
    ),
    "conduct-review": ActPage(
        "What the review finds", "It goes into the letter about the review, which is then approved and sent as every letter is.", "Keep the findings", forms.ConductReview,
        _conduct, "The findings are in the letter.", "cases:letter",
    ),
    "withdraw-review": ActPage(
        "The review is withdrawn", "The first answer stands.", "Close the review", forms.Nothing,
        lambda reference, given, by, at: withdraw_review(reference=reference, by=by, at=at), "The review is withdrawn.",
    ),
    "complain": ActPage(
        "A complaint to the Commissioner", "The case goes on here. Put their letters with the correspondence.", "Open the complaint", forms.Complain,
        lambda reference, given, by, at: complain(reference=reference, by=by, at=at, **given), "The complaint is open.",
    ),
    "reply-complaint": ActPage(
        "Reply to the Commissioner", "Say when we replied, or by when they ask for more.", "Keep it", forms.ReplyComplaint,
        lambda reference, given, by, at: reply_complaint(reference=reference, by=by, at=at, **given), "It is kept.",
    ),
    "take-down": ActPage(
        "Take the published answer down", "Its address stays and says when and why it was taken down.", "Take it down", TakeDown,
        lambda reference, given, by, at: take_down(reference=reference, reason=given["reason"], by=by, at=at), "The answer is no longer published.",
    ),
    "decide": ActPage(
        "The Commissioner has decided", "The case ends with the decision.", "Keep the decision", forms.Decide,
        lambda reference, given, by, at: decide(reference=reference, by=by, at=at, **given), "The decision is kept.",
    ),
}  # fmt: skip
