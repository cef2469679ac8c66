"""The settings of the whole desk, by group, and what was changed when."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods

from answerable.desk.people.actions.set_preferences import set_preferences
from answerable.desk.people.forms.settings import Settings
from answerable.desk.people.gate import actor_of, role_required
from answerable.desk.people.preferences import PREFERENCES, preferences
from answerable.desk.people.queries import setting_changes
from answerable.desk.people.roles import Role
from answerable.desk.people.views.doing import done

administrators = role_required(Role.ADMINISTRATOR)
GROUPS = {slugify(declared.group): declared.group for declared in PREFERENCES}


@administrators
@require_GET
def settings(request: HttpRequest) -> HttpResponse:
    values = preferences()
    shown = [(slug, group, [each for each in PREFERENCES if each.group == group]) for slug, group in GROUPS.items()]
    groups = [(slug, group, [(each, each.words(values[each.name])) for each in found]) for slug, group, found in shown]
    return render(request, "people/settings.html", {"groups": groups, "changes": setting_changes()[:20]})


@administrators
@require_http_methods(["GET", "POST"])
def group(request: HttpRequest, group: str) -> HttpResponse:
    if group not in GROUPS:
        raise Http404
    form = Settings(request.POST or None, group=GROUPS[group], initial=preferences())
    if form.is_valid():
        values, by, at = form.cleaned_data, actor_of(request), timezone.now()
        if done(request, form, lambda: set_preferences(values=values, by=by, at=at), says="The settings are saved."):
            return redirect("people:settings")
    return render(request, "people/settings_group.html", {"form": form, "group": GROUPS[group]})
