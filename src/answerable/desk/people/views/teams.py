"""Teams: the list, a new one, another name, removal."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from answerable.desk.people.actions.teams import add_team, remove_team, rename_team
from answerable.desk.people.forms.people import TeamName
from answerable.desk.people.gate import actor_of, role_required
from answerable.desk.people.queries import team_list
from answerable.desk.people.roles import Role
from answerable.desk.people.views.doing import done
from answerable.errors import NoSuchThing

administrators = role_required(Role.ADMINISTRATOR)


@administrators
@require_http_methods(["GET", "POST"])
def teams(request: HttpRequest) -> HttpResponse:
    form = TeamName(request.POST or None)
    if form.is_valid():
        name, by, at = form.cleaned_data["name"], actor_of(request), timezone.now()
        if done(request, form, lambda: add_team(name=name, by=by, at=at), says=f"{name} is added."):
            return redirect("people:teams")
    return render(request, "people/teams.html", {"form": form, "teams": team_list()})


@administrators
@require_http_methods(["GET", "POST"])
def team(request: HttpRequest, team: int) -> HttpResponse:
    found = next((row for row in team_list() if row.id == team), None)
    if found is None:
        raise NoSuchThing(thing="team", where="teams")
    form = TeamName(request.POST or None, initial={"name": found.name}, team=team)
    if form.is_valid():
        name, by, at = form.cleaned_data["name"], actor_of(request), timezone.now()
        if done(request, form, lambda: rename_team(team=team, name=name, by=by, at=at), says="The name is saved."):
            return redirect("people:teams")
    return render(request, "people/team.html", {"form": form, "team": found})


@administrators
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, team: int) -> HttpResponse:
    found = next((row for row in team_list() if row.id == team), None)
    if found is None:
        raise NoSuchThing(thing="team", where="teams")
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        by, at = actor_of(request), timezone.now()
        if done(request, form, lambda: remove_team(team=team, by=by, at=at), says=f"{found.name} is removed."):
            return redirect("people:teams")
    return render(request, "people/team_remove.html", {"form": form, "team": found})
