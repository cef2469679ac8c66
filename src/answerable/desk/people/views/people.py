"""People: the list, one person, and what an administrator does about an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from answerable.desk.people.actions.add_person import add_person
from answerable.desk.people.actions.change_person import change_person
from answerable.desk.people.actions.close_account import close_account, open_account
from answerable.desk.people.actions.give_roles import give_roles
from answerable.desk.people.actions.help_in import reset_second_factor, send_link, unlock
from answerable.desk.people.actors import Actor
from answerable.desk.people.forms.people import Finding, NewPerson, Particulars, Roles
from answerable.desk.people.gate import actor_of, role_required
from answerable.desk.people.queries import person_page, staff_list
from answerable.desk.people.roles import Role
from answerable.desk.people.views.doing import done

administrators = role_required(Role.ADMINISTRATOR)


class Act(Protocol):
    def __call__(self, *, person: int, by: Actor, at: datetime) -> object: ...


@dataclass(frozen=True, slots=True)
class Step:
    """Something done to an account after it was asked once: the act, and the words of its page."""

    act: Act
    title: str
    text: str
    button: str
    says: str
    is_warning: bool = False


STEPS = {
    "close": Step(
        close_account,
        "Close this account",
        "They are signed out everywhere, their keys stop working, and they cannot sign in. What they did stays under their name. Requests that they own stay with them until someone else takes them over. You can open the account again.",
        "Close the account",
        "The account is closed.",
        is_warning=True,
    ),
    "open": Step(
        open_account,
        "Open this account again",
        "They can sign in again, with the roles that they had.",
        "Open the account",
        "The account is open.",
    ),
    "reset": Step(
        reset_second_factor,
        "Reset the second factor",
        "Their authenticator app, passkeys and recovery codes are removed, and they are signed out everywhere. At the next sign-in they set up a new one. Make sure that it is really they who ask: speak to them, or see them.",
        "Reset the second factor",
        "The second factor is reset.",
        is_warning=True,
    ),
    "link": Step(
        send_link,
        "Send a link to set a password",
        "The link goes to their address by mail. It works once, for 3 days.",
        "Send the link",
        "The link is on its way.",
    ),
    "unlock": Step(
        unlock,
        "Unlock this account",
        "Failed attempts no longer keep them from signing in.",
        "Unlock the account",
        "The account is unlocked.",
    ),
}


@administrators
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    form = Finding(request.GET)
    form.is_valid()
    words, with_closed = form.cleaned_data.get("q", ""), form.cleaned_data.get("closed", False)
    found = staff_list(words=words, with_closed=with_closed)
    clear = request.path if words or with_closed else ""
    return render(request, "people/list.html", {"people": found, "words": words, "finding": form, "clear": clear})


@administrators
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    form = NewPerson(request.POST or None)
    if form.is_valid():
        says = f"{form.cleaned_data['name']} is added. A link to set a password goes to their address."
        values = form.cleaned_data | {"by": actor_of(request), "at": timezone.now()}
        if done(request, form, lambda: add_person(**values), says=says):
            return redirect("people:list")
    return render(request, "people/new.html", {"form": form})


@administrators
@require_GET
def person(request: HttpRequest, person: int) -> HttpResponse:
    page = person_page(person, at=timezone.now())
    is_own = request.user.pk == person
    return render(request, "people/person.html", {"page": page, "person": page.row, "is_own": is_own})


@administrators
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, person: int) -> HttpResponse:
    page = person_page(person, at=timezone.now())
    now = {"name": page.row.name, "email": page.row.email, "job": page.row.job, "team": page.team_id}
    form = Particulars(request.POST or None, initial=now)
    if form.is_valid():
        values = form.cleaned_data | {"person": person, "by": actor_of(request), "at": timezone.now()}
        if done(request, form, lambda: change_person(**values), says="The change is saved."):
            return redirect("people:person", person)
    return render(request, "people/change.html", {"form": form, "person": page.row})


@administrators
@require_http_methods(["GET", "POST"])
def roles(request: HttpRequest, person: int) -> HttpResponse:
    page = person_page(person, at=timezone.now())
    form = Roles(request.POST if request.method == "POST" else None, initial={"roles": page.row.roles})
    if form.is_valid():
        given, by, at = form.cleaned_data["roles"], actor_of(request), timezone.now()
        if done(
            request, form, lambda: give_roles(person=person, roles=given, by=by, at=at), says="The roles are saved."
        ):
            return redirect("people:person", person)
    return render(request, "people/roles.html", {"form": form, "person": page.row})


@administrators
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, person: int, name: str) -> HttpResponse:
    """Say what will happen, and do it when it is asked for."""
    if name not in STEPS:
        raise Http404
    asked, page = STEPS[name], person_page(person, at=timezone.now())
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        by, at = actor_of(request), timezone.now()
        if done(request, form, lambda: asked.act(person=person, by=by, at=at), says=asked.says):
            return redirect("people:person", person)
    return render(request, "people/step.html", {"form": form, "person": page.row, "step": asked})
