"""The pages of captures: what there is, bringing one in, how far it has come, one chat with all its captures."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.desk.people.actors import Actor
from answerable.desk.people.gate import actor_of, staff
from answerable.desk.records import access
from answerable.desk.records.actions.begin_capture import Export, begin_capture
from answerable.desk.records.actions.give_up import give_up
from answerable.desk.records.actions.settle_dates import settle_dates
from answerable.desk.records.forms import CaptureForm, DatesForm, ReasonForm
from answerable.desk.records.models import Capture
from answerable.desk.records.queries.captures import capture_page, captures_page, chat_page, gap_words
from answerable.errors import AnswerableError


@staff
def index(request: HttpRequest) -> HttpResponse:
    """The chats and the latest captures that somebody may see."""
    by = actor_of(request)
    return render(request, "records/index.html", {"page": captures_page(by=by), "reads": access.may_read(by)})


@staff
def new(request: HttpRequest) -> HttpResponse:
    """Bring in an exported file."""
    by = actor_of(request)
    initial = {"group": request.GET.get("group", "")}
    form = CaptureForm(request.POST or None, request.FILES or None, by=by, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("records:capture", _begun(form, by).pk)
        except AnswerableError as error:
            form.add_error("file", error.said)
    return render(request, "records/new.html", {"form": form}, status=422 if form.is_bound else 200)


def _begun(form: CaptureForm, by: Actor) -> Capture:
    given = form.cleaned_data
    export = Export(
        given["file"],
        given["file"].name,
        account=given["account"],
        exported_on=given["exported_on"],
        zone=given["zone"],
    )
    return begin_capture(key=given["key"], chat=form.chat(), export=export, by=by, at=timezone.now())


@staff
def capture(request: HttpRequest, number: int) -> HttpResponse:
    """One capture: how far it is, what it asks, what it showed."""
    by = actor_of(request)
    page = capture_page(number, by=by)
    dates = DatesForm(request.POST if request.POST.get("do") == "settle" else None, choices=list(page.choices))
    reason = ReasonForm(request.POST if request.POST.get("do") == "give-up" else None)
    if request.method == "POST":
        try:
            if dates.is_bound and dates.is_valid():
                settle_dates(number=number, order=dates.cleaned_data["order"], by=by, at=timezone.now())
                return redirect("records:capture", number)
            if reason.is_bound and reason.is_valid():
                give_up(number=number, reason=reason.cleaned_data["reason"], by=by, at=timezone.now())
                return redirect("records:capture", number)
        except AnswerableError as error:
            messages.error(request, error.said)
    context = {"page": page, "row": page.row, "dates": dates, "reason": reason, "reads": access.may_read(by)}
    return render(request, "records/capture.html", context, status=422 if request.method == "POST" else 200)


@staff
def chat(request: HttpRequest, number: int) -> HttpResponse:
    """One chat: its captures and the days that none of them covers."""
    by = actor_of(request)
    page = chat_page(number, by=by)
    context = {"page": page, "row": page.row, "gaps": gap_words(page.gaps), "reads": access.may_read(by)}
    return render(request, "records/chat.html", context)
