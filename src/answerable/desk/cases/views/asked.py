"""The page behind a colleague's link: one question, a box, files, or “this is not mine”. No menu, no sign-in."""

from __future__ import annotations

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from answerable.desk.cases.actions.hand_in import hand_in
from answerable.desk.cases.actions.pass_on import pass_on
from answerable.desk.cases.forms.contributing import HandIn, PassOn
from answerable.desk.cases.queries.asked import Asked, asked
from answerable.desk.people.actors import link_actor
from answerable.errors import AnswerableError, LinkEnded


@never_cache
def question(request: HttpRequest, token: str) -> HttpResponse:
    try:
        page = asked(token, on=timezone.localdate())
    except LinkEnded as error:
        return _private(render(request, "cases/link_ended.html", {"error": error.part("do")}, status=404))
    is_passing = request.POST.get("do") == "pass-on"
    form = HandIn(*((request.POST, request.FILES) if request.method == "POST" and not is_passing else ()))
    other = PassOn(request.POST if is_passing else None)
    at_work = other if is_passing else form
    if request.method == "POST" and at_work.is_valid():
        try:
            _done(request, page, form, other)
            return _private(redirect("cases:asked", token))
        except AnswerableError as error:
            at_work.add_error(None, error.said)
    context = {"page": page, "form": form, "other": other, "forms": [form, other]}
    return _private(render(request, "cases/asked.html", context, status=422 if at_work.errors else 200))


def _done(request: HttpRequest, page: Asked, form: HandIn, other: django_forms.Form) -> None:
    by = link_actor(page.key, name=page.name)
    if other.is_bound:
        pass_on(allocation=page.key, to=other.cleaned_data["to"], by=by, at=timezone.now())
        messages.success(request, f"Thank you. {page.asker} will ask them.")
        return
    hand_in(allocation=page.key, text=form.cleaned_data["text"], uploads=form.uploads(), by=by, at=timezone.now())
    messages.success(request, f"Thank you. {page.asker} has your answer.")


def _private(response: HttpResponse) -> HttpResponse:
    """The address is the key: it is told to nobody and kept by nobody."""
    response["Referrer-Policy"] = "same-origin"  # none at all, and browsers send forms as if from elsewhere
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
