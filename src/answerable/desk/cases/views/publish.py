"""Publish an answer, after a look for personal data at the copy that anyone will read."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.desk.cases import access
from answerable.desk.cases.actions.publish import publish as put_in_log
from answerable.desk.cases.forms.publishing import Publish
from answerable.desk.cases.queries.case import head
from answerable.desk.cases.queries.public_copies import public_look
from answerable.desk.people.gate import actor_of, role_required
from answerable.desk.people.roles import Role
from answerable.errors import AnswerableError


@role_required(Role.OFFICER)
def publish(request: HttpRequest, reference: str) -> HttpResponse:
    by, on = actor_of(request), timezone.localdate()
    case = access.for_reading(reference, by=by)
    look = public_look(case, on=on)
    initial = {"title": look.copy.title, "attached": [file.stored for file in look.files]}
    form = Publish(request.POST if request.method == "POST" else None, look=look, initial=initial)
    if form.is_valid():
        try:
            slug = put_in_log(reference, publication=form.publication(look.findings), by=by, at=timezone.now())
        except AnswerableError as error:
            form.add_error(None, f"{error.part('what')} {error.part('do')}")
        else:
            messages.success(request, "The answer is in the disclosure log.")
            return redirect("public:entry", slug)
    context = {"head": head(case, by=by, on=on), "here": "letter", "look": look, "form": form, "typed": request.POST}
    return render(request, "cases/publish.html", context, status=422 if form.errors else 200)
