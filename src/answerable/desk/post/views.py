"""Pages of incoming mail: what came, one message whole, and what a person does with it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from answerable.desk.components.numbers import number_in
from answerable.desk.files.serving import download
from answerable.desk.people.gate import actor_of, role_required
from answerable.desk.post import queries
from answerable.desk.post.access import READERS
from answerable.desk.post.actions.dismiss import dismiss
from answerable.desk.post.actions.file_on_case import file_on_case
from answerable.desk.post.actions.make_case import make_case
from answerable.desk.post.forms import FileOn, MakeCase, SetAside
from answerable.desk.post.queries import MessagePage
from answerable.errors import AnswerableError
from answerable.law import uk_day


@role_required(*READERS)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    page = number_in(request.GET, "page", 1)
    found = queries.post(by=actor_of(request), show=request.GET.get("show", ""), page=page)
    return render(request, "post/list.html", {"post": found})


@role_required(*READERS)
@require_http_methods(["GET", "POST"])
def message(request: HttpRequest, number: int) -> HttpResponse:
    page = queries.message_page(number, by=actor_of(request))
    todo = request.POST.get("do", "")
    shown = _forms(request, page, todo)
    bound = shown.get(todo)
    if bound and bound.is_bound and bound.is_valid():
        try:
            return _done(request, number, bound)
        except AnswerableError as error:
            bound.add_error(None, error.said)
    faulty = [bound] if bound and bound.errors else []
    context = {"page": page, "case": shown["case"], "file": shown["file"], "aside": shown["aside"], "faulty": faulty}
    return render(request, "post/message.html", context, status=422 if faulty else 200)


@role_required(*READERS)
@require_GET
def whole(request: HttpRequest, number: int) -> HttpResponse:
    return download(queries.message_in(number, by=actor_of(request)).raw)


@role_required(*READERS)
@require_GET
def file(request: HttpRequest, number: int, key: int) -> HttpResponse:
    return download(queries.file_in(number, key, by=actor_of(request)))


def _forms(request: HttpRequest, page: MessagePage, todo: str) -> dict[str, forms.Form]:
    """The three forms; the one that was sent holds what was typed."""
    suggested = next((task.reference for task in page.tasks if task.reference), "")
    who = {"received_on": page.arrived_on, "name": page.applicant.name, "email": page.applicant.email}
    sent = {todo: request.POST} if request.method == "POST" else {}
    return {
        "case": MakeCase(sent.get("case"), prefix="case", initial=who, latest_on=uk_day(timezone.now())),
        "file": FileOn(sent.get("file"), prefix="file", initial={"reference": suggested}),
        "aside": SetAside(sent.get("aside"), prefix="aside"),
    }


def _done(request: HttpRequest, number: int, form: forms.Form) -> HttpResponse:
    by, at, said = actor_of(request), timezone.now(), form.cleaned_data
    if isinstance(form, SetAside):
        dismiss(number=number, reason=said["reason"], by=by, at=at)
        messages.success(request, "The message is set aside. It can still become a case.")
        return redirect("post:list")
    if isinstance(form, MakeCase):
        reference = make_case(number=number, received_on=said["received_on"], applicant=form.applicant, text=said["text"], by=by, at=at)  # fmt: skip
        messages.success(request, f"The message is now {reference}. Look over the questions that were found.")
    else:
        reference = file_on_case(number=number, reference=said["reference"], by=by, at=at)
        messages.success(request, f"The message is filed on {reference}.")
    return redirect("cases:case", reference)
