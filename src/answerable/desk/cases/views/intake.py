"""Log a request by hand, and settle what waits for a person."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.desk.cases.actions.finish_task import finish_task
from answerable.desk.cases.actions.log_request import log_request
from answerable.desk.cases.forms.intake import NewRequest
from answerable.desk.mail.actions.send_again import send_again
from answerable.desk.people.gate import actor_of, role_required, staff
from answerable.desk.people.roles import Role
from answerable.errors import AnswerableError


@role_required(Role.OFFICER)
def new(request: HttpRequest) -> HttpResponse:
    form = NewRequest(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("cases:case", _logged(request, form))
        except AnswerableError as error:
            form.add_error("file" if request.FILES else "text", error.said)
    return render(request, "cases/new.html", {"form": form}, status=422 if form.is_bound else 200)


def _logged(request: HttpRequest, form: NewRequest) -> str:
    data, name, media = form.source()
    day = form.cleaned_data["received_on"]
    case = log_request(data=data, name=name, media=media, received_on=day, applicant=form.applicant(), by=actor_of(request), at=timezone.now())  # fmt: skip
    messages.success(request, f"{case.reference} is logged. Look over the questions that were found.")
    return case.reference


@staff
@require_POST
def finish(request: HttpRequest, key: int) -> HttpResponse:
    try:
        finish_task(key=key, how=request.POST.get("how", ""), by=actor_of(request), at=timezone.now())
    except AnswerableError as error:
        messages.error(request, error.said)
    return redirect("cases:tasks")


@role_required(Role.OFFICER)
@require_POST
def again(request: HttpRequest, message: int) -> HttpResponse:
    """Send a letter again that did not go; its task is done by itself once it has."""
    send_again(message=message, by=actor_of(request), at=timezone.now())
    messages.success(request, "The letter is in the queue again.")
    return redirect("cases:tasks")
