"""One page for each act on a case that asks for something first: what it will do, its form, one button."""

from __future__ import annotations

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.desk.cases import access
from answerable.desk.cases.actions.allocate import allocate, proposed_due_on
from answerable.desk.cases.actions.correct_event import correct_event
from answerable.desk.cases.actions.recall import recall
from answerable.desk.cases.forms.acts import Allocate, CorrectEvent, Nothing
from answerable.desk.cases.queries.case import Head, head, question_page
from answerable.desk.cases.views.act_table import ACTS, ActPage
from answerable.desk.people.gate import actor_of, staff
from answerable.errors import AnswerableError, LetterStopped, NotAllowed


@staff
def act(request: HttpRequest, reference: str, act: str) -> HttpResponse:
    """Any act of the table: asked for, done, and back to the case."""
    page = ACTS.get(act)
    if page is None:
        raise Http404
    shown = _head(request, reference)
    given = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = page.form_of(shown, actor_of(request), *given)
    if request.method == "POST" and form.is_valid():
        try:
            page.do(reference, form.cleaned_data, actor_of(request), timezone.now())
        except AnswerableError as error:
            return _shown(request, shown, page, form, error)
        messages.success(request, page.done)
        return redirect(page.then, reference)
    return _shown(request, shown, page, form)


@staff
def ask(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    """Ask a colleague one question."""
    today = timezone.localdate()
    page = question_page(reference, position, by=actor_of(request), on=today)
    form = Allocate(request.POST or None, initial={"due_on": proposed_due_on(before=page.head.due_on, on=today)})
    shown = ActPage("Ask a colleague", f"They get a link to question {page.number} and nothing else. Chasers go out by themselves.", "Send the question", Allocate, None, "")  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("name", "email", "message", "due_on")}
        try:
            allocate(reference=reference, number=page.number, by=actor_of(request), at=timezone.now(), **given)
        except AnswerableError as error:
            return _shown(request, page.head, shown, form, error, page.text)
        messages.success(request, f"{given['name']} is asked question {page.number}.")
        return redirect("cases:question", reference, position)
    return _shown(request, page.head, shown, form, quote=page.text)


@staff
def recall_question(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """Take a question back from a colleague."""
    shown = ActPage("Take a question back", "Their link stops working, and they are told. What they sent stays.", "Take it back", Nothing, None, "")  # fmt: skip
    if request.method != "POST":
        return _shown(request, _head(request, reference), shown, Nothing())
    recall(reference=reference, allocation=key, by=actor_of(request), at=timezone.now())
    messages.success(request, "The question is back with you.")
    return redirect("cases:case", reference)


@staff
def correct_day(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """Give something that moved the clock its right day."""
    shown = ActPage("Correct the day", "The wrong entry stays, marked as taken back, and the clock is counted again.", "Correct it", CorrectEvent, None, "")  # fmt: skip
    case, form = _head(request, reference), CorrectEvent(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            correct_event(reference=reference, event=key, by=actor_of(request), at=timezone.now(), **form.cleaned_data)
        except AnswerableError as error:
            return _shown(request, case, shown, form, error)
        messages.success(request, "The clock is counted from the true day.")
        return redirect("cases:clock", reference)
    return _shown(request, case, shown, form)


def _head(request: HttpRequest, reference: str) -> Head:
    by = actor_of(request)
    return head(access.for_reading(reference, by=by), by=by, on=timezone.localdate())


def _shown(
    request: HttpRequest,
    shown: Head,
    page: ActPage,
    form: django_forms.Form,
    error: AnswerableError | None = None,
    quote: str = "",
) -> HttpResponse:
    context: dict[str, Any] = {"head": shown, "act": page, "form": form, "quote": quote, "faults": _said(error)}
    return render(request, "cases/act.html", context, status=422 if error or form.errors else 200)


def _said(error: AnswerableError | None) -> list[str]:
    if isinstance(error, LetterStopped):
        return [f"{stop.what} {stop.do}" for stop in error.fields["stops"]]  # type: ignore[attr-defined]  # a tuple of Stop
    if isinstance(error, NotAllowed):
        return [" ".join(error.part(part) for part in ("what", "why", "do"))]
    return [error.said] if error else []
