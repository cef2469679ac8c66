"""The letter: as it will be sent, with its findings; own words, waivers, approval, sending."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.casefile import LetterKind
from answerable.desk.cases import access
from answerable.desk.cases.actions.approve import approve, redraft, return_letter
from answerable.desk.cases.actions.attach import attach, detach, enclose
from answerable.desk.cases.actions.edit_letter import edit_letter, let_go
from answerable.desk.cases.actions.let_through import let_through, stop_again
from answerable.desk.cases.actions.prepare_letter import prepare_letter
from answerable.desk.cases.actions.send import send
from answerable.desk.cases.actions.submit import submit
from answerable.desk.cases.actions.waive import take_back_waiver, waive
from answerable.desk.cases.queries.case import head
from answerable.desk.cases.queries.casefiles import NAMES_OFFICERS, as_read
from answerable.desk.cases.queries.letter import kind_at_work, letter_page
from answerable.desk.components.numbers import number_in
from answerable.desk.components.uploads import read
from answerable.desk.people.actors import Actor
from answerable.desk.people.gate import actor_of, staff
from answerable.errors import AnswerableError, HidesSomething, LetterStopped

HEADINGS = ("heading", "label", "subheading")  # written by the desk alone: they say which question is answered
Done = Callable[[str, LetterKind, Actor, HttpRequest], str]


@staff
def letter(request: HttpRequest, reference: str) -> HttpResponse:
    """The letter at work: the answer, or the outcome of a review."""
    by = actor_of(request)
    do = DO.get(request.POST.get("do", ""))
    if request.method != "POST" or do is None:
        return _shown(request, reference)
    try:
        says = do(reference, kind_at_work(access.for_reading(reference, by=by)), by, request)
    except AnswerableError as error:
        return _shown(request, reference, error)
    messages.success(request, says)
    return redirect("cases:letter", reference)


def _shown(request: HttpRequest, reference: str, error: AnswerableError | None = None) -> HttpResponse:
    by, on = actor_of(request), timezone.localdate()
    case = as_read(access.for_reading(reference, by=by))
    page = letter_page(case, head=head(case, by=by, on=on), kind=kind_at_work(case), by=by, on=on)
    context = {"page": page, "head": page.head, "here": "letter"}
    acts = page.head.acts
    context |= {
        "may_edit": "edit-letter" in acts,
        "may_let_through": bool({"let-through", "let-through-review"} & set(acts)),
    }
    context |= {"typed": request.POST, "faults": _faults(error), "headings": HEADINGS}
    return render(request, "cases/letter.html", context, status=422 if error else 200)


def _faults(error: AnswerableError | None) -> list[str]:
    if isinstance(error, HidesSomething):
        return [f"{one.file.name}: {one.kinds}. {error.part('do')}" for one in error.fields["looked"]]  # type: ignore[attr-defined]  # a tuple of Looked
    if isinstance(error, LetterStopped):
        return [f"{stop.what} {stop.do}" for stop in error.fields["stops"]]  # type: ignore[attr-defined]  # a tuple of Stop
    return [error.said] if error else []


def _submit(reference: str, kind: LetterKind, by: Actor, request: HttpRequest) -> str:
    submit(reference=reference, kind=kind, by=by, at=timezone.now())
    return "The letter is with the approvers."


def _approve(reference: str, kind: LetterKind, by: Actor, request: HttpRequest) -> str:
    seen = frozenset(request.POST.getlist("seen"))
    approve(reference=reference, kind=kind, digest=request.POST.get("digest", ""), seen=seen, by=by, at=timezone.now())
    return "The letter is approved and can be sent."


def _return(reference: str, kind: LetterKind, by: Actor, request: HttpRequest) -> str:
    return_letter(reference=reference, kind=kind, reason=request.POST.get("reason", ""), by=by, at=timezone.now())
    return "The letter is back with whoever drafts it."


def _redraft(reference: str, kind: LetterKind, by: Actor, request: HttpRequest) -> str:
    redraft(reference=reference, kind=kind, by=by, at=timezone.now())
    return "The letter is a draft again."


def _edit(reference: str, kind: LetterKind, by: Actor, request: HttpRequest) -> str:
    posted = request.POST
    edit_letter(reference=reference, kind=kind, key=posted.get("key", ""), was=posted.get("was", ""), stands=posted.get("stands", ""), now=posted.get("now", ""), by=by, at=timezone.now())  # fmt: skip
    return "Your words are in the letter."


def _let_go(reference: str, kind: LetterKind, by: Actor, request: HttpRequest) -> str:
    let_go(reference=reference, kind=kind, key=request.POST.get("key", ""), by=by, at=timezone.now())
    return "The words of the desk stand there."


def _enclose(reference: str, kind: LetterKind, by: Actor, request: HttpRequest) -> str:
    file = request.FILES.get("file")
    upload = read(file) if file else (b"", "", "")
    old = number_in(request.POST, "key", 0)
    enclose(reference=reference, kind=kind, upload=upload, instead_of=old or None, by=by, at=timezone.now())
    return "The new file goes with the letter in place of the old one." if old else "The file goes with the letter."


def _attach(reference: str, kind: LetterKind, by: Actor, request: HttpRequest) -> str:
    attach(reference=reference, kind=kind, key=number_in(request.POST, "key", 0), by=by, at=timezone.now())
    return "The file goes with the letter."


def _detach(reference: str, kind: LetterKind, by: Actor, request: HttpRequest) -> str:
    detach(reference=reference, kind=kind, key=number_in(request.POST, "key", 0), by=by, at=timezone.now())
    return "The file no longer goes with the letter."


def _let_through(reference: str, kind: LetterKind, by: Actor, request: HttpRequest) -> str:
    posted, things = request.POST, request.POST.getlist("thing")
    let_through(reference=reference, kind=kind, key=number_in(posted, "key", 0), things=None if "all" in things else things, reason=posted.get("reason", ""), by=by, at=timezone.now())  # fmt: skip
    return "The file may go as it is, with your name and reason."


def _stop_again(reference: str, kind: LetterKind, by: Actor, request: HttpRequest) -> str:
    stop_again(reference=reference, kind=kind, key=number_in(request.POST, "key", 0), by=by, at=timezone.now())
    return "What the file hides stops it again."


def _names(reference: str, kind: LetterKind, by: Actor, request: HttpRequest) -> str:
    details = {NAMES_OFFICERS: "yes" if request.POST.get(NAMES_OFFICERS) else ""}
    prepare_letter(reference=reference, kind=kind, details=details, by=by, at=timezone.now())
    return "The notice about names of officers is in the letter." if details[NAMES_OFFICERS] else "The notice is out."


def _waive(reference: str, kind: LetterKind, by: Actor, request: HttpRequest) -> str:
    posted = request.POST
    waive(reference=reference, kind=kind, rule=posted.get("rule", ""), words=posted.get("words", ""), reason=posted.get("reason", ""), by=by, at=timezone.now())  # fmt: skip
    return "The finding is waived, with your name and reason."


def _unwaive(reference: str, kind: LetterKind, by: Actor, request: HttpRequest) -> str:
    take_back_waiver(reference=reference, kind=kind, waiver=number_in(request.POST, "key", 0), by=by, at=timezone.now())
    return "The finding stands again."


def _send(reference: str, kind: LetterKind, by: Actor, request: HttpRequest) -> str:
    send(reference=reference, kind=kind, by=by, at=timezone.now())
    return "The letter is on its way to the applicant."


DO: dict[str, Done] = {
    "submit": _submit,
    "approve": _approve,
    "return": _return,
    "take-back": _redraft,
    "edit": _edit,
    "let-go": _let_go,
    "enclose": _enclose,
    "attach": _attach,
    "detach": _detach,
    "let-through": _let_through,
    "stop-again": _stop_again,
    "names": _names,
    "waive": _waive,
    "unwaive": _unwaive,
    "send": _send,
}
