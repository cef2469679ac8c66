"""The acts on evidence as pages: what each says, asks for and does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from answerable.desk.custody import forms
from answerable.desk.custody.actions.access_item import access_item
from answerable.desk.custody.actions.analyse import Analysed, analyse
from answerable.desk.custody.actions.check_out import check_out
from answerable.desk.custody.actions.close import close
from answerable.desk.custody.actions.collect import collect
from answerable.desk.custody.actions.copy_item import Copied, copy_item
from answerable.desk.custody.actions.correct import correct
from answerable.desk.custody.actions.disclose import Disclosed, disclose
from answerable.desk.custody.actions.give_back import give_back
from answerable.desk.custody.actions.issue_report import issue_report
from answerable.desk.custody.actions.move import move
from answerable.desk.custody.actions.receive import receive
from answerable.desk.custody.actions.redact import Redacted, redact
from answerable.desk.custody.actions.reopen import reopen
from answerable.desk.custody.actions.return_item import return_item
from answerable.desk.custody.actions.seal import seal
from answerable.desk.custody.actions.verify import verify
from answerable.desk.custody.entries import Hand, New, Upload
from answerable.desk.custody.models import CustodyEvent
from answerable.desk.custody.taking import Taken

Given = dict[str, Any]
Do = Callable[..., CustodyEvent]


@dataclass(frozen=True, slots=True)
class ActPage:
    """One act: what its page says, its form, and what it does with what was given."""

    explains: str
    button: str
    form: type[forms.SaidForm]
    act: Do
    takes: Callable[[Any], Given] = lambda form: {}

    def do(self, form: forms.SaidForm, **who: Any) -> CustodyEvent:
        """The event of the act. who: reference, number where it is about an item, by, at."""
        return self.act(said=form.said(), **self.takes(form), **who)


def _to(form: forms.HandForm) -> Given:
    return {"to": form.hand()}


def _taken(form: forms.TakeIn) -> Given:
    given = form.cleaned_data
    taken = Taken(
        from_=Hand(given["from_custodian"], given["from_place"]),
        to=form.hand(),
        file=form.upload("file"),
        digest_told=given["digest_told"],
        seal=given["seal"],
        photograph=form.upload("photograph"),
    )
    return {"new": New(given["title"], given["kind"], given["retention_class"]), "taken": taken}


def _copied(form: forms.Copy) -> Given:
    given = form.cleaned_data
    return {"copied": Copied(form.hand(), given["title"], given["method"], form.upload("file"))}


def _analysed(form: forms.Analyse) -> Given:
    given = form.cleaned_data
    return {"analysed": Analysed(given["method"], given["outcome"], form.hand(), given["title"], form.upload("file"))}


def _redacted(form: forms.Redact) -> Given:
    given = form.cleaned_data
    file = form.upload("file") or Upload(b"", "")  # the form has asked for it
    return {"redacted": Redacted(given["title"], file, given["method"], form.hand(), given["although"])}


def _corrected(form: forms.Correct) -> Given:
    return {"event": int(form.cleaned_data["event"]), "is_with": form.hand()}


def _disclosed(form: forms.Disclose) -> Given:
    given = form.cleaned_data
    return {"disclosed": Disclosed(given["recipient"], tuple(map(int, given["items"])), given["although"])}


def _although(form: forms.AlthoughForm) -> Given:
    return {"although": form.cleaned_data.get("although", "")}  # asked only where something stands open


def _given(*names: str) -> Callable[[forms.SaidForm], Given]:
    return lambda form: {name: form.cleaned_data[name] for name in names}


_IN = "Its digest or its seal is what it is known by from now on. The entry can be corrected by a further one, and never changed."
_LOOKED_AT = "A file is hashed again, a seal is read again; what does not match is written down and shown."
PAGES: dict[str, ActPage] = {
    "collect": ActPage(_IN, "Collect the item", forms.TakeIn, collect, _taken),
    "receive": ActPage(_IN, "Receive the item", forms.TakeIn, receive, _taken),
    "verify": ActPage(_LOOKED_AT, "Check it now", forms.Look, verify),
    "move": ActPage(f"Both sides are named. {_LOOKED_AT}", "Write the hand-over down", forms.HandForm, move, _to),
    "check-out": ActPage(
        "Until it is returned, nobody but you does anything with it here.", "Check it out", forms.CheckOut, check_out,
        lambda form: {**_to(form), **_given("due_back_on")(form)},
    ),
    "return": ActPage(_LOOKED_AT, "Return it", forms.HandForm, return_item, _to),
    "copy": ActPage("The copy becomes an item of its own, which says what it was made from.", "Add the copy", forms.Copy, copy_item, _copied),
    "access": ActPage("The look itself is written down. A file can be downloaded with the entry, for an hour.", "Open it", forms.Look, access_item),
    "analyse": ActPage("Say with what it was done, so that it can be done again.", "Write the analysis down", forms.Analyse, analyse, _analysed),
    "redact": ActPage("The redacted copy becomes an item of its own, with its own digest.", "Add the redacted copy", forms.Redact, redact, _redacted),
    "seal": ActPage("The old seal is read first.", "Write the new seal down", forms.Seal, seal, _given("new_seal")),
    "give-back": ActPage("The entries stay. Nothing more can be done with the item here.", "Give it back", forms.HandForm, give_back, _to),
    "correct": ActPage("Nothing is changed: a further entry says what is right, and points to the one that was wrong.", "Write the correction down", forms.Correct, correct, _corrected),
    "disclose": ActPage(
        "They get one file: every entry of this investigation with the proof that it is in the log, the files that you choose, and a"
        " program that checks all of it without this desk. The files are hashed again first.",
        "Disclose it", forms.Disclose, disclose, _disclosed,
    ),
    "report": ActPage(
        "The report is made from the chain as it stands now, as PDF and as Word, and kept exactly as it is issued.",
        "Issue the report", forms.Report, issue_report, _although,
    ),
    "close": ActPage("Nothing more is taken in. What is held stays held, and can be checked, moved and given back.", "Close the investigation", forms.Close, close, lambda form: {**_although(form), **_given("finding")(form)}),
    "reopen": ActPage("The finding stays in the entry that closed it.", "Open it again", forms.SaidForm, reopen),
}  # fmt: skip
