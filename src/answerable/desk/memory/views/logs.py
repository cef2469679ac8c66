"""The pages of others' logs: the list, a new one, what was understood of it, keeping and removing it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from answerable.desk.memory import access
from answerable.desk.memory.actions.begin_log import begin_log
from answerable.desk.memory.actions.keep_log import keep_log
from answerable.desk.memory.actions.remove_log import remove_log
from answerable.desk.memory.actions.say_columns import say_columns
from answerable.desk.memory.forms import Columns, NewLog, Whose
from answerable.desk.memory.queries.logs import log_page, logs
from answerable.desk.people.gate import actor_of, role_required, staff
from answerable.errors import NoSuchThing


@staff
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    may_keep = actor_of(request).has_role(*access.KEEPERS)
    return render(request, "memory/logs.html", {"logs": logs(), "may_keep": may_keep})


@role_required(*access.KEEPERS)
def new(request: HttpRequest) -> HttpResponse:
    form = NewLog(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        log = begin_log(**form.log(), by=actor_of(request), at=timezone.now())
        return redirect("memory:log", log.pk)
    return render(request, "memory/new_log.html", {"form": form}, status=422 if form.is_bound else 200)


@staff
@require_safe
def log(request: HttpRequest, number: int) -> HttpResponse:
    try:
        found = log_page(number)
    except NoSuchThing:
        if request.headers.get("HX-Request"):  # it was removed while somebody looked on
            return HttpResponseClientRedirect(reverse("memory:logs"))
        raise
    may_keep = actor_of(request).has_role(*access.KEEPERS)
    return render(request, "memory/log.html", {"found": found, "may_keep": may_keep, "form": Whose()})


@role_required(*access.KEEPERS)
def columns(request: HttpRequest, number: int) -> HttpResponse:
    found = log_page(number)
    form = Columns(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        say_columns(number=number, columns=form.columns(), by=actor_of(request), at=timezone.now())
        return redirect("memory:log", number)
    return render(request, "memory/columns.html", {"found": found, "form": form}, status=422 if form.is_bound else 200)


@role_required(*access.KEEPERS)
@require_POST
def keep(request: HttpRequest, number: int) -> HttpResponse:
    found, form = log_page(number), Whose(request.POST)
    if found.is_unnamed and not form.is_valid():
        return render(request, "memory/log.html", {"found": found, "may_keep": True, "form": form}, status=422)
    publisher = form.cleaned_data["publisher"] if found.is_unnamed else ""
    keep_log(number=number, publisher=publisher, by=actor_of(request), at=timezone.now())
    return redirect("memory:log", number)


@role_required(*access.KEEPERS)
def remove(request: HttpRequest, number: int) -> HttpResponse:
    if request.method == "POST":
        remove_log(number=number, by=actor_of(request), at=timezone.now())
        return redirect("memory:logs")
    return render(request, "memory/remove_log.html", {"found": log_page(number)})
