"""Pages about the API, and of the addresses that are told of acts."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from answerable.desk.api.actions.add_webhook import add_webhook
from answerable.desk.api.actions.end_webhook import end_webhook
from answerable.desk.api.actions.tell_again import tell_again
from answerable.desk.api.forms import NewWebhook
from answerable.desk.api.listing import groups
from answerable.desk.api.queries import hook_of, hooks
from answerable.desk.api.service import ABOUT, document
from answerable.desk.people.gate import actor_of, role_required
from answerable.desk.people.roles import Role
from answerable.errors import AnswerableError

administrators = role_required(Role.ADMINISTRATOR)


@require_safe
def operations(request: HttpRequest) -> HttpResponse:
    """Every call of the API, from its document."""
    about = [" ".join(words.split()) for words in ABOUT.split("\n\n")]
    return render(request, "api/operations.html", {"about": about, "groups": groups(document())})


@administrators
def webhooks(request: HttpRequest) -> HttpResponse:
    form = NewWebhook(request.POST or None)
    if form.is_valid():
        try:
            hook = add_webhook(by=actor_of(request), at=timezone.now(), **form.cleaned_data)
        except AnswerableError as error:
            form.add_error("address", error.said)
        else:
            return render(request, "api/webhook_made.html", {"name": hook.name, "secret": hook.secret})
    return render(request, "api/webhooks.html", {"hooks": hooks(), "form": form}, status=422 if form.errors else 200)


@administrators
@require_safe
def webhook(request: HttpRequest, key: int) -> HttpResponse:
    hook, deliveries = hook_of(key)
    return render(request, "api/webhook.html", {"hook": hook, "deliveries": deliveries})


@administrators
@require_POST
def end(request: HttpRequest, key: int) -> HttpResponse:
    hook = end_webhook(webhook=key, by=actor_of(request), at=timezone.now())
    messages.success(request, f"{hook.name} is told nothing more.")
    return redirect("api:webhooks")


@administrators
@require_POST
def again(request: HttpRequest, key: int, delivery: int) -> HttpResponse:
    tell_again(delivery=delivery, by=actor_of(request), at=timezone.now())
    messages.success(request, "It is sent again.")
    return redirect("api:webhook", key)
